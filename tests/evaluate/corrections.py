"""Invented checks of two invented reviewers."""

from dataclasses import replace

from assistant.model import Check, CheckResult, Corrections, Direction, Laterality, Statement, StudyCorrection

STATEMENT = Statement("insula", Direction.DECREASE, Laterality.LEFT, measure="FA", group="patients")
RIGHT = replace(STATEMENT, side=Laterality.RIGHT)
ACCEPTED, EDITED, REJECTED, ADDED = (
    CheckResult.ACCEPTED,
    CheckResult.EDITED,
    CheckResult.REJECTED,
    CheckResult.ADDED,
)


def check(
    key: int | str,
    result: CheckResult = ACCEPTED,
    rule: str | None = "near",
    corrected: Statement | None = None,
    statement: Statement = STATEMENT,
    reason: str | None = None,
) -> Check:
    if result is EDITED and corrected is None:
        corrected = RIGHT
    claim_id = f"c-{key}" if result is not ADDED else f"a-{key}"
    own = rule if result is not ADDED else None
    return Check(claim_id, f"pmid:{key}", result, f"Invented sentence {key}.", statement, corrected, own, reason)


def corrections(*checks: Check, reviewer: str | None = None, **studies: StudyCorrection) -> Corrections:
    decided = {study.record_id: study for study in studies.values()}
    return Corrections({one.claim_id: one for one in checks}, decided, reviewer)
