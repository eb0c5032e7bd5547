"""The runs of a paragraph, cut so that each holds one kind of content, and the fields that they make."""

import copy
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml.etree import _Element as Element

from assistant.redline.markup import field_marks
from assistant.wordprocessing import w

TEXTS = (w("t"), w("lastRenderedPageBreak"))
_CODES = (w("fldChar"), w("instrText"))


def split_runs(elements: Iterable[Element]) -> list[Element]:
    """Cut runs that hold words and something else, or several other things; all else stays as it is."""
    return [piece for element in elements for piece in _split(element)]


def closed_fields(pieces: Sequence[Element]) -> dict[int, int]:
    """Find the fields that begin and end among elements: index of the first of each -> index of the last."""
    begun: list[int] = []
    closed = {}
    for n, piece in enumerate(pieces):
        for mark in field_marks(piece):
            if mark == "begin":
                begun.append(n)
            elif mark == "end" and begun:
                closed[begun.pop()] = n
    return closed


def loose_marks(pieces: Sequence[Element]) -> set[int]:
    """Find the marks and codes of fields that begin or end in another paragraph, by their indices."""
    inside = {n for first, last in closed_fields(pieces).items() for n in range(first, last + 1)}
    return {n for n, piece in enumerate(pieces) if n not in inside and next(piece.iter(*_CODES), None) is not None}


def _split(element: Element) -> Iterator[Element]:
    content = [part for part in element if part.tag != w("rPr")]
    kinds = [(is_text, list(parts)) for is_text, parts in groupby(content, lambda part: part.tag in TEXTS)]
    if element.tag != w("r") or len(content) < 2 or (len(kinds) == 1 and kinds[0][0]):
        yield element
        return
    for is_text, parts in kinds:
        for held in [parts] if is_text else [[part] for part in parts]:
            piece = copy.deepcopy(element)
            for child in [child for child in piece if child.tag != w("rPr")]:
                piece.remove(child)
            piece.extend(map(copy.deepcopy, held))
            yield piece
