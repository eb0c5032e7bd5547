import io
import re

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from assistant.anchors import AnchorKind, Origin, read_origin, short_hash
from assistant.draft import to_docx
from assistant.draft.blocks import Paragraph
from assistant.draft.word_anchors import AnchorBook, name_target
from assistant.draft.word_xml import make_paragraph, make_run
from assistant.paragraph_text import OBJECT, shown_text
from tests.draft.conftest import Desk


@pytest.fixture(scope="module")
def word(desk: Desk) -> WordDocument:
    return docx.Document(io.BytesIO(to_docx(desk.draft(), desk.template)))


@pytest.fixture(scope="module")
def noted(word: WordDocument) -> Origin:
    return anchors_of(word)


def anchors_of(word: WordDocument) -> Origin:
    parts = [relation.target_part.blob for relation in word.part.rels.values() if not relation.is_external]
    (found,) = filter(None, map(read_origin, parts))
    return found


def anchored(word: WordDocument) -> dict[str, str]:
    """Give the text of each paragraph by the name of the bookmark of draftreview in it."""
    return {
        str(start.get(qn("w:name"))): shown_text(paragraph)
        for paragraph in word.element.body.iter(qn("w:p"))
        for start in paragraph.findall(qn("w:bookmarkStart"))
        if str(start.get(qn("w:name"))).startswith("_dr")
    }


def test_every_paragraph_with_text_is_anchored_but_the_contents(word: WordDocument) -> None:
    texts = [p.text for p in word.paragraphs if p.style is not None and not p.style.name.lower().startswith("toc ")]
    assert sorted(filter(None, anchored(word).values())) == sorted(filter(str.strip, texts))


def test_bookmarks_are_hidden_short_and_unique_and_closed(word: WordDocument) -> None:
    starts = word.element.body.findall(f".//{qn('w:bookmarkStart')}")
    names = [str(start.get(qn("w:name"))) for start in starts]
    ids = [start.get(qn("w:id")) for start in starts]
    ends = [end.get(qn("w:id")) for end in word.element.body.findall(f".//{qn('w:bookmarkEnd')}")]
    assert names and all(re.fullmatch(r"_dr[0-9a-f]{16}|_Ref[0-9]{10}", name) for name in names)
    assert len(set(names)) == len(names)
    assert sorted(ids) == sorted(ends) and len(set(ids)) == len(ids)


def test_the_custom_part_holds_the_texts_as_generated(word: WordDocument, noted: Origin) -> None:
    basis, anchors = noted.basis, noted.anchors
    assert (basis.title, basis.date, basis.pack) == ("Invented review", "2026-03-01", "invented")
    assert {a.name: a.text for a in anchors if a.kind is not AnchorKind.ROW} == anchored(word)
    rows = [anchor for anchor in anchors if anchor.kind is AnchorKind.ROW]
    above = {anchor.name for anchor in anchors if anchor.kind in (AnchorKind.CAPTION, AnchorKind.HEADING)}
    assert {row.name for row in rows} <= above
    assert len(rows) == sum(len(table.rows) for table in word.tables)


def test_a_picture_is_noted_by_its_content(noted: Origin, desk: Desk) -> None:
    figures = [anchor for anchor in noted.anchors if anchor.kind is AnchorKind.FIGURE]
    assert [f.about for f in figures] == [(figure.key,) for figure in desk.draft().figures()]
    assert [f.hash for f in figures] == [
        short_hash(f"{OBJECT}{short_hash(f.picture.png)}") for f in desk.draft().figures()
    ]


def test_the_verdicts_are_noted(noted: Origin, desk: Desk) -> None:
    assert noted.verdicts == desk.draft().verdicts
    assert any(verdict.split()[0] == "consensus" for verdict in noted.verdicts.values())


def test_a_paragraph_names_its_syntheses_and_the_headings_above(desk: Desk, noted: Origin) -> None:
    told = {block.synthesis_ids for block in desk.draft().blocks if isinstance(block, Paragraph)} - {()}
    places = {
        anchor.about: anchor.place for anchor in noted.anchors if anchor.kind is AnchorKind.PARAGRAPH and anchor.about
    }
    assert told and places.keys() == told
    assert {place[0] for place in places.values()} == {"Neighbouring populations", "Results"}


def test_an_anchor_keeps_its_name_whatever_else_the_draft_says() -> None:
    def write(*titles: str) -> dict[str, str]:
        book = AnchorBook()
        for title in titles:
            book.enter(1, title)
            book.anchor(make_paragraph("B", [make_run(title)]), AnchorKind.PARAGRAPH, [f"g-{title}"])
        return {anchor.text: anchor.name for anchor in book.anchors}

    assert write("a", "b", "c")["c"] == write("c")["c"]


def test_equal_paragraphs_get_names_of_their_own() -> None:
    book = AnchorBook()
    for _ in range(3):
        book.anchor(make_paragraph("B", [make_run("x")]), AnchorKind.PARAGRAPH)
    assert len({anchor.name for anchor in book.anchors}) == 3


def test_every_reference_to_a_number_leads_to_a_bookmark(word: WordDocument) -> None:
    codes = [code.text or "" for code in word.element.body.iter(qn("w:instrText"))]
    wanted = {code.split()[1] for code in codes if code.strip().startswith("REF ")}
    known = {start.get(qn("w:name")) for start in word.element.body.iter(qn("w:bookmarkStart"))}
    assert wanted and wanted <= known


def test_targets_are_named_as_word_names_them() -> None:
    assert re.fullmatch(r"_Ref[0-9]{10}", name_target("evidence"))
    assert name_target("evidence") != name_target("glance")


def test_a_template_made_of_a_draft_brings_no_second_part(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    template = tmp_path_factory.mktemp("template") / "mine.docx"
    template.write_bytes(to_docx(desk.draft(), desk.template))
    word = docx.Document(io.BytesIO(to_docx(desk.draft(), template)))
    assert anchors_of(word).basis.title == "Invented review"
