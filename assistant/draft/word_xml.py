"""Parts of a Word document as XML elements: runs, paragraphs, fields, tables, page turns."""

import copy
import io
from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from lxml.etree import _Element as Element

from assistant.draft.markup import plain

_FULL_WIDTH = 5000  # fiftieths of a percent


def make(tag: str, **attributes: str | int) -> Element:
    """Make an element of the main namespace with attributes of the same namespace."""
    element: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def make_run(text: str, *, bold: bool = False, italic: bool = False, align: str = "") -> Element:
    """Make a run, also a raised or lowered one; what XML cannot hold is left out, spaces at the ends stay."""
    run = make("r")
    if bold or italic or align:
        properties = make("rPr")
        properties.extend(make(tag) for tag, wanted in (("b", bold), ("i", italic)) if wanted)
        if align:
            properties.append(make("vertAlign", val=align))
        run.append(properties)
    element = make("t")
    core = plain(text)
    element.text = (" " if text[:1] == " " else "") + core + (" " if core and text[-1:] == " " else "")
    element.set(qn("xml:space"), "preserve")
    run.append(element)
    return run


def make_picture(part: StoryPart, png: bytes, width: int, alt: str) -> Element:
    """Make a run that holds a picture of a width, in the units of python-docx, with its words for the blind."""
    inline = part.new_pic_inline(io.BytesIO(png), width=width)
    inline.docPr.set("descr", plain(alt))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # LibreOffice moves a picture that does not say so
    run, drawing = make("r"), make("drawing")
    drawing.append(inline)
    run.append(drawing)
    return run


def make_paragraph(style: str, runs: Iterable[Element] = (), *, keep_next: bool = False) -> Element:
    """Make a paragraph of a style, by its id."""
    paragraph = make("p")
    properties = make("pPr")
    properties.append(make("pStyle", val=style))
    if keep_next:
        properties.append(make("keepNext"))
    paragraph.append(properties)
    paragraph.extend(runs)
    return paragraph


def make_field(instruction: str, result: str) -> list[Element]:
    """Make a complex field with its result as Word would show it."""
    return [*begin_field(instruction), make_run(result), end_field()]


def begin_field(instruction: str) -> list[Element]:
    """Make the runs before the result of a complex field."""
    code = make("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    middle = make("r")
    middle.append(code)
    return [_field_mark("begin"), middle, _field_mark("separate")]


def end_field() -> Element:
    """Make the run after the result of a complex field."""
    return _field_mark("end")


def enclose_in_field(instruction: str, paragraphs: Sequence[Element], style: str) -> list[Element]:
    """Put a field around paragraphs; its marks stand in small ones of their own, so that any of the others can go."""
    first, last = make_paragraph(style, begin_field(instruction)), make_paragraph(style, [end_field()])
    return [first, *paragraphs, last]


def _field_mark(kind: str) -> Element:
    run = make("r")
    run.append(make("fldChar", fldCharType=kind))
    return run


def enclose(runs: Sequence[Element], start: Element, end: Element) -> None:
    """Put a pair of marks, such as those of a bookmark, around runs of a paragraph."""
    runs[0].addprevious(start)
    runs[-1].addnext(end)


def make_table(style: str, widths: Sequence[int], *, header: bool) -> Element:
    """Make an empty table that fills the line; widths are in twentieths of a point."""
    table = make("tbl")
    properties = make("tblPr")
    properties.append(make("tblStyle", val=style))
    properties.append(make("tblW", w=_FULL_WIDTH, type="pct"))
    properties.append(make("tblLayout", type="fixed"))
    look = {"firstRow": int(header), "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    properties.append(make("tblLook", val="0620" if header else "0600", **look))
    grid = make("tblGrid")
    grid.extend(make("gridCol", w=width) for width in widths)
    table.extend((properties, grid))
    return table


def make_row(cells: Iterable[Element], *, header: bool = False) -> Element:
    """Make a row that stays on one page; a header row is repeated on each."""
    row = make("tr")
    properties = make("trPr")
    properties.append(make("cantSplit"))
    if header:
        properties.append(make("tblHeader"))
    row.append(properties)
    row.extend(cells)
    return row


def make_cell(paragraph: Element, width: int, *, span: int = 1, shade: str = "") -> Element:
    """Make a cell that holds one paragraph."""
    cell = make("tc")
    properties = make("tcPr")
    properties.append(make("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(make("gridSpan", val=span))
    if shade:
        properties.append(make("shd", val="clear", color="auto", fill=shade))
    cell.extend((properties, paragraph))
    return cell


def end_section(body_section: Element, style: str) -> Element:
    """Make a paragraph that ends a section laid out as the given one.

    It holds a tab: LibreOffice drops an empty one each time it saves, and lets the section end with the one before.
    """
    run = make("r")
    run.append(make("tab"))
    paragraph = make_paragraph(style, [run])
    paragraph[0].append(copy.deepcopy(body_section))
    return paragraph
