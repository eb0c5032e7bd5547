"""Elements of a WordprocessingML document: names, fresh ones, and what can be asked of any."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from assistant.wordprocessing import NAMESPACE, w

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


REVISIONS = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
    )
)
MARKS = {
    w(name)
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("proofErr", "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd"),
    )
}
_FOREIGN = (
    *(w(name) for name in ("hyperlink", "fldSimple", "sdt", "smartTag", "customXml", "object", "pict")),
    *(w(name) for name in ("ruby", "dir", "bdo", "subDoc")),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
)


def make(tag: str, **attributes: str | int) -> Element:
    """Make an element of the main namespace with attributes of the same namespace."""
    element = etree.Element(w(tag), nsmap={"w": NAMESPACE})
    for name, value in attributes.items():
        element.set(w(name), str(value))
    return element


def make_run(text: str, properties: Element | None = None) -> Element:
    """Make a run of text; its properties are copied."""
    run = make("r")
    if properties is not None:
        run.append(etree.fromstring(etree.tostring(properties, with_tail=False)))
    content = make("t")
    content.text = text
    content.set(SPACE, "preserve")
    run.append(content)
    return run


def canonical(element: Element | None) -> bytes:
    """Write an element so that equal ones give equal bytes, wherever they stand."""
    return b"" if element is None else etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def style_of(paragraph: Element) -> str:
    """Give the id of the style of a paragraph, or an empty text."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def field_marks(element: Element) -> list[str]:
    """List the kinds of the field marks in an element: begin, separate, end."""
    return [mark.get(w("fldCharType"), "") for mark in element.iter(w("fldChar"))]


def is_field_edge(element: Element) -> bool:
    """Tell whether a field begins or ends in a paragraph without doing both there."""
    marks = field_marks(element)
    return marks.count("begin") != marks.count("end")


def holds_revision(element: Element) -> bool:
    """Tell whether anything in an element is a tracked change."""
    return next(element.iter(*REVISIONS), None) is not None


def holds_foreign(element: Element) -> bool:
    """Tell whether a paragraph or a row holds what none is generated with: links, controls, formulas, old pictures."""
    return next(element.iter(*_FOREIGN), None) is not None


def bookmark_starts(element: Element) -> Iterator[Element]:
    """Give the marks where bookmarks begin in an element, but for those of text that was moved away."""
    for start in element.iter(w("bookmarkStart")):
        if not any(ancestor.tag == w("moveFrom") for ancestor in start.iterancestors()):
            yield start


def encloses(start: Element) -> bool:
    """Tell whether there is anything between the mark where a bookmark begins and the one where it ends."""
    for following in start.itersiblings():
        if following.tag == w("bookmarkEnd") and following.get(w("id")) == start.get(w("id")):
            return False
        if following.tag not in MARKS:
            return True
    return True


def bookmarks_in(element: Element) -> list[str]:
    """Give the names of the bookmarks that begin in an element."""
    return [start.get(w("name"), "") for start in bookmark_starts(element)]


def bare_properties(paragraph: Element) -> Element:
    """Copy the properties of a paragraph without its mark, its section and its tracked changes."""
    found = paragraph.find(w("pPr"))
    if found is None:
        return make("pPr")
    copied = etree.fromstring(etree.tostring(found, with_tail=False))
    for name in ("rPr", "sectPr", "pPrChange"):
        for child in copied.findall(w(name)):
            copied.remove(child)
    return copied
