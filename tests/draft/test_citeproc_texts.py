from typing import Any

import pytest

from assistant.draft.blocks import Reference
from assistant.draft.citeproc_texts import read_entry, read_inlines
from assistant.draft.sentences import Emphasis, Text

SPACE = {"t": "Space"}


def word(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


def span(kind: str, *inlines: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Span", "c": [["", [kind], []], list(inlines)]}


@pytest.mark.parametrize(
    ("nodes", "texts"),
    [
        ([word("a"), SPACE, word("b")], [Text("a b")]),
        ([{"t": "Emph", "c": [word("a"), span("nodecor", word("b"))]}], [Text("a", Emphasis.SLANTED), Text("b")]),
        ([{"t": "Link", "c": [["", [], []], [word("10.1/x")], ["https://x", ""]]}], [Text("10.1/x")]),
        (
            [word("["), {"t": "Link", "c": [["", [], []], [word("1")], ["#ref-pmid:7", ""]]}, word("]")],
            [Text("["), Text("1", record_id="pmid:7"), Text("]")],
        ),
        ([{"t": "Quoted", "c": [{"t": "DoubleQuote"}, [word("a")]]}], [Text("“a”")]),
        ([{"t": "SmallCaps", "c": [word("a")]}], [Text("a")]),
        ([{"t": "Superscript", "c": [{"t": "Emph", "c": [word("1")]}]}], [Text("1", Emphasis.RAISED)]),
        ([{"t": "Subscript", "c": [word("2")]}, word("b")], [Text("2", Emphasis.LOWERED), Text("b")]),
        ([{"t": "Strong", "c": [word("3")]}], [Text("3", Emphasis.STRONG)]),
    ],
)
def test_inlines_become_texts(nodes: list[Any], texts: list[Text]) -> None:
    assert list(read_inlines(nodes)) == texts


@pytest.mark.parametrize(
    ("blocks", "reference"),
    [
        (
            [{"t": "Para", "c": [span("csl-left-margin", word("[1]"), SPACE), span("csl-right-inline", word("A."))]}],
            Reference("x", "[1]", (Text("A."),)),
        ),
        ([{"t": "Para", "c": [word(","), SPACE, word("Title."), SPACE]}], Reference("x", "", (Text("Title."),))),
        (
            [{"t": "Div", "c": [["", ["csl-block"], []], [{"t": "Plain", "c": [word("A.")]}]]}],
            Reference("x", "", (Text("A."),)),
        ),
        ([], Reference("x", "", ())),
    ],
)
def test_an_entry_has_its_label_apart(blocks: list[Any], reference: Reference) -> None:
    assert read_entry({"t": "Div", "c": [["ref-x", ["csl-entry"], []], blocks]}) == reference
