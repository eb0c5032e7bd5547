from itertools import count

import pytest
from lxml.etree import _Element as Element

from assistant.redline.adoption import Adopter
from assistant.redline.markup import style_of
from assistant.redline.package import WordFile
from assistant.wordprocessing import EMBED, w
from tests.redline.archives import LINKS, MAIN, PARAGRAPH, relate, word_file
from tests.redline.paragraphs import bookmark, paragraph, parse, run, says


def adopter(home: WordFile | None = None, source: WordFile | None = None, **names: str) -> Adopter:
    return Adopter(home or word_file(), source or word_file(), names, {"_dr1"}, count(50))


def properties(element: Element) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in element]


def test_a_new_paragraph_looks_as_those_of_the_edited_file() -> None:
    found = adopter()
    found.learn(
        paragraph('<w:pPr><w:pStyle w:val="Body"/></w:pPr>'),
        paragraph('<w:pPr><w:pStyle w:val="TextBody"/><w:jc w:val="both"/></w:pPr>'),
    )
    adopted = found.adopt(paragraph('<w:pPr><w:pStyle w:val="Body"/></w:pPr>', run("a")))
    assert style_of(adopted) == "TextBody" and properties(adopted[0]) == ["pStyle", "jc"]
    other = found.adopt(paragraph('<w:pPr><w:pStyle w:val="Body"/><w:keepNext/></w:pPr>', run("a")))
    assert style_of(other) == "Body"


def test_what_is_adopted_is_a_copy_and_keeps_its_section() -> None:
    found, new = adopter(), paragraph('<w:pPr><w:pStyle w:val="Body"/><w:sectPr/></w:pPr>', run("a"))
    found.learn(paragraph('<w:pPr><w:pStyle w:val="Body"/></w:pPr>'), paragraph('<w:pPr><w:pStyle w:val="B"/></w:pPr>'))
    adopted = found.adopt(new)
    assert properties(adopted[0]) == ["pStyle", "sectPr"] and style_of(new) == "Body"


def test_bookmarks_get_names_and_numbers_that_are_free() -> None:
    new = paragraph(bookmark(1, "_dr1", bookmark(2, "_dr2", run("a")) + bookmark(3, "_dr3", run("b"))))
    found = adopter(_dr2="_dr9")
    adopted = found.adopt(new)
    starts = {start.get(w("name")): start.get(w("id")) for start in adopted.iter(w("bookmarkStart"))}
    assert starts == {"_dr9": "50", "_dr3": "51"}
    assert [end.get(w("id")) for end in adopted.iter(w("bookmarkEnd"))] == ["50", "51"]
    assert not list(found.adopt(new).iter(w("bookmarkStart"))), "each name is there once"


def test_new_numbers_of_bookmarks_may_be_those_of_others() -> None:
    found = Adopter(word_file(), word_file(), {}, set(), count(2))
    adopted = found.adopt(paragraph(bookmark(3, "outer", bookmark(2, "inner", run("a")))))
    numbers = [(mark.tag == w("bookmarkStart"), mark.get(w("id"))) for mark in adopted if mark.tag != w("r")]
    assert numbers == [(True, "2"), (True, "3"), (False, "3"), (False, "2")]


def test_links_lead_to_the_names_of_the_edited_file() -> None:
    links = [paragraph(f'<w:hyperlink w:anchor="{name}"/>') for name in ("_dr2", "_dr8")]
    assert [adopter(_dr2="_dr9").adopt(link)[0].get(w("anchor")) for link in links] == ["_dr9", "_dr8"]


def test_a_picture_is_brought_once() -> None:
    source = word_file(
        PARAGRAPH, (LINKS, relate(("rId7", "image", "media/image1.png"))), ("word/media/image1.png", b"png")
    )
    home = word_file(PARAGRAPH, (LINKS, relate(("rId1", "x", "x.xml"))), ("word/media/update1.png", b"hers"))
    found = adopter(home, source)
    docs = '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" id="1"/>'
    new = paragraph(f'<w:r><w:drawing>{docs}<w:x r:embed="rId7"/></w:drawing></w:r>')
    adopted = [found.adopt(new), found.adopt(new)]
    keys = {part.get(EMBED) for element in adopted for part in element.iter("*") if part.get(EMBED)}
    assert keys == {"rId2"}
    assert {r.key: r.target for r in home.relations(MAIN)}["rId2"] == "word/media/update2.png"
    assert home.read("word/media/update2.png") == b"png" and home.read("word/media/update1.png") == b"hers"
    numbers = [part.get("id") for element in adopted for part in element.iter("*") if part.get("id")]
    assert len(numbers) == len(set(numbers)) == 2


CELL = "<w:tc>{}<w:p>%s</w:p></w:tc>"


def row(*texts: str, cell: str = "", properties: str = "", paragraph: str = "") -> Element:
    cells = (CELL.format(cell) % (paragraph + run(text)) for text in texts)
    return parse(f"<w:tr>{properties}{''.join(cells)}</w:tr>")


def test_a_new_row_looks_as_the_one_beside_it() -> None:
    pattern = row(
        "x",
        "y",
        cell='<w:tcPr><w:tcW w:w="9"/><w:vMerge/><w:shd/><w:tcPrChange/></w:tcPr>',
        paragraph='<w:pPr><w:jc w:val="left"/></w:pPr>',
        properties="<w:trPr><w:cantSplit/><w:tblHeader/><w:del/></w:trPr>",
    )
    adopted = adopter().adopt_row(row("a", "b", cell="<w:tcPr><w:noWrap/></w:tcPr>"), pattern)
    assert says(adopted) == "ab"
    assert [properties(cell.find(w("tcPr"))) for cell in adopted.iter(w("tc"))] == [["tcW", "shd"]] * 2
    assert properties(adopted.find(w("trPr"))) == ["cantSplit"]
    assert [properties(p.find(w("pPr"))) for p in adopted.iter(w("p"))] == [["jc"]] * 2
    assert properties(pattern.find(w("trPr"))) == ["cantSplit", "tblHeader", "del"]


@pytest.mark.parametrize("pattern", [None, row("x", "y")], ids=["none", "one without properties"])
def test_a_header_row_stays_one(pattern: Element | None) -> None:
    adopted = adopter().adopt_row(row("a", "b", properties="<w:trPr><w:tblHeader/></w:trPr>"), pattern)
    assert properties(adopted.find(w("trPr"))) == ["tblHeader"]
