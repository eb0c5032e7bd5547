"""Counts beyond the syntheses: what they join, what they leave alone, when they are unresolved."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from assistant.group import Grouping
from assistant.group.overview_rules import CountRule
from assistant.model import Claim, Count, Direction, Measure, Region, Study
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_study

CountUp = Callable[..., tuple[Count, ...]]
ANYWHERE = CountRule(id="anywhere", sections=("relations",), compare_on=("stratum", "associate", "measure"))
BY_TAPE = CountRule(id="by-tape", sections=("relations",), compare_on=("stratum", "associate", "modality"))
ACROSS = CountRule(
    id="across",
    sections=("size",),
    strata=("orchards", "parks"),
    compare_on=("comparison_kind", "contrast", "measure", "region"),
    region_level=("region", "lobe"),
)


@pytest.fixture
def count_up(review_of: BuildReview, grouping: Grouping) -> CountUp:
    """Count claims under some rules."""

    def run(claims: Sequence[Claim], *rules: CountRule, studies: Sequence[Study] = ()) -> tuple[Count, ...]:
        return review_of(claims, studies, rules=replace(grouping, counts=rules)).counts

    return run


def tie(record: str, region: str | Region, direction: str, **changes: object) -> Claim:
    return make_claim(record, region, direction, comparison=None, associate="age", associate_concept="age", **changes)


def test_a_count_joins_what_differs_in_the_place(count_up: CountUp) -> None:
    (count,) = count_up([tie("pmid:1", "oak", "positive"), tie("pmid:2", "ash", "positive")], ANYWHERE)
    assert (count.rule, count.section, count.measure, count.associate) == ("anywhere", "relations", "height", "age")
    assert count.by_direction == {Direction.POSITIVE: ("pmid:1", "pmid:2")}
    assert count.strata == {"orchards": ("pmid:1", "pmid:2")}
    assert not count.unresolved


def test_what_a_synthesis_or_an_earlier_count_has_joined_is_not_counted_again(count_up: CountUp) -> None:
    together = [tie("pmid:1", "oak", "positive"), tie("pmid:2", "oak", "positive")]
    assert count_up(together, ANYWHERE) == ()
    apart = [tie("pmid:1", "oak", "positive"), tie("pmid:2", "ash", "positive")]
    assert [count.rule for count in count_up(apart, ANYWHERE, BY_TAPE)] == ["anywhere"]
    girth = tie("pmid:3", "elm", "positive", measure=Measure("girth", "girth", "girth"))
    assert [count.rule for count in count_up([*apart, girth], ANYWHERE, BY_TAPE)] == ["anywhere", "by-tape"]


@pytest.mark.parametrize(
    ("directions", "unresolved"),
    [
        (["positive", "positive"], False),
        (["positive", "no_association"], True),
        (["positive", "association"], True),
        (["positive", "positive", "positive", "no_association"], False),
        (["positive", "negative"], False),
    ],
)
def test_one_direction_beside_too_many_without_it_is_unresolved(
    count_up: CountUp, directions: list[str], unresolved: bool
) -> None:
    places = ["oak", "ash", "acorn", "birch"]
    claims = [tie(f"pmid:{n}", places[n], direction) for n, direction in enumerate(directions)]
    (count,) = count_up(claims, ANYWHERE)
    assert count.unresolved is unresolved


def test_nulls_alone_are_no_count(count_up: CountUp) -> None:
    nulls = [tie("pmid:1", "oak", "no_association"), tie("pmid:2", "ash", "no_association")]
    assert count_up(nulls, ANYWHERE) == ()


def test_a_claim_without_a_measure_counts_where_measures_are_not_compared(count_up: CountUp) -> None:
    unnamed = tie("pmid:2", "ash", "positive", measure=Measure("signal"))
    claims = [tie("pmid:1", "oak", "positive"), unnamed]
    assert count_up(claims, ANYWHERE) == ()
    assert [count.rule for count in count_up(claims, BY_TAPE)] == ["by-tape"]


def test_what_is_only_supposed_is_not_counted(count_up: CountUp) -> None:
    claims = [tie("pmid:1", "oak", "positive"), tie("pmid:2", "ash", "positive", status="hedged")]
    assert count_up(claims, ANYWHERE) == ()


def test_a_count_across_populations_needs_two_of_them(count_up: CountUp) -> None:
    claims = [make_claim(f"pmid:{n}", "oak", "decrease") for n in (1, 2, 3)]
    assert count_up(claims, ACROSS) == ()
    (count,) = count_up(claims, ACROSS, studies=[make_study("pmid:3", population="park")])
    assert count.strata == {"orchards": ("pmid:1", "pmid:2"), "parks": ("pmid:3",)}
    assert (count.region, count.level, count.group, count.comparator) == ("oak", "region", "grown", "wild")
    elsewhere = [make_study("pmid:3", population="desert")]
    assert count_up(claims, ACROSS, studies=elsewhere) == ()


def test_the_same_count_has_one_id_in_every_snapshot(count_up: CountUp) -> None:
    (before,) = count_up([tie("pmid:1", "oak", "positive"), tie("pmid:2", "ash", "positive")], ANYWHERE)
    (after,) = count_up([tie("pmid:7", "elm", "negative"), tie("pmid:8", "ash", "association")], ANYWHERE)
    assert before.id == after.id
