"""What citeproc prints, as texts of a draft."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from assistant.draft.blocks import Reference
from assistant.draft.sentences import Emphasis, Text

_SHAPES = {
    "Emph": Emphasis.SLANTED,
    "Strong": Emphasis.STRONG,
    "Superscript": Emphasis.RAISED,
    "Subscript": Emphasis.LOWERED,
}
_UNSHAPED = frozenset({"SmallCaps", "Underline", "Strikeout"})
_RESET = frozenset({"nodecor", "csl-no-emph", "csl-no-strong", "csl-no-smallcaps"})
_PLACED = (Emphasis.RAISED, Emphasis.LOWERED)
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_PREFIX = "ref-"
_REFERENCE = f"#{_PREFIX}"
_LABEL = "csl-left-margin"
# Pandoc leaves the delimiter of names that are not there.
_NO_NAME = re.compile(r"^[,;]\s*")


def read_inlines(nodes: Iterable[Any]) -> Iterator[Text]:
    """Read inlines of pandoc; neighbours of one shape that cite the same become one text."""
    flat = _flatten(nodes, Emphasis.PLAIN)
    for (shape, record_id), texts in groupby(flat, key=lambda text: (text.emphasis, text.record_id)):
        yield Text("".join(text.text for text in texts), shape, record_id)


def read_entry(block: Any) -> Reference:
    """Read one entry of the reference list; what stands in its margin is its label."""
    (identity, _, _), content = block["c"]
    nodes = list(_list_inlines(content))
    label = "".join(text.text for text in read_inlines(node for node in nodes if _is_label(node))).strip()
    texts = tuple(read_inlines(node for node in nodes if not _is_label(node)))
    return Reference(identity.removeprefix(_PREFIX), label, _tidy(texts))


def _list_inlines(blocks: Iterable[Any]) -> Iterator[Any]:
    for block in blocks:
        if block["t"] == "Div":
            yield {"t": "Space"}
            yield from _list_inlines(block["c"][1])
        else:
            yield from block["c"]


def _is_label(node: Any) -> bool:
    return bool(node["t"] == "Span" and _LABEL in node["c"][0][1])


def _tidy(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Take what stands before missing names off the beginning, and spaces off both ends."""
    if not texts:
        return ()
    first, *others = texts
    whole = [Text(_NO_NAME.sub("", first.text.lstrip()), first.emphasis), *others]
    whole[-1] = Text(whole[-1].text.rstrip(), whole[-1].emphasis)
    return tuple(text for text in whole if text.text)


def _flatten(nodes: Iterable[Any], shape: Emphasis) -> Iterator[Text]:
    for node in nodes:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            yield Text(content, shape)
        elif kind in _SPACES:
            yield Text(_SPACES[kind], shape)
        elif kind == "Quoted":
            opening, closing = _QUOTES[content[0]["t"]]
            yield from (Text(opening, shape), *_flatten(content[1], shape), Text(closing, shape))
        elif kind == "Span" and _RESET.intersection(content[0][1]):
            yield from _flatten(content[1], Emphasis.PLAIN)
        elif kind == "Link" and content[2][0].startswith(_REFERENCE):
            record_id = content[2][0].removeprefix(_REFERENCE)
            yield from (replace(text, record_id=record_id) for text in _flatten(content[1], shape))
        elif kind in ("Span", "Link"):
            yield from _flatten(content[1], shape)
        elif kind in _UNSHAPED or shape in _PLACED:
            yield from _flatten(content, shape)
        else:
            yield from _flatten(content, _SHAPES[kind])
