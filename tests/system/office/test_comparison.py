import zipfile
from pathlib import Path

import pytest

from tests.system.office.comparison import STRICT, TOLERANT, Tolerance, compare
from tests.system.office.package import PackageError, open_package
from tests.system.office.samples import (
    anchored,
    comment,
    commented,
    deleted,
    field,
    inserted,
    paragraph,
    picture,
    run,
    table,
    write_word,
)
from tests.system.office.shape import Comment, Footnote, SectionEnd, Text
from tests.system.office.shapes import read_shape

CITATION = 'ADDIN ZOTERO_ITEM CSL_CITATION {"citationID": "A"}'
UPRIGHT, LYING = "<w:sectPr/>", '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>'
ENDING = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
SPANNING = paragraph(field("TOC", "a").removesuffix(ENDING)) + paragraph("b") + paragraph(ENDING)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def footnote(text: str) -> str:
    return f'<w:footnote w:id="2">{paragraph(text)}</w:footnote>'


def link(goal: str) -> str:
    return f'<w:hyperlink w:anchor="{goal}">{run("see")}</w:hyperlink>'


PLANTED = {
    "words": (paragraph("Grey matter is less."), paragraph("Grey matter is more.")),
    "bold": (paragraph(run("less", "<w:b/>")), paragraph(run("less"))),
    "italic": (paragraph(run("less", "<w:i/>")), paragraph(run("less"))),
    "raised": (paragraph(run("2", '<w:vertAlign w:val="superscript"/>')), paragraph(run("2"))),
    "instruction": (paragraph(field("REF _Ref1", "1")), paragraph(field("REF _Ref2", "1"))),
    "result of a field": (paragraph(field("PAGE", "1")), paragraph(field("PAGE", "2"))),
    "extent of a field": (paragraph(field("PAGE", "1 2")), paragraph(field("PAGE", "1"), " 2")),
    "goal of a link": (paragraph(link("a")), paragraph(link("b"))),
    "line break": (paragraph("a", "<w:r><w:br/></w:r>", "b"), paragraph("a b")),
    "page break": (paragraph("a", '<w:r><w:br w:type="page"/></w:r>'), paragraph("a")),
    "page before": (paragraph("a", properties="<w:pageBreakBefore/>"), paragraph("a")),
    "style": (paragraph("a", style="Heading1"), paragraph("a")),
    "bookmark": (paragraph(anchored("_dr1", "a")), paragraph(anchored("_dr2", "a"))),
    "split": (paragraph("a b"), paragraph("a ") + paragraph("b")),
    "order": (paragraph("a") + paragraph("b"), paragraph("b") + paragraph("a")),
    "empty paragraph": (paragraph("a") + paragraph(), paragraph("a")),
    "cell": (table(("a", "b")), table(("a", "c"))),
    "row": (table(("a", "b"), ("c", "d")), table(("a", "b"))),
    "span": (table(("a",)), table(("a",)).replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')),
    "tracked row": (table(("a",), mark=inserted()), table(("a",))),
    "tracked words": (paragraph(inserted(run("a"))), paragraph("a")),
    "deleted words": (paragraph("a", deleted("b")), paragraph("a")),
    "tracked end": (paragraph("a", properties=f"<w:rPr>{deleted()}</w:rPr>"), paragraph("a")),
    "tracked look": (
        paragraph(run("a", '<w:rPrChange w:id="1" w:author="Ann"><w:rPr/></w:rPrChange>')),
        paragraph("a"),
    ),
    "section": (paragraph("a") + UPRIGHT, paragraph("a") + LYING),
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "old.docx", tmp_path / "new.docx"


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_difference_is_seen(files: tuple[Path, Path], kind: str) -> None:
    old, new = (read_shape(write_word(path, body)) for path, body in zip(files, PLANTED[kind], strict=True))
    assert compare(old, new) and not compare(old, old) and not compare(new, new)
    assert bool(compare(old, new, TOLERANT)) == (kind != "bookmark")


def test_other_bytes_of_a_picture_are_seen(files: tuple[Path, Path]) -> None:
    old, new = (
        read_shape(write_word(path, paragraph(picture("rId9")), pictures={"rId9": content}))
        for path, content in zip(files, (b"one", b"two"), strict=True)
    )
    assert [len(compare(old, other)) for other in (old, new)] == [0, 1]


def test_another_footnote_is_seen(files: tuple[Path, Path]) -> None:
    old, new = (
        read_shape(write_word(path, paragraph("a", NOTE), footnotes=footnote(text)))
        for path, text in zip(files, ("one", "two"), strict=True)
    )
    assert old.blocks[0].pieces == (Text("a"), Footnote("one"))
    assert [len(compare(old, other)) for other in (old, new)] == [0, 1]


@pytest.mark.parametrize(
    ("body", "part"),
    [
        (paragraph(commented("a"), " b"), comment("Why?", author="Eve")),
        (paragraph(commented("a"), " b"), comment("Where?")),
        (paragraph(commented("a b")), comment("Why?")),
        (paragraph("a b"), ""),
    ],
)
def test_another_comment_is_seen(files: tuple[Path, Path], body: str, part: str) -> None:
    old = read_shape(write_word(files[0], paragraph(commented("a"), " b"), comments=comment("Why?")))
    new = read_shape(write_word(files[1], body, comments=part))
    assert old.comments == (Comment("Ann", "Why?", "a"),)
    assert [difference.kind for difference in compare(old, new)] == ["comments"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paragraph(run("a"), run("b")), paragraph("ab")),
        (paragraph(run("a", '<w:b w:val="0"/>')), paragraph("a")),
        (paragraph(field(r'TOC \o "1-2" \h \z', "x")), paragraph(field(r' TOC \z \o "1-2"  \h', "x"))),
        (paragraph(field(r'HYPERLINK \l "a"', "see")), paragraph(link("a"))),
        (paragraph(field("PAGE", "1")), paragraph(f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>')),
        (paragraph("a"), f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>"),
    ],
)
def test_what_says_the_same_is_alike(files: tuple[Path, Path], old: str, new: str) -> None:
    before, after = (read_shape(write_word(path, body)) for path, body in zip(files, (old, new), strict=True))
    assert compare(before, after) == ()


@pytest.mark.parametrize(
    ("tolerance", "old", "new"),
    [
        (Tolerance.EMPTY_SHELLS, paragraph("a", field(CITATION, "")), paragraph("a")),
        (
            Tolerance.SECTION_PARAGRAPHS,
            paragraph("a") + paragraph() + f"<w:p><w:pPr>{LYING}</w:pPr></w:p>",
            paragraph("a", properties=LYING),
        ),
        (
            Tolerance.LATE_ENDS,
            SPANNING,
            SPANNING.replace(f"{ENDING}</w:p>", "</w:p>").replace("b</w:t></w:r>", f"b</w:t></w:r>{ENDING}"),
        ),
        (
            Tolerance.REFERENCES,
            paragraph("a", field("REF _Ref1", "1"), "b"),
            paragraph("a", field("REF _Ref1", "?"), "b"),
        ),
        (Tolerance.ANCHORS, paragraph(anchored("_dr1", "a")), paragraph("a")),
    ],
)
def test_a_tolerance_forgives_its_kind_alone(
    files: tuple[Path, Path], tolerance: Tolerance, old: str, new: str
) -> None:
    before, after = (read_shape(write_word(path, body)) for path, body in zip(files, (old, new), strict=True))
    assert compare(before, after, STRICT) and not compare(before, after, {tolerance})
    assert compare(before, after, TOLERANT - {tolerance})


def test_a_field_that_shows_something_is_no_empty_shell(files: tuple[Path, Path]) -> None:
    before, after = (
        read_shape(write_word(path, body))
        for path, body in zip(files, (paragraph("a", field(CITATION, "[1]")), paragraph("a[1]")), strict=True)
    )
    assert compare(before, after, TOLERANT)


def test_a_difference_prints_what_differs(files: tuple[Path, Path]) -> None:
    old, new = (read_shape(write_word(path, paragraph(text))) for path, text in zip(files, "ab", strict=True))
    printed = str(compare(old, new)[0]).splitlines()
    assert printed[0] == "blocks:" and "'a'" in printed[1] and "'b'" in printed[2]


def test_a_reader_sees_what_is_inserted_and_not_what_is_deleted(files: tuple[Path, Path]) -> None:
    shape = read_shape(write_word(files[0], paragraph("a ", deleted("b"), inserted(run("c")))))
    assert shape.text == "a c" and shape.revisions == (("del", 1), ("ins", 1))


def test_ends_of_sections_know_how_pages_lie(files: tuple[Path, Path]) -> None:
    shape = read_shape(write_word(files[0], paragraph("a", properties=UPRIGHT) + paragraph("b") + LYING))
    assert [block for block in shape.blocks if isinstance(block, SectionEnd)] == [SectionEnd(False), SectionEnd(True)]


def test_a_paragraph_is_found_by_its_bookmark(files: tuple[Path, Path]) -> None:
    shape = read_shape(write_word(files[0], table(("a",)) + paragraph(anchored("_dr1", "b"))))
    assert shape.find("_dr1").text == "b"
    with pytest.raises(LookupError, match="_dr2"):
        shape.find("_dr2")


def test_a_file_that_is_not_well_formed_is_refused(files: tuple[Path, Path]) -> None:
    write_word(files[0], "<w:p></w:r>")
    with pytest.raises(PackageError, match=r"word/document\.xml"):
        open_package(files[0])


def test_a_part_that_stands_there_twice_is_refused(files: tuple[Path, Path]) -> None:
    write_word(files[0], paragraph("a"))
    with zipfile.ZipFile(files[0], "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(PackageError, match="twice"):
        open_package(files[0])


def test_a_file_that_is_no_archive_is_refused(files: tuple[Path, Path]) -> None:
    files[0].write_text("no archive", encoding="utf-8")
    with pytest.raises(PackageError):
        open_package(files[0])
