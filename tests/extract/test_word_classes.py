import pytest

from assistant.extract.rules import load_name_grammar
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.pack import open_pack


@pytest.fixture(scope="module")
def classes():
    return WordClasses(load_name_grammar(open_pack()).value)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("thalamus", WordClass.HEAD),
        ("epithalamic", WordClass.ADJECTIVE),
        ("thalamostriatal", WordClass.ADJECTIVE | WordClass.CONNECTING),
        ("solitarii", WordClass.LATIN),
        ("perihypoglossal", WordClass.ADJECTIVE),
        ("obscurus", WordClass.QUALIFIER | WordClass.LATIN),
        ("vestibulolateral", WordClass.ADJECTIVAL),
        ("analysis", 0),
        ("several", 0),
        ("via", 0),
        ("walked", 0),
    ],
)
def test_class_of_a_word(classes, word, expected):
    assert classes[word] == expected


def test_order_of_asking_changes_nothing(classes):
    grammar = load_name_grammar(open_pack()).value
    backwards = WordClasses(grammar)
    words = ["supraparathalamic", "parathalamic", "thalamic"]
    assert [classes[w] for w in words] == [backwards[w] for w in reversed(words)][::-1]
