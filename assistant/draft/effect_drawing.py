"""The drawing of an effect direction plot: syntheses beside their verdicts, studies as columns, and a key below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.draft.canvas import WIDTH, Canvas, Picture, line_height, measure, render, wrap
from assistant.draft.effect_marks import Mark, Size, draw_mark

_SIZE, _SMALL = 7.0, 6.5  # letters in points
_LABEL, _VERDICT, _GRID, _COLUMN = 0.1, 6.6, 8.4, 0.58  # where the columns begin; how wide a study's is
_PADDING, _BAND, _KEY = 0.1, 0.42, 0.45  # around a row; height of a band, of a line of the key
_NAME = 4.0  # the longest line of a study's name
_EDGE, _MARK = 0.1, 0.56  # a little space; what a mark of the key takes


@dataclass(frozen=True, slots=True)
class Effect:
    """What a study found, and how large it is."""

    record_id: str
    mark: Mark
    size: Size


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A synthesis.

    Attributes
    ----------
    section
        Title of the section that it belongs to.
    place, what, verdict
        Its place, its measure and comparison, and its verdict, in words.
    effects
        What its studies found.
    """

    section: str
    place: str
    what: str
    verdict: str
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A mark with what its shape means, or with what its size means."""

    mark: Mark
    size: Size
    text: str
    is_size: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """All that a plot shows: rows, pairs of record id and name for the columns, and the key."""

    rows: tuple[PlotRow, ...]
    columns: tuple[tuple[str, str], ...]
    keys: tuple[Key, ...]


def draw_plot(plot: Plot) -> Picture:
    """Draw a plot."""
    names = {record_id: _break_name(name) for record_id, name in plot.columns}
    head = max(measure(line, _SIZE) for lines in names.values() for line in lines) + 2 * _EDGE
    labels = [_label(row) for row in plot.rows]
    tops = list(_tops(plot.rows, labels, head))
    bottom = tops[-1] + _height(labels[-1])
    keys = list(_place_keys(plot.keys, bottom + _KEY))
    centres = {record_id: _GRID + _COLUMN * (i + 0.5) for i, record_id in enumerate(names)}

    def draw(canvas: Canvas) -> None:
        for record_id, x in centres.items():
            canvas.rule((x, head), (x, bottom))
            _draw_name(canvas, x, head - _EDGE, names[record_id])
        section = ""
        for row, top, label in zip(plot.rows, tops, labels, strict=True):
            _draw_ground(canvas, top, row.section if row.section != section else "")
            _draw_row(canvas, row, top, label, centres)
            section = row.section
        canvas.rule((0, bottom), (WIDTH, bottom))
        for key, x, y in keys:
            draw_mark(canvas, x + _MARK / 2, y, key.mark, key.size)
            canvas.write(x + _MARK, y, key.text, _SIZE)

    return render(keys[-1][2] + _KEY / 2, draw)


def _break_name(name: str) -> tuple[str, ...]:
    """Break a name into two lines at most, which is what a column holds; of a longer one the middle is left out."""
    first, *others = wrap(name, _NAME, _SIZE)
    return (first, *others) if len(others) < 2 else (f"{first} …", others[-1])


def _draw_name(canvas: Canvas, x: float, bottom: float, lines: tuple[str, ...]) -> None:
    left = x - (len(lines) - 1) * line_height(_SIZE) / 2
    for number, line in enumerate(lines):
        canvas.write_upward(left + number * line_height(_SIZE), bottom, line, _SIZE)


def _label(row: PlotRow) -> tuple[tuple[str, float], ...]:
    """Break the words before a row into lines, each with the size of its letters."""
    wide = _VERDICT - _LABEL - _EDGE
    words = (row.place, _SIZE), (row.what, _SMALL)
    return tuple((line, size) for text, size in words for line in wrap(text, wide, size))


def _height(label: tuple[tuple[str, float], ...]) -> float:
    return sum(line_height(size) for _, size in label) + 2 * _PADDING


def _tops(rows: tuple[PlotRow, ...], labels: list[tuple[tuple[str, float], ...]], head: float) -> Iterator[float]:
    """Say where each row begins, below the band of its section where it is the first of it."""
    top, section = head, ""
    for row, label in zip(rows, labels, strict=True):
        top += _BAND if row.section != section else 0.0
        yield top
        top, section = top + _height(label), row.section


def _place_keys(keys: tuple[Key, ...], top: float) -> Iterator[tuple[Key, float, float]]:
    """Place the key in lines: what the marks mean, then what their sizes mean."""
    x, y = _LABEL, top
    for before, key in zip((None, *keys), keys, strict=False):
        wide = _MARK + measure(key.text, _SIZE)
        turns_to_sizes = before is not None and before.is_size != key.is_size
        if x > _LABEL and (turns_to_sizes or x + wide > WIDTH):
            x, y = _LABEL, y + _KEY
        yield key, x, y
        x += wide + 3 * _EDGE


def _draw_ground(canvas: Canvas, top: float, section: str) -> None:
    """Draw what stands above a row: the band of a section that begins, or a line."""
    if section:
        canvas.shade(0, top - _BAND, WIDTH, _BAND)
        canvas.write(_LABEL, top - _BAND / 2, section, _SIZE, bold=True)
    else:
        canvas.rule((0, top), (WIDTH, top))


def _draw_row(
    canvas: Canvas, row: PlotRow, top: float, label: tuple[tuple[str, float], ...], centres: Mapping[str, float]
) -> None:
    y, middle = top + _PADDING, top + _height(label) / 2
    for line, size in label:
        canvas.write(_LABEL, y + line_height(size) / 2, line, size)
        y += line_height(size)
    canvas.write(_VERDICT, middle, row.verdict, _SIZE)
    for effect in row.effects:
        draw_mark(canvas, centres[effect.record_id], middle, effect.mark, effect.size)
