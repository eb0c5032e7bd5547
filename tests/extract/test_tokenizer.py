import pytest
import spacy

from assistant.extract.tokenizer import Tokenizer


@pytest.fixture(scope="module")
def cut():
    return Tokenizer()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("volume (GMV) fell.", "volume|(|GMV|)|fell|."),
        ("left BMP+. Right CP-.", "left|BMP+|.|Right|CP-|."),
        ("METHODS/: the cortex(AI)/cortex", "METHODS|/|:|the|cortex|(|AI|)|/|cortex"),
        ("i.e. 5 mm", "i.e.|5|mm"),
        ("pre-/postcentral and (pre-)motor", "pre-|/|postcentral|and|(|pre-|)|motor"),
        ("", ""),
    ],
)
def test_words_are_parted_from_their_marks(cut, text, tokens):
    assert "|".join(cut(text).texts) == tokens


@pytest.mark.parametrize(
    "text", ["one two", "one  two", " one", "   one   two  ", "one (two).  Three", "  ", "can't  go"]
)
def test_tokens_are_those_of_spacy_whatever_the_spaces(cut, text):
    words, doc = cut(text), spacy.blank("en")(text)
    assert words.texts == [token.text for token in doc]
    assert words.starts == [token.idx for token in doc]


def test_tokens_stand_where_their_offsets_say(cut):
    text = "Lower in the ACC (BA 24),  and  higher in the insula."
    words = cut(text)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.texts
    assert words.text(0, len(words)) == text
    assert [words.tight(i) for i in range(3, 6)] == [False, True, False]


def test_a_stretch_is_cut_alike_wherever_it_stands(cut):
    assert cut("x (GMV), (GMV),").texts[1:] == [*cut("(GMV),").texts] * 2
