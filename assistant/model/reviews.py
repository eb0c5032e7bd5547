"""What the claims of a snapshot add up to: syntheses, and the whole state a draft rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.model.claims import Claim
from assistant.model.studies import Study
from assistant.model.terms import Direction


class Verdict(StrEnum):
    """What the cohorts of a synthesis say together."""

    CONSENSUS = "consensus"
    DISCREPANCY = "discrepancy"
    UNRESOLVED = "unresolved"
    SINGLE = "single"
    NULL = "null"


class Decision(StrEnum):
    """What screening makes of a record."""

    PRIMARY = "primary"
    BACKGROUND = "background"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Separation:
    """A field whose values divide the opposing cohorts.

    Attributes
    ----------
    field
        Name of the field.
    values
        Direction -> the values found on that side, sorted.
    complete
        Whether every study of each side is known and none shares a value with the other side.
    """

    field: str
    values: Mapping[str, tuple[str, ...]]
    complete: bool


@dataclass(frozen=True, slots=True)
class Synthesis:
    """Claims that a grouping rule made comparable, with their votes.

    Attributes
    ----------
    id
        Hash of the section and the values compared on: the same in every snapshot.
    section
        Id of the section of the grouping file.
    stratum, comparison_kind, treatment, measure, associate, target
        The values compared on; ``None`` where the section does not compare on them.
    region, level
        Rolled-up region id and the level it stands on.
    by_direction
        Direction (turned to the side the pack names) -> record ids, sorted.
    cohorts
        Record ids that share participants, one tuple a cohort; each votes once.
    claim_ids
        The claims, those without a sign included.
    verdict, majority
        ``majority`` is ``None`` where no direction has votes, and in a tie.
    votes
        Direction -> number of cohorts, nulls and undirected reports included, mixed cohorts left out.
    sign_test_p
        Exact two-sided sign test of the directed votes; ``None`` without votes.
    interval
        95 % interval of the share in the majority direction; ``None`` without votes.
    fragile
        Whether leaving out one cohort changes the verdict.
    separated_by
        Fields that divide the two sides of a discrepancy, the most complete first.
    group, comparator
        Group concepts compared, the side that ``by_direction`` speaks of first; ``None`` where the
        section does not compare on them.
    mixed
        Cohorts that found both directions; they looked, and vote for neither.
    turned
        Claims that are worded from the comparator's side, and count under the opposite direction.
    """

    id: str
    section: str
    stratum: str | None
    comparison_kind: str | None
    treatment: str | None
    measure: str | None
    associate: str | None
    target: str | None
    region: str | None
    level: str | None
    by_direction: Mapping[Direction, tuple[str, ...]]
    cohorts: tuple[tuple[str, ...], ...]
    claim_ids: tuple[str, ...]
    verdict: Verdict
    majority: Direction | None
    votes: Mapping[Direction, int]
    sign_test_p: float | None
    interval: tuple[float, float] | None
    fragile: bool
    separated_by: tuple[Separation, ...] = ()
    group: str | None = None
    comparator: str | None = None
    mixed: tuple[tuple[str, ...], ...] = ()
    turned: tuple[str, ...] = ()


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
        Id of the screening rule that decided; ``None`` where none did, which leaves a primary study.
    """

    record_id: str
    used: bool
    reason: str | None = None
    decision: Decision = Decision.PRIMARY
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Prisma:
    """What became of all records of a search, as a PRISMA 2020 flow diagram counts them.

    The sum holds at each step: identified = duplicates + screened; screened = excluded + background + included;
    included = without_claims + with_claims. What was unreadable stands beside all of these.

    Attributes
    ----------
    identified
        Format -> entries that could be read, duplicates included; an empty name where the format is not known.
    unreadable
        Entries that could not be used at all; each was reported.
    duplicates
        Entries merged into others.
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


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """The identity of the snapshot that a review rests on: content hash, ISO date, counts."""

    hash: str
    date: str
    counts: Mapping[str, int] = field(default_factory=dict)


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
    """

    snapshot: SnapshotFacts
    rules: RulePack
    records: tuple[Outcome, ...]
    studies: tuple[Study, ...]
    claims: tuple[ClaimRow, ...]
    syntheses: tuple[Synthesis, ...]
    schema: int = 1
    prisma: Prisma = field(default_factory=Prisma)
