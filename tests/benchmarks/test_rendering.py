import re

import pytest

from benchmarks.rendering import PANDOC, RENDERING, main, write_tables


def test_drafts_are_rendered_beside_what_pandoc_makes_of_their_citations(capsys: pytest.CaptureFixture[str]) -> None:
    main(["10", "12", "--rounds", "1"])
    tables = capsys.readouterr().out.split("\n\n")
    assert len(tables) == 2
    for table, name in zip(tables, ("shortest", "median"), strict=True):
        head, _, *rows, ratios = table.strip().splitlines()
        assert head == "| seconds | 10 studies | 12 studies | growth |"
        assert [row.split(" | ")[0] for row in rows] == [f"| {task}, {name}" for task in (RENDERING, PANDOC)]
        assert all(float(cell) > 0 for row in rows for cell in row.split(" | ")[1:3])
        assert re.fullmatch(r"\| times pandoc alone \| \d+\.\d\d \| \d+\.\d\d \| \|", ratios)


def test_the_shortest_and_the_median_round_are_told_with_how_both_compare() -> None:
    measured = {10: {RENDERING: [3.0, 2.0, 9.0], PANDOC: [1.0, 2.0, 6.0]}, 20: {RENDERING: [6.0], PANDOC: [1.5]}}
    lines = list(write_tables(measured))
    assert lines[2:5] == [
        f"| {RENDERING}, shortest | 2.00 | 6.00 | 3.00 |",
        f"| {PANDOC}, shortest | 1.00 | 1.50 | 1.50 |",
        "| times pandoc alone | 2.00 | 4.00 | |",
    ]
    assert lines[8:] == [
        f"| {RENDERING}, median | 3.00 | 6.00 | 2.00 |",
        f"| {PANDOC}, median | 2.00 | 1.50 | 0.75 |",
        "| times pandoc alone | 1.50 | 4.00 | |",
    ]
