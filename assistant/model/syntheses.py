"""What comparable claims add up to: votes, a verdict, and what divides the sides of a discrepancy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.model.terms import Direction


class Verdict(StrEnum):
    """What the cohorts of a synthesis say together."""

    CONSENSUS = "consensus"
    DISCREPANCY = "discrepancy"
    UNRESOLVED = "unresolved"
    SINGLE = "single"
    NULL = "null"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cohort whose absence would change a verdict, and the verdict that the others would reach."""

    cohort: tuple[str, ...]
    verdict: Verdict


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
    all_but
        Records of the one cohort that does not fit, and is left out of ``values``; empty if all fit.
    """

    field: str
    values: Mapping[str, tuple[str, ...]]
    complete: bool
    all_but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighing:
    """How cohorts were weighed in the share that agreement is held against; each has one vote all the same.

    Attributes
    ----------
    by
        Such as ``sample_size``.
    known
        Whether it is known of every cohort; if not, cohorts count alike.
    share
        Weighed share of the majority in all that looked; ``None`` where it is not known or there is no majority.
    """

    by: str
    known: bool
    share: float | None


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
        Fields that divide the two sides of a discrepancy: known of every study, then known of some, then all but
        one cohort.
    group, comparator
        Group concepts compared, the side that ``by_direction`` speaks of first; ``None`` where the
        section does not compare on them.
    mixed
        Cohorts that found both directions; they looked, and vote for neither.
    turned
        Claims that are worded from the comparator's side, and count under the opposite direction.
    of_change
        Whether it is about associations of a change over time or with a treatment.
    left_out
        Each cohort without which the verdict would be another; empty for a lone cohort, which leaves none.
    participants
        Direction -> participants of the cohorts that vote for it, a cohort being as large as its largest study;
        only where every size is known.
    not_reported
        Records of the same stratum, measure and comparison that state nothing for the place, sorted. Whether they
        looked is not known, so that they are no nulls; a record whose cohort has its say is not among them.
    beside
        Direction -> ids of reviews and meta-analyses that state it; they contain studies, and have no vote.
    beside_claims
        Their claims.
    unexamined
        Fields that cannot be tried on a discrepancy, since nothing is known of them on one side or both.
    modality
        Imaging method, where the section compares on it.
    weighing
        How cohorts were weighed; ``None`` where the section does not ask for it.
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
    of_change: bool = False
    left_out: tuple[LeftOut, ...] = ()
    participants: Mapping[Direction, int] = field(default_factory=dict)
    not_reported: tuple[str, ...] = ()
    beside: Mapping[Direction, tuple[str, ...]] = field(default_factory=dict)
    beside_claims: tuple[str, ...] = ()
    unexamined: tuple[str, ...] = ()
    modality: str | None = None
    weighing: Weighing | None = None
