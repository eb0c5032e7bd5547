"""Small drafts to merge: invented sentences, written as Word files by the product's own writer."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from assistant.anchors import Basis
from assistant.draft import Document, to_docx
from assistant.draft.blocks import Block, Column, Figure, Heading, Paragraph, Reference, References, Role, Row, Table
from assistant.draft.canvas import Picture
from assistant.draft.sentences import Cell, Sentence, Text
from assistant.redline import Remarks

TEMPLATE = Path(__file__).parents[2] / "templates" / "draft.docx"
BASIS = Basis("Invented", "2025-03-01", "en", "vancouver", "s1", "invented", "r1", "0.0")
REMARKS = Remarks("OFFER", "WITHDRAW", "RECALL")


def write_draft(*blocks: Block, verdicts: Mapping[str, str] | None = None, date: str = "2026-03-01") -> bytes:
    title = Paragraph((Sentence((Text("Invented"),)),), Role.TITLE)
    document = Document("Invented", date, "en", (title, *blocks), basis=BASIS, verdicts=dict(verdicts or {}))
    return to_docx(document, TEMPLATE)


def say(text: str, *about: str) -> Paragraph:
    return Paragraph((Sentence((Text(text),)),), synthesis_ids=about)


def title(text: str, level: int = 1) -> Heading:
    return Heading(level, text)


def table(*rows: tuple[str, ...], key: str = "facts-table") -> Table:
    cells: list[tuple[Cell, ...]] = [tuple((Text(text),) for text in row) for row in rows]
    columns = tuple(Column(f"Column {n}", 1.0) for n in range(len(rows[0])))
    return Table(key, "Invented rows", columns, tuple(Row(row) for row in cells))


def figure(png: bytes) -> Figure:
    return Figure("chart", "Invented chart", "A square.", lambda: Picture(png, b"<svg/>"))


def references(*texts: str) -> References:
    return References(
        tuple(Reference(f"pmid:{text}", f"{n}.", (Text(f"Study {text}."),)) for n, text in enumerate(texts, 1))
    )


def edit(draft: bytes, change: Callable[[WordDocument], object]) -> bytes:
    """Edit a draft with python-docx."""
    word = docx.Document(io.BytesIO(draft))
    change(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def find(word: WordDocument, text: str) -> WordParagraph:
    return next(paragraph for paragraph in word.paragraphs if text in paragraph.text)
