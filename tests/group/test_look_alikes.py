"""What looks contradictory: opposite signs under other comparisons, told once, at the narrowest place."""

from typing import Any

import pytest

from assistant.model import Claim, Comparison, ComparisonKind, Direction, LookAlike, Measure, Study
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_study

LOWER, HIGHER = Direction.DECREASE, Direction.INCREASE
VERSUS_PRUNED = Comparison("grown", "pruned", ComparisonKind.PATIENTS_VS_PATIENTS, "grown", "pruned")
PRUNED_VERSUS_WILD = Comparison("pruned", "wild", ComparisonKind.PATIENTS_VS_CONTROLS, "pruned", "wild")
OVER_TIME = Comparison("after", "before", ComparisonKind.POST_VS_PRE, "after", "before")
LINK = Measure("link", "link", "link")


def found(review_of: BuildReview, *claims: Claim, studies: tuple[Study, ...] = ()) -> tuple[LookAlike, ...]:
    return review_of(claims, studies).look_alikes


@pytest.mark.parametrize(
    ("second", "differ_in"),
    [
        ({"comparison": VERSUS_PRUNED}, [("comparison",)]),
        ({"comparison": PRUNED_VERSUS_WILD}, [("comparison",)]),
        ({"comparison": OVER_TIME}, [("comparison",)]),
        ({}, []),  # the same comparison: a discrepancy
        ({"comparison": VERSUS_PRUNED, "direction": HIGHER}, []),
        ({"comparison": VERSUS_PRUNED, "direction": Direction.NO_DIFFERENCE}, []),
        ({"comparison": VERSUS_PRUNED, "region": "elm"}, []),
        ({"comparison": VERSUS_PRUNED, "measure": LINK}, []),
        ({"comparison": None}, []),
    ],
)
def test_opposite_signs_of_one_place_and_measure_under_other_comparisons(
    second: dict[str, Any], differ_in: list[tuple[str, ...]], review_of: BuildReview
) -> None:
    changes = {"direction": LOWER, "region": "oak"} | second
    region, direction = changes.pop("region"), changes.pop("direction")
    claims = make_claim("pmid:1", "oak", HIGHER), make_claim("pmid:2", region, direction, **changes)
    studies = make_study("pmid:2", treatment="water"), make_study("pmid:1", treatment="water")
    assert [one.differ_in for one in found(review_of, *claims, studies=studies)] == differ_in


@pytest.mark.parametrize(("second", "differ_in"), [("light", [("treatment",)]), ("water", [])])
def test_treatments_are_told_apart_within_one_comparison(
    second: str, differ_in: list[tuple[str, ...]], review_of: BuildReview
) -> None:
    claims = [make_claim(f"pmid:{n}", "oak", d, comparison=OVER_TIME) for n, d in ((1, HIGHER), (2, LOWER))]
    studies = make_study("pmid:1", treatment="water"), make_study("pmid:2", treatment=second)
    assert [one.differ_in for one in found(review_of, *claims, studies=studies)] == differ_in


@pytest.mark.parametrize(
    ("populations", "count"), [(("orchard", "orchard"), 1), (("orchard", "park"), 0), (("desert", "desert"), 0)]
)
def test_populations_are_not_mixed_and_context_is_left_alone(
    populations: tuple[str, str], count: int, review_of: BuildReview
) -> None:
    claims = make_claim("pmid:1", "oak", HIGHER), make_claim("pmid:2", "oak", LOWER, comparison=VERSUS_PRUNED)
    studies = tuple(make_study(f"pmid:{n}", population=name) for n, name in enumerate(populations, start=1))
    assert len(found(review_of, *claims, studies=studies)) == count


def test_a_look_alike_names_the_syntheses_of_either_side(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:1", "oak", HIGHER),
        make_claim("pmid:2", "oak", LOWER, comparison=VERSUS_PRUNED),
        make_claim("pmid:3", "oak", LOWER, comparison=PRUNED_VERSUS_WILD),
    ]
    review = review_of(claims)
    (one,) = review.look_alikes
    contrasts = {s.id: (s.group, s.comparator) for s in review.syntheses}
    sides = {direction: {contrasts[i] for i in ids} for direction, ids in one.by_direction.items()}
    assert sides == {HIGHER: {("grown", "wild")}, LOWER: {("grown", "pruned"), ("pruned", "wild")}}
    assert (one.section, one.stratum, one.measure, one.region, one.level) == (
        *("size", "orchards", "height", "oak", "region"),
    )


def test_a_wider_place_is_not_told_again(review_of: BuildReview) -> None:
    """The lobe joins oak and elm on one side and on the other; oak has told it already."""
    claims = [
        make_claim("pmid:1", "oak", HIGHER),
        make_claim("pmid:2", "elm", HIGHER),
        make_claim("pmid:3", "oak", LOWER, comparison=VERSUS_PRUNED),
        make_claim("pmid:4", "elm", LOWER, comparison=VERSUS_PRUNED),
    ]
    review = review_of(claims)
    assert {s.region for s in review.syntheses} == {"oak", "elm", "north"}
    assert [one.region for one in review.look_alikes] == ["elm", "oak"]


def test_a_place_that_only_the_wider_level_joins_is_told_there(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:1", "oak", HIGHER),
        make_claim("pmid:2", "elm", HIGHER),
        make_claim("pmid:3", "north", LOWER, comparison=VERSUS_PRUNED),
    ]
    assert [(one.region, one.level) for one in found(review_of, *claims)] == [("north", "lobe")]


def test_the_id_does_not_depend_on_the_studies(review_of: BuildReview) -> None:
    def one(*records: str) -> str:
        claims = [
            make_claim(r, "oak", d, comparison=c)
            for r, d, c in zip(records, (HIGHER, LOWER), (VERSUS_PRUNED, OVER_TIME), strict=True)
        ]
        (look_alike,) = found(review_of, *claims, studies=(make_study(records[1], treatment="water"),))
        return look_alike.id

    assert one("pmid:1", "pmid:2") == one("pmid:8", "pmid:9")
