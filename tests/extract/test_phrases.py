from assistant.extract.phrases import PhraseTree


def tree(*phrases):
    made = PhraseTree()
    for phrase, meaning in phrases:
        made.add(phrase.split(), meaning)
    return made


def found(made, text):
    return [(" ".join(text.split()[start:end]), meaning) for start, end, meaning in made.find(text.split())]


def test_all_phrases_are_found_from_left_to_right_and_the_shorter_first():
    made = tree(("a", 1), ("a b c", 2), ("b c", 3))
    assert found(made, "x a b c") == [("a", 1), ("a b c", 2), ("b c", 3)]


def test_a_phrase_that_breaks_off_is_none():
    assert found(tree(("a b c", 1)), "a b") == []
    assert found(tree(("a b c", 1)), "a b a b c") == [("a b c", 1)]


def test_meanings_of_one_phrase_keep_their_order_and_stand_once():
    assert found(tree(("a", 2), ("a", 1), ("a", 2)), "a") == [("a", 2), ("a", 1)]
