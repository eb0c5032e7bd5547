"""The outlines of a glass brain, which nilearn brings; a draft shows none where it is not installed."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from typing import Any

from assistant.draft.drawing import Place, Stroke

_LIBRARY = "nilearn"
_THIN = 0.3  # lines become so much thinner than in a figure of their own
_COMMANDS = {1: ("M", 1), 2: ("L", 1), 4: ("C", 3)}  # code of matplotlib -> letter of SVG, vertices it takes


class View(StrEnum):
    """From where a brain is looked at, as nilearn names it."""

    LEFT = "l"
    BACK = "y"
    TOP = "z"
    RIGHT = "r"


Outlines = Mapping[View, tuple[Stroke, ...]]


def can_view() -> bool:
    """Tell whether the library that brings the outlines is installed."""
    return find_spec(_LIBRARY) is not None


@cache
def load_outlines() -> Outlines:
    """Give the outlines of each view, in millimetres of the space of the atlas: upwards is positive.

    The view from the left shows its front on the right as well: what is drawn there has to be mirrored.
    """
    return {view: tuple(_trace(view)) for view in View}


def _trace(view: View) -> list[Stroke]:
    from matplotlib.figure import Figure
    from nilearn.plotting.glass_brain import plot_brain_schematics

    axes: Any = Figure().add_subplot()  # outlines are drawn on it, and read off again
    plot_brain_schematics(axes, view.value)
    return [_read(patch, axes) for patch in axes.patches]


def _read(patch: Any, axes: Any) -> Stroke:
    from matplotlib.colors import to_hex

    path = (patch.get_transform() - axes.transData).transform_path(patch.get_path())
    places: list[Place] = [(round(float(x), 3), round(float(y), 3)) for x, y in path.vertices]
    curve = tuple(_list_commands(places, [int(code) for code in path.codes]))
    return Stroke(curve, to_hex(patch.get_edgecolor()), "", round(patch.get_linewidth() * _THIN, 2))


def _list_commands(places: Sequence[Place], codes: Sequence[int]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    start = 0
    while start < len(places):
        letter, count = _COMMANDS[codes[start]]
        yield letter, tuple(places[start : start + count])
        start += count
