"""Why a sentence gives the claims it gives, as data: what was seen, and what became of its regions."""

from dataclasses import dataclass

from assistant.errors import Location
from assistant.extract.outcome import RegionOutcome
from assistant.extract.quotations import SeenItem
from assistant.model import Region, Section


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
