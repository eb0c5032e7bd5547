"""What a Word file says and how, in plain data: the outcome of reading, and the ground of comparing."""

from collections.abc import Iterator
from dataclasses import dataclass

GONE = frozenset({"del", "moveFrom"})
REVISED = GONE | {"ins", "moveTo"}


@dataclass(frozen=True, slots=True)
class Text:
    """Text that stands out in the same way throughout.

    Attributes
    ----------
    text
        The characters; a tab and a line break count as such.
    marks
        What was set on the text itself, not by a style: ``bold``, ``italic``, ``superscript`` or ``subscript``;
        and the kind of revision that it stands in.
    """

    text: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldStart:
    """Start of a field, or of a link, with its instruction; its result follows."""

    code: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldEnd:
    """End of the field that was started last."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, known by the hash of its bytes."""

    hash: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, with what it says."""

    text: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Break:
    """A turn of the page, or of a column, inside a paragraph."""

    kind: str


Piece = Text | FieldStart | FieldEnd | Picture | Footnote | Break


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes
    ----------
    style
        Name of its style in lower case.
    pieces
        What stands in it, in order.
    anchors
        Names of the bookmarks that start in it, sorted.
    mark
        Kind of the revision of its end; empty if there is none.
    page_before
        Whether it starts a page.
    """

    style: str
    pieces: tuple[Piece, ...] = ()
    anchors: tuple[str, ...] = ()
    mark: str = ""
    page_before: bool = False

    @property
    def text(self) -> str:
        """What a reader sees: without what is deleted, without codes."""
        return "".join(piece.text for piece in self.pieces if isinstance(piece, Text) and not piece.marks & GONE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its blocks and how many columns it spans."""

    blocks: "tuple[Block, ...]"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``mark`` is the kind of its revision, empty if there is none."""

    cells: tuple[Cell, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the name of its style in lower case."""

    style: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """End of a section of pages that all stand upright or lie on their side."""

    landscape: bool


Block = Paragraph | Table | SectionEnd


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: who made it, what it says, and the text that it is about."""

    author: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A whole file.

    Attributes
    ----------
    blocks
        Paragraphs, tables and ends of sections in their order.
    comments
        In the order in which they stand in the text.
    revisions
        Kind of revision -> how many there are, sorted.
    """

    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    revisions: tuple[tuple[str, int], ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Go through all paragraphs, those of tables too."""
        yield from _paragraphs(self.blocks)

    @property
    def text(self) -> str:
        """What a reader sees, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs())

    def find(self, anchor: str) -> Paragraph:
        """Find the paragraph in which a bookmark starts.

        Raises
        ------
        LookupError
            If there is none.
        """
        for paragraph in self.paragraphs():
            if anchor in paragraph.anchors:
                return paragraph
        raise LookupError(f"no bookmark {anchor}")


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Table(rows=rows):
                for row in rows:
                    for cell in row.cells:
                        yield from _paragraphs(cell.blocks)
