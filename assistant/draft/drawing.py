"""Lines and letters as pictures: SVG that holds its letters as text, and PNG, in bytes without a clock.

Of matplotlib only what paints is used, when a picture is asked for: neither its settings nor the user's are read or
changed, and no layout is worked out, which would take most of the time.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from markupsafe import escape
from PIL import Image, ImageColor

from assistant.draft.lettering import Line, paint_letters

Place = tuple[float, float]
Curve = tuple[tuple[str, tuple[Place, ...]], ...]  # commands as in SVG: M, L, C, z

_POINT, _DPI = 72 / 2.54, 220  # points of a centimetre; dots of an inch
_INK, _PAPER = "#222222", "#ffffff"
_PACKING = 3  # of the PNG: more takes several times as long and makes it hardly smaller
_STEP = 8  # between two shades of an edge, of 256: no eye sees it, and two colours nearer than this are taken for one
_CODES = {"M": (1,), "L": (2,), "C": (4, 4, 4), "z": (79,)}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line or an area.

    Attributes
    ----------
    path
        In centimetres, x to the right and y downwards.
    ink, fill
        Colours of the line and the area, such as ``#222222``; empty for none.
    line
        Width of the line in points.
    """

    path: Curve
    ink: str
    fill: str
    line: float = 0.8


def describe(drawn: Sequence[Stroke | Line], width: float, height: float) -> bytes:
    """Tell all that a PNG depends on, but for the fonts of its letters: what is drawn, and by which program."""
    return b"\0".join((_identify_painting(), repr((drawn, width, height)).encode()))


@cache
def _identify_painting() -> bytes:
    modules = (Path(__file__).with_name(name).read_bytes() for name in ("drawing.py", "lettering.py"))
    return b"\0".join((*(version(name).encode() for name in ("matplotlib", "pillow")), *modules))


def write_svg(drawn: Sequence[Stroke | Line], width: float, height: float, families: Sequence[str]) -> bytes:
    """Write a drawing of a size in centimetres as SVG; letters are set in the first family that has them."""
    wide, high = (f"{size * _POINT:g}" for size in (width, height))
    fonts = ", ".join(f"'{family}'" for family in families)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}">',
        f'<path d="M 0 0 L {wide} 0 L {wide} {high} L 0 {high} z" style="fill: {_PAPER}"/>',
        *(_mark_line(one, fonts) if isinstance(one, Line) else _mark_stroke(one) for one in drawn),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _mark_line(line: Line, fonts: str) -> str:
    x, y = f"{line.x * _POINT:.2f}", f"{line.y * _POINT:.2f}"
    place = f'transform="translate({x} {y}) rotate(-90)"' if line.upward else f'x="{x}" y="{y}"'
    style = f"font: {'bold ' if line.bold else ''}{line.size:g}px {fonts}; fill: {_INK}"
    return f'<text style="{style}" {place}>{escape(line.text)}</text>'


def _mark_stroke(stroke: Stroke) -> str:
    pieces = (" ".join([name, *(f"{x * _POINT:.2f} {y * _POINT:.2f}" for x, y in at)]) for name, at in stroke.path)
    style = f"fill: {stroke.fill.lower() or 'none'}"
    style += f"; stroke: {stroke.ink.lower()}; stroke-width: {stroke.line:g}" if stroke.ink else ""
    return f'<path d="{" ".join(pieces)}" style="{style}"/>'


def write_png(drawn: Sequence[Stroke | Line], width: float, height: float, families: Sequence[str]) -> bytes:
    """Write a drawing of a size in centimetres as PNG, its letters above all else."""
    image = _paint_strokes([one for one in drawn if isinstance(one, Stroke)], width, height)
    paint_letters(image, [one for one in drawn if isinstance(one, Line)], families, _DPI, _INK)
    few, out = image.quantize(palette=_make_palette(drawn), dither=Image.Dither.NONE), io.BytesIO()
    few.save(out, format="png", compress_level=_PACKING, dpi=(_DPI, _DPI))
    return out.getvalue()


def _make_palette(drawn: Sequence[Stroke | Line]) -> Image.Image:
    """List the colours of a drawing, each in steps to that of the paper, which its edges fade into."""
    inks = (colour for one in drawn if isinstance(one, Stroke) for colour in (one.ink, one.fill) if colour)
    paper, used = ImageColor.getrgb(_PAPER), dict.fromkeys(map(ImageColor.getrgb, (_INK, *inks)))
    palette = [*paper]
    for colour in used:
        steps = max(1, max(abs(c - p) for c, p in zip(colour, paper, strict=True)) // _STEP)
        palette += [round(c + (p - c) * n / steps) for n in range(steps) for c, p in zip(colour, paper, strict=True)]
    image = Image.new("P", (1, 1))
    image.putpalette(palette)
    return image


def _paint_strokes(strokes: Sequence[Stroke], width: float, height: float) -> Image.Image:
    from matplotlib import style
    from matplotlib.backends import backend_agg

    scale = _DPI / 2.54
    agg: Any = backend_agg  # it has no types
    renderer = agg.RendererAgg(round(width * scale), round(height * scale), _DPI)
    sheet = Stroke((("M", ((0, 0),)), *(("L", (p,)) for p in ((width, 0), (width, height), (0, height)))), "", _PAPER)
    with style.context({}, after_reset=True):
        for stroke in (sheet, *strokes):
            _paint_stroke(renderer, stroke, height, scale)
    size = int(renderer.width), int(renderer.height)
    return Image.frombuffer("RGBA", size, renderer.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")


def _paint_stroke(renderer: Any, stroke: Stroke, height: float, scale: float) -> None:
    from matplotlib.colors import to_rgb
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    places = [place for _, at in stroke.path for place in (at or ((0.0, 0.0),))]
    codes = [code for name, _ in stroke.path for code in _CODES[name]]
    gc = renderer.new_gc()
    gc.set_linewidth(stroke.line if stroke.ink else 0)
    gc.set_foreground(stroke.ink or stroke.fill)
    gc.set_joinstyle("miter")
    upright = Affine2D().scale(scale, -scale).translate(0, round(height * scale))
    renderer.draw_path(gc, Path(places, codes), upright, to_rgb(stroke.fill) if stroke.fill else None)
