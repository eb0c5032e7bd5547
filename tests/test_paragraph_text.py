import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml.etree import _Element as Element

from assistant.paragraph_text import OBJECT, mark_field, row_text, shown_text, stated_text


def paragraph(content: str) -> Element:
    element: Element = parse_xml(f"<w:p {nsdecls('w', 'r', 'a')}>{content}</w:p>")
    return element


def field(code: str, result: str) -> str:
    marks = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))
    begin, separate, end = marks
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}<w:r><w:t>{result}</w:t></w:r>{end}"


@pytest.mark.parametrize(
    ("content", "shown", "stated"),
    [
        ("<w:r><w:t>one </w:t><w:tab/><w:t>two</w:t></w:r>", "one  two", "one two"),
        (field("SEQ Table \\* ARABIC", "2"), "2", "{SEQ Table}"),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new", "new"),
        (
            "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>",
            "here",
            "here",
        ),
        (
            "<w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr><w:hyperlink><w:r><w:t>x</w:t></w:r></w:hyperlink>",
            "x",
            "x",
        ),
        (
            "<w:fldSimple w:instr=' REF _Ref1 \\h '><w:r><w:t>Table 1</w:t></w:r></w:fldSimple>",
            "Table 1",
            "{REF _Ref1}",
        ),
        ("<w:r><w:t>a</w:t><w:footnoteReference w:id='2'/></w:r>", "a", f"a{OBJECT}"),
        ("<w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>b</w:t></w:r>", "ab", "ab"),
    ],
)
def test_a_text_as_seen_and_as_stated(content: str, shown: str, stated: str) -> None:
    assert (shown_text(paragraph(content)), stated_text(paragraph(content))) == (shown, stated)


def test_a_refreshed_field_states_the_same() -> None:
    assert stated_text(paragraph(field("REF _Ref1 \\h", "Table 1"))) == stated_text(
        paragraph(field("REF _Ref1 \\h", "Table 9"))
    )


def test_nested_fields_are_one() -> None:
    inner = field("PAGE", "3")
    code = field("IF", "x").replace("<w:r><w:instrText>IF</w:instrText></w:r>", inner)
    assert stated_text(paragraph(f"<w:r><w:t>a </w:t></w:r>{code}")) == "a {}"


def test_a_citation_is_told_by_the_works_it_cites() -> None:
    code = 'ADDIN ZOTERO_ITEM CSL_CITATION {{"citationItems":[{{"uris":["http://zotero.org/u/items/{}"]}}]}}'
    assert mark_field(code.format("AB2")) == "{AB2}" != mark_field(code.format("CD3"))


def test_a_picture_is_told_by_its_content() -> None:
    drawing = paragraph("<w:r><w:drawing><a:blip r:embed='rId7'/></w:drawing></w:r>")
    assert stated_text(drawing, {"rId7": "abc"}) == f"{OBJECT}abc"
    assert stated_text(drawing) == OBJECT


def test_the_cells_of_a_row_are_apart() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("a", "b"))
    assert row_text(parse_xml(f"<w:tr {nsdecls('w')}>{cells}</w:tr>")) == "a\tb"
