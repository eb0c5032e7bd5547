"""Sentences that know what they rest on: texts, citations, names of tables and figures, and what is counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Emphasis(StrEnum):
    """How a stretch of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    SLANTED = "slanted"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text.

    Attributes
    ----------
    text, emphasis
        What it says, and how.
    record_id
        The one record that it cites, within a citation that names several; a writer can link it to its reference.
    """

    text: str
    emphasis: Emphasis = Emphasis.PLAIN
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """A place where records are cited.

    Attributes
    ----------
    record_ids
        The records, in the order of their mention.
    parts
        What stands there in the style of the draft, with a text of its own for each record it names; empty until the
        citations are rendered.
    """

    record_ids: tuple[str, ...]
    parts: tuple[Text, ...] = ()

    @property
    def shown(self) -> tuple[Text, ...]:
        """The parts as a reader sees them: one text for neighbours that look the same."""
        alike = groupby(self.parts, key=lambda part: part.emphasis)
        return tuple(Text("".join(part.text for part in parts), emphasis) for emphasis, parts in alike)


@dataclass(frozen=True, slots=True)
class NumberRef:
    """A place where a table or a figure is named; the writers print its label and number."""

    key: str


Inline = Text | Cite | NumberRef
Cell = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Addend:
    """A part of what a sentence counts: what it is, and the ids of the records or claims in it."""

    name: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What the numbers of a sentence add up.

    Attributes
    ----------
    addends
        Its parts; one id may stand in several.
    rule
        Key of a list of grouping rules and id of the rule that asks for the count; ``None`` if every draft has it.
    """

    addends: tuple[Addend, ...]
    rule: tuple[str, str] | None = None

    @classmethod
    def of(cls, parts: Mapping[str, Iterable[str]], rule: tuple[str, str] | None = None) -> "Total":
        """Make a total of named parts, each id once and in order."""
        return cls(tuple(Addend(name, tuple(sorted(set(ids)))) for name, ids in parts.items()), rule)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft.

    Attributes
    ----------
    inlines
        What it says.
    claim_ids
        The claims it rests on; empty for sentences that state no finding.
    total
        What it counts, where it states a count.
    """

    inlines: tuple[Inline, ...]
    claim_ids: tuple[str, ...] = ()
    total: Total | None = None
