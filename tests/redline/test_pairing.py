import pytest

from assistant.anchors import Anchor, AnchorKind
from assistant.redline.pairing import find_moved, pair_rows, pair_units
from assistant.redline.units import Unit
from tests.redline.units import anchor, table_unit, unit

LONG = "Volume of the insula was lower in patients than in controls."
CASES = {
    "by name, whatever it says": ([unit("a", "x", about="g-1")], [unit("b", "y"), unit("a", "z", about="g-1")], {0: 1}),
    "another name, unlike": ([unit("a", "x y", about="g-1")], [unit("b", "p q", about="g-2")], {}),
    "another name, alike": ([unit("a", LONG, about="g-1")], [unit("b", LONG, about="g-2")], {0: 0}),
    "another name, of which one half is alike": (
        [unit("a", LONG, about="g-1")],
        [unit("b", LONG.replace("insula", "pole"), about="g-2")],
        {},
    ),
    "a part of what was told": (
        [unit("a", LONG, about="g-1 g-2")],
        [unit("b", LONG.replace("insula", "pole"), about="g-2")],
        {0: 0},
    ),
    "headings by name": ([unit("a", "Results", "heading")], [unit("a", "Findings", "heading")], {0: 0}),
    "text under one heading": ([unit("a", LONG, place="R")], [unit("b", LONG + " Now.", place="R")], {0: 0}),
    "text under another heading": ([unit("a", LONG, place="R")], [unit("b", LONG, place="S")], {}),
    "equal names of plain text": ([unit("a", "x y", place="R")], [unit("a", "p q", place="R")], {}),
    "captions of other tables": ([unit("a", LONG, "caption", "R", "x")], [unit("b", LONG, "caption", "R", "y")], {}),
    "references like each other": (
        [unit("a", "Doe J. Pain and the insula. 2010", "reference", "R", "pmid:1")],
        [unit("b", "Doe J. Pain and the cuneus. 2011", "reference", "R", "pmid:2")],
        {},
    ),
    "one work by other ids": (
        [unit("a", "1. Doe J. Pain. 2010", "reference", "R", "pmid:1")],
        [unit("b", "1. Doe J. Pain. 2010", "reference", "R", "doi:10.1/a")],
        {0: 0},
    ),
    "nothing about it any more": ([unit("a", LONG, place="R", about="g")], [unit("b", LONG, place="R")], {0: 0}),
    "tables below paired captions": (
        [unit("a", "T", "caption", about="f"), table_unit("a", "x"), table_unit("a", "y", about="facts 2")],
        [unit("a", "T", "caption", about="f"), table_unit("a", "z")],
        {0: 0, 1: 1},
    ),
    "tables below others": ([table_unit("a", "x")], [table_unit("b", "x")], {}),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES.keys())
def test_units_are_paired(old: list[Unit], new: list[Unit], expected: dict[int, int]) -> None:
    assert pair_units(old, new) == expected


def test_rows_are_paired_by_their_texts() -> None:
    old = [anchor("t", text, "row") for text in ("Place\tFlow", "insula\tlower\t2", "pole\thigher\t1")]
    new = [anchor("t", text, "row") for text in ("Place\tFlow", "pole\thigher\t1", "insula\tlower\t3")]
    assert pair_rows(old, new) == {0: 0, 1: 2, 2: 1}


@pytest.mark.parametrize(
    ("pairs", "moved"),
    [({0: 0, 1: 1}, set()), ({0: 1, 1: 0, 2: 2}, {0}), ({0: 2, 1: 0, 2: 1}, {0}), ({3: 0, 5: 9}, set()), ({}, set())],
)
def test_the_fewest_that_are_in_another_order_have_moved(pairs: dict[int, int], moved: set[int]) -> None:
    found = find_moved(pairs)
    assert len(found) == len(moved)
    kept = [pairs[i] for i in sorted(pairs) if i not in found]
    assert kept == sorted(kept)


def test_rows_are_paired_by_what_they_tell_of_before_their_texts() -> None:
    old = [row("Region"), row("insula lower", "g-1"), row("pole lower", "g-2"), row("all studies")]
    new = [row("Region"), row("pole lower", "g-3"), row("insula higher", "g-1"), row("all studies and more")]
    assert pair_rows(old, new) == {0: 0, 1: 2, 3: 3}


def test_rows_of_one_record_are_paired_in_their_order() -> None:
    old = [row("a", "r-1"), row("b", "r-1")]
    assert pair_rows(old, [row("x", "r-1"), row("y", "r-1"), row("z", "r-1")]) == {0: 0, 1: 1}


def row(text: str, told: str = "") -> Anchor:
    return Anchor("_drt", AnchorKind.ROW, (), ("table", "1", *told.split()), text, text)
