import io
import re
import zipfile
from contextlib import nullcontext, suppress
from pathlib import Path

import docx
import pytest

from assistant.draft import Document, make_template, to_docx
from assistant.errors import UnreadableInputError
from tests.redline.archives import pack
from tests.redline.drafts import TEMPLATE, say

MADE = make_template(TEMPLATE)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
    '<w:r><w:instrText>AUTO c:/x "y"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
FOREIGN = b'<a xmlns="urn:elsewhere"><b/></a>'
OBJECT = "word/_rels/document.xml.rels", "</Relationships>", f'<Relationship Id="x1" Type="{OFFICE}/%s" Target="%s"%s/>'


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def change(part: str, before: str, new: str) -> bytes:
    """Write the template with something before a piece of text of one of its parts."""
    parts = parts_of(MADE)
    assert before.encode() in parts[part]
    parts[part] = parts[part].replace(before.encode(), new.encode() + before.encode(), 1)
    return pack(parts.items())


def relate(kind: str, target: str, outside: bool = False) -> bytes:
    part, before, entry = OBJECT
    return change(part, before, entry % (kind, target, ' TargetMode="External"' if outside else ""))


def build(content: bytes, folder: Path) -> bytes:
    path = folder / "mine.docx"
    path.write_bytes(content)
    return to_docx(Document("T", "2020", "en", (say("Words."),)), path, shipped=TEMPLATE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (relate("vbaProject", "vbaProject.bin"), "it holds macros"),
        (relate("oleObject", "embeddings/a.bin"), "an embedded object"),
        (relate("oleObject", "https://example.org/a", True), "an embedded object"),
        (relate("control", "activeX/a.xml"), "an ActiveX control"),
        (relate("aFChunk", "a.html"), "another document inside it"),
        (relate("subDocument", "file:///b.docx", True), "another document inside it"),
        (relate("frame", "https://example.org", True), "a web frame"),
        (relate("image", "https://example.org/a.png", True), "a link of the kind 'image' to another file"),
        (change("word/document.xml", "<w:sectPr", FIELD), "a field DDEAUTO"),
        (
            change("word/document.xml", "<w:sectPr", '<w:fldSimple w:instr=" includepicture x"/>'),
            "a field INCLUDEPICTURE",
        ),
        (pack({**parts_of(MADE), "word/extra.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}.items()), "entities"),
    ],
)
def test_what_a_draft_would_run_or_load_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"mine\.docx: unsafe-template: ") as caught:
        build(content, tmp_path)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"words", pack([("a.xml", "<a>")]), pack([("[Content_Types].xml", "<Types/>")])]
)
def test_what_is_no_word_file_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"mine\.docx: (bad-template|no-word-file): "):
        build(content, tmp_path)


@pytest.mark.parametrize(
    ("part", "told", "instead"),
    [
        ("[Content_Types].xml", ' ContentType="[^"]*theme[+]xml"', ""),
        ("_rels/.rels", ' Id="[^"]*"', ""),
        ("word/document.xml", 'w:right="[^"]*"', 'w:right="1ix"'),
        ("word/document.xml", 'w:w="[^"]*"', 'w:w="wide"'),
        ("word/styles.xml", '<w:name w:val="[^"]*"', "<w:name"),
    ],
)
def test_what_a_part_does_not_tell_is_missed_at_once(part: str, told: str, instead: str, tmp_path: Path) -> None:
    parts = parts_of(MADE)
    content, found = re.subn(told, instead, parts[part].decode(), count=1)
    assert found
    with pytest.raises(UnreadableInputError, match=r"mine\.docx: bad-template: "):
        build(pack({**parts, part: content.encode()}.items()), tmp_path)


@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ("<w:pgSz[^>]*>", ""),
        ("<w:pgSz[^>]*>", "<w:pgSz/>"),
        ("<w:pgSz[^>]*>", '<w:pgSz w:w="0" w:h="0"/>'),
        ("<w:pgSz[^>]*>", '<w:pgSz w:w="-5" w:h="-5"/>'),
        ("<w:pgSz[^>]*>", '<w:pgSz w:w="11906" w:h="99999999999"/>'),
        ('w:right="[^"]*"', 'w:right="90000"'),
        ('w:left="[^"]*"', 'w:left="-90000"'),
        ("<w:sectPr.*</w:sectPr>", "<w:sectPr/>"),
        ("<w:sectPr.*</w:sectPr>", ""),
    ],
)
def test_a_page_without_room_for_a_line_is_refused(told: str, instead: str, tmp_path: Path) -> None:
    parts = parts_of(MADE)
    page, found = re.subn(told, instead, parts["word/document.xml"].decode())
    assert found
    with pytest.raises(UnreadableInputError, match=r"mine\.docx: bad-template: .* in a word processor"):
        build(pack({**parts, "word/document.xml": page.encode()}.items()), tmp_path)


def test_a_page_without_margins_gives_lines_as_wide_as_itself(tmp_path: Path) -> None:
    parts = parts_of(MADE)
    page = re.sub("<w:pgMar[^>]*>", "", parts["word/document.xml"].decode())
    drafted = build(pack({**parts, "word/document.xml": page.encode()}.items()), tmp_path)
    widths = re.findall(r'w:w="(-?\d+)"', parts_of(drafted)["word/document.xml"].decode())
    assert widths and min(map(int, widths)) >= 0


def test_comments_of_a_template_are_numbered(tmp_path: Path) -> None:
    types = change(
        "[Content_Types].xml", "</Types>", f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS}"/>'
    )
    part, before, entry = OBJECT
    parts = {**parts_of(types), part: parts_of(change(part, before, entry % ("comments", "comments.xml", "")))[part]}
    for number, refused in (("7", False), ("seven", True), ("7" * 5_000, True)):
        comments = f'<w:comments xmlns:w="{WORD}"><w:comment w:id="{number}"/></w:comments>'.encode()
        with pytest.raises(UnreadableInputError, match="bad-template") if refused else nullcontext():
            build(pack({**parts, "word/comments.xml": comments}.items()), tmp_path)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml"])
def test_a_part_whose_root_is_foreign_is_refused(part: str, tmp_path: Path) -> None:
    parts = parts_of(MADE)
    assert part in parts
    with pytest.raises(UnreadableInputError, match=r"mine\.docx: bad-template: "):
        build(pack({**parts, part: FOREIGN}.items()), tmp_path)


@pytest.mark.parametrize("part", [name for name in parts_of(MADE) if name.endswith((".xml", ".rels"))])
def test_no_part_with_a_foreign_root_breaks_a_build(part: str, tmp_path: Path) -> None:
    with suppress(UnreadableInputError):
        docx.Document(io.BytesIO(build(pack({**parts_of(MADE), part: FOREIGN}.items()), tmp_path)))


def test_the_template_of_a_template_is_left_out(tmp_path: Path) -> None:
    parts = parts_of(MADE)
    settings, rels = "word/settings.xml", "word/_rels/settings.xml.rels"
    assert settings in parts and rels not in parts
    link = f'<Relationship Id="a1" Type="{OFFICE}/attachedTemplate" Target="file:///C:/t.dotm" TargetMode="External"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts[rels] = f'<Relationships xmlns="{package}">{link}</Relationships>'.encode()
    attached = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="a1"/></w:settings>'.encode()
    parts[settings] = parts[settings].replace(b"</w:settings>", attached)
    built = build(pack(parts.items()), tmp_path)
    assert all(b"attachedTemplate" not in content and b"t.dotm" not in content for content in parts_of(built).values())


def test_links_for_readers_stay(tmp_path: Path) -> None:
    built = build(relate("hyperlink", "https://example.org", True), tmp_path)
    assert b"https://example.org" in parts_of(built)["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/../../a.xml", "..\\..\\a.xml"])
def test_no_part_of_a_draft_leads_out_of_it(target: str, tmp_path: Path) -> None:
    parts = parts_of(relate("customXml", target))
    for name in ("etc/passwd", "a.xml", "word/..\\..\\a.xml", "../../evil.xml"):
        parts[name] = b"<a/>"
    try:
        built = build(pack(parts.items()), tmp_path)
    except UnreadableInputError:
        return
    docx.Document(io.BytesIO(built))
    assert not any(name.startswith("/") or ".." in name.split("/") for name in parts_of(built))
