from collections.abc import Callable

import pytest
from lxml import etree

from assistant.redline.body import read_body
from assistant.redline.revisions import paragraph_mark
from assistant.redline.sheet import Sheet
from assistant.wordprocessing import w
from tests.redline.archives import MAIN, word_file
from tests.redline.paragraphs import begin, mark, paragraph, parse, reviser, run, show

TABLE = f"<w:tbl><w:tr><w:tc><w:p>{run('cell')}</w:p></w:tc></w:tr></w:tbl>"


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}{run(text)}</w:p>"


def write(body: str, change: Callable[[Sheet], object]) -> list[str]:
    """Give the blocks afterwards: their words, with a sign of how their ends are tracked."""
    sheet = Sheet(read_body(word_file(body)), reviser())
    change(sheet)
    blocks = etree.fromstring(sheet.write())[0]
    return [_show(block) for block in blocks if block.tag != w("sectPr")]


def _show(block: etree._Element) -> str:
    if block.tag != w("p"):
        return block.tag.rpartition("}")[2]
    found = paragraph_mark(block)
    sign = "" if found is None else {"ins": "+", "del": "-"}[found.tag.rpartition("}")[2]]
    changed = "*" if block.find(f".//{w('pPrChange')}") is not None else ""
    return f"{show(block)}{sign}{changed}"


BODY = p("a") + p("b") + p("c") + "<w:sectPr/>"
WALLED = p("a") + p("b") + TABLE + p("c") + "<w:sectPr/>"
FIELD = f"<w:p>{begin('TOC')}</w:p>{p('a')}{p('b')}<w:p>{mark('end')}</w:p>"
STYLED = p("a", '<w:pPr><w:pStyle w:val="Note"/></w:pPr>') + p("b") + TABLE
HERS = p("a", '<w:pPr><w:rPr><w:ins w:id="1" w:author="Ann"/></w:rPr></w:pPr>') + p("b") + TABLE
CITING = p("a") + f"<w:p>{begin('ADDIN X')}{run('b')}{mark('end')}</w:p>" + p("c") + "<w:sectPr/>"
NOTE = paragraph('<w:pPr><w:pStyle w:val="Note"/></w:pPr>', run("x"))
NOTED = p("a") + p("b", '<w:pPr><w:pStyle w:val="Note"/></w:pPr>') + p("c")
SECTION = p("a", "<w:pPr><w:sectPr/></w:pPr>") + p("b")
CASES: dict[str, tuple[str, Callable[[Sheet], object], str]] = {
    "nothing": (BODY, lambda s: None, "a|b|c"),
    "delete": (BODY, lambda s: s.delete(1), "a|[-b-]-|c"),
    "insert": (BODY, lambda s: s.insert(0, paragraph(run("x"))), "a|[+x+]+|b|c"),
    "insert two": (BODY, lambda s: [s.insert(0, paragraph(run(t))) for t in "xy"], "a|[+x+]+|[+y+]+|b|c"),
    "insert first": (BODY, lambda s: s.insert(-1, paragraph(run("x"))), "[+x+]+|a|b|c"),
    "delete before a table": (WALLED, lambda s: s.delete(1), "a-|[-b-]|tbl|c"),
    "insert before a table": (WALLED, lambda s: s.insert(1, paragraph(run("x"))), "a|b+|[+x+]|tbl|c"),
    "delete the last": (BODY, lambda s: s.delete(2), "a|b-|[-c-]"),
    "delete two before a table": (p("z") + WALLED, lambda s: (s.delete(1), s.delete(2)), "z-|[-a-]-|[-b-]|tbl|c"),
    "delete before the end of a field": (FIELD, lambda s: s.delete(2), "<TOC>|a-|[-b-]|"),
    "delete another style before a table": (STYLED, lambda s: s.delete(1), "a-|[-b-]*|tbl"),
    "delete behind an end that she inserted": (HERS, lambda s: s.delete(1), "a+|[-b-]-|tbl"),
    "delete what cites": (CITING, lambda s: s.delete(1), "a-|[-<ADDIN X>b-]|c"),
    "insert another look": (BODY, lambda s: s.insert(0, NOTE), "a+|[+x+]*|b|c"),
    "insert another look before the end": (NOTED, lambda s: s.insert(0, paragraph(run("x"))), "a+|[+x+]|b|c"),
    "delete another look": (NOTED, lambda s: s.delete(1), "a-|[-b-]*|c"),
    "delete one look and insert another": (BODY, lambda s: (s.delete(1), s.insert(1, NOTE)), "a-|[-b-]+|[+x+]*|c"),
    "insert another look behind the end of a section": (SECTION, lambda s: s.insert(0, NOTE), "a|[+x+]+|b"),
    "insert a table": (BODY, lambda s: s.insert(0, parse(TABLE)), "a|tbl|b|c"),
}


@pytest.mark.parametrize(("body", "change", "expected"), CASES.values(), ids=CASES.keys())
def test_blocks_are_changed(body: str, change: Callable[[Sheet], object], expected: str) -> None:
    assert "|".join(write(body, change)) == expected


def test_words_inserted_at_two_ends_that_meet_are_kept_apart() -> None:
    def change(sheet: Sheet) -> None:
        for index, words in (
            (0, run("a") + f'<w:ins w:id="8">{run("x")}</w:ins>'),
            (1, f'<w:ins w:id="9">{run("y")}</w:ins>'),
        ):
            sheet.change(index, paragraph(words))

    assert write(BODY, change)[:2] == ["[+ax+][-a-]", "[+y+]"]


COMMENTED = {
    "a paragraph": (BODY, 1, 1),
    "a table, on the paragraph above": (WALLED, 2, 1),
    "the first table, on the paragraph below": (TABLE + BODY, 0, 1),
    "a paragraph of hers, on the next that stays": (HERS + p("c"), 0, 1),
    "a control, on the paragraph above": (f"{p('a')}<w:sdt><w:sdtContent>{p('b')}</w:sdtContent></w:sdt>", 1, 0),
}


@pytest.mark.parametrize(("body", "index", "place"), COMMENTED.values(), ids=COMMENTED.keys())
def test_comments_stand_on_paragraphs(body: str, index: int, place: int) -> None:
    sheet = Sheet(read_body(word_file(body)), reviser())
    sheet.comment(index, 7)
    blocks = etree.fromstring(sheet.write())[0]
    assert [n for n, block in enumerate(blocks) if next(block.iter(w("commentReference")), None) is not None] == [place]
    assert [child.tag.rpartition("}")[2] for child in blocks[place] if child.tag != w("pPr")] == (
        "commentRangeStart r commentRangeEnd r".split()
    )


def test_a_comment_has_no_place_where_controls_hold_all_paragraphs() -> None:
    file = word_file(f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>")
    sheet = Sheet(read_body(file), reviser())
    sheet.comment(0, 7)
    assert sheet.write() == file.parts[MAIN]


def test_comments_on_a_changed_paragraph_stand_around_it() -> None:
    def change(sheet: Sheet) -> None:
        sheet.comment(1, 7)
        sheet.comment(1, 8)
        sheet.delete(1)

    sheet = Sheet(read_body(word_file(BODY)), reviser())
    change(sheet)
    deleted = etree.fromstring(sheet.write())[0][1]
    assert [e.get(w("id")) for e in deleted.iter(w("commentReference"))] == ["7", "8"]
    assert not [a for e in deleted.iter(w("commentReference")) for a in e.iterancestors() if a.tag == w("del")]


@pytest.mark.parametrize("change", [lambda sheet: None, lambda sheet: sheet.insert(1, NOTE)], ids=["alone", "beside"])
def test_comments_on_a_kept_paragraph_are_all_there(change: Callable[[Sheet], object]) -> None:
    sheet = Sheet(read_body(word_file(BODY)), reviser())
    sheet.comment(1, 7)
    sheet.comment(1, 8)
    change(sheet)
    kept = etree.fromstring(sheet.write())[0][1]
    assert [e.get(w("id")) for e in kept.iter(w("commentReference"))] == ["7", "8"]
