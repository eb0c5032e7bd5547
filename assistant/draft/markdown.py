"""A document written as Markdown, with pipe tables."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from assistant.draft.document import (
    Block,
    Cell,
    Cite,
    Contents,
    Document,
    Emphasis,
    Facts,
    Figure,
    Heading,
    Inline,
    Numbered,
    NumberRef,
    PageTurn,
    Paragraph,
    Reference,
    References,
    Role,
    Table,
    Text,
)

_SPECIAL = re.compile(r"([\\`*_<>\[\]|~^$#]|&(?=#?\w+;))")
_MARKS = {
    Emphasis.PLAIN: ("", ""),
    Emphasis.STRONG: ("**", "**"),
    Emphasis.SLANTED: ("*", "*"),
    Emphasis.RAISED: ("<sup>", "</sup>"),
    Emphasis.LOWERED: ("<sub>", "</sub>"),
}
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
    numbers = document.numbered()
    chunks: list[str] = []
    bullets: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is Role.BULLET:
            bullets.append(f"- {_paragraph(document, numbers, block)}")
            continue
        if bullets:
            chunks.append("\n".join(bullets))
            bullets = []
        chunks += _write(document, numbers, figures, block)
    return "\n\n".join([*chunks, *(["\n".join(bullets)] if bullets else [])]) + "\n"


def _write(document: Document, numbers: dict[str, Numbered], figures: str, block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * (level + 1)} {_escape(text)}"
        case Paragraph(role=Role.TITLE):
            yield f"# {_paragraph(document, numbers, block)}"
        case Paragraph():
            yield _paragraph(document, numbers, block)
        case Table():
            yield f"**{numbers[block.key]}.** {_escape(block.caption)}"
            yield "\n".join(_rows(document, numbers, block))
        case Figure():
            yield f"![{_escape(block.alt)}]({quote(f'{figures}/{block.key}.svg')})"
            yield f"**{numbers[block.key]}.** {_escape(block.caption)}"
        case Facts(rows):
            yield "\n".join(f"- **{_escape(name)}:** {_escape(value)}" for name, value in rows)
        case References(entries):
            numbered = all(_LISTED.fullmatch(entry.label) for entry in entries)
            yield ("\n" if numbered else "\n\n").join(map(_reference, entries))
        case Contents() | PageTurn():
            return


def _reference(entry: Reference) -> str:
    text = "".join(map(_text, entry.texts))
    return f"{_escape(entry.label)} {text}" if entry.label else text


def _paragraph(document: Document, numbers: dict[str, Numbered], block: Paragraph) -> str:
    return " ".join(_inlines(document, numbers, sentence.inlines) for sentence in block.sentences)


def _rows(document: Document, numbers: dict[str, Numbered], block: Table) -> Iterator[str]:
    yield _row(_escape(column.title) for column in block.columns)
    yield _row("---" for _ in block.columns)
    for row in block.rows:
        cells = [_cell(document, numbers, cell) for cell in row.cells]
        if row.band:
            cells = [f"**{cells[0]}**", *[""] * (len(block.columns) - 1)]
        yield _row(cells)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(document: Document, numbers: dict[str, Numbered], cell: Cell) -> str:
    return _inlines(document, numbers, cell).strip()


def _inlines(document: Document, numbers: dict[str, Numbered], inlines: Iterable[Inline]) -> str:
    return "".join(_inline(document, numbers, inline) for inline in inlines)


def _inline(document: Document, numbers: dict[str, Numbered], inline: Inline) -> str:
    match inline:
        case Cite():
            # Nothing in a draft makes a link of numbers in brackets, and they read better bare.
            return re.sub(r"\\([\[\]])", r"\1", "".join(map(_text, inline.shown)))
        case NumberRef(key):
            return str(numbers[key])
        case Text():
            return _text(inline)


def _text(text: Text) -> str:
    """Mark a text; spaces stay outside, where marks would not count as such."""
    opening, closing = _MARKS[text.emphasis]
    core = text.text.strip()
    if not opening or not core:
        return _escape(text.text)
    before, after = text.text.split(core)
    return f"{before}{opening}{_escape(core)}{closing}{after}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
