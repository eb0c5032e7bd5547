"""A draft as data: blocks of sentences that know what they rest on, without any file format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from assistant.anchors import Basis
from assistant.draft.canvas import Picture


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


class Role(StrEnum):
    """What a paragraph is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    BULLET = "bullet"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the draft.

    Attributes
    ----------
    sentences
        In order.
    role
        What it is for.
    synthesis_ids
        The syntheses it reports; a writer can anchor it by them.
    remarks
        What is said beside it in formats that have comments, a paragraph each.
    """

    sentences: tuple[Sentence, ...]
    role: Role = Role.BODY
    synthesis_ids: tuple[str, ...] = ()
    remarks: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level one is the widest below the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; widths are relative to one another."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes
    ----------
    cells
        One for each column.
    band
        Whether it is one cell across the whole table that names what follows.
    about
        Id of the claim, the synthesis or the record that it tells of, empty for other rows.
    """

    cells: tuple[Cell, ...]
    band: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table.

    Attributes
    ----------
    key
        The name by which sentences refer to it.
    caption
        Text behind the number.
    columns
        Titles and widths.
    rows
        Body rows.
    small
        Whether it is set in the smaller type of the appendix.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    small: bool = False


@dataclass(frozen=True)
class Figure:
    """A numbered figure, which is drawn when its picture is first asked for: only files of a draft need one.

    Attributes
    ----------
    key
        The name by which sentences refer to it, no table having the same; its SVG file is named after it.
    caption
        Text behind the number.
    alt
        What it shows, for those who cannot see it.
    draw
        Makes the picture; the same each time.
    share
        Width as a share of the line.
    """

    key: str
    caption: str
    alt: str
    draw: Callable[[], Picture] = field(compare=False)
    share: float = 1.0

    @cached_property
    def picture(self) -> Picture:
        """The picture."""
        return self.draw()


@dataclass(frozen=True, slots=True)
class Facts:
    """An unnumbered list of names and values, as on the title page."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the reference list.

    Attributes
    ----------
    record_id
        What it refers to.
    label
        What stands before it in a numbered list, such as ``1.`` or ``[1]``; empty in others.
    texts
        The entry.
    """

    record_id: str
    label: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class References:
    """The reference list, in the order of its style."""

    entries: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Where a table of contents stands, in formats whose readers do not make their own."""

    title: str


@dataclass(frozen=True, slots=True)
class PageTurn:
    """From here on the pages lie on their side, for wide tables."""


Block = Paragraph | Heading | Table | Figure | Facts | References | Contents | PageTurn


@dataclass(frozen=True, slots=True)
class Numbered:
    """How a table or figure is called: ``Table 2``."""

    label: str
    number: int

    def __str__(self) -> str:
        return f"{self.label} {self.number}"


@dataclass(frozen=True, slots=True)
class Sources:
    """What a draft cites, for programs that cite anew.

    Attributes
    ----------
    style
        Id of the citation style.
    locale
        Language of its terms, such as ``en-US``.
    items
        Record id -> CSL-JSON item.
    """

    style: str
    locale: str
    items: Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole draft, ready for a writer.

    Attributes
    ----------
    title
        Title of the review.
    date
        ISO date of the snapshot; every date in the output comes from it.
    language
        Language code of the phrases.
    blocks
        In order.
    table_label, figure_label
        The word that stands before the number of a table, of a figure.
    sources
        What it cites; ``None`` if it cites nothing.
    basis
        What it was made of, for a later update; ``None`` if it is not to be updated.
    verdicts
        Id of a synthesis -> its verdict, with the direction it rests on.
    """

    title: str
    date: str
    language: str
    blocks: tuple[Block, ...]
    table_label: str = "Table"
    figure_label: str = "Figure"
    sources: Sources | None = None
    basis: Basis | None = None
    verdicts: Mapping[str, str] = field(default_factory=dict)

    def numbered(self) -> dict[str, Numbered]:
        """Give each table and each figure its label and number, in the order they stand in."""
        tables: list[Table | Figure] = [block for block in self.blocks if isinstance(block, Table)]
        kinds = (self.table_label, tables), (self.figure_label, self.figures())
        return {
            block.key: Numbered(label, number)
            for label, blocks in kinds
            for number, block in enumerate(blocks, start=1)
        }

    def figures(self) -> tuple[Figure, ...]:
        """List the figures in the order they stand in."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))


def inlines_of(block: Block) -> Iterator[Inline]:
    """Go through every inline of a block in reading order."""
    if isinstance(block, Paragraph):
        for sentence in block.sentences:
            yield from sentence.inlines
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield from cell
