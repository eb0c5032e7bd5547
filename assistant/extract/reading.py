"""What the steps of the cascade hand on to each other about one text."""

from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.extract.words import Words
from assistant.model import Laterality, Section


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a range of tokens.

    Attributes
    ----------
    start, end
        First token, and the one after the last; a heading such as "RESULTS:" is left out.
    section
        Part of the abstract.
    reported
        Whether it tells findings of this study, as far as section and wording show.
    """

    start: int
    end: int
    section: Section
    reported: bool


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form in brackets, or a short form before bracketed words.

    Attributes
    ----------
    short
        The tokens of the short form.
    long_end
        The token after the long form.
    long_start
        Its first token, where letters of the short form tell; else ``None``.
    """

    short: tuple[str, ...]
    long_end: int
    long_start: int | None


class Span(NamedTuple):
    """Tokens that name a concept; a tuple, as a text has very many.

    Attributes
    ----------
    start, end
        First token, and the one after the last.
    label, concept, rule
        As in ``model.Mention``.
    side
        Laterality, for regions; its words stand outside the span.
    complete
        For regions: whether a noun is named; an adjective or modifier alone waits for its list.
    """

    start: int
    end: int
    label: str
    concept: str | None
    rule: str
    side: Laterality | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A member of a list of regions.

    Attributes
    ----------
    span
        The region as mentioned.
    text
        As written; an elliptical member takes the whole phrase up to the shared head.
    name
        Full name in lower case: shared heads added, abbreviations written out.
    side
        Laterality, carried over the list where it has not changed.
    """

    span: Span
    text: str
    name: str
    side: Laterality | None


@dataclass(frozen=True, slots=True)
class Places:
    """A list of regions that stand together: "A, B and the left C".

    Attributes
    ----------
    start, end
        First token, and the one after the last, laterality words included.
    members
        At least one.
    joints
        What stands before each member but the first: ``and``, ``,``, ``-`` or another joint.
    """

    start: int
    end: int
    members: tuple[Place, ...]
    joints: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """Everything the cascade has found so far in one text; each step fills its own field.

    Attributes
    ----------
    words, title_end
        The tokens, and the one after the title.
    abstract_at
        Character at which the abstract begins.
    sentences, abbreviations
        In order of the text.
    spans
        Mentions that claims are made of; they do not overlap.
    facts
        Mentions that tell about the study, such as its population; they may overlap ``spans``.
    long_forms
        Tokens of a short form -> the region name it stands for.
    places
        Lists of regions.
    """

    words: Words
    title_end: int
    abstract_at: int = 0
    sentences: list[Sentence] = field(default_factory=list)
    abbreviations: list[Abbreviation] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    facts: list[Span] = field(default_factory=list)
    long_forms: dict[tuple[str, ...], str] = field(default_factory=dict)
    places: list[Places] = field(default_factory=list)

    def in_abstract(self, tokens: Sentence | Span) -> tuple[int, int]:
        """Give where tokens start and end in the abstract, in characters; those of the title lie before it."""
        start, end = self.words.starts[tokens.start], self.words.ends[tokens.end - 1]
        return start - self.abstract_at, end - self.abstract_at
