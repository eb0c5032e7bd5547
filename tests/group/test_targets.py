"""Targets for stimulation: which syntheses stand at them, and who tested them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.group import Grouping
from assistant.group.overview_rules import TargetRule, TechniqueRule
from assistant.model import Claim, Reach, Study, Target, Verdict
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_study

FindTarget = Callable[..., Target]
RAIN = TechniqueRule(id="rain", name="artificial rain", treatment="water")
REACHED = ({"technique": "rain", "basis": "known since long", "source": "Almanac 1900"},)


@pytest.fixture
def target_of(review_of: BuildReview, grouping: Grouping) -> FindTarget:
    """Find the one target that a rule lists."""

    def find(claims: list[Claim], studies: list[Study] | None = None, **rule: object) -> Target:
        target = TargetRule.model_validate({"id": "t", "regions": ("oak",), "techniques": REACHED} | rule)
        rules = replace(grouping, techniques=(RAIN,), targets=(target,))
        (found,) = review_of(claims, studies or (), rules=rules).targets
        return found

    return find


def pair(region: str, *directions: str) -> list[Claim]:
    return [make_claim(f"pmid:{n}", region, direction) for n, direction in enumerate(directions)]


def test_a_target_carries_what_the_rules_know_of_it(target_of: FindTarget) -> None:
    target = target_of(pair("ash", "increase", "increase"))
    (technique,) = target.techniques
    assert (target.region, technique.name, technique.source) == ("oak", "artificial rain", "Almanac 1900")
    assert target.findings == () and not target.is_candidate


@pytest.mark.parametrize(
    ("regions", "wider", "expected"),
    [
        (["oak"], [], [Reach.SAME]),
        (["north"], [], [Reach.PART]),
        (["acorn"], [], []),
        (["acorn"], ["region"], [Reach.WIDER]),
        (["acorn"], ["lobe"], []),
        (["ash"], ["region", "lobe"], []),
    ],
)
def test_a_consensus_counts_at_the_target_in_its_parts_and_where_allowed_one_step_up(
    target_of: FindTarget, regions: list[str], wider: list[str], expected: list[Reach]
) -> None:
    target = target_of(pair("oak", "increase", "increase"), regions=regions, wider=wider)
    assert [finding.reach for finding in target.findings] == expected
    assert target.is_candidate is bool(expected)


def test_a_discrepancy_is_shown_and_makes_no_candidate(target_of: FindTarget) -> None:
    target = target_of(pair("oak", "increase", "decrease"))
    assert [finding.verdict for finding in target.findings] == [Verdict.DISCREPANCY]
    assert not target.is_candidate


def test_neither_single_studies_nor_populations_that_are_context_say_anything(target_of: FindTarget) -> None:
    assert target_of(pair("oak", "increase")).findings == ()
    elsewhere = [make_study(f"pmid:{n}", population="desert") for n in (0, 1)]
    assert target_of(pair("oak", "increase", "increase"), elsewhere).findings == ()


def test_studies_that_used_a_technique_are_listed(target_of: FindTarget) -> None:
    studies = [make_study("pmid:1", treatment="water"), make_study("pmid:2", treatment="light")]
    assert target_of(pair("ash", "increase"), studies).tested == ("pmid:1",)
