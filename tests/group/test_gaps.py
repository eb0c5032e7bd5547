"""Gaps: what is counted, of how many, and what is no gap."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from assistant.group import Grouping
from assistant.group.overview_rules import GapRule
from assistant.model import Arm, Claim, Gap, Measure, Study
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_study

FindGaps = Callable[..., tuple[Gap, ...]]
CLAIMS = [make_claim(f"pmid:{n}", "oak", "increase") for n in (1, 2, 3)]


@pytest.fixture
def gaps_of(review_of: BuildReview, grouping: Grouping) -> FindGaps:
    """Find the gaps that one rule asks for."""

    def find(claims: Sequence[Claim], studies: Sequence[Study] = (), **rule: object) -> tuple[Gap, ...]:
        asked = GapRule.model_validate({"id": "gap"} | rule)
        return review_of(claims, studies, rules=replace(grouping, gaps=(asked,))).gaps

    return find


def held(gaps: Sequence[Gap]) -> dict[str, tuple[str, ...]]:
    (gap,) = gaps
    return dict(gap.values)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"field": "measure", "values": ["height", "girth"]}, {"girth": ()}),
        ({"field": "modality", "values": ["tape", "radio"]}, {"radio": ()}),
        ({"field": "region", "values": ["north", "south", "ash"]}, {"south": ("pmid:4",), "ash": ("pmid:4",)}),
        ({"field": "region", "values": ["ash"], "at_most": 0}, None),
        ({"field": "contrast", "values": ["grown-vs-wild", "grown-vs-pruned"]}, {"grown vs pruned": ()}),
        ({"field": "associate", "values": ["age"]}, {"age": ()}),
        ({"field": "treatment", "values": ["water", "light"]}, {"water": (), "light": ("pmid:4",)}),
        ({"field": "treatment", "values": ["light"], "at_most": 0}, None),
        ({"field": "measure"}, None),
    ],
)
def test_values_that_few_or_no_studies_hold(
    gaps_of: FindGaps, rule: dict[str, object], expected: dict[str, tuple[str, ...]] | None
) -> None:
    found = gaps_of(
        [*CLAIMS, make_claim("pmid:4", "ash", "increase")], [make_study("pmid:4", treatment="light")], **rule
    )
    assert (held(found) if found else None) == expected


def test_studies_are_counted_by_population_and_context_is_left_out(gaps_of: FindGaps) -> None:
    studies = [make_study("pmid:2", population="park"), make_study("pmid:3", population="desert")]
    gaps = gaps_of(CLAIMS, studies, field="measure", values=["girth"])
    assert [(gap.stratum, gap.of, gap.looked_for) for gap in gaps] == [("orchards", 1, 1), ("parks", 1, 1)]
    only = gaps_of(CLAIMS, studies, field="measure", values=["girth"], strata=["parks"])
    assert [gap.stratum for gap in only] == ["parks"]


def test_a_population_without_studies_is_a_gap_of_its_own(gaps_of: FindGaps) -> None:
    (gap,) = gaps_of(CLAIMS, field="population")
    assert (gap.stratum, gap.of, gap.values) == ("", 3, {"parks": ()})


def test_a_design_that_is_not_stated_is_told_apart_from_one_that_is_missing(gaps_of: FindGaps) -> None:
    (gap,) = gaps_of(CLAIMS, [make_study("pmid:1", design="survey")], field="design", values=["survey"], at_most=0)
    assert (gap.values, gap.unstated) == ({}, ("pmid:2", "pmid:3"))


def test_small_studies_are_counted_among_those_of_known_size(gaps_of: FindGaps) -> None:
    arms = (Arm("grown", None, 30, 0, 2), Arm("wild", None, 30, 5, 7))
    studies = [make_study("pmid:1", n_total=20), make_study("pmid:2", groups=arms)]
    (gap,) = gaps_of(CLAIMS, studies, field="sample_size", below=40)
    assert (gap.values, gap.unstated, gap.threshold) == ({"sample_size": ("pmid:1",)}, ("pmid:3",), 40)


def test_measures_that_no_two_cohorts_share_are_not_replicated(gaps_of: FindGaps) -> None:
    girth = make_claim("pmid:1", "oak", "increase", measure=Measure("girth", "girth", "girth"))
    (gap,) = gaps_of([*CLAIMS, girth], field="replication")
    assert (gap.of, gap.values) == (2, {"girth": ("pmid:1",)})


def test_a_discrepancy_without_a_known_separator_is_a_gap(gaps_of: FindGaps) -> None:
    opposed = [make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "oak", "decrease")]
    (gap,) = gaps_of(opposed, field="separation")
    assert (gap.of, list(gap.values.values())) == (1, [("pmid:1", "pmid:2")])
    sizes = [make_study("pmid:1", n_total=10), make_study("pmid:2", n_total=90)]
    assert gaps_of(opposed, sizes, field="separation") == ()


def test_records_without_claims_are_no_studies_here(gaps_of: FindGaps) -> None:
    hedged = make_claim("pmid:9", "oak", "increase", status="hedged")
    (gap,) = gaps_of([*CLAIMS, hedged], field="measure", values=["girth"])
    assert gap.of == 3
