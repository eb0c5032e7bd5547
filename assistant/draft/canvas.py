"""A canvas for the figures of a draft: places in centimetres, letters that can be measured, bytes without a clock.

matplotlib is imported when something is drawn, since no other command needs it. Neither its global settings nor the
user's are read or changed.
"""

import io
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 16.6  # the line of an A4 page in the template, in centimetres
INK, FAINT, PAPER = "#222222", "#D9D9D9", "#FFFFFF"
LATIN = "DejaVu Sans"  # comes with matplotlib, so that no machine draws other letters
EAST_ASIAN = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "SimHei")
_CLOSING, _OPENING = ("Pe", "Pf", "Po"), ("Ps", "Pi")  # punctuation that belongs to what it follows, precedes
LINE = 1.3  # distance of two lines, in letter sizes
_CM, _POINT, _DPI = 1 / 2.54, 2.54 / 72, 220


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in both formats, and the letters that no installed font has."""

    png: bytes
    svg: bytes
    missing: str = ""


@dataclass
class Canvas:
    """A sheet on which x runs to the right and y downwards, both in centimetres; sizes of letters are in points."""

    axes: "Axes"
    families: list[str]
    letters: set[str] = field(default_factory=set)

    def write(self, x: float, y: float, text: str, size: float = 8, *, bold: bool = False) -> None:
        """Write a line that begins at x and is centred on y."""
        self._write(x, y, text, size, ha="left", va="center_baseline", fontweight="bold" if bold else "normal")

    def write_upward(self, x: float, y: float, text: str, size: float = 8) -> None:
        """Write a line that climbs from y and is centred on x."""
        self._write(x, y, text, size, ha="center", va="bottom", rotation=90)

    def _write(self, x: float, y: float, text: str, size: float, **look: Any) -> None:
        self.letters.update(text)
        self.axes.text(x, y, text, fontsize=size, fontfamily=self.families, color=INK, parse_math=False, **look)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a rectangle by its upper left corner."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), width, height, facecolor=PAPER, edgecolor=INK, linewidth=0.8))

    def shade(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle, given by its upper left corner, as the ground of what stands on it."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), width, height, facecolor=FAINT, linewidth=0))

    def rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a faint line."""
        self.axes.plot(*zip(start, end, strict=True), color=FAINT, linewidth=0.5, zorder=0.5)

    def polygon(self, points: Sequence[tuple[float, float]], ink: str, fill: str) -> None:
        """Draw a polygon, outlined in one colour and filled with another."""
        from matplotlib.patches import Polygon

        self.axes.add_patch(Polygon(points, edgecolor=ink, facecolor=fill, linewidth=0.8, joinstyle="miter"))

    def disc(self, x: float, y: float, radius: float, ink: str, fill: str, line: float = 0.8) -> None:
        """Draw a disc, outlined in one colour and filled with another."""
        from matplotlib.patches import Circle

        self.axes.add_patch(Circle((x, y), radius, edgecolor=ink, facecolor=fill, linewidth=line))

    def half_disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """Fill the left half of a disc."""
        from matplotlib.patches import Wedge

        self.axes.add_patch(Wedge((x, y), radius, 90, 270, facecolor=fill, linewidth=0))

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw an arrow."""
        look = {"arrowstyle": "-|>", "color": INK, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 8}
        self.axes.annotate("", end, start, arrowprops=look)


def render(height: float, draw: Callable[[Canvas], None], width: float = WIDTH) -> Picture:
    """Draw a picture.

    Parameters
    ----------
    height, width
        In centimetres.
    draw
        Draws on the canvas it gets; it is called again with further fonts if the first one lacks letters.

    Returns
    -------
    PNG and SVG, the same for the same drawing; the SVG holds its letters as text.
    """
    picture, letters = _render(height, width, draw, [LATIN])
    lacking = _letters_lacking(letters, [LATIN])
    if not lacking:
        return picture
    families = [LATIN, *_installed(EAST_ASIAN)]
    picture, letters = _render(height, width, draw, families)
    return Picture(picture.png, picture.svg, _letters_lacking(letters, families))


def _render(
    height: float, width: float, draw: Callable[[Canvas], None], families: list[str]
) -> tuple[Picture, set[str]]:
    from matplotlib import style
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings = {"svg.fonttype": "none", "svg.hashsalt": "draftreview", "font.family": families}
    with style.context(settings, after_reset=True), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")  # told by ``Picture.missing``
        figure = Figure(figsize=(width * _CM, height * _CM))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        axes.set_axis_off()
        canvas = Canvas(axes, families)
        draw(canvas)
        png, svg = io.BytesIO(), io.BytesIO()
        figure.savefig(png, format="png", dpi=_DPI, metadata={"Software": None})
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    return Picture(png.getvalue(), svg.getvalue()), canvas.letters


def line_height(size: float) -> float:
    """Give the distance of two lines of letters of a size in points, in centimetres."""
    return size * LINE * _POINT


def measure(text: str, size: float) -> float:
    """Measure how wide a text is at a size in points, in centimetres; East Asian letters are as wide as high."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    wide = sum(_is_wide(letter) for letter in text)
    narrow = "".join(letter for letter in text if not _is_wide(letter))
    font = FontProperties(family=LATIN, size=size)
    points = text_to_path.get_text_width_height_descent(narrow, font, False)[0] if narrow else 0.0
    return float(points + wide * size) * _POINT


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


def _letters_lacking(letters: set[str], families: list[str]) -> str:
    """List the letters that none of the fonts has."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    known: set[int] = set()
    for family in families:
        known.update(get_font(findfont(FontProperties(family=family))).get_charmap())
    return "".join(sorted(letter for letter in letters if ord(letter) not in known))
