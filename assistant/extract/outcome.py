"""What became of the regions of a sentence, as data: which rules fired, and what the nearest ones lacked."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.errors import Location
from assistant.extract.claim_rules import Finding
from assistant.extract.quotations import SeenItem
from assistant.model import Comparison, Direction, Measure, Region, Significance, Status


@dataclass(frozen=True, slots=True)
class RuleAt:
    """A claim rule and where it stands."""

    id: str
    location: Location


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule found of each of its regions alike; the fields are those of a claim."""

    direction: Direction
    measure: Measure
    modality: str | None
    significance: Significance | None
    comparison: Comparison | None
    associate: str | None
    associate_concept: str | None
    further_associates: tuple[str, ...]
    about: str | None
    status: Status


class Dropped(StrEnum):
    """Why a rule that fired gives no claim."""

    NO_MEASURE = "no-measure"
    NO_RESPONSE = "no-response"


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired.

    Attributes
    ----------
    rule, finds
        The rule and the sort of its finding.
    cue
        The word that decided.
    said
        What it found; one for each measure.
    dropped
        Why it found nothing; ``None`` if it did.
    measures
        The measures it took, as written or by their concept.
    caution
        The word of caution or of a question in front of the cue, for claims that are not asserted.
    """

    rule: RuleAt
    finds: Finding
    cue: str
    said: tuple[Said, ...]
    dropped: Dropped | None
    measures: tuple[str, ...]
    caution: str | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """A step that nothing fills: its labels, and the words between which it had to stand."""

    labels: tuple[str, ...]
    after: SeenItem | None
    before: SeenItem | None


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What a gap does not let pass: items it excludes, or more of the others than ``up_to``; between which words."""

    items: tuple[SeenItem, ...]
    after: SeenItem
    before: SeenItem
    up_to: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """What forbids a match: ``unless_followed`` or ``unless_before``, and the words it is about."""

    key: str
    items: tuple[SeenItem, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A rule that nearly fits; one of the last three says why it does not."""

    rule: RuleAt
    finds: Finding
    lacks: tuple[Lacking, ...]
    in_the_way: InTheWay | None
    refused: Refused | None


@dataclass(frozen=True, slots=True)
class RegionOutcome:
    """What became of a list of regions or of pairs.

    Attributes
    ----------
    regions
        Region, and target or ``None``.
    pair_rule
        The rule that made the pairs; ``None`` for single regions.
    fired
        Rules that fired.
    nearest
        Rules that nearly did, where none fired.
    """

    regions: tuple[tuple[Region, Region | None], ...]
    pair_rule: RuleAt | None
    fired: tuple[Fired, ...]
    nearest: tuple[Near, ...]
