import copy

import pytest
from lxml.etree import _Element as Element

from assistant.redline.markup import style_of
from assistant.redline.neighbours import (
    begins_inserted,
    end_deleted,
    ends_inserted,
    is_free,
    joins_rightly,
    move_mark,
    runs_on,
)
from assistant.redline.revisions import DELETION, INSERTION, paragraph_mark
from assistant.wordprocessing import w
from tests.redline.paragraphs import begin, bookmark, field, mark, paragraph, parse, picture, reviser, run, says, show

BODY, NOTE, HEAD = (f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' for style in ("Body", "Note", "Head"))
INSERTED, DELETED = f'<w:ins w:id="1">{run("new")}</w:ins>', f'<w:del w:id="2">{run("old")}</w:del>'


@pytest.mark.parametrize(("tag", "was"), [(INSERTION, "Body"), (DELETION, "Note")])
def test_the_mark_goes_to_the_paragraph_before(tag: str, was: str) -> None:
    before, last = paragraph(BODY, run("kept")), reviser().track_paragraph(tag, paragraph(NOTE, run("a")))
    move_mark(reviser(), before, last)
    moved = paragraph_mark(before)
    assert moved is not None and moved.tag == w(tag) and paragraph_mark(last) is None
    change = last.find(f"{w('pPr')}/{w('pPrChange')}")
    assert change is not None
    assert change.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == was  # type: ignore[union-attr]
    assert style_of(last) == ("Note" if tag == INSERTION else "Body")


def test_paragraphs_of_one_style_note_no_change() -> None:
    before, last = paragraph(BODY), reviser().track_paragraph(DELETION, paragraph(BODY, run("a")))
    move_mark(reviser(), before, last)
    assert paragraph_mark(before) is not None and last.find(f".//{w('pPrChange')}") is None


@pytest.mark.parametrize(
    ("tag", "other", "looks"),
    [
        (INSERTION, DELETION, [("Note", "Body"), ("Note", "Head")]),
        (DELETION, INSERTION, [("Body", "Note"), ("Head", "Note")]),
    ],
)
def test_a_run_behind_another_one_notes_what_stays_of_that(tag: str, other: str, looks: list[tuple[str, str]]) -> None:
    """Looks are those when all is rejected, and when all is accepted."""
    before, first = paragraph(BODY, run("kept")), reviser().track_paragraph(other, paragraph(NOTE, run("a")))
    last = reviser().track_paragraph(tag, paragraph(HEAD, run("b")))
    move_mark(reviser(), before, first)
    move_mark(reviser(), first, last)
    assert [found.tag for found in map(paragraph_mark, (before, first)) if found is not None] == [w(other), w(tag)]
    assert paragraph_mark(last) is None
    assert [(_look_before(p), style_of(p)) for p in (first, last)] == looks


@pytest.mark.parametrize(
    ("properties", "free"),
    [
        ("", True),
        ("<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>", True),
        *((f'<w:pPr><w:rPr><w:{hers} w:id="1"/></w:rPr></w:pPr>', False) for hers in "ins del moveTo moveFrom".split()),
        ("<w:pPr><w:sectPr/></w:pPr>", False),
    ],
)
def test_a_mark_is_free_unless_it_is_a_change_or_ends_a_section(properties: str, free: bool) -> None:
    assert is_free(paragraph(properties)) is free


COMMENT = '<w:r><w:commentReference w:id="1"/></w:r>'
JOINED = {
    "before its like": ([BODY + run("a")], paragraph(BODY), True),
    "before another look": ([BODY + run("a")], paragraph(NOTE), False),
    "one before another look": ([NOTE + run("a"), BODY + run("b")], paragraph(BODY), False),
    "a picture before another look": ([BODY + run("a"), BODY + picture("p")], paragraph(NOTE), True),
    "a picture with words before another look": ([BODY + run("a") + picture("p")], paragraph(NOTE), False),
    "before a table": ([BODY + run("a")], parse("<w:tbl/>"), False),
    "before a section": ([BODY + run("a")], parse("<w:sectPr/>"), False),
    "before the end of a field": ([BODY + run("a")], paragraph(BODY, mark("end")), False),
    "before a whole field": ([BODY + run("a")], paragraph(BODY, field("REF x", "1")), True),
    "with a comment": ([BODY + run("a") + COMMENT, BODY], paragraph(BODY), False),
    "with a citation": ([BODY + begin("ADDIN X") + run("1") + mark("end")], paragraph(BODY), False),
}


@pytest.mark.parametrize(("gone", "behind", "expected"), JOINED.values(), ids=JOINED.keys())
def test_it_is_told_what_joins_rightly(gone: list[str], behind: Element, expected: bool) -> None:
    assert joins_rightly(list(map(paragraph, gone)), behind) is expected


def test_words_run_on_unless_the_end_between_them_is_inserted_too() -> None:
    first, behind = paragraph(BODY, INSERTED), paragraph(BODY, INSERTED)
    assert runs_on(first, behind) and not runs_on(first, paragraph(BODY, run("a")))
    reviser().mark_paragraph(INSERTION, first)
    assert not runs_on(first, behind)


@pytest.mark.parametrize(
    ("xml", "begins", "ends"),
    [
        ("", False, False),
        (run("a"), False, False),
        (INSERTED, True, True),
        (INSERTED + run("a"), True, False),
        (run("a") + bookmark(3, "x", INSERTED), False, True),
        (DELETED + INSERTED, False, True),
        (INSERTED + DELETED, True, False),
    ],
)
def test_inserted_words_at_the_ends_are_told(xml: str, begins: bool, ends: bool) -> None:
    tracked = paragraph(BODY, xml)
    assert (begins_inserted(tracked), ends_inserted(tracked)) == (begins, ends)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (run("word") + INSERTED, "wor[+dnew+][-d-]"),
        (DELETED + INSERTED, "[+new+][-old-]"),
        (run("a") + DELETED + INSERTED, "a[+new+][-old-]"),
        (INSERTED, "[+new+]"),
        ("<w:r><w:tab/></w:r>" + INSERTED, "[+new+]"),
    ],
    ids=["kept words before", "deleted words before", "both", "nothing before", "a tab before"],
)
def test_a_paragraph_ends_with_deleted_words(xml: str, expected: str) -> None:
    tracked = paragraph(BODY, xml)
    before = copy.deepcopy(tracked)
    end_deleted(reviser(), tracked)
    assert show(tracked) == expected
    for goes in ("ins", "del"):
        assert says(tracked, goes) == says(before, goes)


def _look_before(element: Element) -> str:
    style = element.find(f"{w('pPr')}/{w('pPrChange')}/{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")
