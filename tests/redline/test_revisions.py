import pytest

from assistant.redline.markup import bare_properties
from assistant.redline.revisions import DELETION, INSERTION, paragraph_mark, properties_of
from assistant.wordprocessing import w
from tests.redline.paragraphs import begin, bookmark, field, mark, paragraph, parse, reviser, run, says, show

HERS = (
    f'<w:commentRangeStart w:id="1"/>{run("a")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
)
OUTSIDE = {
    "runs": (run("a") + run("b"), "del"),
    "a bookmark": (bookmark(1, "x", run("a")), "bookmarkStart del bookmarkEnd"),
    "a comment": (HERS, "commentRangeStart del commentRangeEnd r"),
    "a comment in a run of words": ('<w:r><w:t>a</w:t><w:commentReference w:id="1"/></w:r>', "del r"),
    "a link": (f"<w:hyperlink>{run('a')}</w:hyperlink>", "hyperlink"),
    "a whole field": (field("REF a", "1"), "del"),
    "a field that goes on": (begin("ADDIN X") + run("a"), "r r r del"),
    "the end of a field": (run("a") + mark("end"), "del r"),
    "nothing": ("", ""),
}


def names(element: object) -> str:
    return " ".join(child.tag.rpartition("}")[2] for child in element if child.tag != w("pPr"))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("xml", "expected"), OUTSIDE.values(), ids=OUTSIDE.keys())
def test_a_whole_paragraph_is_deleted(xml: str, expected: str) -> None:
    before = paragraph(xml)
    tracked = reviser().track_paragraph(DELETION, before)
    assert names(tracked) == expected
    assert says(tracked, "ins") == says(before) and says(tracked, "del").replace("<ADDIN X>", "") == ""
    found = paragraph_mark(tracked)
    assert found is not None and found.tag == w("del") and found.get(w("author")) == "draftreview"
    assert not [t for t in tracked.iter(w("t")) if any(a.tag == w("del") for a in t.iterancestors())]
    assert not [c for c in tracked.iter(w("instrText")) if any(a.tag == w("del") for a in c.iterancestors())]


def test_a_paragraph_that_ends_a_section_keeps_its_mark() -> None:
    tracked = reviser().track_paragraph(DELETION, paragraph("<w:pPr><w:sectPr/></w:pPr>", run("a")))
    assert paragraph_mark(tracked) is None and show(tracked) == "[-a-]"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", "rPr"),
        ("<w:pPr/>", "rPr"),
        ('<w:pPr><w:pStyle w:val="a"/></w:pPr>', "pStyle rPr"),
        ("<w:pPr><w:keepNext/><w:sectPr/><w:pPrChange/></w:pPr>", "keepNext rPr sectPr pPrChange"),
        ("<w:pPr><w:sectPr/><w:keepNext/></w:pPr>", "keepNext rPr sectPr"),
        ("<w:pPr><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>", "rPr sectPr"),
    ],
)
def test_the_mark_of_a_paragraph_stands_where_it_belongs(properties: str, expected: str) -> None:
    tracked = paragraph(properties)
    reviser().mark_paragraph(INSERTION, tracked)
    assert names(properties_of(tracked)) == expected
    assert tracked[0].tag == w("pPr")
    assert tracked.find(f"{w('pPr')}/{w('rPr')}")[0].tag == w("ins")  # type: ignore[index]


@pytest.mark.parametrize(
    ("row", "expected", "properties"),
    [
        ("<w:tr><w:tc><w:p/></w:tc></w:tr>", "trPr tc", "ins"),
        ("<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p/></w:tc></w:tr>", "trPr tc", "cantSplit ins"),
        ("<w:tr><w:tblPrEx/><w:tc><w:p/></w:tc></w:tr>", "tblPrEx trPr tc", "ins"),
        ("<w:tr><w:trPr><w:trPrChange/></w:trPr><w:tc><w:p/></w:tc></w:tr>", "trPr tc", "ins trPrChange"),
    ],
)
def test_a_row_is_inserted(row: str, expected: str, properties: str) -> None:
    tracked = reviser().track_row(INSERTION, parse(row))
    assert names(tracked) == expected
    assert names(tracked.find(w("trPr"))) == properties
    assert all(paragraph_mark(p) is not None for p in tracked.iter(w("p")))


def test_all_rows_of_a_table_are_deleted() -> None:
    row = f"<w:tr><w:tc><w:p>{run('a')}</w:p><w:p/></w:tc></w:tr>"
    tracked = reviser().track_table(DELETION, parse(f"<w:tbl><w:tblPr/>{row}{row}</w:tbl>"))
    assert names(tracked) == "tblPr tr tr" and (says(tracked, "ins"), says(tracked, "del")) == ("aa", "")
    numbers = [mark.get(w("id")) for mark in tracked.iter(w("del"))]
    assert len(numbers) == len(set(numbers)) == 8  # of two rows, two words, four ends of paragraphs


def test_other_properties_are_noted_behind_all_others() -> None:
    tracked = paragraph('<w:pPr><w:pStyle w:val="new"/><w:rPr><w:b/></w:rPr></w:pPr>')
    old = bare_properties(paragraph('<w:pPr><w:pStyle w:val="old"/><w:jc w:val="left"/></w:pPr>'))
    now = bare_properties(tracked)
    reviser().change_properties(tracked, old, now)
    properties = properties_of(tracked)
    assert names(properties) == "pStyle rPr pPrChange" and names(properties[-1][0]) == "pStyle jc"
    reviser().change_properties(tracked, now, now)
    assert names(properties_of(tracked)) == "pStyle rPr pPrChange"
