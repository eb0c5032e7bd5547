import re
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.export import Kind, Material, Table, What, tabulate
from assistant.model import Direction
from tests.draft.sample import CLAIMS, RECORDS, SYNTHESES
from tests.export.conftest import place

Gather = Callable[..., Material]
PYTHON = {Kind.TEXT: str, Kind.TEXTS: tuple, Kind.INTEGER: int, Kind.NUMBER: float, Kind.TRUTH: bool}


def rows(table: Table) -> list[dict[str, object]]:
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


def claim_row(material: Material, key: str) -> dict[str, object]:
    return next(row for row in rows(tabulate(material, What.CLAIMS)) if row["claim_id"] == CLAIMS[key].claim_id)


def synthesis_row(material: Material, key: str) -> dict[str, object]:
    found = rows(tabulate(material, What.SYNTHESES))
    return next(row for row in found if row["synthesis_id"] == f"s{key}0123456789abcdef")


def test_each_claim_each_synthesis_and_each_record_has_a_row(gather: Gather) -> None:
    counts = {what: len(tabulate(gather(), what).rows) for what in What}
    assert counts == {
        What.CLAIMS: len(CLAIMS),
        What.SYNTHESES: len(SYNTHESES),
        What.STUDIES: len(RECORDS),
        What.COORDINATES: 0,
    }


@pytest.mark.parametrize("what", What)
def test_cells_are_of_the_kind_of_their_column_or_missing(gather: Gather, what: What) -> None:
    table = tabulate(gather([place(1, -38.0, CLAIMS["a1"].claim_id)]), what)
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            assert cell is None or type(cell) is PYTHON[column.kind], column.name
            assert cell != "", column.name


@pytest.mark.parametrize("what", What)
def test_each_column_is_documented(gather: Gather, what: What, checkout: Path) -> None:
    text = (checkout / "docs" / "export.md").read_text(encoding="utf-8")
    (body,) = re.findall(rf"^\| column of {what} .*\n\|[-|]+\n((?:\|.*\n)+)", text, re.M)
    documented: dict[str, set[str]] = {}
    for line in body.splitlines():
        names, kind = (cell.strip() for cell in line.split("|")[1:3])
        documented |= {name: set(kind.split(", ")) for name in re.findall("`(.+?)`", names)}
    columns = tabulate(gather(), what).columns
    assert documented == {column.name: {column.kind.value} for column in columns}


def test_a_claim_says_what_it_says_who_says_it_and_what_became_of_it(gather: Gather) -> None:
    row = claim_row(gather(), "a1")
    wanted = {
        "record_id": "pmid:1",
        "first_author": "Abel",
        "year": 2011,
        "region": "insula",
        "region_id": "insula",
        "laterality": "left",
        "target": None,
        "measure": "grey matter volume",
        "measure_id": "volume",
        "measure_concept": None,
        "direction": "decrease",
        "comparison_kind": "patients-vs-controls",
        "group": "patients with pain",
        "group_concept": "patients",
        "group_n": 45,
        "comparator_n": 44,
        "stratum": "pain",
        "votes": True,
        "why_not": None,
        "synthesis_ids": ("sa0123456789abcdef",),
        "quote": "Invented sentence a1: insula & <more> [sic].",
        "section": "results",
        "further_quotes": (),
        "rule": "made-up-rule",
        "n": 89,
        "doi": "10.1234/inv.1",
        "pmid": "1",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_a_claim_without_a_synthesis_or_a_comparison_leaves_cells_empty(gather: Gather) -> None:
    row = claim_row(gather(), "i5")
    assert (row["votes"], row["why_not"], row["stratum"], row["synthesis_ids"]) == (False, "no comparator", None, ())
    assert [row[name] for name in ("group", "comparator", "comparison_kind", "group_n", "n")] == [None] * 5


def test_a_connection_has_a_target_and_an_association_an_associate(gather: Gather) -> None:
    material = gather()
    assert (claim_row(material, "b3")["target"], claim_row(material, "b3")["target_id"]) == ("insula", "insula")
    assert claim_row(material, "c4")["associate"] == "duration of pain"


def test_a_synthesis_counts_votes_and_names_records(gather: Gather) -> None:
    row = synthesis_row(gather(), "a")
    wanted = {
        "section": "structure",
        "stratum": "pain",
        "region": "insula",
        "measure": "grey matter volume",
        "measure_concept": "volume",
        "verdict": "consensus",
        "majority": "decrease",
        "cohorts": 2,
        "votes_decrease": 2,
        "votes_increase": 0,
        "records_decrease": ("pmid:1", "pmid:2"),
        "records_increase": (),
        "sign_test_p": 0.5,
        "interval_low": 0.342,
        "interval_high": 1.0,
        "fragile": True,
        "claim_ids": (CLAIMS["a1"].claim_id, CLAIMS["a2"].claim_id),
    }
    assert {name: row[name] for name in wanted} == wanted
    assert {f"votes_{direction}" for direction in Direction} <= row.keys()


def test_what_separates_a_discrepancy_is_named_and_an_unknown_interval_is_missing(gather: Gather) -> None:
    assert synthesis_row(gather(), "b")["separated_by"] == ("population",)
    assert synthesis_row(gather(), "d")["interval_low"] is None


def test_a_study_says_whether_it_is_used_and_what_it_holds(gather: Gather) -> None:
    first, *_, last = rows(tabulate(gather(), What.STUDIES))
    assert (first["used"], first["claims"], first["voting_claims"], first["n"]) == (True, 3, 3, 89)
    assert first["groups"] == ("with pain: 45", "controls: 44")
    assert first["authors"] == ("Abel, Ann Bea", "Doe, J")
    assert (last["used"], last["reason"], last["claims"], last["n"]) == (False, "no-finding", 0, None)


def test_coordinates_name_the_claims_beside_them(gather: Gather) -> None:
    beside, alone = place(1, -38.0, CLAIMS["a1"].claim_id, CLAIMS["b1"].claim_id), place(2, 4.0, space=None)
    first, second = rows(tabulate(gather([beside, alone]), What.COORDINATES))
    assert (first["x"], first["space"], first["regions"]) == (-38.0, "MNI", ("insula", "thalamus"))
    assert first["directions"] == ("decrease",)
    assert (second["space"], second["claim_ids"], second["first_author"]) == (None, (), "Baker")
