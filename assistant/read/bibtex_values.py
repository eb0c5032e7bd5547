"""The value of a BibTeX field: braces, quotes, numbers and macros, joined by ``#``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MONTHS: Mapping[str, str] = {name.lower(): name for name in "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()}
# Macros may be made of macros; without a bound a short file could ask for any amount of memory.
_MOST_EXPANDED = 20_000
_MARK = re.compile(r'(?<!\\)[{}"]')
_BARE = re.compile(r'[^\s#,{}"=]+')
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w+-]*)\s*=\s*")


@dataclass(frozen=True, slots=True)
class Value:
    """A value with what follows it by mistake.

    Attributes
    ----------
    text
        Content without outer braces or quotes, macros expanded; LaTeX is not decoded.
    more
        Names and contents of the fields that stand behind it because a comma is missing.
    """

    text: str
    more: tuple[tuple[str, str], ...] = ()


def read_value(written: str, macros: Mapping[str, str]) -> Value:
    """Read what stands between the ``=`` of a field and the comma behind it.

    Parameters
    ----------
    written
        As in the file.
    macros
        Text by name in lower case; an unknown name stands for itself.
    """
    text, end = _read_one(written, 0, macros)
    more: list[tuple[str, str]] = []
    while end < len(written):
        following = _NEXT_FIELD.match(written, end)
        if not following:
            return Value(written.strip('{}" \t\n')) if not more else Value(text, tuple(more))
        other, end = _read_one(written, following.end(), macros)
        more.append((following[1].lower(), other))
    return Value(text, tuple(more))


def _read_one(written: str, start: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Read pieces joined by ``#``; return their text and where the rest begins."""
    parts: list[str] = []
    expanded, behind = 0, start
    for piece, end in _pieces(written, start):
        behind = end
        text = piece[1:-1]
        if piece[0] not in '{"':
            text = macros.get(piece.lower(), piece)[: _MOST_EXPANDED - expanded]
            expanded += len(text)
        parts.append(text)
    return "".join(parts), behind


def _pieces(written: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield each piece and the place behind it and the white space that follows."""
    while at < len(written):
        at = _skip_space(written, at)
        end = _find_end(written, at)
        if end == at:
            return
        piece, at = written[at:end], _skip_space(written, end)
        yield piece, at
        if written[at : at + 1] != "#":
            return
        at += 1


def _skip_space(written: str, at: int) -> int:
    while written[at : at + 1].isspace():
        at += 1
    return at


def _find_end(written: str, start: int) -> int:
    """Find the end of the piece that begins here; where it is not closed, there is none."""
    opening = written[start : start + 1]
    if opening not in {"{", '"'}:
        bare = _BARE.match(written, start)
        return bare.end() if bare else start
    depth = 0
    for mark in _MARK.finditer(written, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}" and depth:
            depth -= 1
        elif depth == 0 and mark[0] == ("}" if opening == "{" else '"'):
            return mark.end()
    return start
