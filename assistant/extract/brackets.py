"""Brackets in a row of tokens: where they close, what they hold, and what stands outside them."""

from collections.abc import Iterable, Iterator

from assistant.extract.grammar import CLOSING, OPENING
from assistant.extract.words import Words

_BRACKETS = OPENING | CLOSING


def opening_brackets(words: Words) -> list[int]:
    """List the tokens that open a bracket."""
    return [i for i, text in enumerate(words.texts) if text in OPENING]


def matched(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Go through the brackets that open and close in a stretch of text, the inner before the outer.

    Returns
    -------
    iterator
        The tokens that open and close.
    """
    opened: list[int] = []
    for i in [i for i, text in enumerate(words.texts[start:end], start) if text in _BRACKETS]:
        if words.texts[i] in OPENING:
            opened.append(i)
        elif opened:
            yield opened.pop(), i


def innermost(words: Words, start: int, end: int) -> dict[int, int]:
    """Say for each token in brackets where the innermost one opens."""
    out: dict[int, int] = {}
    opened: list[int] = []
    for i in range(start, end):
        if words.texts[i] in OPENING:
            opened.append(i)
        elif words.texts[i] in CLOSING and opened:
            opened.pop()
        elif opened:
            out[i] = opened[-1]
    return out


def after_closing(words: Words, opening: int, limit: int) -> int:
    """Find the token after the bracket that closes, the limit if none does."""
    depth = 0
    for k in range(opening, limit):
        depth += (words.texts[k] in OPENING) - (words.texts[k] in CLOSING)
        if depth == 0:
            return k + 1
    return limit


def outside(words: Words, indices: Iterable[int]) -> list[int]:
    """Leave out what stands in brackets: abbreviations, coordinates, p values."""
    out = []
    depth = 0
    for i in indices:
        if words.texts[i] in OPENING:
            depth += 1
        elif words.texts[i] in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            out.append(i)
    return out
