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
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{goes}") is None:
            texts.append(pending)
            pending = ""
    return [*texts, *([pending] if pending else [])]


def count_changes(content: bytes) -> int:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return len(list(root.iter(f"{W}ins", f"{W}del")))


def _row_goes(paragraph: Element, goes: str) -> bool:
    return any(row.find(f"{W}trPr/{W}{goes}") is not None for row in paragraph.iterancestors(f"{W}tr"))


def _pieces(element: Element, stays: str, goes: str) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif child.tag == f"{W}drawing":
            yield "(picture)"
        elif child.tag not in (f"{W}{goes}", f"{W}pPr"):
            yield from _pieces(child, stays, goes)
