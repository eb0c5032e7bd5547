"""The records of a snapshot before any group is made: what is known of each, and what becomes of its claims."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.concepts import Concepts
from assistant.group.findings import Finding, sort_claim
from assistant.group.rules import Grouping
from assistant.group.screening import CLAIMS_REJECTED, EXCLUDED, Screened, exclude_record, screen_record
from assistant.group.screening_rules import NO_ABSTRACT, NO_FINDING, Screening
from assistant.model import REVIEWER, Claim, Decision, Outcome, Record, Status, Study, StudyCorrection


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record with the facts of its study and what screening decided."""

    record: Record
    study: Study
    screened: Screened

    @property
    def out(self) -> str | None:
        """The reason why its claims have no vote, ``None`` for a primary study."""
        if self.screened.decision is Decision.PRIMARY:
            return None
        return EXCLUDED if self.screened.rule == REVIEWER else self.screened.reason


Candidates = Mapping[str, Candidate]


def screen_candidates(
    records: Iterable[Record],
    studies: Iterable[Study],
    screening: Screening,
    concepts: Concepts,
    decided: Mapping[str, StudyCorrection] | None = None,
) -> dict[str, Candidate]:
    """Screen records; one without an entry among the studies has no facts that are known.

    What a reviewer decided comes before the rules.

    Returns
    -------
    Record id -> candidate, in the order of the records.
    """
    given = {study.record_id: study for study in studies}
    known = ((record, given.get(record.record_id, Study(record.record_id))) for record in records)

    def screen(record: Record, study: Study) -> Screened:
        decision = (decided or {}).get(record.record_id)
        if decision and decision.excluded:
            return exclude_record(decision.reason)
        return screen_record(record, study, screening, concepts)

    return {record.record_id: Candidate(record, study, screen(record, study)) for record, study in known}


def sort_claims(
    claims: Iterable[Claim], candidates: Candidates, grouping: Grouping, concepts: Concepts
) -> tuple[Finding, ...]:
    """Sort claims into sections and strata, in the order of their records and of one record as given."""
    order = {record_id: place for place, record_id in enumerate(candidates)}

    def sort(claim: Claim) -> Finding:
        its = candidates[claim.record_id]
        return sort_claim(claim, its.record, its.study, grouping, concepts, its.out, its.screened.beside)

    return tuple(map(sort, sorted(claims, key=lambda claim: order[claim.record_id])))


def split_associates(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give a claim of its own to each variable that an association lists behind the first."""
    return tuple(replace(claim, associate_concept=one) for claim in claims for one in claim.further_associates)


def list_outcomes(
    candidates: Candidates, findings: Sequence[Finding], rejected: Container[str] = ()
) -> tuple[Outcome, ...]:
    """Say what became of each record: a primary study is used if it asserts a claim.

    Parameters
    ----------
    candidates, findings
        The records, and their claims but those that were rejected.
    rejected
        Records of which claims were rejected.
    """
    found = {f.claim.record_id for f in findings if f.claim.status is Status.ASSERTED}
    return tuple(
        _outcome(candidate, record_id in found, CLAIMS_REJECTED if record_id in rejected else NO_FINDING)
        for record_id, candidate in candidates.items()
    )


def _outcome(candidate: Candidate, asserts: bool, nothing: str) -> Outcome:
    record, decided = candidate.record, candidate.screened
    if decided.decision is not Decision.PRIMARY:
        return Outcome(record.record_id, False, decided.reason, decided.decision, decided.rule)
    reason = None if asserts else nothing if record.abstract else NO_ABSTRACT
    return Outcome(record.record_id, asserts, reason, decided.decision, decided.rule)
