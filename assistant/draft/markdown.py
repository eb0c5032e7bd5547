"""A document written as Markdown, with pipe tables."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from assistant.draft.blocks import (
    Block,
    Column,
    Contents,
    Facts,
    Figure,
    Heading,
    PageTurn,
    Paragraph,
    Reference,
    References,
    Role,
    Table,
)
from assistant.draft.document import Document, Numbered, Spacing
from assistant.draft.sentences import Cite, Emphasis, Inline, NumberRef, Text

_SPECIAL = re.compile(r"([\\`*_<>\[\]|~^$#]|&(?=#?\w+;))")
_LISTED = re.compile(r"\d+\.")


def to_markdown(document: Document, figures: str = "figures") -> str:
    """Write a document as Markdown.

    Parameters
    ----------
    document
        The draft.
    figures
        Name of the folder beside the file that holds the SVG of each figure.

    Returns
    -------
    Text with a blank line between blocks; foreign text is escaped, so that it arrives as it is.
    """
    return MarkdownWriter(document.numbered(), figures, document.spacing).write(document.blocks)


@dataclass(frozen=True, slots=True)
class MarkdownWriter:
    """Writes blocks as the Markdown that every reader of it knows.

    Attributes
    ----------
    numbers
        Key of a table or figure -> its label and number.
    figures
        Name of the folder of figures.
    spacing
        What stands between sentences, and around numbers.
    """

    numbers: Mapping[str, Numbered]
    figures: str
    spacing: Spacing

    def write(self, blocks: Iterable[Block]) -> str:
        """Write blocks with a blank line between them, bullets that follow one another as one list."""
        chunks: list[str] = []
        bullets: list[str] = []
        for block in blocks:
            if isinstance(block, Paragraph) and block.role is Role.BULLET:
                bullets.append(f"- {self.paragraph(block)}")
                continue
            if bullets:
                chunks.append("\n".join(bullets))
                bullets = []
            chunks += self._block(block)
        return "\n\n".join([*chunks, *(["\n".join(bullets)] if bullets else [])]) + "\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self.heading(block)
            case Paragraph(role=Role.TITLE):
                yield from self.title(block)
            case Paragraph():
                yield self.paragraph(block)
            case Table():
                yield self.table_caption(block)
                yield "\n".join(self._rows(block))
            case Figure():
                yield from self.figure(block)
            case Facts(rows):
                yield "\n".join(f"- {self.lead(name, self.spacing.label)}{self.escape(value)}" for name, value in rows)
            case References():
                yield self.references(block)
            case Contents() | PageTurn():
                return

    def heading(self, block: Heading) -> str:
        """Write a heading below that of the title."""
        return f"{'#' * (block.level + 1)} {self.escape(block.text)}"

    def title(self, block: Paragraph) -> Iterator[str]:
        """Write the title as the first heading."""
        yield f"# {self.paragraph(block)}"

    def paragraph(self, block: Paragraph) -> str:
        """Write sentences with what stands between them."""
        return self.spacing.sentence.join(self.inlines(sentence.inlines) for sentence in block.sentences)

    def table_caption(self, block: Table) -> str:
        """Write the caption above a table."""
        return self.caption(block)

    def caption(self, block: Table | Figure) -> str:
        """Write number and caption."""
        return f"{self.lead(str(self.numbers[block.key]), self.spacing.caption)}{self.escape(block.caption)}"

    def lead(self, name: str, end: str) -> str:
        """Write what stands before a text in bold, with the punctuation that ends it."""
        mark = end.rstrip()
        return f"**{self.escape(name)}{mark}**{end[len(mark) :]}"

    def figure(self, block: Figure) -> Iterator[str]:
        """Write a figure that links to its drawing, the caption below it."""
        yield f"![{self.escape(block.alt)}]({self.drawing(block)})"
        yield self.caption(block)

    def drawing(self, block: Figure) -> str:
        """Give the address of the drawing of a figure."""
        return quote(f"{self.figures}/{block.key}.svg")

    def references(self, block: References) -> str:
        """Write the reference list."""
        numbered = all(_LISTED.fullmatch(entry.label) for entry in block.entries)
        return ("\n" if numbered else "\n\n").join(map(self._reference, block.entries))

    def _reference(self, entry: Reference) -> str:
        text = "".join(map(self.text, entry.texts))
        return f"{self.escape(entry.label)} {text}" if entry.label else text

    def _rows(self, block: Table) -> Iterator[str]:
        yield _row(self.escape(column.title) for column in block.columns)
        yield _row(self.rules(block.columns))
        for row in block.rows:
            cells = [self.inlines(cell).strip() for cell in row.cells]
            if row.band:
                cells = [f"**{cells[0]}**", *[""] * (len(block.columns) - 1)]
            yield _row(cells)

    def rules(self, columns: Iterable[Column]) -> Iterator[str]:
        """Write what stands between the head of a table and its body."""
        return ("---" for _ in columns)

    def inlines(self, inlines: Iterable[Inline]) -> str:
        """Write inlines in their order."""
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Cite():
                return self.cite(inline)
            case NumberRef(key):
                return str(self.numbers[key])
            case Text():
                return self.text(inline)

    def cite(self, cite: Cite) -> str:
        """Write what a citation shows."""
        # Nothing in a draft makes a link of numbers in brackets, and they read better bare.
        return re.sub(r"\\([\[\]])", r"\1", "".join(map(self.text, cite.shown)))

    def text(self, text: Text) -> str:
        """Mark a text; spaces stay outside, where marks would not count as such."""
        core = text.text.strip()
        if text.emphasis is Emphasis.PLAIN or not core:
            return self.escape(text.text)
        before, after = text.text.split(core)
        return f"{before}{self.mark(self.escape(core), text.emphasis)}{after}"

    def mark(self, text: str, emphasis: Emphasis) -> str:
        """Mark an escaped text."""
        match emphasis:
            case Emphasis.STRONG:
                return f"**{text}**"
            case Emphasis.SLANTED:
                return f"*{text}*"
            case Emphasis.RAISED:
                return f"<sup>{text}</sup>"
            case Emphasis.LOWERED:
                return f"<sub>{text}</sub>"
        return text

    def escape(self, text: str) -> str:
        """Keep text from being read as Markdown."""
        return _SPECIAL.sub(r"\\\1", text)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
