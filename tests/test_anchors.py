import pytest

from assistant.anchors import NAMESPACE, Anchor, AnchorError, AnchorKind, Basis, Origin, read_origin, write_origin

BASIS = Basis("T & <t>", "2026-03-01", "en", "vancouver", "abc", "invented", "def", "0.0")
ANCHORS = (
    Anchor("_dr1", AnchorKind.HEADING, ("Results",), (), "Results", "0a"),
    Anchor("_dr2", AnchorKind.PARAGRAPH, ("Results", "Insula"), ("g-1", "g-2"), "Lower in A & B <c>. ", "0b"),
    Anchor("_dr3", AnchorKind.ROW, ("Results",), ("glance", "1"), "insula\tlower", "0c"),
)
ORIGIN = Origin(BASIS, {"g-1": "consensus decrease", "g-2": "null"}, ANCHORS)


def test_what_is_written_is_read_again() -> None:
    content = write_origin(ORIGIN)
    assert read_origin(content) == ORIGIN
    assert write_origin(ORIGIN) == content


def test_a_draft_that_says_nothing_of_corrections_had_none() -> None:
    content = write_origin(ORIGIN)
    assert (
        read_origin(content.replace(b' corrections=""', b""))
        == ORIGIN
        != read_origin(content.replace(b'corrections="', b'corrections="0'))
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"no xml", b"<a/>", b"<draft/>", b'<draft xmlns="urn:other"/>', b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
)
def test_other_parts_are_no_origin(content: bytes) -> None:
    assert read_origin(content) is None


@pytest.mark.parametrize(
    "change",
    [(b' title="T', b' name="T'), (b'kind="heading"', b'kind="hat"'), (b' hash="0a"', b""), (b"verdict=", b"v=")],
)
def test_an_incomplete_origin_is_refused(change: tuple[bytes, bytes]) -> None:
    with pytest.raises(AnchorError, match="build the draft anew"):
        read_origin(write_origin(ORIGIN).replace(*change))


def test_the_namespace_names_the_schema() -> None:
    assert NAMESPACE.endswith(":1")
