import csv
from collections.abc import Callable
from io import StringIO

import pytest

from assistant.export import Material, What, tabulate, to_csv
from tests.draft.sample import CLAIMS
from tests.export.conftest import place

Gather = Callable[..., Material]


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def titles(gather: Gather, title: str) -> str:
    return read(to_csv(tabulate(gather(pmid1=title), What.STUDIES)))[0]["title"]


def test_the_file_begins_with_the_mark_that_excel_looks_for_and_has_dos_lines(gather: Gather) -> None:
    text = to_csv(tabulate(gather(), What.CLAIMS))
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbfclaim_id,record_id,")
    assert text.count("\r\n") == text.count("\n") == len(CLAIMS) + 1


@pytest.mark.parametrize(
    "formula",
    [
        '=HYPERLINK("https://example.org","x")',
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\tx",
        "\r=1",
        "\n=1",
        "＝1+1",
        "－1",
        "−",
    ],
)
def test_a_text_that_would_run_as_a_formula_is_defused(gather: Gather, formula: str) -> None:
    written = titles(gather, formula)
    assert written == (formula if formula == "−" else f"'{formula}")


@pytest.mark.parametrize("text", ['He said "a, b"', "Schmerz; Größe 疼痛", "1-2", "a=b", "'quoted'"])
def test_other_texts_come_back_as_they_were(gather: Gather, text: str) -> None:
    assert titles(gather, text) == text


def test_a_list_whose_first_member_is_a_formula_is_defused(gather: Gather) -> None:
    material = gather([place(1, 1.0)])
    table = tabulate(material, What.COORDINATES)
    names = [column.name for column in table.columns]
    row = tuple(("=1", "b") if name == "regions" else c for name, c in zip(names, table.rows[0], strict=True))
    changed = type(table)(table.what, table.snapshot, table.rules, table.columns, (row,))
    assert read(to_csv(changed))[0]["regions"] == "'=1; b"


def test_numbers_stay_numbers_and_what_is_missing_is_empty(gather: Gather) -> None:
    (row,) = read(to_csv(tabulate(gather([place(2, -38.0)]), What.COORDINATES)))
    assert (row["x"], row["y"], row["year"], row["n"], row["reported"]) == ("-38.0", "2.0", "2012", "", "TRUE")


def test_the_same_table_gives_the_same_text(gather: Gather) -> None:
    assert to_csv(tabulate(gather(), What.SYNTHESES)) == to_csv(tabulate(gather(), What.SYNTHESES))
