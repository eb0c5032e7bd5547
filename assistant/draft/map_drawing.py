"""The drawing of an evidence map: places as rows, methods as columns, a disc for the studies of each pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from assistant.draft.canvas import FAINT, PAPER, WIDTH, Canvas, Picture, line_height, measure, render, wrap

_SIZE, _LABEL, _GRID, _COLUMN = 7.0, 0.1, 6.2, 1.5  # letters in points; where columns begin, how wide one may be
_EDGE, _ROW, _RADIUS, _MARK = 0.1, 0.58, 0.26, 0.45  # height of a row, radius of the largest disc, space of the key's
_AGREE, _DIFFER, _QUIET, _THICK = "#0072B2", "#D55E00", "#888888", 1.8


class Standing(StrEnum):
    """Whether studies agree, where several cohorts meet."""

    CONSENSUS = "consensus"
    DISCREPANCY = "discrepancy"
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Spot:
    """The number of studies of a place by a method, and how they stand to each other."""

    studies: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class MapRow:
    """A place, with a spot for each method; one without studies stays empty."""

    place: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """All that a map shows: names of the methods, rows, and what the looks of a disc mean."""

    columns: tuple[str, ...]
    rows: tuple[MapRow, ...]
    keys: tuple[tuple[Standing, str], ...]


def draw_map(drawn: Map) -> Picture:
    """Draw a map; the area of a disc grows with the number of studies."""
    wide = min(_COLUMN, (WIDTH - _GRID) / len(drawn.columns))
    centres = [_GRID + wide * (number + 0.5) for number in range(len(drawn.columns))]
    head = max(measure(name, _SIZE) for name in drawn.columns) + 2 * _EDGE
    labels = [wrap(row.place, _GRID - _LABEL - _EDGE, _SIZE) for row in drawn.rows]
    tops = list(_tops(labels, head))
    bottom, most = tops.pop(), max(spot.studies for row in drawn.rows for spot in row.spots)

    def draw(canvas: Canvas) -> None:
        for x, name in zip(centres, drawn.columns, strict=True):
            canvas.rule((x, head), (x, bottom))
            canvas.write_upward(x, head - _EDGE, name, _SIZE)
        for row, label, top, below in zip(drawn.rows, labels, tops, [*tops[1:], bottom], strict=True):
            canvas.rule((0, top), (WIDTH, top))
            middle = (top + below) / 2
            _write_label(canvas, middle, label)
            for x, spot in zip(centres, row.spots, strict=True):
                _draw_spot(canvas, x, middle, spot, most)
        canvas.rule((0, bottom), (WIDTH, bottom))
        _draw_keys(canvas, bottom + _ROW / 2, drawn.keys)

    return render(bottom + _ROW, draw)


def _tops(labels: Sequence[tuple[str, ...]], head: float) -> Iterator[float]:
    """Say where each row begins and, at last, where the last one ends."""
    top = head
    for label in labels:
        yield top
        top += max(_ROW, len(label) * line_height(_SIZE) + 2 * _EDGE)
    yield top


def _write_label(canvas: Canvas, middle: float, lines: tuple[str, ...]) -> None:
    top = middle - (len(lines) - 1) * line_height(_SIZE) / 2
    for number, line in enumerate(lines):
        canvas.write(_LABEL, top + number * line_height(_SIZE), line, _SIZE)


def _draw_spot(canvas: Canvas, x: float, y: float, spot: Spot, most: int) -> None:
    if spot.studies:
        radius = _RADIUS * sqrt(spot.studies / most)
        _draw_disc(canvas, x, y, radius, spot.standing)
        canvas.write(x + radius + 0.08, y, str(spot.studies), _SIZE)


def _draw_disc(canvas: Canvas, x: float, y: float, radius: float, standing: Standing) -> None:
    """Draw a disc whose look can be told without colours: dark, an open ring, half dark, or pale."""
    match standing:
        case Standing.CONSENSUS:
            canvas.disc(x, y, radius, _AGREE, _AGREE)
        case Standing.DISCREPANCY:
            canvas.disc(x, y, radius, _DIFFER, PAPER, _THICK)
        case Standing.BOTH:
            canvas.disc(x, y, radius, _DIFFER, PAPER, _THICK)
            canvas.half_disc(x, y, radius, _AGREE)
        case Standing.NEITHER:
            canvas.disc(x, y, radius, _QUIET, FAINT)


def _draw_keys(canvas: Canvas, y: float, keys: Sequence[tuple[Standing, str]]) -> None:
    x = _LABEL
    for standing, text in keys:
        _draw_disc(canvas, x + _MARK / 2, y, 0.15, standing)
        canvas.write(x + _MARK, y, text, _SIZE)
        x += _MARK + measure(text, _SIZE) + 3 * _EDGE
