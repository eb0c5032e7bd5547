import pytest

from assistant.extract import Extractor
from assistant.extract.names import NameScanner
from assistant.extract.rules import load_name_grammar
from assistant.extract.unlisted import unlisted_names
from assistant.model import Record
from assistant.pack import open_pack


@pytest.fixture(scope="module")
def scanner() -> NameScanner:
    return NameScanner(load_name_grammar(open_pack()).value)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lower volume of the left TOp was found.", ["left TOp"]),
        ("It was lower in the right Foo and the left Bar baz.", ["right Foo", "left Bar"]),
        ("It was lower in the left foo bar Qux of patients.", ["left foo bar Qux"]),
        ("It was lower in the left insula and the right hand.", []),
        ("Patients left the study; right-handed men did not.", []),
        ("It was lower on the left.", []),
        ("Lower volume of the TOp was found.", []),
    ],
)
def test_words_after_a_laterality_word_that_look_like_a_name(
    extractor: Extractor, scanner: NameScanner, text: str, names: list[str]
) -> None:
    reading, _ = extractor.statements(Record("r", "", text))
    assert [reading.words.text(*name) for name in unlisted_names(scanner, reading)] == names
