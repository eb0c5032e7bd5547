import io
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION

from assistant.draft import make_template, to_docx
from assistant.errors import UnreadableInputError
from tests.draft.conftest import Desk


@pytest.fixture
def template(tmp_path: Path) -> WordDocument:
    """Give a file as Word makes it, which lacks most of the styles of a draft."""
    return docx.Document()


def fill(desk: Desk, word: WordDocument, folder: Path) -> WordDocument:
    path = folder / "mine.docx"
    word.save(str(path))
    return docx.Document(io.BytesIO(to_docx(desk.draft(), path, shipped=desk.template)))


def test_text_around_the_draft_stays_and_tags_are_filled(desk: Desk, template: WordDocument, tmp_path: Path) -> None:
    template.add_paragraph("Cover of {{title}}, {{ date }}: {{ pack }}")
    template.add_paragraph("{{ draft }}")
    template.add_paragraph("Acknowledgements & <thanks>")
    template.sections[0].header.paragraphs[0].text = "{{ title }}"
    template.add_table(1, 1).rows[0].cells[0].text = "as of {{ date }}"
    drafted = fill(desk, template, tmp_path)
    texts = [paragraph.text for paragraph in drafted.paragraphs]
    assert texts[0] == "Cover of Invented review, 2026-03-01: invented"
    assert texts.index("Acknowledgements & <thanks>") > texts.index("References") > texts.index("In brief") > 0
    assert drafted.sections[0].header.paragraphs[0].text == "Invented review"
    assert drafted.tables[-1].rows[0].cells[0].text == "as of 2026-03-01"
    assert not any("{{" in text for text in texts)


def test_pages_behind_the_draft_stand_upright_again(desk: Desk, template: WordDocument, tmp_path: Path) -> None:
    for text in ("{{ draft }}", "Behind"):
        template.add_paragraph(text)
    before, wide, behind = fill(desk, template, tmp_path).sections
    assert [s.orientation for s in (before, wide, behind)] == [
        *(WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT),
    ]
    assert behind.page_width == before.page_width and wide.page_width == before.page_height


def test_the_draft_takes_the_layout_of_the_section_it_stands_in(
    desk: Desk, template: WordDocument, tmp_path: Path
) -> None:
    template.add_paragraph("Cover")
    template.add_section(WD_SECTION.NEW_PAGE)
    template.add_paragraph("{{ draft }}")
    template.sections[1].left_margin = template.sections[1].left_margin // 2  # type: ignore[operator]
    template.add_section(WD_SECTION.NEW_PAGE)
    template.add_paragraph("Behind")
    cover, upright, wide, behind = fill(desk, template, tmp_path).sections
    assert upright.left_margin == wide.left_margin == template.sections[1].left_margin
    assert cover.left_margin == template.sections[0].left_margin
    assert [s.orientation for s in (cover, upright, wide, behind)].count(WD_ORIENT.LANDSCAPE) == 1


def test_a_tag_that_word_split_is_found_and_keeps_the_look_of_its_first_letter(
    desk: Desk, template: WordDocument, tmp_path: Path
) -> None:
    paragraph = template.add_paragraph("On ")
    for text, bold in (("{", True), ("{ ti", False), ("tle }", False), ("} of ", False), ("{{date}}", True)):
        paragraph.add_run(text).bold = bold
    template.add_paragraph("{{ draft }}")
    first = fill(desk, template, tmp_path).paragraphs[0]
    assert first.text == "On Invented review of 2026-03-01"
    assert [run.text for run in first.runs if run.bold] == ["Invented review", "2026-03-01"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On {{ titel }}", "paragraph 2 ('On {{ titel }}'): {{ titel }}: did you mean 'title'?"),
        ("{{ title.__class__ }}", "{{ title.__class__ }}: known: date, draft, pack, snapshot, title, version"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}: known: date, draft, pack, snapshot, title, version"),
        ("{% for x in y %}", "{% for x in y %}: a tag is {{ name }}, closed in its paragraph; known: date, draft"),
        ("{{ title", "{{ title: a tag is {{ name }}, closed in its paragraph"),
        ("Here: {{ draft }}", "{{ draft }}: it stands in a paragraph of its own, outside of tables, headers"),
        ("{{ draft }}", "no-place: write {{ draft }} once, in a paragraph of its own, where the draft goes"),
    ],
)
def test_a_wrong_tag_is_named(desk: Desk, template: WordDocument, tmp_path: Path, text: str, said: str) -> None:
    template.add_paragraph("{{ draft }}")
    template.add_paragraph(text)
    with pytest.raises(UnreadableInputError) as error:
        fill(desk, template, tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'mine.docx'}: ")
    assert said in str(error.value)


def test_text_without_a_place_for_the_draft_is_refused(desk: Desk, template: WordDocument, tmp_path: Path) -> None:
    template.add_paragraph("A paper of mine")
    with pytest.raises(UnreadableInputError, match=r"no-place: write \{\{ draft \}\} once"):
        fill(desk, template, tmp_path)


def test_styles_that_are_there_stay_and_others_are_added(desk: Desk, template: WordDocument, tmp_path: Path) -> None:
    own = template.styles["Body Text"].font.size = docx.shared.Pt(17)  # type: ignore[union-attr]
    drafted = fill(desk, template, tmp_path)
    shipped = docx.Document(str(desk.template)).styles
    assert drafted.styles["Body Text"].font.size == own  # type: ignore[union-attr]
    assert drafted.styles["Evidence"].font.size == shipped["Evidence"].font.size  # type: ignore[union-attr]
    assert {table.style.name for table in drafted.tables if table.style} == {"Draft Table", "Draft Facts"}


def test_the_template_to_edit_gives_the_draft_of_the_one_that_is_shipped(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    path.write_bytes(make_template(desk.template))
    drafted, shipped = (docx.Document(io.BytesIO(to_docx(desk.draft(), t))) for t in (path, desk.template))
    assert [p.text for p in drafted.paragraphs] == [p.text for p in shipped.paragraphs]
    assert [s.orientation for s in drafted.sections] == [s.orientation for s in shipped.sections]
