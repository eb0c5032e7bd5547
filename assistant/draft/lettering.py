"""Lines of text as dots: a letter is painted once for each font, size and place between two dots, and set from then on.

Letters are set one by one, by the widths that layouts are measured with. Painting each line anew would take longer than
all else that a picture needs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

_FINE = 4  # a letter is painted so many times as large, and set at so many places between two dots
_LARGE = 1000.0  # letters are measured at this size, at which whole dots count little
_TURN = Image.Transpose.ROTATE_90


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, by the place where its first letter stands; sizes are in points."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    upward: bool = False


class _Font(NamedTuple):
    file: str
    face: int
    size: float


class _Letter(NamedTuple):
    """A letter as dots, and which of them stands at its place on the line: so many to the right, so many down."""

    dots: Image.Image
    right: int
    down: int


def paint_letters(image: Image.Image, lines: Iterable[Line], families: Sequence[str], dpi: int, ink: str) -> None:
    """Paint lines of text over a picture; places are in centimetres, letters of the first family that has them."""
    cover = Image.new("L", image.size)
    for line in lines:
        _paint_line(cover, line, tuple(families), dpi)
    image.paste(ink, mask=cover)


def _paint_line(cover: Image.Image, line: Line, families: tuple[str, ...], dpi: int) -> None:
    size = line.size * dpi / 72
    x, y = line.x * dpi / 2.54, line.y * dpi / 2.54
    along = -y if line.upward else x
    for character in line.text:
        font = _choose_font(character, families, line.bold, size)
        dot, part = divmod(floor(along * _FINE), _FINE)
        letter = _paint_letter(character, font, part, line.upward)
        corner = (round(x), -dot) if line.upward else (dot, round(y))
        cover.paste(255, (corner[0] - letter.right, corner[1] - letter.down), letter.dots)
        along += _width(character, font)


@cache
def _choose_font(character: str, families: tuple[str, ...], bold: bool, size: float) -> _Font:
    """Choose the font of a letter; the first one shows what none of them has."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    weight = "bold" if bold else "normal"
    found = [findfont(FontProperties(family=family, weight=weight)) for family in families]
    known = (path for path in found if ord(character) in get_font(path).get_charmap())
    path = next(known, found[0])
    return _Font(str(path), getattr(path, "face_index", 0), size)


@cache
def _open_font(font: _Font) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font.file, font.size, font.face, layout_engine=ImageFont.Layout.BASIC)


@cache
def _width(character: str, font: _Font) -> float:
    """Give how far a letter moves the next one, as finely as layouts measure it."""
    return _open_font(font._replace(size=_LARGE)).getlength(character) / _LARGE * font.size


@cache
def _paint_letter(character: str, font: _Font, part: int, upward: bool) -> _Letter:
    """Paint a letter that stands a part of a dot further along its line."""
    opened = _open_font(font._replace(size=font.size * _FINE))
    left, top, right, bottom = opened.getbbox(character, anchor="ls")
    before, above = ceil(max(-left, 0) / _FINE), ceil(max(-top, 0) / _FINE)
    wide, high = before + ceil((right + part) / _FINE), above + ceil(max(bottom, 0) / _FINE)
    large = Image.new("L", (max(wide, 1) * _FINE, max(high, 1) * _FINE))
    ImageDraw.Draw(large).text((before * _FINE + part, above * _FINE), character, 255, opened, anchor="ls")
    dots = large.reduce(_FINE)
    return _Letter(dots.transpose(_TURN), above, dots.width - before) if upward else _Letter(dots, before, above)
