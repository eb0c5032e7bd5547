"""A document as JSON for other programs; ``docs/formats.md`` documents the layout."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.draft.blocks import Block, Contents, Facts, Figure, Heading, PageTurn, Paragraph, References, Table
from assistant.draft.document import Document, Numbered
from assistant.draft.sentences import Cite, Inline, NumberRef, Sentence, Text
from assistant.interchange import to_json, to_plain

SCHEMA = 1
Plain = dict[str, Any]


def to_json_text(document: Document) -> str:
    """Write a document as one JSON object.

    Returns
    -------
    Text that ends in a line feed: the blocks in their order, each with its kind, and the records cited as CSL-JSON.
    """
    numbers, sources = document.numbered(), document.sources
    whole = {
        "schema": SCHEMA,
        "title": document.title,
        "date": document.date,
        "language": document.language,
        "basis": document.basis,
        "verdicts": document.verdicts,
        "blocks": [_write(numbers, block) for block in document.blocks],
        "items": list(sources.items.values()) if sources else [],
    }
    return to_json(whole, indent=1) + "\n"


def _write(numbers: Mapping[str, Numbered], block: Block) -> Plain:
    match block:
        case Paragraph(sentences, role, synthesis_ids):
            told = [_sentence(numbers, sentence) for sentence in sentences]
            return {"kind": "paragraph", "role": role, "synthesis_ids": synthesis_ids, "sentences": told}
        case Table(key, caption, columns, rows, small):
            head = {"kind": "table", "key": key, "label": str(numbers[key]), "caption": caption, "small": small}
            cells = [[_inlines(numbers, cell) for cell in row.cells] for row in rows]
            listed = [{"band": row.band, "cells": texts} for row, texts in zip(rows, cells, strict=True)]
            return {**head, "columns": columns, "rows": listed}
        case Figure(key, caption, alt):
            head = {"kind": "figure", "key": key, "label": str(numbers[key]), "caption": caption, "alt": alt}
            return {**head, "share": block.share, "svg": block.picture.svg.decode()}
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": text}
        case Facts(facts):
            return {"kind": "facts", "rows": [{"name": name, "value": value} for name, value in facts]}
        case References(entries):
            return {"kind": "references", "entries": entries}
        case Contents(title):
            return {"kind": "contents", "title": title}
        case PageTurn():
            return {"kind": "page-turn"}


def _sentence(numbers: Mapping[str, Numbered], sentence: Sentence) -> Plain:
    inlines = _inlines(numbers, sentence.inlines)
    text = "".join(inline["text"] for inline in inlines)
    return {"text": text, "claim_ids": sentence.claim_ids, "total": sentence.total, "inlines": inlines}


def _inlines(numbers: Mapping[str, Numbered], inlines: Iterable[Inline]) -> list[Plain]:
    return [_inline(numbers, inline) for inline in inlines]


def _inline(numbers: Mapping[str, Numbered], inline: Inline) -> Plain:
    match inline:
        case Text(text, emphasis):
            return {"kind": "text", "text": text, "emphasis": emphasis}
        case Cite(record_ids, parts):
            shown = "".join(part.text for part in parts)
            return {"kind": "cite", "text": shown, "record_ids": record_ids, "parts": to_plain(parts)}
        case NumberRef(key):
            return {"kind": "number", "text": str(numbers[key]), "key": key}
