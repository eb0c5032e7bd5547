"""What a reviewer says of claims and studies after reading the abstracts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.model.terms import ComparisonKind, Direction, Laterality, Status

REVIEWER = "reviewer"  # in the place of the id of a rule


class CheckResult(StrEnum):
    """What a reviewer found when checking a claim against its abstract; an added claim was missed by the rules."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claim says, in terms that a reviewer can read and change.

    Attributes
    ----------
    region
        Concept id where a concept file lists the region, else the words for it.
    side
        Laterality of the region, only where stated.
    target, target_side
        The other end of a connection, likewise.
    measure
        Concept id of the narrowest measure named; ``None`` where none is.
    direction
        Direction of effect, that of ``group``.
    group, comparator
        Concept ids of the sides compared, or their words; ``None`` where not stated.
    kind
        Sort of contrast.
    associate
        For associations, the concept id of the other variable, or its words.
    status
        How far the authors stand behind it; ``None`` for what they assert.
    about, of_change, further_associates
        As in ``Claim``.
    """

    region: str
    direction: Direction
    side: Laterality | None = None
    target: str | None = None
    target_side: Laterality | None = None
    measure: str | None = None
    group: str | None = None
    comparator: str | None = None
    kind: ComparisonKind | None = None
    associate: str | None = None
    status: Status | None = None
    about: str | None = None
    of_change: bool = False
    further_associates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One claim as a reviewer checked it.

    Attributes
    ----------
    claim_id
        The claim, or ``a-`` and a hash for one that was added.
    record_id
        Its record.
    result
        What the check found.
    quote
        The sentence that states it, an exact copy.
    statement
        What the rules made of the sentence when it was checked; for an added claim, what the reviewer says.
    corrected
        What it should say; for edited claims alone.
    rule
        Id of the claim rule that made it; ``None`` for an added one.
    reason
        Why, in the reviewer's words.
    """

    claim_id: str
    record_id: str
    result: CheckResult
    quote: str
    statement: Statement
    corrected: Statement | None = None
    rule: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class StudyCorrection:
    """What a reviewer decided about a study as a whole.

    Attributes
    ----------
    record_id
        The record.
    excluded
        Whether it is left out of the review.
    cohort
        Name of the cohort that it shares with other studies of the same name.
    reason
        Why, in the reviewer's words.
    """

    record_id: str
    excluded: bool = False
    cohort: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything one reviewer corrected; written as ``corrections.yaml``.

    Attributes
    ----------
    checks
        Claim id -> its check.
    studies
        Record id -> what was decided about it.
    reviewer
        Who checked, if they say so.
    """

    checks: Mapping[str, Check] = field(default_factory=dict)
    studies: Mapping[str, StudyCorrection] = field(default_factory=dict)
    reviewer: str | None = None
