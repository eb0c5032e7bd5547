import pytest

from assistant.draft.citations import number_citations, print_citation
from assistant.draft.document import Cite, Column, Paragraph, Row, Sentence, Table, Text

NUMBERS = {f"r{n}": n for n in range(1, 12)}


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        ("r3", "[3]"),
        ("r2 r1", "[1, 2]"),
        ("r5 r3 r6 r7", "[3, 5-7]"),
        ("r1 r2 r3 r9 r10 r11", "[1-3, 9-11]"),
        ("r4 r4", "[4]"),
    ],
)
def test_three_or_more_neighbours_become_a_range(cited: str, printed: str) -> None:
    assert print_citation(cited.split(), NUMBERS) == printed


def test_records_are_numbered_in_the_order_of_first_citation_through_text_and_tables() -> None:
    paragraph = Paragraph((Sentence((Text("a"), Cite(("z", "b")))), Sentence((Cite(("b", "c")),))))
    table = Table("t", "", (Column("x", 1),), (Row(((Cite(("a",)),),)),))
    assert number_citations([paragraph, table]) == {"z": 1, "b": 2, "c": 3, "a": 4}
