"""What ties a Word draft to what it was made of: a name on every generated paragraph, and its first text.

The names are those of hidden bookmarks; what they stand for travels in a custom XML part, since both survive
word processors that rewrite a file. A part is found by its namespace, as its name in the archive may change.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from assistant.errors import DraftreviewError

NAMESPACE = "urn:draftreview:anchors:1"
PREFIX = "_dr"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HASH = 16
_BETWEEN = " / "


class AnchorKind(StrEnum):
    """What an anchor stands on; a row has no bookmark of its own and is named after the caption of its table."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    ROW = "row"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A generated paragraph, or a row of a generated table.

    Attributes
    ----------
    name
        Name of the bookmark around its runs; unique in the file, but for rows.
    kind
        What it stands on.
    place
        The headings above it, the widest first.
    about
        Ids of the syntheses, the record or the table that it tells of.
    text
        Its text as generated; the cells of a row are separated by tabs.
    """

    name: str
    kind: AnchorKind
    place: tuple[str, ...]
    about: tuple[str, ...]
    text: str

    @property
    def hash(self) -> str:
        """Short hash of the text."""
        return short_hash(self.text)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a draft was made of and how, so that it can be made again from other records.

    Attributes
    ----------
    title, date, language, style
        Of the draft, its snapshot, its phrases and its citations.
    snapshot
        Hash of the snapshot.
    pack, rules
        Name and hash of the rules.
    version
        Version of draftreview.
    """

    title: str
    date: str
    language: str
    style: str
    snapshot: str
    pack: str
    rules: str
    version: str


class AnchorError(DraftreviewError):
    """A custom XML part that claims to hold anchors and cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the anchors of the draft cannot be read: {reason}; build the draft anew")


def short_hash(text: str) -> str:
    """Hash a text to sixteen hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH]


def write_anchors(basis: Basis, anchors: tuple[Anchor, ...]) -> bytes:
    """Write a basis and its anchors, in the order of the draft, as XML."""
    facts = {name: getattr(basis, name) for name in Basis.__slots__}
    root = etree.Element(f"{{{NAMESPACE}}}draft", facts, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for anchor in anchors:
        entry = etree.SubElement(root, f"{{{NAMESPACE}}}anchor", name=anchor.name, kind=anchor.kind)
        entry.set("hash", anchor.hash)
        for name, values in (("place", _BETWEEN.join(anchor.place)), ("about", " ".join(anchor.about))):
            if values:
                entry.set(name, values)
        entry.text = anchor.text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_anchors(content: bytes) -> tuple[Basis, tuple[Anchor, ...]] | None:
    """Read what ``write_anchors`` wrote.

    Returns
    -------
    Basis and anchors; ``None`` if the XML holds something else.

    Raises
    ------
    AnchorError
        If it holds anchors that are incomplete.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != f"{{{NAMESPACE}}}draft":
        return None
    try:
        basis = Basis(**{name: str(root.attrib[name]) for name in Basis.__slots__})
        return basis, tuple(_read_entries(root))
    except (KeyError, ValueError) as error:
        raise AnchorError(str(error)) from None


def _read_entries(root: etree._Element) -> Iterator[Anchor]:
    for entry in root.iterfind(f"{{{NAMESPACE}}}anchor"):
        place = tuple(filter(None, entry.get("place", "").split(_BETWEEN)))
        about = tuple(entry.get("about", "").split())
        name, kind = str(entry.attrib["name"]), AnchorKind(str(entry.attrib["kind"]))
        yield Anchor(name, kind, place, about, entry.text or "")


def shown_text(element: etree._Element) -> str:
    """Give the text of a paragraph as its reader sees it: with results of fields, without what is deleted."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag not in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"):
            yield from _pieces(child)
