import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from assistant.draft import to_docx
from assistant.draft.blocks import Column, Figure, PageTurn, Row, Table
from assistant.draft.canvas import render
from assistant.draft.sentences import Text
from assistant.draft.word_tables import MAX_ROWS
from assistant.errors import UnknownNameError, UnreadableInputError
from tests.draft.conftest import Desk


@pytest.fixture(scope="module")
def content(desk: Desk) -> bytes:
    return to_docx(desk.draft(), desk.template)


@pytest.fixture(scope="module")
def word(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def test_two_builds_give_the_same_bytes_without_a_clock(desk: Desk, content: bytes) -> None:
    assert to_docx(desk.draft(), desk.template) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_come_from_the_snapshot(word: WordDocument) -> None:
    properties = word.core_properties
    assert (properties.title, properties.author) == ("Invented review", "draftreview")
    assert properties.created == properties.modified
    assert properties.created is not None and properties.created.date().isoformat() == "2026-03-01"


def test_headings_and_captions_are_real_styles(word: WordDocument) -> None:
    styles = {p.style.name for p in word.paragraphs if p.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Bibliography", "List Bullet"} <= styles


def test_foreign_text_arrives_whole(word: WordDocument) -> None:
    texts = [paragraph.text for paragraph in word.paragraphs if "A & B <c>" in paragraph.text]
    assert len(texts) == 9


def test_every_table_repeats_its_header_row_but_the_facts(word: WordDocument) -> None:
    facts, *tables = word.tables
    assert facts._tbl.find(f".//{qn('w:tblHeader')}") is None
    assert len(tables) == 5
    for table in tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_rows_fill_the_grid(word: WordDocument) -> None:
    for table in word.tables:
        columns = len(table.columns)
        for row in table._tbl.tr_lst:
            spans = [int(cell.grid_span) for cell in row.tc_lst]
            assert sum(spans) == columns


def test_fields_are_complex_and_nothing_stands_in_content_controls(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    body = parts["word/document.xml"]
    assert "w:fldSimple" not in body and "w:sdt" not in body
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == body.count("<w:instrText ")
    assert body.count("SEQ Table") == 5 and body.count("SEQ Figure") == 4 and body.count(" TOC ") == 1
    assert any(" PAGE " in text for name, text in parts.items() if "footer" in name)


def test_the_appendix_lies_on_its_side(word: WordDocument) -> None:
    portrait, landscape = word.sections
    assert portrait.page_width is not None and portrait.page_height is not None
    assert portrait.page_width < portrait.page_height
    assert (landscape.page_width, landscape.page_height) == (portrait.page_height, portrait.page_width)


def test_a_figure_fills_its_share_of_the_line_above_its_caption_and_has_alt_text(desk: Desk) -> None:
    picture = render(2, lambda canvas: canvas.frame(0, 0, 1, 1))
    figure = Figure("f", "What it shows", "A box & <more>", lambda: picture, share=0.5)
    document = replace(desk.draft(), blocks=(figure, PageTurn()))
    written = docx.Document(io.BytesIO(to_docx(document, desk.template)))
    (shape,), (picture_line, caption, *_) = written.inline_shapes, written.paragraphs
    line = sum(side or 0 for side in (written.sections[0].page_width,)) - 2 * (written.sections[0].left_margin or 0)
    assert shape.width == pytest.approx(line / 2, abs=1)
    assert shape._inline.docPr.get("descr") == "A box & <more>"
    assert {shape._inline.get(f"dist{side}") for side in "TBLR"} == {"0"}
    assert picture_line.paragraph_format.keep_with_next
    assert caption.style is not None and caption.style.name == "Caption"
    assert caption.text == "Figure 1. What it shows"


def test_a_very_long_table_is_written_as_several(desk: Desk) -> None:
    rows = tuple(Row(((Text(str(n)),),)) for n in range(MAX_ROWS + 1))
    document = replace(desk.draft(), blocks=(Table("t", "Long", (Column("N", 1),), rows), PageTurn()))
    tables = docx.Document(io.BytesIO(to_docx(document, desk.template))).tables
    assert [len(table.rows) for table in tables] == [MAX_ROWS + 1, 2]
    assert [table.rows[0].cells[0].text for table in tables] == ["N", "N"]


def test_the_last_paragraph_is_empty_so_that_all_before_it_can_be_deleted(word: WordDocument) -> None:
    assert word.paragraphs[-1].text == ""


def test_what_follows_the_last_table_takes_no_page(word: WordDocument) -> None:
    last, before = (element for element in list(word.element.body)[-2:-4:-1])
    assert before.tag == qn("w:tbl")
    spacing = last.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert {k: spacing.get(qn(f"w:{k}")) for k in ("after", "line", "lineRule")} == {
        **{"after": "0", "line": "20", "lineRule": "exact"}
    }


def test_a_missing_template_or_style_is_named(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown template"):
        to_docx(desk.draft(), tmp_path / "none.docx")
    plain = tmp_path / "plain.docx"
    docx.Document().save(str(plain))
    with pytest.raises(UnknownNameError, match=r"Table Note"):
        to_docx(desk.draft(), plain)


def test_a_file_that_is_no_word_document_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "no.docx"
    path.write_text("no")
    with pytest.raises(UnreadableInputError, match=r"no\.docx: no-word-file: "):
        to_docx(desk.draft(), path)
