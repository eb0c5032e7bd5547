import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.draft import to_json_text
from assistant.draft.blocks import Contents, Figure, PageTurn
from assistant.draft.canvas import render
from assistant.draft.sentences import Addend, Sentence, Text, Total
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, SYNTHESES


@pytest.fixture(scope="module")
def draft(desk: Desk) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(to_json_text(desk.draft()))
    return whole


def blocks_of(draft: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [block for block in draft["blocks"] if block["kind"] == kind]


def test_a_finding_names_its_synthesis_its_claims_and_its_records(draft: dict[str, Any]) -> None:
    first = SYNTHESES[0]
    told = (b for b in blocks_of(draft, "paragraph") if first.id in b["synthesis_ids"])
    (paragraph,) = (b for b in told if b["role"] == "body")
    claimed = {claim_id for sentence in paragraph["sentences"] for claim_id in sentence["claim_ids"]}
    assert claimed == {CLAIMS["a1"].claim_id, CLAIMS["a2"].claim_id}
    cites = [i for s in paragraph["sentences"] for i in s["inlines"] if i["kind"] == "cite"]
    assert cites[0]["record_ids"] == ["pmid:1", "pmid:2"] and cites[0]["text"] == "[1,2]"


def test_the_text_of_a_sentence_is_what_its_inlines_show(draft: dict[str, Any]) -> None:
    sentences = [s for block in blocks_of(draft, "paragraph") for s in block["sentences"]]
    assert any(re.search(r"Table \d", sentence["text"]) for sentence in sentences)
    for sentence in sentences:
        assert sentence["text"] == "".join(inline["text"] for inline in sentence["inlines"])


def test_what_is_cited_stands_among_the_items_and_the_references(draft: dict[str, Any]) -> None:
    (references,) = blocks_of(draft, "references")
    assert [entry["record_id"] for entry in references["entries"]] == [item["id"] for item in draft["items"]]


def test_every_kind_and_key_is_documented(desk: Desk, checkout: Path) -> None:
    """Every row of the tables of the document stands for what is written, and nothing else is written."""
    text = (checkout / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", text, re.M)
    documented = {name: set(re.findall(r"`(\w+)`", keys)) for name, keys in rows}
    picture = render(1, lambda canvas: canvas.frame(0, 0, 1, 1))
    sample = desk.draft()
    figure = Figure("f", "C", "A", lambda: picture)
    whole = json.loads(to_json_text(replace(sample, blocks=(*sample.blocks, Contents("C"), PageTurn(), figure))))
    written: dict[str, set[str]] = {"draft": set(whole)}
    for block in whole["blocks"]:
        written.setdefault(block.pop("kind"), set(block))
        for name in ("sentences", "entries"):
            for part in block.get(name, ()):
                written.setdefault(name, set(part))
                for inline in part.get("inlines", ()):
                    written.setdefault(inline.pop("kind"), set(inline))
    assert documented == written


def test_counts_are_kept(desk: Desk) -> None:
    counting = Sentence((Text("Two."),), total=Total((Addend("studies", ("a", "b")),), ("counts", "x")))
    (paragraph, *_) = (block for block in desk.draft().blocks if hasattr(block, "sentences"))
    document = replace(desk.draft(), blocks=(replace(paragraph, sentences=(counting,)),))
    (block,) = json.loads(to_json_text(document))["blocks"]
    assert block["sentences"][0]["total"] == {
        "addends": [{"name": "studies", "ids": ["a", "b"]}],
        "rule": ["counts", "x"],
    }
