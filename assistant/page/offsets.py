"""Where a span of text stands as JavaScript counts: a character beyond the basic plane counts twice."""

from bisect import bisect_left
from collections.abc import Callable

_BASIC_PLANE = "\uffff"


def count_units(text: str) -> Callable[[int], int]:
    """Make the function that turns offsets of characters into offsets of UTF-16 code units.

    Parameters
    ----------
    text
        The text that the offsets lead into.

    Returns
    -------
    Offset of a character -> offset of its first code unit.
    """
    if not text or max(text) <= _BASIC_PLANE:
        return int
    wide = [at for at, letter in enumerate(text) if letter > _BASIC_PLANE]
    return lambda offset: offset + bisect_left(wide, offset)
