"""Why a sentence gives the claims it gives, as data: what was seen, what fired, what lacked."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.errors import Location
from assistant.extract.patterns import Finding
from assistant.model import Comparison, Direction, Measure, Region, Section, Significance, Status


@dataclass(frozen=True, slots=True)
class SeenMention:
    """A mention with the place of its rule.

    Attributes
    ----------
    start, end, text, label, concept, rule
        As in ``model.Mention``; offsets are into the text that was given.
    location
        Where the concept or the grammar stands; ``None`` for a short form, which the text itself defines.
    claimable
        Whether claims can be made of it; ``False`` for a place too wide, or an adjective without its noun.
    """

    start: int
    end: int
    text: str
    label: str
    concept: str | None
    rule: str
    location: Location | None
    claimable: bool


@dataclass(frozen=True, slots=True)
class ListMember:
    """A region in a list.

    Attributes
    ----------
    text
        As written.
    region
        As a claim names it: shared heads and abbreviations written out, concept looked up.
    joint
        What joins it to the member before; ``None`` for the first.
    carried
        Whether its laterality is that of an earlier member.
    """

    text: str
    region: Region
    joint: str | None
    carried: bool


@dataclass(frozen=True, slots=True)
class RegionList:
    """Regions that share one fate."""

    text: str
    members: tuple[ListMember, ...]


@dataclass(frozen=True, slots=True)
class SeenItem:
    """A stretch of the sentence with its item label; ``None`` for brackets that no rule sees."""

    text: str
    label: str | None


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


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about one sentence.

    Attributes
    ----------
    text
        The sentence, without its heading.
    section
        Part of the abstract that it was read as.
    reported
        Whether it tells findings of the study itself; if not, its claims are background.
    not_own
        The phrase that makes it one on work of others or yet to come.
    mentions, lists, items
        What was seen, in order.
    unlisted
        Words after a laterality word that may name a region no rule knows.
    outcomes
        What became of each list of regions or pairs.
    """

    text: str
    section: Section
    reported: bool
    not_own: str | None
    mentions: tuple[SeenMention, ...]
    lists: tuple[RegionList, ...]
    items: tuple[SeenItem, ...]
    unlisted: tuple[str, ...]
    outcomes: tuple[RegionOutcome, ...]
