from dataclasses import replace

import pytest

from assistant.correct import Corrected, FiledCorrections, apply_corrections, parse_corrections, write_corrections
from assistant.correct.statements import state_claim
from assistant.errors import Severity
from assistant.model import Check, CheckResult, Claim, Corrections, Direction, Record, Status, StudyCorrection
from tests.correct.material import OTHER, RECORD, codes_of, make_check, make_claim, make_statement, make_terms

ID = "c-000000000001"
UP = make_statement(direction=Direction.INCREASE)
EDITED = make_check(CheckResult.EDITED, corrected=UP, reason="It rose.")
REJECTED = make_check(CheckResult.REJECTED, reason="Of mice.")
ADDED = make_check(CheckResult.ADDED, "a-1")
MOVED = make_claim("c-000000000009")
SAID = (ID, Direction.DECREASE)


def apply(checks: list[Check], claims: list[Claim], record: Record = RECORD, **studies: StudyCorrection) -> Corrected:
    filed = file_of(Corrections({check.claim_id: check for check in checks}, studies))
    return apply_corrections(claims, [record], filed, make_terms())


def file_of(corrections: Corrections) -> FiledCorrections:
    return parse_corrections(write_corrections(corrections), "c.yaml")


@pytest.mark.parametrize(
    ("check", "claims", "became", "codes"),
    [
        pytest.param(make_check(), [make_claim()], [(*SAID, "accepted")], [], id="accepted"),
        pytest.param(make_check(), [MOVED], [(*SAID, "accepted")], [], id="accepted, id changed"),
        pytest.param(make_check(), [], [(*SAID, "accepted")], ["restored-claim"], id="accepted, rule taken out"),
        pytest.param(
            make_check(),
            [make_claim(measure="MD")],
            [(*SAID, "accepted")],
            ["changed-claim"],
            id="accepted, rule changed",
        ),
        pytest.param(REJECTED, [make_claim()], [(*SAID, "rejected")], [], id="rejected"),
        pytest.param(REJECTED, [MOVED], [(*SAID, "rejected")], [], id="rejected, id changed"),
        pytest.param(REJECTED, [], [], [], id="rejected, and the rules learned"),
        pytest.param(
            REJECTED,
            [make_claim(measure="MD")],
            [(*SAID, None)],
            ["changed-claim"],
            id="rejected, and says something else",
        ),
        pytest.param(EDITED, [make_claim()], [(ID, Direction.INCREASE, "edited")], [], id="edited"),
        pytest.param(EDITED, [MOVED], [(ID, Direction.INCREASE, "edited")], [], id="edited, id changed"),
        pytest.param(
            EDITED,
            [make_claim("c-000000000009", direction=Direction.INCREASE)],
            [(ID, Direction.INCREASE, "edited")],
            [],
            id="edited, and the rules learned",
        ),
        pytest.param(
            EDITED,
            [make_claim(measure="MD")],
            [(ID, Direction.INCREASE, "edited")],
            ["changed-claim"],
            id="edited, rule changed",
        ),
        pytest.param(EDITED, [], [(ID, Direction.INCREASE, "edited")], ["restored-claim"], id="edited, rule taken out"),
        pytest.param(ADDED, [], [("a-1", Direction.DECREASE, "added")], [], id="added"),
        pytest.param(
            ADDED, [make_claim()], [("a-1", Direction.DECREASE, "added")], [], id="added, and the rules learned"
        ),
    ],
)
def test_what_a_correction_does(
    check: Check, claims: list[Claim], became: list[tuple[object, ...]], codes: list[str]
) -> None:
    corrected = apply([check], claims)
    assert [(claim.claim_id, claim.direction, claim.check) for claim in corrected.claims] == became
    assert codes_of(corrected.problems) == codes
    assert all(problem.severity is Severity.NOTE for problem in corrected.problems)


@pytest.mark.parametrize("check", [make_check(), EDITED, REJECTED, ADDED])
def test_a_lost_sentence_is_a_problem_at_its_line(check: Check) -> None:
    (problem,) = apply([check], [], replace(RECORD, abstract="Something else.")).problems
    assert str(problem).startswith("c.yaml:6:12: lost-quote: pmid:1 has no such sentence any more")
    assert problem.severity is Severity.ERROR


def test_an_absent_record_is_a_note() -> None:
    corrected = apply([make_check()], [], Record("pmid:2", "t", "x"), **{"pmid:3": StudyCorrection("pmid:3", True)})
    assert [str(problem) for problem in corrected.problems] == [
        "c.yaml:3:3: absent-record: 2 corrections are about records that are not among these, and kept for a search "
        "that has them: pmid:1, pmid:3"
    ]
    assert {problem.severity for problem in corrected.problems} == {Severity.NOTE}
    assert corrected.studies == {}


def test_notes_name_the_rule_and_what_is_made_now() -> None:
    (gone,) = apply([make_check()], [make_claim("c-000000000009", "cingulum")]).problems
    assert str(gone) == (
        "c.yaml:3:3: restored-claim: the rule 'decrease-in' no longer makes this claim; it stands as it was accepted: "
        "left fornix, FA, decrease, patients vs healthy-controls. Of its sentence the rules now make: "
        "left cingulum, FA, decrease, patients vs healthy-controls (decrease-in)"
    )
    (changed,) = apply([REJECTED], [make_claim(measure="MD")]).problems
    assert "'left fornix, MD, decrease, patients vs healthy-controls', which is not what was rejected" in str(changed)


def test_reasons_and_words_go_along() -> None:
    (claim,) = apply([EDITED], [make_claim()]).claims
    assert claim == replace(
        make_claim(), direction=Direction.INCREASE, check=CheckResult.EDITED, check_reason="It rose."
    )


def test_unchecked_claims_stay_as_they_are_and_in_their_order() -> None:
    claims = [make_claim("c-000000000002", "cingulum"), make_claim(), make_claim("c-000000000003", sentence=OTHER)]
    added = make_check(CheckResult.ADDED, "a-1", statement=make_statement(measure="MD"))
    corrected = apply([make_check(), added], claims)
    assert corrected.claims[0] == claims[0]
    assert [claim.claim_id for claim in corrected.claims] == ["c-000000000002", ID, "c-000000000003", "a-1"]
    assert apply([], claims).claims == tuple(claims)


def test_claims_whose_ids_changed_places_keep_both_ids() -> None:
    corrected = apply([make_check()], [make_claim(measure="MD"), make_claim("c-000000000002")])
    assert [(claim.claim_id, claim.measure.id, claim.check) for claim in corrected.claims] == [
        ("c-000000000002", "MD", None),
        (ID, "FA", CheckResult.ACCEPTED),
    ]


def test_every_claim_has_an_id_of_its_own() -> None:
    claims = [
        make_claim(measure="MD"),
        make_claim("c-000000000002"),
        make_claim("c-000000000003", measure="MD", side=None),
    ]
    checks = [make_check(), make_check(claim_id="c-000000000002", statement=make_statement(measure="MD", side=None))]
    corrected = apply(checks, claims)
    assert [(claim.claim_id, claim.check) for claim in corrected.claims] == [
        ("c-000000000003", None),
        (ID, CheckResult.ACCEPTED),
        ("c-000000000002", CheckResult.ACCEPTED),
    ]


def test_an_edited_claim_that_the_rules_read_otherwise_is_told() -> None:
    (problem,) = apply([EDITED], [make_claim(measure="MD")]).problems
    assert str(problem) == (
        "c.yaml:3:3: changed-claim: the rules now say 'left fornix, MD, decrease, patients vs healthy-controls'; it "
        "stands as it was corrected: left fornix, FA, increase, patients vs healthy-controls"
    )


PAIR = "FA and MD of the left fornix were decreased."
PAIRED = Record("pmid:1", "An invented study.", PAIR, pmid="1")


@pytest.mark.parametrize(
    ("check", "stands"),
    [
        (make_check(quote=PAIR), [("FA", "accepted")]),
        (make_check(CheckResult.EDITED, quote=PAIR, corrected=UP), [("FA", "edited")]),
        (make_check(CheckResult.REJECTED, quote=PAIR), []),
    ],
)
def test_a_sibling_that_slid_into_the_id_of_a_checked_claim_is_kept(
    check: Check, stands: list[tuple[str, str]]
) -> None:
    corrected = apply([check], [make_claim(measure="MD", sentence=PAIR, record=PAIRED)], PAIRED)
    assert [(claim.measure.id, claim.check) for claim in corrected.claims] == [("MD", None), *stands]
    assert corrected.claims[0].claim_id != ID
    assert codes_of(corrected.problems) == ["restored-claim"] * len(stands)


def test_a_claim_read_as_it_was_corrected_in_part_is_no_sibling() -> None:
    check = make_check(CheckResult.EDITED, quote=PAIR, corrected=make_statement(measure="MD", side=None))
    corrected = apply([check], [make_claim(measure="MD", sentence=PAIR, record=PAIRED)], PAIRED)
    assert [(claim.claim_id, claim.region.laterality, claim.check) for claim in corrected.claims] == [
        (ID, None, CheckResult.EDITED)
    ]


FIRST, SECOND = "c-000000000001", "c-000000000002"
MD = make_statement(measure="MD")
SLID = [make_claim(FIRST, measure="MD"), make_claim(SECOND, measure="AD")]


def test_no_claim_gets_the_id_of_one_that_is_gone_and_was_accepted() -> None:
    """The rules lose the first of three claims of a sentence, so that the others slide into the ids before theirs."""
    corrected = apply([make_check(), make_check(claim_id=SECOND, statement=MD)], SLID)
    found = {claim.claim_id: (claim.measure.id, claim.check) for claim in corrected.claims}
    assert len(found) == len(corrected.claims) == 3
    assert found.pop(FIRST) == ("FA", CheckResult.ACCEPTED)
    assert found.pop(SECOND) == ("MD", CheckResult.ACCEPTED)
    ((fresh, free),) = found.items()
    assert free == ("AD", None)
    again = apply([make_check(), make_check(claim_id=SECOND, statement=MD)], SLID)
    assert fresh.startswith("c-") and [claim.claim_id for claim in again.claims] == [SECOND, fresh, FIRST]


def test_a_claim_keeps_the_fresh_id_that_it_was_checked_under() -> None:
    checks = [make_check(), make_check(claim_id=SECOND, statement=MD)]
    fresh = next(claim for claim in apply(checks, SLID).claims if claim.measure.id == "AD")
    checks.append(make_check(claim_id=fresh.claim_id, statement=state_claim(fresh)))
    found = {claim.claim_id: claim.measure.id for claim in apply(checks, SLID).claims if claim.check}
    assert len(found) == 3 and found == {FIRST: "FA", SECOND: "MD", fresh.claim_id: "AD"}


def test_no_claim_gets_the_id_under_which_another_was_rejected() -> None:
    corrected = apply([REJECTED, make_check(claim_id=SECOND, statement=MD)], SLID)
    assert [(claim.measure.id, claim.check) for claim in corrected.claims] == [
        ("MD", CheckResult.ACCEPTED),
        ("AD", None),
    ]
    assert corrected.claims[0].claim_id == SECOND
    assert corrected.claims[1].claim_id not in (FIRST, SECOND)


def test_two_corrections_of_one_claim_are_a_problem() -> None:
    corrected = apply([make_check(), make_check(CheckResult.REJECTED, "c-000000000007")], [make_claim()])
    assert [claim.check for claim in corrected.claims] == [CheckResult.ACCEPTED]
    assert codes_of(corrected.problems) == ["corrected-twice"]


@pytest.mark.parametrize(
    ("check", "claims", "place"),
    [
        (make_check(CheckResult.EDITED, corrected=make_statement(measure="FAA")), [make_claim()], "c.yaml:9:"),
        (make_check(CheckResult.ADDED, "a-1", statement=make_statement(measure="FAA")), [], "c.yaml:7:"),
        (make_check(statement=make_statement(measure="FAA")), [], "c.yaml:8:"),
    ],
)
def test_an_unknown_measure_is_a_problem_and_nothing_is_applied(check: Check, claims: list[Claim], place: str) -> None:
    corrected = apply([check], claims)
    assert corrected.claims == tuple(claims)
    (problem,) = corrected.problems
    assert str(problem).startswith(place)
    assert str(problem).endswith("unknown-concept: 'FAA' is no measure; did you mean 'fa'?")


def test_a_misspelt_region_is_noted_and_taken_as_written() -> None:
    corrected = apply([make_check(CheckResult.ADDED, "a-1", statement=make_statement(region="fornixx"))], [])
    assert [claim.region.id for claim in corrected.claims] == ["fornixx"]
    assert codes_of(corrected.problems) == ["unlisted-word"]


def test_restored_claims_say_what_was_checked() -> None:
    checked = make_claim(
        of_change=True,
        about="patients",
        further_associates=("mood",),
        associate="VAS",
        associate_concept="pain-intensity",
    )
    (claim,) = apply([make_check(statement=state_claim(checked))], []).claims
    assert state_claim(claim) == state_claim(checked)
    assert claim.evidence[0].sentence == checked.evidence[0].sentence


HEDGED = {"status": Status.HEDGED, "about": "patients", "of_change": True}


def test_a_corrected_claim_says_what_corrected_says_and_nothing_else() -> None:
    made = make_claim(associate="VAS", associate_concept="pain-intensity", further_associates=("mood",), **HEDGED)
    said = replace(state_claim(made), status=None, about=None, of_change=False, further_associates=())
    check = make_check(CheckResult.EDITED, statement=state_claim(made), corrected=said)
    (claim,) = apply([check], [made]).claims
    assert claim.check is CheckResult.EDITED and state_claim(claim) == said


def test_an_accepted_claim_that_changed_keeps_what_no_reviewer_looked_at() -> None:
    (claim,) = apply([make_check()], [make_claim(measure="MD", **HEDGED)]).claims
    assert (claim.measure.id, claim.status, claim.about, claim.of_change) == ("FA", Status.HEDGED, "patients", True)


def test_studies_are_found_by_any_of_their_ids() -> None:
    found = apply([], [], **{"doi:10.1/x": StudyCorrection("doi:10.1/x", True, None, "Animals.")}).studies
    assert found == {"pmid:1": StudyCorrection("pmid:1", True, None, "Animals.")}


def test_nothing_to_correct_changes_nothing() -> None:
    claims = (make_claim(),)
    assert apply_corrections(claims, [RECORD], FiledCorrections(), make_terms()) == Corrected(claims, {}, ())


def test_applying_again_gives_the_same() -> None:
    checks = [make_check(), make_check(CheckResult.ADDED, "a-1", statement=UP)]
    assert apply(checks, [MOVED]) == apply(checks, [MOVED])
