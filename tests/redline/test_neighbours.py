import copy

import pytest

from assistant.redline.markup import canonical, style_of
from assistant.redline.neighbours import begins_inserted, end_deleted, ends_inserted, move_mark
from assistant.redline.revisions import DELETION, INSERTION, paragraph_mark
from assistant.wordprocessing import w
from tests.redline.paragraphs import bookmark, paragraph, reviser, run, says, show

BODY, NOTE = '<w:pPr><w:pStyle w:val="Body"/></w:pPr>', '<w:pPr><w:pStyle w:val="Note"/></w:pPr>'
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


@pytest.mark.parametrize("hers", ["ins", "del", "moveTo", "moveFrom"])
def test_a_mark_that_is_a_change_of_hers_is_left_alone(hers: str) -> None:
    before = paragraph(f'<w:pPr><w:rPr><w:{hers} w:id="1" w:author="Ann"/></w:rPr></w:pPr>')
    last = reviser().track_paragraph(DELETION, paragraph(BODY, run("a")))
    kept = canonical(before)
    move_mark(reviser(), before, last)
    assert canonical(before) == kept and paragraph_mark(last) is not None


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
