import io
import zipfile

import pytest

from assistant.anchors import AnchorError, short_hash
from assistant.errors import UnreadableInputError
from assistant.redline.drafts import open_draft
from tests.redline.archives import LINKS, MAIN, PARAGRAPH, TYPES, pack, relate, word_file
from tests.redline.drafts import say, write_draft

ORIGIN = "customXml/draftreview.xml"


def rename(content: bytes, name: str, other: str, origin: bytes | None = None) -> bytes:
    """Give a part of an archive another name, and other content."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = [(part, archive.read(part)) for part in archive.namelist()]
    return pack((other, origin or held) if part == name else (part, held) for part, held in parts)


def test_a_draft_is_known_by_what_it_remembers() -> None:
    draft = open_draft("mine.docx", write_draft(say("Words.", "g-1"), verdicts={"g-1": "single"}))
    assert draft.part == ORIGIN and dict(draft.origin.verdicts) == {"g-1": "single"}
    assert [anchor.text for anchor in draft.origin.anchors] == ["Invented", "Words."]


def test_what_it_remembers_may_have_another_name() -> None:
    renamed = rename(write_draft(say("Words.")), ORIGIN, "customXml/item7.xml")
    assert open_draft("mine.docx", renamed).part == "customXml/item7.xml"


@pytest.mark.parametrize("origin", [b"<other/>", b"<broken", b""])
def test_another_part_of_that_kind_is_passed_over(origin: bytes) -> None:
    other = rename(write_draft(say("Words.")), ORIGIN, ORIGIN, origin or b" ")
    with pytest.raises(UnreadableInputError, match=r"mine\.docx: no-draft: .*draftreview build"):
        open_draft("mine.docx", other)


def test_what_is_remembered_in_part_is_refused() -> None:
    damaged = rename(
        write_draft(say("Words.")), ORIGIN, ORIGIN, b'<draft xmlns="urn:draftreview:anchors:1" title="x"/>'
    )
    with pytest.raises(AnchorError, match="build the draft anew"):
        open_draft("mine.docx", damaged)


def test_entities_in_what_is_remembered_are_not_followed() -> None:
    entities = (
        b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><draft xmlns="urn:draftreview:anchors:1">&a;</draft>'
    )
    with pytest.raises(AnchorError):
        open_draft("mine.docx", rename(write_draft(say("Words.")), ORIGIN, ORIGIN, entities))


@pytest.mark.parametrize(("code", "live"), [("ADDIN ZOTERO_ITEM CSL_CITATION", True), ("REF a", False)])
def test_citations_of_zotero_are_told(code: str, live: bool) -> None:
    draft = open_draft("mine.docx", write_draft(say("Words.")))
    main = draft.file.parts[MAIN].replace(b"Words.", code.encode())
    assert open_draft("mine.docx", rename(write_draft(say("Words.")), MAIN, MAIN, main)).cites_live is live


def test_pictures_are_told_by_their_content() -> None:
    links = relate(("rId1", "image", "media/a.png"), ("rId2", "image", "media/lost.png"), ("rId3", "styles", "s.xml"))
    origin = open_draft("x", write_draft(say("Words."))).file.parts[ORIGIN]
    content = pack(
        [
            *(("[Content_Types].xml", TYPES), (MAIN, word_file(PARAGRAPH).parts[MAIN]), (LINKS, links)),
            *(("word/media/a.png", b"png"), (ORIGIN, origin)),
        ]
    )
    assert dict(open_draft("mine.docx", content).scene.pictures) == {"rId1": short_hash(b"png")}
