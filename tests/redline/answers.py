"""Tracked changes answered in plain Python, to see what a Word file says when all are accepted, or all rejected."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ACCEPT, REJECT = ("ins", "del"), ("del", "ins")


def read_texts(content: bytes, answer: tuple[str, str] = ACCEPT) -> list[str]:
    """Give the paragraphs of a Word file, those of tables too, with all changes accepted or rejected."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    stays, goes = answer
    texts: list[str] = []
    pending = ""
    for paragraph in list(root.iter(f"{W}p")):
        if _row_goes(paragraph, goes):
            continue
        pending += "".join(_pieces(paragraph, stays, goes))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{goes}") is None or not _has_next(paragraph, goes):
            texts.append(pending)
            pending = ""
    return [*texts, *([pending] if pending else [])]


def count_changes(content: bytes) -> int:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return len(list(root.iter(f"{W}ins", f"{W}del")))


def _row_goes(paragraph: Element, goes: str) -> bool:
    return any(row.find(f"{W}trPr/{W}{goes}") is not None for row in paragraph.iterancestors(f"{W}tr"))


def _has_next(paragraph: Element, goes: str) -> bool:
    """Tell whether a paragraph without its mark can join another: no table, unless all goes, and no end of a field."""
    behind = (element for element in paragraph.itersiblings() if element.tag in (f"{W}p", f"{W}tbl", f"{W}sectPr"))
    for element in behind:
        if element.tag != f"{W}tbl":
            return element.tag == f"{W}p" and not _is_field_edge(element)
        if any(row.find(f"{W}trPr/{W}{goes}") is None for row in element.iterchildren(f"{W}tr")):
            return False
    return False


def _is_field_edge(paragraph: Element) -> bool:
    kinds = [mark.get(f"{W}fldCharType") for mark in paragraph.iter(f"{W}fldChar")]
    return kinds.count("begin") != kinds.count("end")


def _pieces(element: Element, stays: str, goes: str) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif child.tag == f"{W}drawing":
            yield "(picture)"
        elif child.tag not in (f"{W}{goes}", f"{W}pPr"):
            yield from _pieces(child, stays, goes)
