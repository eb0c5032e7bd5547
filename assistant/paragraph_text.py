"""The text of a paragraph of a Word file: as its reader sees it, and as its author stated it."""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from assistant.wordprocessing import EMBED, w

_TEXT, _CODE, _FIELD, _KIND, _SIMPLE, _INSTRUCTION = map(
    w, ("t", "instrText", "fldChar", "fldCharType", "fldSimple", "instr")
)
_UNSEEN = set(map(w, ("del", "moveFrom", "pPr", "rPr")))
_CELL = w("tc")
_SPACES = set(map(w, ("tab", "br", "cr")))
_NOTES = set(map(w, ("footnoteReference", "endnoteReference", "sym")))
_OBJECTS = set(map(w, ("drawing", "pict", "object")))
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
OBJECT = "\ufffc"
_INTRICATE = tuple(
    _UNSEEN - set(map(w, ("pPr", "rPr"))) | {w("tabs")} | _NOTES | _OBJECTS | {_CHOICES, _CODE, _FIELD, _SIMPLE}
)
_CITED = re.compile(r"/items/(\w+)")


def shown_text(element: Element) -> str:
    """Give what the reader of a paragraph sees: with results of fields, without what is deleted."""
    return "".join(_seen(element))


def row_text(row: Element) -> str:
    """Give the texts of the cells of a row with tabs between them."""
    read = _plain if _is_simple(row) else _seen  # asked once for all cells: tables are most of a long draft
    return "\t".join("".join(read(cell)).replace("\t", " ") for cell in row.iterchildren(_CELL))


def stated_text(element: Element, pictures: Mapping[str, str] | None = None) -> str:
    """Give what was written into a paragraph: a field by what it refers to, not by what it shows at the moment.

    Word processors refresh the results of fields by themselves; an edited text is told from a refreshed one by this.

    Parameters
    ----------
    element
        A paragraph or a row of a table.
    pictures
        Id of a relationship -> hash of the picture that it leads to.

    Returns
    -------
    The text on one line, with a mark for each field, note and picture; fields that do not end in it are passed over.
    """
    pieces: list[str] = []
    fields: list[tuple[int, list[str]]] = []
    for kind, text in _stated(element, pictures or {}):
        if kind == "begin":
            fields.append((len(pieces), []))
        elif kind == "code" and fields:
            fields[-1][1].append(text)
        elif kind == "end" and fields:
            start, code = fields.pop()
            pieces[start:] = [mark_field("".join(code))]
        elif kind == "text":
            pieces.append(text)
    return " ".join("".join(pieces).split())


def list_pictures(element: Element, pictures: Mapping[str, str]) -> list[str]:
    """List the hashes of the pictures in an element, an empty one for each that leads nowhere."""
    embedded = (part.get(EMBED) for part in element.iter("*"))
    return [pictures.get(key, "") for key in embedded if key]


def mark_field(code: str) -> str:
    """Give what a field refers to: its first two words, or the works that a citation of Zotero cites."""
    words = code.split()
    cited = _CITED.findall(code) if "ZOTERO_ITEM" in words else []
    return f"{{{' '.join(cited or words[:2])}}}"


def _is_simple(element: Element) -> bool:
    """Tell whether all text of an element is seen and stated, so that it need not be walked through part by part."""
    return next(element.iter(*_INTRICATE), None) is None


def _seen(element: Element) -> Iterator[str]:
    if _is_simple(element):
        yield from _plain(element)
        return
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag in _SPACES:
            yield " "
        elif tag not in _UNSEEN:
            yield from _seen(child)


def _plain(element: Element) -> Iterator[str]:
    """Give the text of an element that is simple."""
    return (child.text or "" if child.tag == _TEXT else " " for child in element.iter(_TEXT, *_SPACES))


def _stated(element: Element, pictures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if _is_simple(element):
        yield from (("text", text) for text in _plain(element))
        return
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            yield "text", child.text or ""
        elif tag in _SPACES:
            yield "text", " "
        elif tag == _CODE:
            yield "code", child.text or ""
        elif tag == _FIELD:
            yield child.get(_KIND, ""), ""
        elif tag == _SIMPLE:
            yield "text", mark_field(child.get(_INSTRUCTION, ""))
        elif tag in _NOTES:
            yield "text", OBJECT
        elif tag in _OBJECTS or tag == _CHOICES:
            yield "text", OBJECT + "".join(list_pictures(child, pictures))
        elif tag not in _UNSEEN:
            yield from _stated(child, pictures)
