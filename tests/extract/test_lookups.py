from assistant.extract import lookups
from assistant.extract.lookups import Lookup


def test_a_word_is_asked_about_once():
    asked = []
    lengths = Lookup(lambda word: asked.append(word) or len(word))
    assert [lengths[word] for word in ("insula", "insula", "of")] == [6, 6, 2]
    assert asked == ["insula", "of"]


def test_what_is_kept_stays_bounded(monkeypatch):
    monkeypatch.setattr(lookups, "_MOST", 3)
    lengths = Lookup(len)
    assert [lengths["a" * n] for n in range(10)] == list(range(10))
    assert len(lengths) <= 3
