"""The flow chart of records, from the entries of all files to the studies with claims.

Source: Page MJ, McKenzie JE, Bossuyt PM, et al. The PRISMA 2020 statement: an updated guideline for reporting
systematic reviews. BMJ 2021;372:n71.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.draft.blocks import Figure
from assistant.draft.canvas import Canvas, Picture, line_height, render, wrap
from assistant.draft.markup import plain
from assistant.draft.material import Material

FLOW_CHART = "flow-chart"
_SIZE, _PADDING, _GAP = 8.0, 0.22, 0.75
_LEFT, _RIGHT, _BOX = 0.1, 9.0, 7.5  # where the columns begin, how wide a box is


@dataclass(frozen=True, slots=True)
class Step:
    """A box of the chart, and the box beside it of what leaves the flow there, each as lines of text."""

    lines: tuple[str, ...]
    beside: tuple[str, ...] = ()


def chart_flow(material: Material) -> Figure:
    """Chart what became of all records."""
    steps, say = tuple(list_steps(material)), material.phrases.say
    told = tuple(material.phrases.join((*step.lines, *step.beside), "series") for step in steps)
    alt = plain(say("alt.flow_chart", steps=told))
    return Figure(FLOW_CHART, say("caption.flow_chart"), alt, lambda: _draw_steps(steps))


def _draw_steps(steps: Iterable[Step]) -> Picture:
    boxes = [(_wrap(step.lines), _wrap(step.beside)) for step in steps]
    heights = [max(_height(lines), _height(beside)) for lines, beside in boxes]
    total = sum(heights) + _GAP * (len(boxes) - 1) + 0.2

    def draw(canvas: Canvas) -> None:
        top = 0.1
        for number, ((lines, beside), height) in enumerate(zip(boxes, heights, strict=True)):
            middle, bottom = top + height / 2, top + height
            _box(canvas, _LEFT, top, height, lines)
            if beside:
                _box(canvas, _RIGHT, top, height, beside)
                canvas.arrow((_LEFT + _BOX, middle), (_RIGHT, middle))
            if number + 1 < len(boxes):
                canvas.arrow((_LEFT + _BOX / 2, bottom), (_LEFT + _BOX / 2, bottom + _GAP))
            top = bottom + _GAP

    return render(total, draw)


def list_steps(material: Material) -> Iterator[Step]:
    """List the boxes from the first to the last, with formats, reasons and counts."""
    counts, name = material.review.prisma, material.phrases.word
    removed = {"duplicates": counts.duplicates, "unreadable": counts.unreadable}
    if counts.unselected:
        removed = {"unselected": counts.unselected, **removed}
    left = (
        *_lines(material, "excluded", counts.excluded, "reason"),
        *_lines(material, "background", counts.background, "reason"),
    )
    yield Step(
        _lines(material, "identified", counts.identified, "format"),
        tuple(_count(material, name("flow", step), count) for step, count in removed.items()),
    )
    yield Step((_count(material, name("flow", "screened"), counts.screened),), left)
    yield Step(
        (_count(material, name("flow", "included"), counts.included),),
        _lines(material, "without_claims", counts.without_claims, "reason"),
    )
    yield Step((_count(material, name("flow", "with_claims"), counts.with_claims),))


def _lines(material: Material, step: str, details: Mapping[str, int], words: str) -> tuple[str, ...]:
    """Write the count of a step and, indented, those of its formats or reasons."""
    name = material.phrases.word
    named = {name(words, key) if key else name("cell", "missing"): count for key, count in details.items()}
    return (
        _count(material, name("flow", step), sum(details.values())),
        *("  " + _count(material, label, count) for label, count in named.items()),
    )


def _count(material: Material, label: str, count: int) -> str:
    return material.phrases.say("flow.count", label=label, count=count)


def _wrap(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Break the lines of a box; what is indented stays so."""
    found: list[str] = []
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        found += [indent + part for part in wrap(line.strip(), _BOX - 2 * _PADDING - 0.4, _SIZE)]
    return tuple(found)


def _height(lines: tuple[str, ...]) -> float:
    return len(lines) * line_height(_SIZE) + 2 * _PADDING


def _box(canvas: Canvas, x: float, top: float, height: float, lines: tuple[str, ...]) -> None:
    canvas.frame(x, top, _BOX, height)
    y = top + (height - (len(lines) - 1) * line_height(_SIZE)) / 2
    for number, line in enumerate(lines):
        indent = 0.4 if line.startswith(" ") else 0.0
        canvas.write(x + _PADDING + indent, y + number * line_height(_SIZE), line.strip(), _SIZE)
