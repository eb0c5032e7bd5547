import io

import docx
from docx.oxml.ns import qn

from assistant.anchors import Anchor, AnchorKind
from assistant.draft import to_docx
from assistant.draft.blocks import Role
from assistant.draft.word_contents import write_contents
from assistant.paragraph_text import shown_text
from tests.draft.conftest import Desk

STYLES = {"contents title": "A", "contents 1": "B", "contents 2": "C", Role.NOTE: "D"}


def test_the_contents_list_the_headings_of_two_levels(desk: Desk) -> None:
    word = docx.Document(io.BytesIO(to_docx(desk.draft(), desk.template)))
    styled = [(p.style.name, shown_text(p._p)) for p in word.paragraphs if p.style is not None]
    listed = [(name.removeprefix("toc "), text) for name, text in styled if name.startswith("toc ")]
    headings = [(name.removeprefix("Heading "), text) for name, text in styled if name in ("Heading 1", "Heading 2")]
    assert listed and listed == headings


def test_each_line_leads_to_its_heading(desk: Desk) -> None:
    body = docx.Document(io.BytesIO(to_docx(desk.draft(), desk.template))).element.body
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert targets <= {start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))}


def test_the_lines_stand_in_one_field() -> None:
    anchors = [Anchor(f"_dr{n}", AnchorKind.HEADING, ("A", "B")[: n % 2 + 1], (), f"H{n}", "") for n in range(3)]
    title, *lines = write_contents("Contents", anchors, STYLES)
    marks = [mark.get(qn("w:fldCharType")) for line in lines for mark in line.iter(qn("w:fldChar"))]
    assert (shown_text(title), marks) == ("Contents", ["begin", "separate", "end"])
    codes = [code.text for line in lines for code in line.iter(qn("w:instrText"))]
    assert codes == [' TOC \\o "1-2" \\h \\z \\u ']
    assert [shown_text(line) for line in lines] == ["", "H0", "H1", "H2", ""]


def test_deeper_headings_and_paragraphs_are_left_out() -> None:
    deep = Anchor("_dr1", AnchorKind.HEADING, ("A", "B", "C"), (), "C", "")
    body = Anchor("_dr2", AnchorKind.PARAGRAPH, ("A",), (), "text", "")
    assert len(write_contents("Contents", [deep, body], STYLES)) == 1
