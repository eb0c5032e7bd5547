"""What a Word draft keeps when LibreOffice opens it and saves it."""

import io

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from assistant.anchors import AnchorKind, read_origin
from tests.system.conftest import Draft

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def drafts(write_seed: Draft, save_seed: Draft) -> tuple[WordDocument, WordDocument]:
    """Give the draft of a seed as written, and as saved again."""
    paths = (draft("cancer-pain-2026-03") for draft in (write_seed, save_seed))
    before, after = (docx.Document(io.BytesIO(path.read_bytes())) for path in paths)
    return before, after


def bookmarks(word: WordDocument) -> set[str]:
    names = (str(start.get(qn("w:name"))) for start in word.element.body.iter(qn("w:bookmarkStart")))
    return {name for name in names if name.startswith("_dr")}


def test_the_anchors_survive(drafts: tuple[WordDocument, WordDocument]) -> None:
    before, after = drafts
    assert bookmarks(before) and bookmarks(after) == bookmarks(before)


def test_what_the_anchors_stand_for_survives(drafts: tuple[WordDocument, WordDocument]) -> None:
    found = []
    for word in drafts:
        parts = [part.blob for part in word.part.package.iter_parts() if "customXml" in part.partname]
        found.append([read for read in map(read_origin, parts) if read is not None])
    before, after = found
    assert len(before) == 1 and after == before
    assert {anchor.kind for anchor in before[0].anchors} == set(AnchorKind)


def test_cross_references_lead_to_their_numbers(drafts: tuple[WordDocument, WordDocument]) -> None:
    for word in drafts:
        codes = [(code.text or "").split() for code in word.element.body.iter(qn("w:instrText"))]
        wanted = {code[1] for code in codes if code and code[0] == "REF"}
        known = {start.get(qn("w:name")) for start in word.element.body.iter(qn("w:bookmarkStart"))}
        assert wanted and wanted <= known
