"""The whole state that a draft rests on: what became of records and claims, and the syntheses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.model.claims import Claim
from assistant.model.corrections import CheckResult
from assistant.model.counts import Count
from assistant.model.look_alikes import LookAlike
from assistant.model.overviews import Gap, Target
from assistant.model.proposals import CohortProposal
from assistant.model.studies import Study
from assistant.model.syntheses import Synthesis


class Decision(StrEnum):
    """What screening makes of a record."""

    PRIMARY = "primary"
    BACKGROUND = "background"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with what became of it.

    Attributes
    ----------
    claim
        The claim as extracted.
    votes
        Whether it counts in at least one synthesis.
    why_not
        The reason if it does not, else ``None``.
    """

    claim: Claim
    votes: bool
    why_not: str | None = None

    @property
    def rejected(self) -> bool:
        """Whether a reviewer found that the abstract does not say so; nothing may rest on it."""
        return self.claim.check is CheckResult.REJECTED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record.

    Attributes
    ----------
    record_id
        The record.
    used
        Whether it is a primary study with at least one asserted claim.
    reason
        Why not, as a short code such as ``no-abstract``, or as the screening rule gives it; ``None`` if used.
    decision
        What screening made of it; the claims of a primary study alone may vote.
    rule
        Id of the screening rule that decided, or ``reviewer``; ``None`` where none did, which leaves a primary study.
    """

    record_id: str
    used: bool
    reason: str | None = None
    decision: Decision = Decision.PRIMARY
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Prisma:
    """What became of all records of a search, as a PRISMA 2020 flow diagram counts them.

    The sum holds at each step: identified = unselected + duplicates + screened; screened = excluded + background +
    included; included = without_claims + with_claims. What was unreadable stands beside all of these.

    Attributes
    ----------
    identified
        Format -> entries that could be read, duplicates included; an empty name where the format is not known.
    unreadable
        Entries that could not be used at all; each was reported.
    duplicates
        Entries merged into others.
    unselected
        Entries of a store that did not fit the conditions of the user, and that nothing else is known of.
    screened
        Records that were left.
    excluded, background
        Reason -> records.
    included
        Primary studies.
    without_claims
        Reason -> primary studies without an asserted claim.
    with_claims
        Primary studies with one or more.
    """

    identified: Mapping[str, int] = field(default_factory=dict)
    unreadable: int = 0
    duplicates: int = 0
    screened: int = 0
    excluded: Mapping[str, int] = field(default_factory=dict)
    background: Mapping[str, int] = field(default_factory=dict)
    included: int = 0
    without_claims: Mapping[str, int] = field(default_factory=dict)
    with_claims: int = 0
    unselected: int = 0


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """The identity of the snapshot that a review rests on: content hash, ISO date, counts, conditions of a store."""

    hash: str
    date: str
    counts: Mapping[str, int] = field(default_factory=dict)
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePack:
    """The identity of the rules that a review rests on: name of the pack, hash of its files."""

    pack: str
    hash: str


@dataclass(frozen=True, slots=True)
class Review:
    """Everything a draft rests on; written as ``draft.review.json``.

    Attributes
    ----------
    snapshot, rules
        Identity of both inputs.
    records
        What became of each record, in snapshot order.
    studies
        Study facts of every record with an abstract.
    claims
        Every claim, voting or not, in record order.
    syntheses
        In the order of the draft.
    schema
        Version of this layout.
    prisma
        Counts of all records from the search to the studies with claims.
    counts
        What was counted beyond the syntheses, in the order of the draft.
    targets
        Every region that the rules list as one that stimulation can reach, with the syntheses there.
    gaps
        What few or no studies looked at, in the order of the rules and strata.
    cohorts
        Studies with claims that vote as one, as the rules or a reviewer say that they share participants.
    cohort_proposals
        Studies that may share participants; nothing in the review rests on it. Those that meet in most syntheses
        come first.
    look_alikes
        Opposite majorities that are no contradiction, in the order of the draft.
    fingerprints
        Record id -> field -> short hash of what it holds, empty fields left out, so that corrections can be told.
    corrections
        Hash of what a reviewer decided about claims and studies; empty if nothing.
    """

    snapshot: SnapshotFacts
    rules: RulePack
    records: tuple[Outcome, ...]
    studies: tuple[Study, ...]
    claims: tuple[ClaimRow, ...]
    syntheses: tuple[Synthesis, ...]
    schema: int = 1
    prisma: Prisma = field(default_factory=Prisma)
    counts: tuple[Count, ...] = ()
    targets: tuple[Target, ...] = ()
    gaps: tuple[Gap, ...] = ()
    cohorts: tuple[tuple[str, ...], ...] = ()
    cohort_proposals: tuple[CohortProposal, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    fingerprints: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: str = ""

    @property
    def standing(self) -> tuple[ClaimRow, ...]:
        """Every claim but those that a reviewer rejected."""
        return tuple(row for row in self.claims if not row.rejected)
