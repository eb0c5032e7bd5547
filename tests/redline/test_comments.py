import pytest
from lxml import etree

from assistant.redline.body import read_body
from assistant.redline.comments import CommentBook, attach, attach_raw, next_number
from assistant.redline.markup import canonical
from assistant.wordprocessing import NAMESPACE, w
from tests.redline.archives import FRAME, LINKS, MAIN, PARAGRAPH, relate, word_file

COMMENTS = "word/comments.xml"
OPEN = f'<w:comments xmlns:w="{NAMESPACE}">'
HERS = '<w:comment w:id="4" w:author="Ann"><w:p/></w:comment>'
LINKED = (LINKS, relate(("rId1", "comments", "comments.xml")))


def book(first: int = 0) -> CommentBook:
    return CommentBook("draftreview", "2026-03-01T00:00:00Z", first)


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ([], ["0"]),
        ([LINKED], ["0"]),
        ([LINKED, (COMMENTS, f"{OPEN}</w:comments>")], ["0"]),
        ([LINKED, (COMMENTS, f"{OPEN[:-1]}/>")], ["0"]),
        ([LINKED, (COMMENTS, f"<?xml version='1.0'?>{OPEN}{HERS}</w:comments>\n")], ["4", "5"]),
        ([LINKED, (COMMENTS, f"{OPEN}{HERS}</w:comments>".replace("w:", "x:").replace(":w=", ":x="))], ["4", "5"]),
        (
            [LINKED, (COMMENTS, f"<?xml version='1.0' encoding='UTF-16'?>{OPEN}{HERS}</w:comments>".encode("utf-16"))],
            ["4", "5"],
        ),
        ([(COMMENTS, f"{OPEN}{HERS}</w:comments>")], ["0"]),
    ],
    ids=[
        "no part",
        "lost part",
        "empty",
        "self-closed",
        "hers",
        "another prefix",
        "UTF-16",
        "a part that nothing leads to",
    ],
)
def test_comments_are_written_behind_those_of_the_file(parts: list[tuple[str, str | bytes]], ids: list[str]) -> None:
    file = word_file(PARAGRAPH, *parts)
    comments = book(next_number(file))
    comments.add(["First.", "Second."])
    comments.save(file)
    (part,) = (r.target for r in file.relations(MAIN) if r.kind == "comments")
    root = etree.fromstring(file.read(part) or b"")
    assert [comment.get(w("id")) for comment in root] == ids
    assert [p.findtext(f".//{w('t')}") for p in root[-1]] == ["First.", "Second."]
    types = etree.fromstring(file.read("[Content_Types].xml") or b"")
    assert [entry.get("PartName") for entry in types].count(f"/{part}") == 1


def test_without_comments_nothing_is_written() -> None:
    file = word_file()
    before = file.save()
    book().save(file)
    assert file.save() == before


def test_numbers_that_are_none_are_passed_over() -> None:
    odd = "".join(f'<w:comment w:id="{number}"/>' for number in ("", "-1", "x", "2"))
    assert next_number(word_file(PARAGRAPH, LINKED, (COMMENTS, f"{OPEN}{odd}<w:comment/></w:comments>"))) == 3


RUN = "<w:r><w:t>a</w:t></w:r>"
RAWS = {
    "runs": (f"<w:p>{RUN}{RUN}</w:p>", "start r r end r"),
    "properties": (f"<w:p><w:pPr><w:keepNext/></w:pPr>{RUN}</w:p>", "pPr start r end r"),
    "properties alone": ("<w:p><w:pPr/></w:p>", "pPr start end r"),
    "nothing": ("<w:p></w:p>", "start end r"),
    "self-closed": ("<w:p/>", "start end r"),
    "self-closed with a value": ('<w:p w:rsidR="1" />\n', "start end r"),
    "a bookmark first": (f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{RUN}</w:p>\n ', "start bookmarkStart r end r"),
}


def kinds(paragraph: etree._Element) -> str:
    names = [etree.QName(child).localname for child in paragraph]
    return " ".join(name.replace("commentRangeStart", "start").replace("commentRangeEnd", "end") for name in names)


@pytest.mark.parametrize(("raw", "expected"), RAWS.values(), ids=RAWS.keys())
def test_a_comment_is_put_around_a_paragraph_given_as_bytes(raw: str, expected: str) -> None:
    body = read_body(word_file(raw))
    written = attach_raw(body.raws[0], 7, body)
    paragraph = etree.fromstring((FRAME % written.decode()).encode())[0][0]
    assert kinds(paragraph) == expected
    assert {c.get(w("id")) for c in paragraph if "comment" in c.tag} == {"7"}
    assert written.count(RUN.encode()) == raw.count(RUN)
    marks = [child for child in paragraph if "comment" in child.tag or child.find(w("commentReference")) is not None]
    for mark in marks:
        paragraph.remove(mark)
    assert canonical(paragraph) == canonical(body.blocks[0])


@pytest.mark.parametrize(("raw", "expected"), RAWS.values(), ids=RAWS.keys())
def test_a_comment_is_put_around_a_paragraph(raw: str, expected: str) -> None:
    (paragraph,) = read_body(word_file(raw)).blocks
    attach(paragraph, 7)
    assert kinds(paragraph) == expected
    assert paragraph[-1][0].tag == w("commentReference")
