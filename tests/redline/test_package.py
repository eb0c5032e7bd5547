import io
import zipfile

import pytest
from lxml import etree

from assistant import word_archives
from assistant.errors import UnreadableInputError
from assistant.redline.package import WordFile, open_word
from tests.redline.archives import LINKS, MAIN, PARAGRAPH, TYPES, pack, relate, word_file

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
PACKED = pack([("[Content_Types].xml", TYPES), (MAIN, PARAGRAPH * 50)])


def unpack(file: WordFile) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file.save())) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_not_replaced_is_written_as_it_was() -> None:
    file = word_file(PARAGRAPH, ("word/media/a.png", b"\x89PNG"))
    before = dict(file.parts)
    file.replace(MAIN, b"<new/>")
    assert unpack(file) == {**before, MAIN: b"<new/>"}
    assert list(unpack(file)) == list(before)


def test_new_parts_are_written_in_the_order_they_came() -> None:
    file = word_file()
    names = [f"word/part{n}.xml" for n in (7, 3, 9, 1, 8, 2)]
    for name in names:
        file.replace(name, b"<x/>")
    assert list(unpack(file))[-6:] == names


def test_a_part_that_is_there_twice_is_written_once() -> None:
    file = word_file(PARAGRAPH, ("word/a.xml", "<first/>"), ("word/a.xml", "<last/>"))
    assert file.read("word/a.xml") == b"<last/>" == unpack(file)["word/a.xml"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "no-word-file", id="empty"),
        pytest.param(b"PK\x03\x04" + b"\0" * 50, "no-word-file", id="cut off"),
        pytest.param(pack([("a.txt", "words")]), "no-word-file", id="another archive"),
        pytest.param(pack([(MAIN, PARAGRAPH)]), "no-word-file", id="no content types"),
        pytest.param(PACKED.replace(PACKED[200:220], b"\xff" * 20), "no-word-file", id="damaged bytes"),
        pytest.param(pack([("_rels/.rels", "<a>")]), "damaged-word-file", id="damaged relationships"),
        pytest.param(pack([("_rels/.rels", f"{ENTITIES}<x>&b;</x>")]), "no-word-file", id="entities"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableInputError, match=rf"mine\.docx: {code}: .*(save|check)"):
        open_word("mine.docx", content)


def test_any_damaged_byte_is_read_or_refused() -> None:
    for place in range(0, len(PACKED), 3):
        for value in (b"\0", b"\xff"):
            damaged = PACKED[:place] + value + PACKED[place + 1 :]
            try:
                open_word("mine.docx", damaged)
            except UnreadableInputError as error:
                assert "mine.docx" in str(error)


@pytest.mark.parametrize("limit", ["MAX_PARTS", "MAX_BYTES", "MAX_XML"])
def test_what_unpacks_to_too_much_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_archives, limit, 1)
    with pytest.raises(UnreadableInputError, match="too-large"):
        word_file()


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("comments.xml", "word/comments.xml"),
        ("/word/comments.xml", "word/comments.xml"),
        ("../customXml/item1.xml", "customXml/item1.xml"),
        ("../../../etc/passwd", "etc/passwd"),
    ],
)
def test_targets_are_parts_of_the_archive(target: str, part: str) -> None:
    file = word_file(PARAGRAPH, (LINKS, relate(("rId1", "comments", target))))
    assert file.find_related("comments") == part


def test_links_to_the_outside_are_no_parts() -> None:
    outside = relate(("rId1", "image", "https://example.org/a.png")).replace("/>", ' TargetMode="External"/>')
    assert word_file(PARAGRAPH, (LINKS, outside)).relations(MAIN) == []


def test_a_text_by_another_name_is_found() -> None:
    file = word_file(
        b"", ("_rels/.rels", relate(("rId9", "officeDocument", "/word/document2.xml"))), (MAIN[:-4] + "2.xml", "<x/>")
    )
    assert file.main == "word/document2.xml"


def test_a_new_relationship_takes_a_free_id() -> None:
    file = word_file(PARAGRAPH, (LINKS, relate(("rId1", "styles", "styles.xml"), ("rId3", "theme", "theme.xml"))))
    assert file.relate(MAIN, "comments", "word/comments.xml") == "rId2"
    assert file.relate(MAIN, "image", "word/media/a.png") == "rId4"
    assert [r.target for r in file.relations(MAIN)][-2:] == ["word/comments.xml", "word/media/a.png"]


def test_the_first_relationship_of_a_part_makes_its_list() -> None:
    file = word_file()
    assert file.relations(MAIN) == []
    assert file.relate(MAIN, "comments", "word/comments.xml") == "rId1"
    assert file.find_related("comments") == "word/comments.xml"


@pytest.mark.parametrize(
    ("part", "kind", "expected"),
    [
        ("word/comments.xml", "application/comments", {"/word/comments.xml": "application/comments"}),
        ("word/plain.xml", "application/xml", {}),
        (MAIN, "application/other", {f"/{MAIN}": "application/other"}),
    ],
    ids=["of its own", "that of its suffix", "another than before"],
)
def test_types_are_declared_once(part: str, kind: str, expected: dict[str, str]) -> None:
    file = word_file()
    file.declare(part, kind)
    file.declare(part, kind)
    root = etree.fromstring(file.read("[Content_Types].xml") or b"")
    found = [(entry.get("PartName"), entry.get("ContentType")) for entry in root.iterchildren("{*}Override")]
    assert len(found) == len({name for name, _ in found})
    assert expected.items() <= dict(found).items()
    assert part != "word/plain.xml" or len(found) == 1


def test_a_damaged_part_is_named() -> None:
    file = word_file(PARAGRAPH, ("word/styles.xml", "<w:styles"))
    assert file.parse("word/none.xml") is None
    with pytest.raises(UnreadableInputError, match=r"damaged-word-file: its part word/styles\.xml is damaged"):
        file.parse("word/styles.xml")
