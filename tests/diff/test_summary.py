from dataclasses import replace

from assistant.diff import compare
from assistant.diff.summary import sum_up
from assistant.model import Direction, SnapshotFacts, Verdict
from tests.diff.reviews import review, synthesis

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def test_records_and_verdicts_are_counted() -> None:
    old = review(
        ["pmid:1", "pmid:2"],
        [synthesis("a", {DOWN: ["pmid:1"]}), synthesis("b", {UP: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)],
    )
    new = review(
        ["pmid:1", "pmid:3", "pmid:4"],
        [
            synthesis("a", {DOWN: ["pmid:1"], UP: ["pmid:3"]}, Verdict.DISCREPANCY),
            synthesis("c", {UP: ["pmid:3", "pmid:4"]}, Verdict.CONSENSUS),
            synthesis("d", {UP: ["pmid:1", "pmid:4"]}, Verdict.CONSENSUS),
            synthesis("e", {UP: ["pmid:4"]}),
        ],
    )
    assert sum_up(compare(old, new)) == (
        "2 records before and 3 now: 2 new and 1 no longer there. 1 verdict changed (1 newly contested), "
        "2 syntheses of two or more cohorts are new and 1 synthesis of two or more cohorts is gone."
    )


def test_the_same_records_may_be_retracted_and_change_no_verdict() -> None:
    new = replace(review(retracted=["pmid:1"]), snapshot=SnapshotFacts("f", "2026"))
    assert sum_up(compare(review(), new)) == "Records: 1 newly retracted. No verdict changed."


def test_nothing_changed() -> None:
    assert sum_up(compare(review(), review())).startswith("Nothing changed")
