import pytest

from assistant.extract.brackets import after_closing, innermost, matched, outside
from assistant.extract.tokenizer import open_tokenizer


@pytest.fixture(scope="module")
def read():
    return open_tokenizer()


def test_brackets_are_matched_from_within(read):
    words = read("a ( b [ c ] ) d )")
    assert list(matched(words, 0, len(words))) == [(3, 5), (1, 6)]


def test_each_token_knows_its_innermost_bracket(read):
    words = read("a ( b [ c ] d ) e ( f")
    assert innermost(words, 0, len(words)) == {2: 1, 4: 3, 6: 1, 10: 9}


@pytest.mark.parametrize(("text", "after"), [("( a ( b ) c ) d", 7), ("( a ( b )", 5), ("( a", 2)])
def test_a_bracket_ends_after_those_inside_it_or_at_the_limit(read, text, after):
    words = read(text)
    assert after_closing(words, 0, len(words)) == after


def test_what_stands_in_brackets_is_left_out(read):
    words = read("a ) b ( c ( d ) e ) f")
    assert [words.texts[i] for i in outside(words, range(len(words)))] == ["a", "b", "f"]
