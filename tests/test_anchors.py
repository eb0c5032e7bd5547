import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.anchors import NAMESPACE, Anchor, AnchorError, AnchorKind, Basis, read_anchors, shown_text, write_anchors

BASIS = Basis("T & <t>", "2026-03-01", "en", "vancouver", "abc", "invented", "def", "0.0")
ANCHORS = (
    Anchor("_dr1", AnchorKind.HEADING, ("Results",), (), "Results"),
    Anchor("_dr2", AnchorKind.PARAGRAPH, ("Results", "Insula"), ("g-1", "g-2"), "Lower in A & B <c>. "),
    Anchor("_dr3", AnchorKind.ROW, ("Results",), ("glance",), "insula\tlower"),
)


def test_what_is_written_is_read_again() -> None:
    content = write_anchors(BASIS, ANCHORS)
    assert read_anchors(content) == (BASIS, ANCHORS)
    assert write_anchors(BASIS, ANCHORS) == content


def test_equal_texts_have_equal_hashes() -> None:
    first, second, _ = ANCHORS
    assert first.hash == Anchor("_dr9", AnchorKind.TITLE, (), (), first.text).hash != second.hash


@pytest.mark.parametrize(
    "content",
    [b"", b"no xml", b"<a/>", b"<draft/>", b'<draft xmlns="urn:other"/>', b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
)
def test_other_parts_are_no_anchors(content: bytes) -> None:
    assert read_anchors(content) is None


@pytest.mark.parametrize("change", [(b' title="T', b' name="T'), (b'kind="heading"', b'kind="hat"')])
def test_an_incomplete_part_is_refused(change: tuple[bytes, bytes]) -> None:
    with pytest.raises(AnchorError, match="build the draft anew"):
        read_anchors(write_anchors(BASIS, ANCHORS).replace(*change))


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<w:r><w:t>one </w:t><w:tab/><w:t>two</w:t></w:r>", "one  two"),
        ("<w:r><w:instrText>SEQ T</w:instrText></w:r><w:r><w:t>2</w:t></w:r>", "2"),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
        ("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>", "here"),
        ("<w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr><w:hyperlink><w:r><w:t>x</w:t></w:r></w:hyperlink>", "x"),
    ],
)
def test_the_text_of_a_paragraph_is_what_its_reader_sees(content: str, shown: str) -> None:
    assert shown_text(parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>")) == shown


def test_the_namespace_names_the_schema() -> None:
    assert NAMESPACE.endswith(":1")
