"""Parts of a Word document as XML elements: runs, paragraphs, fields, pictures, page turns."""

import copy
import io
from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from lxml.etree import _Element as Element

from assistant.draft.markup import plain
from assistant.draft.word_markup import END_FIELD, mark_field, mark_field_begin, mark_paragraph, mark_run, parse


def make(tag: str, **attributes: str | int) -> Element:
    """Make an element of the main namespace with attributes of the same namespace."""
    element: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def make_run(text: str) -> Element:
    """Make a run of plain text."""
    return parse(mark_run(text))[0]


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
    (paragraph,) = parse(mark_paragraph(style, "", keep_next=keep_next))
    paragraph.extend(runs)
    return paragraph


def make_field(instruction: str, result: str) -> list[Element]:
    """Make a complex field with its result as Word would show it."""
    return parse(mark_field(instruction, mark_run(result)))


def enclose_in_field(instruction: str, paragraphs: Sequence[Element], style: str) -> list[Element]:
    """Put a field around paragraphs; its marks stand in small ones of their own, so that any of the others can go."""
    first, last = parse("".join(mark_paragraph(style, marks) for marks in (mark_field_begin(instruction), END_FIELD)))
    return [first, *paragraphs, last]


def enclose(runs: Sequence[Element], start: Element, end: Element) -> None:
    """Put a pair of marks, such as those of a bookmark, around runs of a paragraph."""
    runs[0].addprevious(start)
    runs[-1].addnext(end)


def end_section(body_section: Element, style: str) -> Element:
    """Make a paragraph that ends a section laid out as the given one.

    It holds a tab: LibreOffice drops an empty one each time it saves, and lets the section end with the one before.
    """
    run = make("r")
    run.append(make("tab"))
    paragraph = make_paragraph(style, [run])
    paragraph[0].append(copy.deepcopy(body_section))
    return paragraph
