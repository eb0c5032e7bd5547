import datetime
import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from lxml import etree

from assistant.draft import Document, compose, to_docx
from assistant.draft.blocks import Paragraph, Table
from assistant.draft.sentences import NumberRef, Sentence, Text
from assistant.draft.word_xml import make
from assistant.paragraph_text import stated_text
from tests.draft.conftest import Desk
from tests.draft.sample import OUTLINE, make_review, make_snapshot

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REMARK = ((Text("A & <more>\x07, then "), NumberRef("t")), (Text("and more."),))


def write(desk: Desk, *blocks: Paragraph | Table, date: str = "2026-03-01") -> bytes:
    return to_docx(Document("T", date, "en", blocks), desk.template)


def reopen(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def paragraph(text: str, *, remarks: bool = True) -> Paragraph:
    return Paragraph((Sentence((Text(text),)),), remarks=REMARK if remarks else ())


TABLE = Table("t", "Invented", (), ())


def test_a_comment_says_the_remarks_of_its_paragraph(desk: Desk) -> None:
    word = reopen(write(desk, paragraph("One."), paragraph("Two.", remarks=False), paragraph("Three."), TABLE))
    first, second = word.comments
    assert [p.text for p in first.paragraphs] == ["A & <more>, then Table 1", "and more."]
    assert (first.author, first.initials, first.comment_id, second.comment_id) == ("draftreview", "dr", 0, 1)
    marks = [[child.tag.removeprefix(W) for child in p._p] for p in word.paragraphs[:3]]
    runs = ["bookmarkStart", "r", "bookmarkEnd"]
    assert marks[0] == marks[2] == ["pPr", "commentRangeStart", *runs, "commentRangeEnd", "r"]
    assert marks[1] == ["pPr", *runs]
    assert [reference.get(f"{W}id") for reference in word.element.iter(f"{W}commentReference")] == ["0", "1"]


def test_a_comment_does_not_count_as_an_edit(desk: Desk) -> None:
    plain, remarked = (reopen(write(desk, paragraph("One.", remarks=r), TABLE)).paragraphs[0]._p for r in (False, True))
    assert stated_text(plain) == stated_text(remarked) == "One."


@pytest.mark.parametrize(("date", "day"), [("2026-03-01", (2026, 3, 1)), ("2026", (2026, 1, 1)), ("", (1980, 1, 1))])
def test_comments_are_dated_by_the_snapshot(desk: Desk, date: str, day: tuple[int, int, int]) -> None:
    (comment,) = reopen(write(desk, paragraph("One."), TABLE, date=date)).comments
    assert comment.timestamp == datetime.datetime(*day, tzinfo=datetime.UTC)


def test_without_remarks_there_is_no_part_of_comments(desk: Desk) -> None:
    with zipfile.ZipFile(io.BytesIO(write(desk, paragraph("One.", remarks=False), TABLE))) as archive:
        assert "word/comments.xml" not in archive.namelist()


@pytest.mark.parametrize(("text", "kept"), [("Mine.", ["Me"]), ("", [])])
def test_comments_on_the_text_of_a_template_stay(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, text: str, kept: list[str]
) -> None:
    template = docx.Document(str(desk.template))
    mine = template.add_paragraph("Mine.")
    template.add_comment(mine.runs, "Mine", "Me")
    if not text:
        mine._p.getparent().remove(mine._p)
    else:
        template.add_paragraph("{{ draft }}")
    path = tmp_path_factory.mktemp("template") / "commented.docx"
    template.save(str(path))
    content = write(replace(desk, template=path), paragraph("One."), TABLE)
    word = reopen(content)
    placed = [reference.get(f"{W}id") for reference in word.element.iter(f"{W}commentReference")]
    assert [comment.author for comment in word.comments] == [*kept, "draftreview"]
    assert [str(comment.comment_id) for comment in word.comments] == placed
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist().count("word/comments.xml") == 1


def test_a_draft_quotes_its_evidence_only_where_asked_and_always_alike(desk: Desk) -> None:
    def draft(remarks: bool) -> bytes:
        stage = (desk.concepts, desk.phrases, OUTLINE, desk.style)
        return to_docx(compose(make_review(), make_snapshot(), *stage, "T", "0.0", remarks=remarks), desk.template)

    with_comments = draft(True)
    assert with_comments == draft(True)
    assert not list(reopen(draft(False)).comments)
    texts = [comment.text for comment in reopen(with_comments).comments]
    assert len(texts) > 5
    assert any("Abel 2011 (a1-01234): “Invented sentence a1: insula & <more> [sic].”" in text for text in texts)


def test_the_part_is_well_formed_and_numbers_are_unique(desk: Desk) -> None:
    blocks = [paragraph(f"Paragraph {n}.") for n in range(30)]
    with zipfile.ZipFile(io.BytesIO(write(desk, *blocks, TABLE))) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    assert root.tag == make("comments").tag
    assert [comment.get(f"{W}id") for comment in root] == [str(n) for n in range(30)]
