"""Paragraphs and rows written as XML, and what they say when their changes are answered."""

from collections.abc import Iterator
from itertools import count

from lxml import etree
from lxml.etree import _Element as Element

from assistant.redline.revisions import Reviser
from assistant.wordprocessing import NAMESPACE, RELATIONSHIPS, w

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_FRAME = f'<x xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONSHIPS}" xmlns:m="{_MATH}">%s</x>'
_CODES = (w("instrText"), w("delInstrText"))


def parse(xml: str) -> Element:
    """Parse an element whose names have the prefix w."""
    return etree.fromstring(_FRAME % xml)[0]


def paragraph(*content: str) -> Element:
    return parse(f"<w:p>{''.join(content)}</w:p>")


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" * bool(properties)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def begin(code: str) -> str:
    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}"


def field(code: str, result: str) -> str:
    return f"{begin(code)}{run(result)}{mark('end')}"


def picture(key: str) -> str:
    return f'<w:r><w:drawing r:embed="{key}"/></w:r>'


def bookmark(number: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def reviser() -> Reviser:
    return Reviser("draftreview", "2026-03-01T00:00:00Z", count(100))


def says(element: Element, goes: str = "del") -> str:
    """Give the words, codes and pictures of an element when one kind of change goes and the other stays."""
    return "".join(_say(element, goes))


def show(element: Element) -> str:
    """Give the words of an element with deletions and insertions in brackets."""
    return "".join(_show(element)).replace("+][+", "").replace("-][-", "")


def _say(element: Element, goes: str) -> Iterator[str]:
    for child in element:
        if child.tag in (w("t"), w("delText")):
            yield child.text or ""
        elif child.tag in _CODES:
            yield f"<{(child.text or '').strip()}>"
        elif child.tag == w("drawing"):
            yield "(picture)"
        elif child.tag not in (w(goes), w("pPr")):
            yield from _say(child, goes)


def _show(element: Element) -> Iterator[str]:
    for child in element:
        text = says(child, "none")
        if child.tag == w("del"):
            yield f"[-{text}-]"
        elif child.tag == w("ins"):
            yield f"[+{text}+]"
        elif child.tag == w("hyperlink"):
            yield from _show(child)
        elif child.tag != w("pPr"):
            yield text
