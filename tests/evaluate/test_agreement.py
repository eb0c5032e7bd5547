from dataclasses import replace

from assistant.evaluate import Agreement, compare_reviewers
from assistant.model import Check, Direction, StudyCorrection
from tests.evaluate.corrections import ACCEPTED, ADDED, EDITED, REJECTED, RIGHT, check, corrections

NAMES = ("a", "b")
OTHER = replace(RIGHT, direction=Direction.INCREASE)


def compare(first: list[Check], second: list[Check]) -> Agreement:
    return compare_reviewers(corrections(*first), corrections(*second), NAMES)


def test_claims_that_both_checked_are_counted_by_their_answers() -> None:
    found = compare([check(1), check(2, REJECTED), check(3)], [check(1), check(2), check(4)])
    assert found.both == 2
    assert (found.counts[ACCEPTED][ACCEPTED], found.counts[REJECTED][ACCEPTED]) == (1, 1)
    assert found.kappa is not None and found.kappa.observed == 0.5
    assert [reviewer.checked for reviewer in found.reviewers] == [3, 3]


def test_no_claim_in_common_has_no_kappa() -> None:
    found = compare([check(1)], [check(2)])
    assert (found.both, found.kappa, found.conflicts) == (0, None, ())


def test_a_conflict_holds_both_answers_and_the_fields_that_differ() -> None:
    (conflict,) = compare([check(1, reason="fine")], [check(1, EDITED)]).conflicts
    assert (conflict.first.result, conflict.second.result, conflict.fields) == (ACCEPTED, EDITED, ("side",))


def test_a_rejected_claim_has_no_statement_to_differ_in() -> None:
    (conflict,) = compare([check(1, EDITED)], [check(1, REJECTED)]).conflicts
    assert conflict.fields == ()


def test_edits_are_compared_field_by_field() -> None:
    first = [check(1, EDITED), check(2, EDITED)]
    found = compare(first, [check(1, EDITED), check(2, EDITED, corrected=OTHER)])
    assert {field: (f.same, f.edited) for field, f in found.fields.items()} == {"direction": (0, 1), "side": (2, 2)}
    assert [(c.first.claim_id, c.fields) for c in found.conflicts] == [("c-2", ("direction",))]


def test_what_the_rules_said_otherwise_is_left_out() -> None:
    found = compare([check(1)], [check(1, statement=RIGHT)])
    assert (found.both, found.apart, found.kappa) == (0, ("c-1",), None)


def test_added_findings_are_joined_by_what_they_say() -> None:
    mine, theirs = check(1, ADDED), replace(check(1, ADDED), claim_id="a-other", quote="Invented  sentence 1. ")
    found = compare([mine, check(2, ADDED)], [theirs])
    assert found.added_by_both == 1
    assert [[one.claim_id for one in own] for own in found.added_by_one] == [["a-2"], []]


def test_studies_decided_otherwise_are_named_if_both_looked_at_them() -> None:
    first = corrections(check(1), out=StudyCorrection("pmid:1", True), other=StudyCorrection("pmid:9", True))
    found = compare_reviewers(first, corrections(check(1)), NAMES)
    assert [(study.record_id, study.second) for study in found.studies] == [("pmid:1", None)]


def test_a_cohort_is_what_stands_in_it_and_not_its_name() -> None:
    def shared(name: str, *numbers: int) -> dict[str, StudyCorrection]:
        return {f"s{n}": StudyCorrection(f"pmid:{n}", cohort=name) for n in numbers}

    one, same, wider = (corrections(**shared(*a)) for a in (("A", 1, 2), ("B", 1, 2), ("A", 1, 2, 3)))  # type: ignore[arg-type]
    assert compare_reviewers(one, same, NAMES).studies == ()
    apart = corrections(**shared("A", 1, 2), s3=StudyCorrection("pmid:3", cohort="B"))  # type: ignore[arg-type]
    assert [s.record_id for s in compare_reviewers(apart, wider, NAMES).studies] == ["pmid:1", "pmid:2", "pmid:3"]
    assert compare_reviewers(one, wider, NAMES).studies == (), "one reviewer never looked at the third"


def test_reviewers_are_called_by_their_names_unless_these_are_the_same() -> None:
    jane, other = corrections(check(1), reviewer="Jane"), corrections(check(1))
    assert [r.name for r in compare_reviewers(jane, other, NAMES).reviewers] == ["Jane", "b"]
    assert [r.name for r in compare_reviewers(jane, jane, NAMES).reviewers] == ["a", "b"]
