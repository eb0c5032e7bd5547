"""A canvas for the figures of a draft: places in centimetres, and letters that can be measured."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from math import cos, hypot, radians, sin, tan
from pathlib import Path

from PIL import ImageFont

from assistant.draft.drawing import Curve, Place, Stroke, describe, write_png, write_svg
from assistant.draft.lettering import Line

WIDTH = 16.6  # the line of an A4 page in the template, in centimetres
INK, FAINT, PAPER = "#222222", "#D9D9D9", "#FFFFFF"
LATIN = "DejaVu Sans"  # comes with matplotlib, so that no machine draws other letters
EAST_ASIAN = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "SimHei")
_CLOSING, _OPENING = ("Pe", "Pf", "Po"), ("Ps", "Pi")  # punctuation that belongs to what it follows, precedes
LINE = 1.3  # distance of two lines, in letter sizes
_POINT = 2.54 / 72
_CAPITALS = 0.73  # height of capitals, in letter sizes
_HEAD = 0.2  # length of the head of an arrow
_EM = 2048  # units of the font in an em: at this size a letter is as wide as the font says, without rounding

Ask = Callable[[bytes, Callable[[], bytes]], bytes]  # gives the answer to a question, by what makes it if need be
_ASK: ContextVar[Ask] = ContextVar("_ASK", default=lambda _, answer: answer())


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in both formats, and the letters that no installed font has."""

    png: bytes
    svg: bytes
    missing: str = ""


@dataclass
class Canvas:
    """A sheet on which x runs to the right and y downwards, both in centimetres; sizes of letters are in points."""

    drawn: list[Stroke | Line] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, size: float = 8, *, bold: bool = False) -> None:
        """Write a line that begins at x and whose capitals are centred on y."""
        self.drawn.append(Line(x, y + _CAPITALS * size * _POINT / 2, text, size, bold=bold))

    def write_upward(self, x: float, y: float, text: str, size: float = 8) -> None:
        """Write a line that climbs from y and is centred on x."""
        self.drawn.append(Line(x + _CAPITALS * size * _POINT / 2, y, text, size, upward=True))

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a rectangle by its upper left corner."""
        self.polygon(_corners(x, y, width, height), INK, PAPER)

    def shade(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle, given by its upper left corner, as the ground of what stands on it."""
        self.drawn.append(Stroke(_closed(_corners(x, y, width, height)), "", FAINT))

    def rule(self, start: Place, end: Place) -> None:
        """Draw a faint line, below all else that has been drawn."""
        self.drawn.insert(0, Stroke((("M", (start,)), ("L", (end,))), FAINT, "", 0.5))

    def polygon(self, points: Sequence[Place], ink: str, fill: str) -> None:
        """Draw a polygon, outlined in one colour and filled with another."""
        self.drawn.append(Stroke(_closed(points), ink, fill))

    def disc(self, x: float, y: float, radius: float, ink: str, fill: str, line: float = 0.8) -> None:
        """Draw a disc, outlined in one colour and filled with another."""
        self.drawn.append(Stroke(_arc(x, y, radius, 0, 360), ink, fill, line))

    def half_disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """Fill the left half of a disc."""
        self.drawn.append(Stroke(_arc(x, y, radius, 90, 270), "", fill))

    def arrow(self, start: Place, end: Place) -> None:
        """Draw an arrow."""
        length = hypot(end[0] - start[0], end[1] - start[1])
        right, down = ((end[axis] - start[axis]) / length for axis in (0, 1))
        foot = end[0] - right * _HEAD, end[1] - down * _HEAD
        wings = [(foot[0] + side * down * _HEAD / 3, foot[1] - side * right * _HEAD / 3) for side in (-1, 1)]
        self.drawn.append(Stroke((("M", (start,)), ("L", (foot,))), INK, ""))
        self.polygon([wings[0], end, wings[1]], INK, INK)


def _corners(x: float, y: float, width: float, height: float) -> list[Place]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _closed(points: Sequence[Place]) -> Curve:
    return (("M", (points[0],)), *(("L", (point,)) for point in points[1:]), ("z", ()))


def _arc(x: float, y: float, radius: float, start: int, end: int) -> Curve:
    """Draw a piece of a circle, counted in degrees against the clock, by curves of 45 degrees."""
    angles = [radians(angle) for angle in range(start, end + 1, 45)]
    bulge = 4 / 3 * tan(radians(45) / 4)

    def place(angle: float, along: float = 0.0) -> Place:
        return (
            x + radius * (cos(angle) - along * sin(angle)),
            y - radius * (sin(angle) + along * cos(angle)),
        )

    curves = (("C", (place(a, bulge), place(b, -bulge), place(b))) for a, b in pairwise(angles))
    return (("M", (place(angles[0]),)), *curves, ("z", ()))


def render(height: float, draw: Callable[[Canvas], None], width: float = WIDTH) -> Picture:
    """Draw a picture.

    Parameters
    ----------
    height, width
        In centimetres.
    draw
        Draws on the canvas it gets.

    Returns
    -------
    PNG and SVG, the same for the same drawing; the SVG holds its letters as text.
    """
    canvas = Canvas()
    draw(canvas)
    drawn = canvas.drawn, width, height
    # Pictures with letters of other fonts are not kept: which fonts are installed is no part of the question.
    known = _ASK.get()(
        describe(*drawn), lambda: b"" if _letters_lacking(canvas, [LATIN]) else write_png(*drawn, [LATIN])
    )
    if known:
        return Picture(known, write_svg(*drawn, [LATIN]))
    families = [LATIN, *_installed(EAST_ASIAN)]
    return Picture(write_png(*drawn, families), write_svg(*drawn, families), _letters_lacking(canvas, families))


@contextmanager
def kept_pictures(ask: Ask) -> Iterator[None]:
    """Have no picture painted meanwhile whose painting was kept for the same lines and letters."""
    token = _ASK.set(ask)
    try:
        yield
    finally:
        _ASK.reset(token)


def line_height(size: float) -> float:
    """Give the distance of two lines of letters of a size in points, in centimetres."""
    return size * LINE * _POINT


def measure(text: str, size: float) -> float:
    """Measure how wide a text is at a size in points, in centimetres; East Asian letters are as wide as high."""
    return sum(1.0 if _is_wide(letter) else _advance(letter) for letter in text) * size * _POINT


@cache
def _advance(letter: str) -> float:
    """Give how far a letter moves the next one, as a share of its size."""
    return _open_latin().getlength(letter) / _EM


@cache
def _open_latin() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_find_latin()), _EM, layout_engine=ImageFont.Layout.BASIC)


def _find_latin() -> Path:
    """Find the letters that come with matplotlib, without importing it where possible: that takes far longer."""
    found = find_spec("matplotlib")
    for folder in (found and found.submodule_search_locations) or ():
        path = Path(folder, "mpl-data", "fonts", "ttf", f"{LATIN.replace(' ', '')}.ttf")
        if path.is_file():
            return path
    from matplotlib.font_manager import FontProperties, findfont

    return Path(findfont(FontProperties(family=LATIN)))


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Break a text into lines of a width in centimetres, between words or beside East Asian letters.

    No line begins with punctuation that closes, or ends with punctuation that opens.
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and measure((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.rstrip() for line in lines)


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for letter in text:
        together = unicodedata.category(letter) in _CLOSING or (piece and unicodedata.category(piece[-1]) in _OPENING)
        if piece and not together and (letter == " " or _is_wide(letter) or _is_wide(piece[-1])):
            yield piece
            piece = ""
        piece += letter
    yield piece


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _installed(families: tuple[str, ...]) -> list[str]:
    """List the families that are installed; matplotlib has a list of its own, which fonts new to it are not on."""
    from matplotlib.font_manager import fontManager

    if not set(families).intersection(fontManager.get_font_names()):
        _learn_fonts()
    known = set(fontManager.get_font_names())
    return [family for family in families if family in known]


def _learn_fonts() -> None:
    from matplotlib.font_manager import findSystemFonts, fontManager

    known = {font.fname for font in fontManager.ttflist}
    for path in sorted(set(findSystemFonts()) - known):
        with suppress(RuntimeError, OSError):  # a font that cannot be read is as good as none
            fontManager.addfont(path)


def _letters_lacking(canvas: Canvas, families: list[str]) -> str:
    """List the letters of a drawing that none of the fonts has."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    known: set[int] = set()
    for family in families:
        known.update(get_font(findfont(FontProperties(family=family))).get_charmap())
    letters = {letter for one in canvas.drawn if isinstance(one, Line) for letter in one.text}
    return "".join(sorted(letter for letter in letters if ord(letter) not in known))
