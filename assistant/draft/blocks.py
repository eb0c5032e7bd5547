"""What a draft is made of: paragraphs, tables, figures and the like."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from assistant.draft.canvas import Picture
from assistant.draft.sentences import Cell, Inline, Sentence, Text


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


def inlines_of(block: Block) -> Iterator[Inline]:
    """Go through every inline of a block in reading order."""
    if isinstance(block, Paragraph):
        for sentence in block.sentences:
            yield from sentence.inlines
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield from cell
