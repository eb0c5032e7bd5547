"""Runs and table rows of a Word file as markup: written as text and parsed at once, since a draft has very many."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml.etree import _Element as Element
from markupsafe import escape

from assistant.draft.markup import plain
from assistant.paragraph_text import row_text, stated_text

_OPEN, _CLOSE = f"<w:body {nsdecls('w')}>", "</w:body>"
_SHOWN, _CELL_END, _FIELD = re.compile('<w:t xml:space="preserve">([^<]*)</w:t>'), "</w:tc>", "<w:fldChar"
END_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def parse(markup: str) -> list[Element]:
    """Make the elements that markup stands for."""
    return list(parse_xml(f"{_OPEN}{markup}{_CLOSE}"))


def mark_run(text: str, *, bold: bool = False, italic: bool = False, align: str = "") -> str:
    """Mark up a run, also a raised or lowered one; what XML cannot hold is left out, spaces at the ends stay."""
    core = plain(text)
    shown = f"{' ' if text[:1] == ' ' else ''}{core}{' ' if core and text[-1:] == ' ' else ''}"
    looks = f"{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}"
    looks += f'<w:vertAlign w:val="{align}"/>' if align else ""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'


def mark_field(instruction: str, result: str) -> str:
    """Mark up a complex field with its result, given as markup, as Word would show it."""
    return f"{mark_field_begin(instruction)}{result}{END_FIELD}"


def mark_field_begin(instruction: str) -> str:
    """Mark up what stands before the result of a complex field."""
    return _BEGIN.format(escape(instruction))


def mark_paragraph(style: str, runs: str, *, keep_next: bool = False) -> str:
    """Mark up a paragraph of a style, by its id."""
    keep = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/>{keep}</w:pPr>{runs}</w:p>'


def mark_cell(paragraph: str, width: int, *, span: int = 1, shade: str = "") -> str:
    """Mark up a cell that holds one paragraph."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shaded}</w:tcPr>{paragraph}</w:tc>'


def mark_row(cells: Iterable[str], *, header: bool = False) -> str:
    """Mark up a row that stays on one page; a header row is repeated on each."""
    head = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def read_row(row: str) -> tuple[str, str]:
    """Give the text of a marked up row as it is seen and as it is stated, as one reads the row of a file."""
    if _FIELD in row:
        (element,) = parse(row)
        return row_text(element), stated_text(element)
    cells = [html.unescape("".join(_SHOWN.findall(cell))) for cell in row.split(_CELL_END)[:-1]]
    return "\t".join(cells), " ".join("".join(cells).split())


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table as markup, in one style and as wide as the line.

    Attributes
    ----------
    style
        Id of its style.
    widths
        Of its columns, in twentieths of a point.
    rows
        Marked up.
    header
        Whether the first row is a header.
    """

    style: str
    widths: Sequence[int]
    rows: Sequence[str]
    header: bool

    def __str__(self) -> str:
        look = f'w:val="{"0620" if self.header else "0600"}" w:firstRow="{int(self.header)}" w:lastRow="0"'
        properties = (
            f'<w:tblStyle w:val="{escape(self.style)}"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook {look} w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(self.rows)}</w:tbl>"
