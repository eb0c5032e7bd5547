from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.correct import Regressions, find_regressions, match_checks, parse_corrections, write_corrections
from assistant.errors import Severity
from assistant.model import (
    Check,
    CheckResult,
    Claim,
    ClaimRow,
    Corrections,
    Direction,
    Outcome,
    Review,
    RulePack,
    SnapshotFacts,
)
from tests.correct.material import RECORD, make_check, make_claim, make_statement, make_terms

UP = make_statement(direction=Direction.INCREASE)
ACCEPTED, REJECTED, EDITED = (
    make_check(),
    make_check(CheckResult.REJECTED),
    make_check(CheckResult.EDITED, corrected=UP),
)
ADDED = make_check(CheckResult.ADDED, "a-1")
MADE = make_claim()
BY_ANOTHER = replace(MADE, rule="increase-in")


def run(check: Check, *claims: Claim, earlier: Review | None = None, mended: bool = False) -> Regressions:
    filed = parse_corrections(write_corrections(Corrections({check.claim_id: check})), "corrections.yaml")
    matches = match_checks([check], claims, [RECORD], make_terms())
    return find_regressions(matches, filed, earlier=earlier, mended=mended)


def review(*claims: Claim, records: Sequence[str] = ("pmid:1",)) -> Review:
    outcomes = tuple(Outcome(record_id, True) for record_id in records)
    rows = tuple(ClaimRow(claim, True) for claim in claims)
    return Review(SnapshotFacts("", ""), RulePack("p", ""), outcomes, (), rows, ())


def told(found: Regressions) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in found.problems]


@pytest.mark.parametrize(
    ("check", "claims", "codes", "answered"),
    [
        pytest.param(ACCEPTED, [MADE], [], 1, id="accepted and there"),
        pytest.param(ACCEPTED, [replace(MADE, claim_id="c-000000000009")], [], 1, id="accepted, under another id"),
        pytest.param(ACCEPTED, [BY_ANOTHER], [], 1, id="accepted, by another rule"),
        pytest.param(ACCEPTED, [], [("broken-claim", Severity.ERROR)], 0, id="accepted and gone"),
        pytest.param(
            ACCEPTED, [make_claim(measure="MD")], [("broken-claim", Severity.ERROR)], 0, id="accepted, other now"
        ),
        pytest.param(REJECTED, [], [], 1, id="rejected and gone"),
        pytest.param(REJECTED, [make_claim(measure="MD")], [], 1, id="rejected, other now"),
        pytest.param(REJECTED, [MADE], [("still-made", Severity.NOTE)], 0, id="rejected and still there"),
        pytest.param(REJECTED, [BY_ANOTHER], [("rejected-again", Severity.ERROR)], 0, id="rejected, by another rule"),
        pytest.param(EDITED, [make_claim(direction=Direction.INCREASE)], [], 1, id="edited and mended"),
        pytest.param(EDITED, [], [], 0, id="edited and gone"),
        pytest.param(EDITED, [MADE], [("still-made", Severity.NOTE)], 0, id="edited and still there"),
        pytest.param(ADDED, [MADE], [], 1, id="added and found"),
        pytest.param(ADDED, [], [], 0, id="added and missed"),
    ],
)
def test_what_the_rules_make_of_a_checked_claim(
    check: Check, claims: list[Claim], codes: list[tuple[str, Severity]], answered: int
) -> None:
    found = run(check, *claims)
    assert told(found) == codes
    assert (found.tallies[check.result].answered, found.tallies[check.result].tested) == (answered, 1)


def test_a_broken_claim_is_told_with_its_line_its_rule_and_what_stands_in_its_place() -> None:
    (problem,) = run(ACCEPTED, make_claim("c-000000000009", "cingulum")).problems
    assert str(problem) == (
        "corrections.yaml:3:3: broken-claim: the rule 'decrease-in' no longer makes this claim, which was accepted: "
        "left fornix, FA, decrease, patients vs healthy-controls. Of its sentence the rules now make: left cingulum, "
        "FA, decrease, patients vs healthy-controls (decrease-in); mend the rules, or check the claim again"
    )


def test_a_rejected_claim_by_another_rule_names_both() -> None:
    (problem,) = run(REJECTED, BY_ANOTHER).problems
    assert "the rule 'increase-in' brings back what was rejected when the rule 'decrease-in' made it" in problem.message


@pytest.mark.parametrize(
    ("earlier", "code"),
    [
        pytest.param(review(), "rejected-again", id="it was gone"),
        pytest.param(review(MADE), "still-made", id="it was there"),
        pytest.param(review(records=("pmid:2",)), "still-made", id="its record was not there"),
    ],
)
def test_an_earlier_review_tells_what_was_gone(earlier: Review, code: str) -> None:
    ((found, severity),) = told(run(REJECTED, MADE, earlier=earlier))
    assert (found, severity is Severity.ERROR) == (code, code == "rejected-again")


@pytest.mark.parametrize("check", [REJECTED, EDITED])
def test_what_is_still_made_is_a_problem_if_all_shall_be_mended(check: Check) -> None:
    assert told(run(check, MADE, mended=True)) == [("still-made", Severity.ERROR)]


def test_what_cannot_be_tested_is_counted() -> None:
    absent, lost = run(make_check(record_id="pmid:9")), run(make_check(quote="Lost."))
    assert (absent.untested, absent.tallies, absent.problems) == (1, {}, ())
    assert (lost.untested, told(lost)) == (1, [("lost-quote", Severity.ERROR)])
