import pytest

from assistant.redline.units import UnitKind, list_lines, list_units
from tests.redline.units import anchor

ANCHORS = (
    anchor("_dr1", "Draft", "title"),
    anchor("_dr2", "Results", "heading", "Results"),
    anchor("_dr3", "Flow was lower.", "paragraph", "Results", "g-flow"),
    anchor("_dr4", "Table 1", "caption", "Results", "facts"),
    *(anchor("_dr4", row, "row", "Results", "facts 1") for row in ("Place\tFlow", "insula\tlower")),
    *(anchor("_dr4", row, "row", "Results", "facts 2") for row in ("Place\tFlow", "pole\thigher")),
    anchor("_dr5", "Deep", "heading", "Results/Flow/Deep"),
    anchor("_dr6", "Flow", "heading", "Results/Flow"),
)


def test_rows_of_one_part_of_a_table_are_one_unit() -> None:
    units = list_units(ANCHORS)
    assert [(unit.kind.value, unit.key) for unit in units] == [
        *(("paragraph", f"_dr{n}") for n in (1, 2, 3, 4)),
        ("table", "_dr4 facts 1"),
        ("table", "_dr4 facts 2"),
        *(("paragraph", f"_dr{n}") for n in (5, 6)),
    ]
    assert units[4].text == "Place\tFlow\ninsula\tlower"
    assert units[4].hash.split() == [row.hash for row in ANCHORS[4:6]]
    assert units[2].text == "Flow was lower." and units[2].hash == ANCHORS[2].hash


def test_tables_of_equal_rows_are_told_apart() -> None:
    rows = [anchor(name, "a\tb", "row", "", f"{key} 1") for name, key in (("_dr1", "x"), ("_dr1", "y"), ("_dr2", "x"))]
    assert [unit.key for unit in list_units(rows)] == ["_dr1 x 1", "_dr1 y 1", "_dr2 x 1"]


@pytest.mark.parametrize(("index", "listed"), [(0, False), (1, True), (2, False), (8, False), (9, True)])
def test_the_contents_list_headings_of_two_levels(index: int, listed: bool) -> None:
    lines = list_lines(ANCHORS)
    assert all(line.kind is UnitKind.LINE for line in lines)
    assert (ANCHORS[index].name in [line.key for line in lines]) is listed
