"""The marks of an effect direction plot: their shape tells what a study found, their size how many took part."""

from collections.abc import Sequence
from enum import StrEnum

from assistant.draft.canvas import INK, PAPER, Canvas
from assistant.model import Direction

# Of Okabe and Ito's palette, which the colour-blind tell apart; in grey the shapes do.
_UP, _DOWN, _NONE, _UNSIGNED = "#D55E00", "#0072B2", "#555555", "#999999"
_AT_LEAST_MEDIUM, _AT_LEAST_LARGE = 50, 100


class Mark(StrEnum):
    """What a study found."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"
    UNSIGNED = "unsigned"
    NONE = "none"


class Size(StrEnum):
    """How many took part in a study; a mark is hollow where that is not known."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    UNKNOWN = "unknown"


_MARKS = {
    **dict.fromkeys((Direction.INCREASE, Direction.POSITIVE), Mark.UP),
    **dict.fromkeys((Direction.DECREASE, Direction.NEGATIVE), Mark.DOWN),
    **dict.fromkeys((Direction.ALTERED, Direction.ASSOCIATION), Mark.UNSIGNED),
    **dict.fromkeys((Direction.NO_DIFFERENCE, Direction.NO_ASSOCIATION), Mark.NONE),
}
_RADIUS = {Size.SMALL: 0.11, Size.MEDIUM: 0.16, Size.LARGE: 0.22, Size.UNKNOWN: 0.16}
_BOUNDS = {
    Size.SMALL: (None, _AT_LEAST_MEDIUM - 1),
    Size.MEDIUM: (_AT_LEAST_MEDIUM, _AT_LEAST_LARGE - 1),
    Size.LARGE: (_AT_LEAST_LARGE, None),
    Size.UNKNOWN: (None, None),
}


def choose_mark(directions: Sequence[Direction]) -> Mark:
    """Choose the mark for what a study found: one direction, or both."""
    return Mark.BOTH if len(directions) > 1 else _MARKS[directions[0]]


def choose_size(participants: int | None) -> Size:
    """Choose the size for a number of participants."""
    if participants is None:
        return Size.UNKNOWN
    if participants < _AT_LEAST_MEDIUM:
        return Size.SMALL
    return Size.MEDIUM if participants < _AT_LEAST_LARGE else Size.LARGE


def bounds_of(size: Size) -> tuple[int | None, int | None]:
    """Give the least and the greatest number of participants of a size, ``None`` where it has no such bound."""
    return _BOUNDS[size]


def draw_mark(canvas: Canvas, x: float, y: float, mark: Mark, size: Size, *, hollow: bool = False) -> None:
    """Draw a mark around a point, hollow where its size is not known or where asked for."""
    radius, hollow = _RADIUS[size], hollow or size is Size.UNKNOWN
    match mark:
        case Mark.UP:
            canvas.polygon(_triangle(x, y, radius, -1), _UP, PAPER if hollow else _UP)
        case Mark.DOWN:
            canvas.polygon(_triangle(x, y, radius, 1), _DOWN, PAPER if hollow else _DOWN)
        case Mark.BOTH:
            half = 0.6 * radius
            canvas.polygon(_triangle(x - half, y, half, -1), _UP, PAPER if hollow else _UP)
            canvas.polygon(_triangle(x + half, y, half, 1), _DOWN, PAPER if hollow else _DOWN)
        case Mark.UNSIGNED:
            canvas.disc(x, y, 0.7 * radius, INK, PAPER if hollow else _UNSIGNED)
        case Mark.NONE:
            canvas.polygon(_bar(x, y, radius), _NONE, PAPER if hollow else _NONE)


def _triangle(x: float, y: float, radius: float, way: int) -> list[tuple[float, float]]:
    """Give the corners of a triangle whose tip points down (1) or up (-1)."""
    base, tip = y - way * 0.85 * radius, y + way * radius
    return [(x - radius, base), (x + radius, base), (x, tip)]


def _bar(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    high = 0.3 * radius
    return [(x - radius, y - high), (x + radius, y - high), (x + radius, y + high), (x - radius, y + high)]
