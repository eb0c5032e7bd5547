"""Names of bookmarks and numbers of marks, of which no two in a file may be the same."""

from collections.abc import Iterable, Iterator
from itertools import count

from lxml.etree import _Element as Element

from assistant.redline.markup import bookmarks_in
from assistant.wordprocessing import w

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def name_units(pairs: Iterable[tuple[str, str]], new: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Name the units of a new draft in the edited one: paired ones as before, others so that no name is there twice.

    Parameters
    ----------
    pairs
        Name in the new draft, and name of what it takes the place of.
    new
        All names of the new draft.
    known
        Names of bookmarks that the edited file has.
    """
    names = dict(pairs)
    taken = {*known, *names.values()}
    for name in new:
        if name not in names:
            names[name] = next(candidate for candidate in _candidates(name) if candidate not in taken)
            taken.add(names[name])
    return names


def bookmark_names(blocks: Iterable[Element]) -> set[str]:
    """Give the names of all bookmarks in blocks."""
    return {name for block in blocks for name in bookmarks_in(block)}


def greatest_number(blocks: Iterable[Element]) -> int:
    """Give the greatest number of a mark, a change or a drawing in blocks; 0 if there is none."""
    elements = (element for block in blocks for element in block.iter("*"))
    ids = (element.get("id" if element.tag == DRAWING else w("id"), "") for element in elements)
    return max((int(value) for value in ids if value.isdecimal()), default=0)


def _candidates(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        yield f"{name}_{number}"
