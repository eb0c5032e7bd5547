"""The verdicts on the pain snapshots beside those of a reader who knows the studies."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.cli.pipeline import make_review
from assistant.cli.rule_sets import Rules, load_rules
from assistant.model import Direction, Review, Verdict

SEEDS = Path(__file__).parents[2] / "seeds"
READER: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "verdicts.yaml").read_text(encoding="utf-8"))
YEARS = (2025, 2026)
KEYS = ("stratum", "measure", "associate", "region", "rule")
DIRECTIONS = ("increase", "decrease", "positive", "negative")


@cache
def rules() -> Rules:
    return load_rules("neuroimaging")


@cache
def review(year: int) -> Review:
    return make_review([SEEDS / f"cancer-pain-{year}-03.nbib"], rules()).review


def both(entries: Sequence[Mapping[str, Any]]) -> list[tuple[int, Mapping[str, Any]]]:
    """Pair each entry with every snapshot in which it holds."""
    return [(year, entry) for entry in entries for year in YEARS if year >= entry.get("since", YEARS[0])]


def ids(names: Sequence[str]) -> set[str]:
    return {READER["studies"][name] for name in names}


def sides(entry: Mapping[str, Any]) -> dict[str, set[str]]:
    return {direction: ids(entry[direction]) for direction in DIRECTIONS if direction in entry}


def found_sides(by_direction: Mapping[Direction, Sequence[str]]) -> dict[str, set[str]]:
    return {direction.value: set(records) for direction, records in by_direction.items()}


def fits(entry: Mapping[str, Any], found: object) -> bool:
    return all(getattr(found, key) == entry[key] for key in KEYS if key in entry)


@pytest.mark.parametrize(("year", "entry"), both(READER["verdicts"]))
def test_the_tool_agrees_with_the_reader(year: int, entry: Mapping[str, Any]) -> None:
    (synthesis,) = (s for s in review(year).syntheses if fits(entry, s) and len(s.cohorts) > 1)
    assert synthesis.verdict == entry["verdict"]
    assert found_sides(synthesis.by_direction) == sides(entry)
    assert synthesis.fragile
    assert [separation.field for separation in synthesis.separated_by] == entry.get("separated_by", [])


@pytest.mark.parametrize("year", YEARS)
def test_the_tool_has_no_other_verdict_on_two_cohorts(year: int) -> None:
    known = [entry for at, entry in both(READER["verdicts"]) if at == year]
    joint = [s for s in review(year).syntheses if len(s.cohorts) > 1]
    assert [s for s in joint if not any(fits(entry, s) for entry in known)] == []


@pytest.mark.parametrize(("year", "entry"), both(READER["counts"]))
def test_counts_join_what_no_verdict_does(year: int, entry: Mapping[str, Any]) -> None:
    (count,) = (count for count in review(year).counts if fits(entry, count))
    assert found_sides(count.by_direction) == sides(entry)
    assert not count.unresolved


@pytest.mark.parametrize(("year", "entry"), both(READER["differences"]))
def test_where_the_tool_differs_it_has_no_group_of_two(year: int, entry: Mapping[str, Any]) -> None:
    assert [s for s in review(year).syntheses if fits(entry, s) and len(s.cohorts) > 1] == []
    assert entry["why"]


@pytest.mark.parametrize(("year", "entry"), both(READER["apart"]))
def test_what_a_field_keeps_apart_does_not_meet(year: int, entry: Mapping[str, Any]) -> None:
    allowed = ids(entry.get("but", []))
    for synthesis in review(year).syntheses:
        if fits(entry, synthesis):
            met = ids(entry["studies"]) & {record for records in synthesis.cohorts for record in records}
            assert [pair for pair in combinations(sorted(met), 2) if not allowed >= set(pair)] == []


@pytest.mark.parametrize("year", YEARS)
def test_nulls_without_a_place_form_no_group(year: int) -> None:
    assert [s for s in review(year).syntheses if s.verdict is Verdict.NULL and len(s.cohorts) > 1] == []


def test_a_measure_is_not_pooled_with_its_fraction() -> None:
    measures = {row.claim.claim_id: row.claim.measure.pooled_as for row in review(YEARS[-1]).claims}
    pooled = [{measures[claim_id] for claim_id in s.claim_ids} for s in review(YEARS[-1]).syntheses]
    assert [kinds for kinds in pooled if {"ALFF", "fALFF"} <= kinds] == []
    assert {"ALFF", "fALFF"} <= set(measures.values())


def test_every_study_is_in_the_newest_snapshot() -> None:
    assert set(READER["studies"].values()) <= {outcome.record_id for outcome in review(YEARS[-1]).records}
