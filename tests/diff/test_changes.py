import pytest

from assistant.diff import compare
from assistant.diff.categories import OPPOSITES
from assistant.model import Category, Cause, Direction, Review, StudyMove, Verdict
from tests.diff.reviews import claim, review, synthesis, with_claims
from tests.diff.sample import NEW, OLD

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def test_equal_reviews_have_no_changes() -> None:
    one = with_claims(review(["pmid:1"], [synthesis("a", {DOWN: ["pmid:1"]})]), claim())
    changes = compare(one, one)
    assert changes.empty
    assert changes.verdicts == ()


def test_records_are_joined_by_id() -> None:
    changes = compare(review(["pmid:2", "pmid:1"]), review(["pmid:3", "pmid:1"]))
    assert (changes.records_added, changes.records_removed) == (("pmid:3",), ("pmid:2",))
    assert not changes.empty


def test_a_new_claim_alone_is_a_change() -> None:
    changes = compare(review(), with_claims(review(), claim()))
    assert changes.claims_added == (claim(),)
    assert not changes.empty


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (review(), review(retracted=["pmid:1"]), ("pmid:1",)),
        (review(retracted=["pmid:1"]), review(retracted=["pmid:1"]), ()),
        (review(retracted=["pmid:1"]), review(), ()),
        (review(["pmid:2"]), review(["pmid:1"], retracted=["pmid:1"]), ("pmid:1",)),
    ],
)
def test_newly_retracted_records(old: Review, new: Review, expected: tuple[str, ...]) -> None:
    assert compare(old, new).records_retracted == expected


def test_a_turned_verdict_names_its_causes() -> None:
    old = review(["pmid:1", "pmid:2"], [synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)])
    new = review(
        ["pmid:1", "pmid:2", "pmid:3"],
        [synthesis("a", {DOWN: ["pmid:1"], UP: ["pmid:2", "pmid:3"]}, Verdict.DISCREPANCY)],
    )
    (change,) = compare(old, new).verdicts
    assert change.turned
    assert change.category is Category.REVERSED
    assert change.moves == (
        StudyMove("pmid:2", (DOWN,), (UP,), Cause.REGROUPED),
        StudyMove("pmid:3", (), (UP,), Cause.ADDED),
    )


def test_more_studies_under_the_same_verdict_are_no_change_of_a_verdict() -> None:
    old = review(syntheses=[synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)])
    new = review(syntheses=[synthesis("a", {DOWN: ["pmid:1", "pmid:2", "pmid:3"]}, Verdict.CONSENSUS)])
    changes = compare(old, new)
    assert changes.verdicts == ()
    assert changes.sorted_as(Category.STRENGTHENED)[0].moves == (StudyMove("pmid:3", (), (DOWN,)),)


def test_syntheses_that_came_stand_in_the_order_of_the_draft_before_those_that_went() -> None:
    old = review(syntheses=[synthesis("b", {DOWN: ["pmid:1"]}), synthesis("a", {DOWN: ["pmid:1"]})])
    new = review(syntheses=[synthesis("d", {DOWN: ["pmid:1"]}), synthesis("c", {DOWN: ["pmid:1"]})])
    changes = compare(old, new)
    assert [(c.synthesis.id, c.category.value) for c in changes.syntheses] == [
        *(("d", "new"), ("c", "new"), ("b", "gone"), ("a", "gone")),
    ]


def test_new_and_gone_syntheses_are_changes_of_a_verdict_if_two_cohorts_looked() -> None:
    single, joint = synthesis("a", {UP: ["pmid:1"]}), synthesis("b", {UP: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)
    for changes in (compare(review(), review(syntheses=[single, joint])), compare(review(syntheses=[joint]), review())):
        assert [change.synthesis.id for change in changes.verdicts] == ["b"]


def test_a_record_on_both_sides_keeps_both_directions() -> None:
    old = review(syntheses=[synthesis("a", {DOWN: ["pmid:1"]})])
    new = review(syntheses=[synthesis("a", {UP: ["pmid:1"], DOWN: ["pmid:1"]}, Verdict.DISCREPANCY)])
    assert compare(old, new).syntheses[0].moves == (StudyMove("pmid:1", (DOWN,), (DOWN, UP)),)


def test_the_way_back_tells_the_opposite_of_every_change() -> None:
    there, back = compare(OLD, NEW), compare(NEW, OLD)
    assert {c.synthesis.id: OPPOSITES[c.category] for c in there.syntheses} == {
        c.synthesis.id: c.category for c in back.syntheses
    }
    assert (there.records_added, there.claims_added) == (back.records_removed, back.claims_removed)
