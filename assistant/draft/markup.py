"""Marks inside rendered phrases: where citations, table numbers and emphasis stand.

A phrase is rendered as text. What is no text travels through it between private-use characters,
which no text of a record keeps.
"""

import re
from collections.abc import Iterable

from assistant.draft.sentences import Cite, Emphasis, Inline, NumberRef, Text

_CITE, _NUMBER, _STRONG, _SLANTED, _END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue00f"
_MARK = re.compile("([\ue000-\ue003])(.*?)\ue00f", re.DOTALL)
_RESERVED = re.compile("[\ue000-\ue00f]")
_SPACE_BEFORE = re.compile(r"\s+([.,;:)](?=\s|$|\ue000))")
_XML_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def cite(record_ids: Iterable[str]) -> str:
    """Mark a citation of records; repeated ids count once."""
    return f"{_CITE}{' '.join(dict.fromkeys(record_ids))}{_END}"


def table(key: str) -> str:
    """Mark the number of a table."""
    return f"{_NUMBER}{key}{_END}"


def figure(key: str) -> str:
    """Mark the number of a figure; it travels as that of a table does."""
    return table(key)


def strong(text: str) -> str:
    """Mark text that is set in bold."""
    return f"{_STRONG}{text}{_END}"


def slanted(text: str) -> str:
    """Mark text that is set in italics."""
    return f"{_SLANTED}{text}{_END}"


def plain(text: str) -> str:
    """Take out of a foreign text what no output can hold or what would read as a mark."""
    return " ".join(_RESERVED.sub("", _XML_INVALID.sub("", text)).split())


def parse(text: str) -> tuple[Inline, ...]:
    """Turn a rendered phrase into inlines."""
    tidy = _SPACE_BEFORE.sub(r"\1", " ".join(text.split()))
    found: list[Inline] = []
    position = 0
    for match in _MARK.finditer(tidy):
        if match.start() > position:
            found.append(Text(tidy[position : match.start()]))
        found.append(_inline(match[1], match[2]))
        position = match.end()
    if position < len(tidy):
        found.append(Text(tidy[position:]))
    return tuple(found)


def _inline(mark: str, content: str) -> Inline:
    if mark == _CITE:
        return Cite(tuple(content.split(" ")))
    if mark == _NUMBER:
        return NumberRef(content)
    return Text(content, Emphasis.STRONG if mark == _STRONG else Emphasis.SLANTED)
