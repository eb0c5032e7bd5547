import pytest

from assistant.extract.laterality import LateralityReader
from assistant.extract.pipeline import Extractor
from assistant.extract.rules import load_name_grammar
from assistant.extract.unlisted import unlisted_names
from assistant.extract.word_classes import WordClasses
from assistant.model import Record
from assistant.pack import open_pack


@pytest.fixture(scope="module")
def classes() -> WordClasses:
    return WordClasses(load_name_grammar(open_pack()).value)


@pytest.fixture(scope="module")
def laterality(classes: WordClasses) -> LateralityReader:
    return LateralityReader(load_name_grammar(open_pack()).value, classes)


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
    extractor: Extractor, classes: WordClasses, laterality: LateralityReader, text: str, names: list[str]
) -> None:
    reading, _ = extractor.statements(Record("r", "", text))
    assert [reading.words.text(*name) for name in unlisted_names(classes, laterality, reading)] == names
