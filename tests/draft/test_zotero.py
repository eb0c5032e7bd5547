import io
import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from assistant.draft import Document, to_docx
from assistant.draft.blocks import inlines_of
from assistant.draft.citeproc import find_pandoc
from assistant.draft.document import Sources
from assistant.draft.sentences import Cite
from assistant.draft.zotero import MAX_PROPERTY, write_citation, write_preferences
from tests.draft.conftest import Desk

SOURCES = Sources(f"http://x.org/a&b/{'long' * 30}", "en-US", {"a": {"id": "a", "title": "Invented"}, "b": {"id": "b"}})


@pytest.fixture(scope="module")
def document(desk: Desk) -> Document:
    return desk.draft()


@pytest.fixture(scope="module")
def content(desk: Desk, document: Document) -> bytes:
    return to_docx(document, desk.template, zotero=True)


def test_a_citation_carries_its_items_and_not_the_shown_text() -> None:
    _, _, text = write_citation(["a", "b"], SOURCES).partition("CSL_CITATION ")
    code = json.loads(text)
    assert [item["itemData"] for item in code["citationItems"]] == [SOURCES.items["a"], SOURCES.items["b"]]
    uris = [uri for item in code["citationItems"] for uri in item["uris"]]
    assert len(set(uris)) == 2
    assert all(re.fullmatch(r"http://zotero\.org/users/local/\w{8}/items/[2-9A-Z]{8}", uri) for uri in uris)
    assert code["properties"] == {"noteIndex": 0}


def test_preferences_come_in_pieces_that_a_property_can_hold() -> None:
    pieces = write_preferences(SOURCES)
    assert len(pieces) > 1 and max(map(len, pieces)) <= MAX_PROPERTY
    style = etree.fromstring("".join(pieces)).find("style")
    assert style is not None and (style.get("id"), style.get("locale")) == (SOURCES.style, "en-US")


def test_pandoc_reads_back_every_citation_with_its_items(content: bytes, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(content)
    command = [find_pandoc(), "--from=docx+citations", "--to=json", str(path)]
    read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    cited = [i.record_ids for b in document.blocks for i in inlines_of(b) if isinstance(i, Cite)]
    found = [tuple(c["citationId"] for c in cite[0]) for cite in nodes(read["blocks"], "Cite")]
    assert found == cited
    references = read["meta"]["references"]["c"]
    assert document.sources is not None
    assert {
        entry["c"]["id"]["c"][0]["c"] if entry["c"]["id"]["t"] == "MetaInlines" else entry["c"]["id"]["c"]
        for entry in references
    } == set(document.sources.items)


def nodes(tree: Any, kind: str) -> list[Any]:
    if isinstance(tree, dict):
        return [tree["c"]] if tree.get("t") == kind else nodes(tree.get("c"), kind)
    return [found for child in tree for found in nodes(child, kind)] if isinstance(tree, list) else []


def test_fields_are_whole_and_show_what_the_draft_shows(content: bytes, document: Document, desk: Desk) -> None:
    live, still = (docx.Document(io.BytesIO(c)) for c in (content, to_docx(document, desk.template)))
    assert [p.text for p in live.paragraphs if p.text] == [p.text for p in still.paragraphs if p.text]
    marks = [mark.get(qn("w:fldCharType")) for mark in live.element.body.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"] * (len(marks) // 3)
    codes = "".join(code.text or "" for code in live.element.body.iter(qn("w:instrText")))
    assert codes.count("ADDIN ZOTERO_BIBL") == 1


def test_preferences_are_custom_properties_and_bytes_are_the_same(
    content: bytes, document: Document, desk: Desk
) -> None:
    assert to_docx(document, desk.template, zotero=True) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("docProps/custom.xml").decode()
        assert len(set(archive.namelist())) == len(archive.namelist())
    assert 'name="ZOTERO_PREF_1"' in text and "nlm-citation-sequence-brackets" in text
