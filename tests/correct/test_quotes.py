import pytest

from assistant.correct.quotes import Passage, find_quote
from assistant.model import Record

RECORD = Record("pmid:1", "The  title.", "One (a+b).  Two\u00a0words.\tThree.")


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("One (a+b).", Passage("abstract", 0, 10)),
        ("Two words.", Passage("abstract", 12, 22)),
        (" Two\n words.  Three. ", Passage("abstract", 12, 29)),
        ("The title.", Passage("title", 0, 11)),
        ("one (a+b).", None),
        ("One (aab).", None),
        ("", None),
        (" ", None),
    ],
)
def test_quotes_are_found_white_space_aside(quote: str, passage: Passage | None) -> None:
    assert find_quote(RECORD, quote) == passage
