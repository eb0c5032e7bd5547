from dataclasses import replace

import pytest

from assistant.diff import StudyMove, compare
from assistant.model import Direction, Outcome, Verdict
from tests.diff.reviews import claim_row, review, synthesis

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def test_equal_reviews_have_no_changes() -> None:
    one = review(["pmid:1"], [synthesis("a", {DOWN: ["pmid:1"]})])
    assert compare(one, one).empty


def test_records_and_claims_are_joined_by_id() -> None:
    old = replace(review(["pmid:2", "pmid:1"]), claims=(claim_row("x"), claim_row("y")))
    new = replace(review(["pmid:3", "pmid:1"]), claims=(claim_row("y"), claim_row("z")))
    changes = compare(old, new)
    assert (changes.records_added, changes.records_removed) == (("pmid:3",), ("pmid:2",))
    assert (changes.claims_added, changes.claims_removed) == (("z",), ("x",))
    assert not changes.empty


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Outcome("pmid:1", True), Outcome("pmid:1", False, "retracted"), ("pmid:1",)),
        (Outcome("pmid:1", False, "retracted"), Outcome("pmid:1", False, "retracted"), ()),
        (Outcome("pmid:1", True), Outcome("pmid:1", False, "no-finding"), ()),
        (Outcome("pmid:2", True), Outcome("pmid:1", False, "retracted"), ("pmid:1",)),
    ],
)
def test_newly_retracted_records(before: Outcome, after: Outcome, expected: tuple[str, ...]) -> None:
    old, new = replace(review(), records=(before,)), replace(review(), records=(after,))
    assert compare(old, new).records_retracted == expected


def test_a_turned_verdict_names_its_causes() -> None:
    old = review(syntheses=[synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)])
    new = review(syntheses=[synthesis("a", {DOWN: ["pmid:1"], UP: ["pmid:2", "pmid:3"]}, Verdict.DISCREPANCY)])
    (change,) = compare(old, new).turned
    assert change.moves == (StudyMove("pmid:2", (DOWN,), (UP,)), StudyMove("pmid:3", (), (UP,)))


def test_another_majority_under_the_same_verdict_is_a_turn() -> None:
    old = review(syntheses=[synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)])
    new = review(syntheses=[synthesis("a", {UP: ["pmid:3", "pmid:4"]}, Verdict.CONSENSUS)])
    assert [change.new.majority for change in compare(old, new).turned] == [UP]


def test_more_studies_without_a_turn_are_moves() -> None:
    old = review(syntheses=[synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)])
    new = review(syntheses=[synthesis("a", {DOWN: ["pmid:1", "pmid:2", "pmid:3"]}, Verdict.CONSENSUS)])
    changes = compare(old, new)
    assert changes.turned == ()
    assert changes.moved[0].moves == (StudyMove("pmid:3", (), (DOWN,)),)


def test_syntheses_appear_and_go_in_the_order_of_their_drafts() -> None:
    old = review(syntheses=[synthesis("b", {DOWN: ["pmid:1"]}), synthesis("a", {DOWN: ["pmid:1"]})])
    new = review(syntheses=[synthesis("d", {DOWN: ["pmid:1"]}), synthesis("c", {DOWN: ["pmid:1"]})])
    changes = compare(old, new)
    assert [s.id for s in changes.gone] == ["b", "a"]
    assert [s.id for s in changes.appeared] == ["d", "c"]


def test_a_record_on_both_sides_keeps_both_directions() -> None:
    old = review(syntheses=[synthesis("a", {DOWN: ["pmid:1"]})])
    new = review(syntheses=[synthesis("a", {UP: ["pmid:1"], DOWN: ["pmid:1"]}, Verdict.DISCREPANCY)])
    assert compare(old, new).turned[0].moves == (StudyMove("pmid:1", (DOWN,), (DOWN, UP)),)
