from dataclasses import replace

import pytest

from assistant.diff.claims import compare_claims
from assistant.model import (
    CheckResult,
    Claim,
    ClaimChange,
    Comparison,
    Direction,
    Laterality,
    Measure,
    Region,
    Significance,
    Status,
)
from tests.diff.reviews import claim, review, with_claims

ONE = claim("c-1")
UP = replace(ONE, claim_id="c-2", direction=Direction.INCREASE)


def test_claims_of_the_same_id_are_the_same() -> None:
    found = compare_claims(with_claims(review(), ONE, claim("c-x")), with_claims(review(), claim("c-y"), ONE))
    assert found.changed == ()


def test_a_claim_that_was_rejected_is_lost() -> None:
    rejected = replace(ONE, check=CheckResult.REJECTED)
    found = compare_claims(with_claims(review(), ONE), with_claims(review(), rejected))
    assert (found.added, found.removed, found.changed) == ((), (ONE,), ())


def test_a_claim_of_another_record_is_new_and_the_one_left_behind_lost() -> None:
    other = claim("c-2", "pmid:2")
    found = compare_claims(with_claims(review(), ONE), with_claims(review(), other))
    assert (found.added, found.removed, found.changed) == ((other,), (ONE,), ())


def test_another_direction_at_the_same_place_is_a_change() -> None:
    found = compare_claims(with_claims(review(), ONE), with_claims(review(), UP))
    assert (found.added, found.removed) == ((), ())
    assert found.changed == (ClaimChange(ONE, UP, ("direction",)),)


@pytest.mark.parametrize(
    ("new", "fields"),
    [
        (replace(ONE, significance=Significance.TREND, status=Status.HEDGED), ("significance", "status")),
        (replace(ONE, measure=Measure("volume", concept="volume")), ("measure",)),
        (replace(ONE, comparison=Comparison("patients", "controls")), ("comparison",)),
    ],
)
def test_the_same_sentence_read_otherwise_is_a_change(new: Claim, fields: tuple[str, ...]) -> None:
    assert compare_claims(with_claims(review(), ONE), with_claims(review(), new)).changed == (
        ClaimChange(ONE, new, fields),
    )


@pytest.mark.parametrize(
    "new",
    [
        replace(UP, region=Region("region B", "region-b", "region B")),
        replace(UP, region=Region("region A", "region-a", "region A", Laterality.LEFT)),
        replace(UP, target=Region("region B", "region-b", "region B")),
        replace(UP, measure=Measure("volume")),
        replace(UP, comparison=Comparison("patients", "controls")),
        replace(UP, associate="duration"),
    ],
)
def test_a_claim_about_something_else_is_none(new: Claim) -> None:
    found = compare_claims(with_claims(review(), ONE), with_claims(review(), new))
    assert (found.added, found.removed, found.changed) == ((new,), (ONE,), ())


def test_a_claim_that_is_only_quoted_anew_is_no_change() -> None:
    found = compare_claims(with_claims(review(), ONE), with_claims(review(), replace(ONE, claim_id="c-9")))
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_of_two_claims_that_became_one_the_second_is_lost() -> None:
    second = replace(ONE, claim_id="c-3")
    found = compare_claims(with_claims(review(), ONE, second), with_claims(review(), UP))
    assert (found.removed, [change.old for change in found.changed]) == ((second,), [ONE])
