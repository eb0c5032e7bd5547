import pytest
from lxml import etree

from assistant.errors import UnreadableInputError
from assistant.redline.body import find_grandchildren, read_body, split_table
from assistant.redline.markup import make_run
from assistant.wordprocessing import NAMESPACE, w
from tests.redline.archives import FRAME, MAIN, PARAGRAPH, word_file

SECTION = "<w:sectPr/>"
ROW = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
BODIES = {
    "paragraphs": PARAGRAPH * 3 + SECTION,
    "self-closed": f"<w:p/>{PARAGRAPH}<w:p w:rsidR='1'/>{SECTION}",
    "spaces and remarks": f"\n  <!-- <w:p> -->{PARAGRAPH}\n<?x <w:p/> ?>\n{PARAGRAPH}<!-- end -->\n",
    "a content control": f"<w:sdt><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>{PARAGRAPH}",
    "a nested table": f"<w:tbl><w:tr><w:tc><w:tbl>{ROW}</w:tbl><w:p/></w:tc></w:tr></w:tbl>{PARAGRAPH}",
    "greater than in a value": f"<w:p w:rsidR='a>b'/>{PARAGRAPH}",
    "letters of two bytes": PARAGRAPH.replace("Words", "Größe — “x”") * 2,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_body_written_again_has_its_bytes(body: str) -> None:
    file = word_file(body)
    read = read_body(file)
    assert read.write(read.raws) == file.parts[MAIN]
    assert len(read.raws) == len(read.blocks)
    for raw, block in zip(read.raws, read.blocks, strict=True):
        parsed = etree.fromstring((FRAME % raw.decode()).encode())[0][0]
        assert etree.tostring(parsed, method="c14n") == etree.tostring(block, method="c14n", with_tail=False)


@pytest.mark.parametrize(
    "document",
    [
        (FRAME % PARAGRAPH).replace("<w:body>", "<w:background><w:p/></w:background><w:body>"),
        f"<w:document xmlns:w='{NAMESPACE}'><w:body>{PARAGRAPH}</w:body></w:document>",
        f'<document xmlns="{NAMESPACE}"><body>{PARAGRAPH.replace("w:", "")}</body></document>',
        f'<n:document xmlns:n="{NAMESPACE}"><n:body>{PARAGRAPH.replace("w:", "n:")}</n:body></n:document>',
    ],
    ids=["a background", "single quotes", "no prefix", "another prefix"],
)
def test_other_ways_to_write_a_document_are_read(document: str) -> None:
    file = word_file(document.encode())
    read = read_body(file)
    (paragraph,) = read.blocks
    paragraph.append(make_run("More."))
    again = etree.fromstring(read.write([paragraph]))
    assert [text.text for text in again.iter(w("t"))] == ["Words.", "More."]


def test_utf_16_is_written_as_utf_8() -> None:
    document = f"<?xml version='1.0' encoding='UTF-16'?>{FRAME % PARAGRAPH}".encode("utf-16")
    read = read_body(word_file(document))
    assert etree.fromstring(read.write(read.raws)).findtext(f".//{w('t')}") == "Words."


def test_namespaces_that_the_root_declares_are_not_repeated() -> None:
    read = read_body(word_file(PARAGRAPH))
    assert read.dump(make_run("a")) == b'<w:r><w:t xml:space="preserve">a</w:t></w:r>'


def test_words_that_look_like_a_declaration_stay() -> None:
    words = f'see xmlns:w="{NAMESPACE}"'
    read = read_body(word_file(PARAGRAPH))
    assert words.encode() in read.dump(make_run(words))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"<w:document", "damaged-word-file: its part word/document.xml is damaged"),
        ((FRAME % "").encode(), "no-word-file: the document has no text"),
        ((FRAME % "<!-- nothing -->").encode(), "no-word-file: the document has no text"),
        (b"<html><body><p>Words.</p></body></html>", "no-word-file: the document has no text"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + (FRAME % PARAGRAPH).encode(), "declares entities"),
        (
            b"<!--" + b" " * 3000 + b'--><!DOCTYPE x [<!ENTITY a "b">]>' + (FRAME % PARAGRAPH).encode(),
            "declares entities",
        ),
        (b'<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"/>', "Strict .* save it as"),
    ],
    ids=["damaged", "empty", "a remark alone", "another kind", "entities", "late entities", "strict"],
)
def test_what_cannot_be_read_is_refused(document: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message):
        read_body(word_file(document))


def test_children_of_the_last_child_are_found() -> None:
    content = b"<a><b><c/></b><d> <e x='1'/><f>g</f> </d></a>"
    starts, end = find_grandchildren(content)
    assert [content[start : start + 2] for start in starts] == [b"<e", b"<f"]
    assert content[end:] == b"</d></a>"


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (f"<w:tbl><w:tblPr/><w:tblGrid/>{ROW}{ROW}</w:tbl>", "tr tr"),
        (f"<w:tbl>{ROW}<w:sdt><w:sdtContent>{ROW}</w:sdtContent></w:sdt>{ROW}</w:tbl>", "tr sdt tr"),
        (f'<w:tbl><w:tblPr/><w:bookmarkStart w:id="1"/>{ROW}<w:bookmarkEnd w:id="1"/></w:tbl>', "tr bookmarkEnd"),
        ("<w:tbl><w:tblPr/></w:tbl>", ""),
    ],
    ids=["rows", "a row in a control", "bookmarks", "no rows"],
)
def test_a_table_is_cut_into_its_rows(table: str, kinds: str) -> None:
    body = read_body(word_file(f"{table}\n{PARAGRAPH}"))
    head, rows, tail = split_table(body.raws[0], body.blocks[0], body.declared)
    assert head + b"".join(rows) + tail == body.raws[0]
    assert [row[3:].split(b">")[0].split()[0].decode() for row in rows] == kinds.split()
