"""Reads the shape of a Word file from its XML, by itself: nothing of the product is asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.system.office.inlines import InlineReader
from tests.system.office.package import Package, W, get_value, is_on, open_package
from tests.system.office.shape import REVISED, Block, Cell, Comment, Paragraph, Row, SectionEnd, Shape, Table

_REVISIONS = (*sorted(REVISED), "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")


def read_shape(path: Path) -> Shape:
    """Read a Word file.

    Raises
    ------
    PackageError
        If it is no sound Word file.
    """
    package = open_package(path)
    inlines = InlineReader(package, package.targets(), _read_footnotes(package))
    blocks = tuple(_BlockReader(inlines, _name_styles(package)).read(package.body))
    found = Counter(name for name in _REVISIONS for _ in package.body.iter(f"{W}{name}"))
    return Shape(blocks, tuple(_read_comments(package, inlines.abouts)), tuple(sorted(found.items())))


@dataclass(frozen=True, slots=True)
class _BlockReader:
    inlines: InlineReader
    styles: Mapping[str, str]

    def read(self, parent: Iterable[etree._Element]) -> Iterator[Block]:
        for element in parent:
            match str(element.tag).removeprefix(W):
                case "p":
                    yield self._paragraph(element)
                    yield from _end_section(element.find(f"{W}pPr/{W}sectPr"))
                case "tbl":
                    yield self._table(element)
                case "sectPr":
                    yield from _end_section(element)
                case "sdt":
                    yield from self.read(element.iterfind(f"{W}sdtContent/*"))
                case "commentRangeStart" | "commentRangeEnd":
                    self.inlines.bound_comment(element)

    def _table(self, table: etree._Element) -> Table:
        rows = (
            Row(tuple(map(self._cell, row.iterfind(f"{W}tc"))), _find_revision(row.find(f"{W}trPr")))
            for row in table.iterfind(f"{W}tr")
        )
        return Table(self._style(table.find(f"{W}tblPr/{W}tblStyle"), "normal table"), tuple(rows))

    def _cell(self, cell: etree._Element) -> Cell:
        return Cell(tuple(self.read(cell)), int(get_value(cell.find(f"{W}tcPr/{W}gridSpan"), "1")))

    def _paragraph(self, paragraph: etree._Element) -> Paragraph:
        anchors = sorted(start.attrib[f"{W}name"] for start in paragraph.iter(f"{W}bookmarkStart"))
        return Paragraph(
            style=self._style(paragraph.find(f"{W}pPr/{W}pStyle"), "normal"),
            pieces=self.inlines.read(paragraph),
            anchors=tuple(anchors),
            mark=_find_revision(paragraph.find(f"{W}pPr/{W}rPr")),
            page_before=is_on(paragraph.find(f"{W}pPr/{W}pageBreakBefore")),
        )

    def _style(self, element: etree._Element | None, default: str) -> str:
        key = get_value(element)
        return self.styles.get(key, f"unknown: {key}") if key else default


def _end_section(element: etree._Element | None) -> Iterator[SectionEnd]:
    if element is not None:
        size = element.find(f"{W}pgSz")
        yield SectionEnd(size is not None and size.get(f"{W}orient") == "landscape")


def _find_revision(properties: etree._Element | None) -> str:
    found = {str(child.tag).removeprefix(W) for child in (() if properties is None else properties)}
    return " ".join(sorted(found & REVISED))


def _name_styles(package: Package) -> dict[str, str]:
    """Give id of a style -> its name in lower case, as word processors spell the names of their own differently."""
    styles = package.trees["word/styles.xml"].iterfind(f"{W}style")
    return {style.attrib[f"{W}styleId"]: get_value(style.find(f"{W}name")).lower() for style in styles}


def _read_footnotes(package: Package) -> dict[str, str]:
    return {note.attrib[f"{W}id"]: _read_text(note) for note in package.trees.get("word/footnotes.xml", ())}


def _read_comments(package: Package, abouts: Mapping[str, list[str]]) -> Iterator[Comment]:
    comments = {comment.attrib[f"{W}id"]: comment for comment in package.trees.get("word/comments.xml", ())}
    for key, about in abouts.items():
        yield Comment(comments[key].get(f"{W}author", ""), _read_text(comments[key]), "".join(about))


def _read_text(part: etree._Element) -> str:
    lines = ("".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in part.iterfind(f"{W}p"))
    return "\n".join(lines).strip()
