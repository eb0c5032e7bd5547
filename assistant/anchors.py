"""What ties a Word draft to what it was made of: a name on every generated paragraph, and its first text.

The names are those of hidden bookmarks; what they stand for travels in a custom XML part, since both survive
word processors that rewrite a file. A part is found by its namespace, as its name in the archive may change.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from assistant.errors import DraftreviewError
from assistant.wordprocessing import write_part

NAMESPACE = "urn:draftreview:anchors:1"
PREFIX = "_dr"
CONTENTS_LEVELS = 2  # headings down to this depth stand in the table of contents
_HASH = 16
_DRAFT, _VERDICT, _ANCHOR = (f"{{{NAMESPACE}}}{name}" for name in ("draft", "verdict", "anchor"))
_BETWEEN = " / "
_LATER = "corrections"  # a fact that older drafts do not state


class AnchorKind(StrEnum):
    """What an anchor stands on; a row has no bookmark of its own and is named after the paragraph above its table."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    ROW = "row"
    FIGURE = "figure"
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
        Ids of the syntheses, the record, the table or the figure that it tells of; for a row, the table, which of
        its parts, counted from one, as long tables are written in several, and what the row tells of.
    text
        Its text as generated; the cells of a row are separated by tabs.
    hash
        Short hash of what it states, apart from what fields show: another one means that somebody changed it.
    """

    name: str
    kind: AnchorKind
    place: tuple[str, ...]
    about: tuple[str, ...]
    text: str
    hash: str


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
    corrections
        Hash of what a reviewer had corrected; empty if nothing.
    """

    title: str
    date: str
    language: str
    style: str
    snapshot: str
    pack: str
    rules: str
    version: str
    corrections: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """All that a draft remembers of how it was generated.

    Attributes
    ----------
    basis
        What it was made of.
    verdicts
        Id of a synthesis -> its verdict, with the direction it rests on.
    anchors
        In the order of the draft.
    """

    basis: Basis
    verdicts: Mapping[str, str]
    anchors: tuple[Anchor, ...]


class AnchorError(DraftreviewError):
    """A custom XML part that claims to hold anchors and cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the anchors of the draft cannot be read: {reason}; build the draft anew")


def list_contents(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """List the headings that the table of contents of a draft leads to."""
    headings = (anchor for anchor in anchors if anchor.kind is AnchorKind.HEADING)
    return tuple(heading for heading in headings if len(heading.place) <= CONTENTS_LEVELS)


def short_hash(content: str | bytes) -> str:
    """Hash a text or the file of a picture to sixteen hexadecimal digits."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()[:_HASH]


def write_origin(origin: Origin) -> bytes:
    """Write an origin as XML."""
    facts = {name: getattr(origin.basis, name) for name in Basis.__slots__}
    root = etree.Element(_DRAFT, facts, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for synthesis, verdict in origin.verdicts.items():
        etree.SubElement(root, _VERDICT, about=synthesis, verdict=verdict)
    for anchor in origin.anchors:
        entry = etree.SubElement(root, _ANCHOR, name=anchor.name, kind=anchor.kind, hash=anchor.hash)
        for name, values in (("place", _BETWEEN.join(anchor.place)), ("about", " ".join(anchor.about))):
            if values:
                entry.set(name, values)
        entry.text = anchor.text
    return write_part(root)


def read_origin(content: bytes) -> Origin | None:
    """Read what ``write_origin`` wrote.

    Returns
    -------
    The origin; ``None`` if the XML holds something else.

    Raises
    ------
    AnchorError
        If it holds an origin that is incomplete.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != _DRAFT:
        return None
    try:
        facts = {name: str(root.attrib[name]) for name in Basis.__slots__ if name != _LATER}
        basis = Basis(**facts, corrections=root.get(_LATER, ""))
        verdicts = {str(entry.attrib["about"]): str(entry.attrib["verdict"]) for entry in root.iterfind(_VERDICT)}
        return Origin(basis, verdicts, tuple(_read_anchors(root)))
    except (KeyError, ValueError) as error:
        raise AnchorError(str(error)) from None


def _read_anchors(root: etree._Element) -> Iterator[Anchor]:
    for entry in root.iterfind(_ANCHOR):
        place = tuple(filter(None, entry.get("place", "").split(_BETWEEN)))
        about = tuple(entry.get("about", "").split())
        name, kind = str(entry.attrib["name"]), AnchorKind(str(entry.attrib["kind"]))
        yield Anchor(name, kind, place, about, entry.text or "", str(entry.attrib["hash"]))
