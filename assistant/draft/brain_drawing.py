"""The drawing of a glass brain: its outlines from four sides, marks at places in it, and a list of what they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from assistant.draft.brain_outlines import Outlines, View
from assistant.draft.canvas import WIDTH, Canvas, Picture, line_height, measure, render, wrap
from assistant.draft.drawing import Place, Stroke
from assistant.draft.effect_marks import Mark, Size, draw_mark

_SIZE, _SMALL = 7.0, 6.0  # letters in points
_EDGE, _GAP, _LINE = 0.1, 0.35, 0.45  # a little space; between two views; height of a line of the key
_NUMBER, _KEY_MARK, _KEY_GAP = 0.7, 0.5, 0.35  # what the number of an item takes, the mark of a key, between two keys
_NEAR, _BESIDE = 0.3, 0.22  # centimetres: marks that share their numbers; from a mark to its number
_MIDLINE = 1.5  # millimetres: what is as near to the middle has no side


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in the brain.

    Attributes
    ----------
    number
        Of the item in the list that it belongs to.
    place
        Right, front and top in millimetres; the left is negative.
    mark, size
        Its look.
    stated
        Whether its side is stated: a mark that stands on both sides for want of one is hollow.
    """

    number: int
    place: tuple[float, float, float]
    mark: Mark
    size: Size
    stated: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A mark with what its look means."""

    mark: Mark
    size: Size
    text: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Brain:
    """All that a view of the brain shows: marks, the list they lead to, the key, and the letters of both sides."""

    spots: tuple[Spot, ...]
    items: tuple[str, ...]
    keys: tuple[Key, ...]
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """A view on the sheet: from which side, where its origin lies, how many centimetres a millimetre is."""

    view: View
    x: float
    y: float
    scale: float

    def at(self, across: float, up: float) -> Place:
        way = -1 if self.view is View.LEFT else 1
        return self.x + way * across * self.scale, self.y - up * self.scale

    def project(self, place: tuple[float, float, float]) -> Place:
        right, front, top = place
        match self.view:
            case View.BACK:
                return self.at(right, top)
            case View.TOP:
                return self.at(right, front)
            case _:
                return self.at(front, top)

    def shows(self, spot: Spot) -> bool:
        """Tell whether a mark lies in what is seen: from a side, only that half."""
        right = spot.place[0]
        return {View.LEFT: right < _MIDLINE, View.RIGHT: right > -_MIDLINE}.get(self.view, True)


def is_midline(right: float) -> bool:
    """Tell whether a place is so near to the middle that it has no side."""
    return abs(right) < _MIDLINE


def draw_brain(brain: Brain, outlines: Outlines) -> Picture:
    """Draw a brain in outlines that are given in millimetres."""
    boxes = {view: _box(strokes) for view, strokes in outlines.items()}
    wide = sum(right - left for left, right, _, _ in boxes.values())
    scale = (WIDTH - 2 * _EDGE - _GAP * (len(boxes) - 1)) / wide
    high = max(top - bottom for _, _, bottom, top in boxes.values()) * scale + 2 * _EDGE
    frames = list(_place_frames(boxes, scale, high))
    below = high + _LINE
    keys = list(_place_keys(brain.keys, below))
    top = keys[-1][2] + _LINE if keys else below
    items = [wrap(item, WIDTH - _NUMBER - _EDGE, _SIZE) for item in brain.items]

    def draw(canvas: Canvas) -> None:
        for frame in frames:
            canvas.drawn.extend(_place_stroke(stroke, frame) for stroke in outlines[frame.view])
            _name_sides(canvas, frame, boxes[frame.view], brain)
            _draw_spots(canvas, {spot: frame.project(spot.place) for spot in brain.spots if frame.shows(spot)})
        for key, x, y in keys:
            draw_mark(canvas, x + _KEY_MARK / 2, y, key.mark, key.size, hollow=key.hollow)
            canvas.write(x + _KEY_MARK, y, key.text, _SIZE)
        _write_items(canvas, top, items)

    lines = sum(map(len, items))
    return render(top + lines * line_height(_SIZE), draw)


def _box(strokes: Sequence[Stroke]) -> tuple[float, float, float, float]:
    """Give what outlines take: left, right, bottom, top."""
    places = [place for stroke in strokes for _, at in stroke.path for place in at]
    across, up = [place[0] for place in places], [place[1] for place in places]
    return min(across), max(across), min(up), max(up)


def _place_frames(
    boxes: Mapping[View, tuple[float, float, float, float]], scale: float, high: float
) -> Iterator[_Frame]:
    """Set the views beside each other, their middles at one height."""
    start = _EDGE
    for view, (left, right, bottom, top) in boxes.items():
        first = -right if view is View.LEFT else left
        yield _Frame(view, start - first * scale, high / 2 + (top + bottom) / 2 * scale, scale)
        start += (right - left) * scale + _GAP


def _place_stroke(stroke: Stroke, frame: _Frame) -> Stroke:
    path = tuple((name, tuple(frame.at(*place) for place in at)) for name, at in stroke.path)
    return Stroke(path, stroke.ink, stroke.fill, stroke.line)


def _name_sides(canvas: Canvas, frame: _Frame, box: tuple[float, float, float, float], brain: Brain) -> None:
    """Write which side is which where both are seen."""
    if frame.view in (View.BACK, View.TOP):
        left, right, bottom, _ = box
        for text, across, shift in ((brain.left, left, 0.0), (brain.right, right, measure(brain.right, _SIZE))):
            x, y = frame.at(across, bottom)
            canvas.write(x - shift, y - _EDGE, text, _SIZE)


def _draw_spots(canvas: Canvas, spots: Mapping[Spot, Place]) -> None:
    """Draw marks, the hollow ones last, and beside those that are near each other their numbers."""
    for spot, (x, y) in sorted(spots.items(), key=lambda item: not item[0].stated):
        draw_mark(canvas, x, y, spot.mark, spot.size, hollow=not spot.stated)
    for numbers, x, y in _join_numbers(spots):
        canvas.write(x + _BESIDE, y, ",".join(map(str, numbers)), _SMALL, bold=True)


def _join_numbers(spots: Mapping[Spot, Place]) -> Iterator[tuple[list[int], float, float]]:
    """Give the numbers of marks, those of neighbours together where the rightmost of these stands."""
    heaps: list[list[tuple[Spot, Place]]] = []
    for spot, place in spots.items():
        near = (heap for heap in heaps if hypot(heap[0][1][0] - place[0], heap[0][1][1] - place[1]) < _NEAR)
        heap = next(near, None)
        if heap is None:
            heaps.append([(spot, place)])
        else:
            heap.append((spot, place))
    for heap in heaps:
        x, y = max(place for _, place in heap)
        yield sorted({spot.number for spot, _ in heap}), x, y


def _place_keys(keys: Sequence[Key], top: float) -> Iterator[tuple[Key, float, float]]:
    x, y = 0.0, top
    for key in keys:
        wide = _KEY_MARK + measure(key.text, _SIZE)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + _LINE
        yield key, x, y
        x += wide + _KEY_GAP


def _write_items(canvas: Canvas, top: float, items: Sequence[Sequence[str]]) -> None:
    y = top
    for number, lines in enumerate(items, start=1):
        canvas.write(_EDGE, y, str(number), _SIZE, bold=True)
        for line in lines:
            canvas.write(_NUMBER, y, line, _SIZE)
            y += line_height(_SIZE)
