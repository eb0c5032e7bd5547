from dataclasses import replace

from assistant.diff import compare
from assistant.diff.digest import RecordLine, digest
from assistant.model import Direction, Review, Verdict
from tests.diff.reviews import claim, review, synthesis, with_claims

UP, DOWN, NULL = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE
ENDING = synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)
OLD = review(
    syntheses=[
        synthesis("turned", {DOWN: ["pmid:1"]}),
        synthesis("reversed", {DOWN: ["pmid:1"]}),
        synthesis("steady", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS),
        synthesis("gone", {DOWN: ["pmid:1"]}),
    ]
)
NEW = review(
    syntheses=[
        synthesis("turned", {DOWN: ["pmid:1"], UP: ["pmid:2"]}, Verdict.DISCREPANCY),
        synthesis("reversed", {UP: ["pmid:1"]}),
        synthesis("steady", {DOWN: ["pmid:1", "pmid:2"], NULL: ["pmid:3"]}, Verdict.CONSENSUS),
        synthesis("joint", {UP: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS),
        synthesis("single", {UP: ["pmid:4"]}),
    ]
)


def test_each_synthesis_stands_in_one_place_the_most_consequential_first() -> None:
    found = digest(compare(OLD, NEW))
    chapters = [(c.title, [s.synthesis.id for s in c.changes]) for c in (*found.turned, *found.joint, *found.steady)]
    assert chapters == [
        ("Reversed", ["reversed"]),
        ("Newly contested", ["turned"]),
        ("New syntheses of several cohorts", ["joint"]),
        ("More cohorts that found nothing", ["steady"]),
    ]
    singles = [
        {r: [s.synthesis.id for s in c] for r, c in kind.items()} for kind in (found.single_new, found.single_gone)
    ]
    assert singles == [{"pmid:4": ["single"]}, {"pmid:1": ["gone"]}]


def told(old: Review, new: Review) -> tuple[RecordLine, ...]:
    return digest(compare(old, new)).records


def test_records_are_told_by_what_became_of_them_with_their_claims() -> None:
    old = with_claims(
        replace(review(["pmid:1", "pmid:2", "pmid:3"]), fingerprints={"pmid:1": {"container_title": "a"}}),
        claim("c-1", "pmid:1"),
        claim("c-3", "pmid:3"),
    )
    new = with_claims(
        replace(review(["pmid:1", "pmid:3", "pmid:4"]), fingerprints={"pmid:1": {"container_title": "b"}}),
        replace(claim("c-1", "pmid:1"), direction=UP),
        claim("c-4", "pmid:4"),
        claim("c-5", "pmid:4"),
    )
    assert told(old, new) == (
        RecordLine("+", "pmid:4", "new", "2 new claims"),
        RecordLine("-", "pmid:2", "no longer there", ""),
        RecordLine("~", "pmid:1", "corrected (container title)", "1 changed claim"),
        RecordLine("~", "pmid:3", "same record", "1 lost claim"),
    )


def test_a_retraction_stands_first_and_once() -> None:
    new = review(["pmid:1", "pmid:2"], retracted=["pmid:2"])
    assert told(review(["pmid:0"]), new) == (
        RecordLine("!", "pmid:2", "retracted", ""),
        RecordLine("+", "pmid:1", "new", ""),
        RecordLine("-", "pmid:0", "no longer there", ""),
    )


def test_a_record_that_has_another_id_names_the_former_one() -> None:
    old = replace(review(["doi:a"]), fingerprints={"doi:a": {"doi": "x"}})
    new = replace(review(["pmid:1"]), fingerprints={"pmid:1": {"doi": "x", "pmid": "y"}})
    assert told(old, new) == (RecordLine("~", "pmid:1", "corrected (pmid), formerly doi:a", ""),)
