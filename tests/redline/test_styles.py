import pytest

from assistant.redline.package import WordFile
from assistant.redline.styles import StyleMap
from assistant.wordprocessing import NAMESPACE, w
from tests.redline.archives import LINKS, PARAGRAPH, relate, word_file


def style(key: str, name: str, kind: str = "paragraph", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'


def styled(*styles: str) -> WordFile:
    part = f'<w:styles xmlns:w="{NAMESPACE}">{"".join(styles)}</w:styles>'
    return word_file(PARAGRAPH, (LINKS, relate(("rId1", "styles", "styles.xml"))), ("word/styles.xml", part))


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ([style("BodyText", "Body Text")], "BodyText"),
        ([style("TextBody", "Body Text")], "TextBody"),
        ([style("Textkrper", "body text")], "Textkrper"),
        ([style("A", "BODY TEXT"), style("B", "Body Text")], "B"),
        ([style("A", "Body Text", "character"), style("B", "body text")], "B"),
    ],
    ids=["the same id", "another id", "another case", "two cases", "another kind"],
)
def test_a_style_is_found_by_its_name(ours: list[str], expected: str) -> None:
    home = styled(*ours)
    before = home.read("word/styles.xml")
    assert StyleMap(home, styled(style("BodyText", "Body Text"))).find("BodyText") == expected
    assert home.read("word/styles.xml") == before


def test_a_style_that_is_not_there_is_brought_with_what_it_rests_on() -> None:
    home = styled(style("Standard", "Normal"))
    links = '<w:basedOn w:val="Normal"/><w:next w:val="Note"/><w:link w:val="NoteChar"/>'
    source = styled(
        style("Normal", "Normal"), style("Note", "Table Note", more=links), style("NoteChar", "n", "character")
    )
    assert StyleMap(home, source).find("Note") == "Note"
    root = home.parse("word/styles.xml")
    assert root is not None
    added = {element.get(w("styleId")): element for element in root}
    assert set(added) == {"Standard", "Note", "NoteChar"}
    assert [link.get(w("val")) for link in added["Note"][1:]] == ["Standard", "Note", "NoteChar"]


@pytest.mark.parametrize("home", [word_file(), styled(style("Note", "Mine"))], ids=["no styles", "the id is taken"])
def test_a_style_that_cannot_be_brought_keeps_its_id(home: WordFile) -> None:
    before = home.save()
    assert StyleMap(home, styled(style("Note", "Table Note"))).find("Note") == "Note"
    assert StyleMap(home, styled()).find("Unknown") == "Unknown"
    assert home.save() == before
