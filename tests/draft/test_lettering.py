from collections.abc import Sequence

from PIL import Image, ImageChops

from assistant.draft.canvas import LATIN
from assistant.draft.lettering import Line, paint_letters

SIZE = 120
DPI = 254  # a hundred dots a centimetre


def paint(*lines: Line, families: Sequence[str] = (LATIN,)) -> Image.Image:
    image = Image.new("RGB", (SIZE, SIZE), "white")
    paint_letters(image, lines, families, DPI, "#222222")
    return image


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """Give the box of what differs from paper: left, top, right, bottom."""
    box = ImageChops.invert(image).getbbox()
    assert box is not None
    return box


def test_letters_stand_on_their_line_from_where_it_begins() -> None:
    left, top, right, bottom = inked(paint(Line(0.2, 0.8, "H", 10)))
    assert (bottom, left - 20) == (80, 3)  # an H begins a tenth of its size behind its place
    assert abs(bottom - top - 0.73 * 10 * DPI / 72) <= 1
    assert right - left == 21


def test_a_rising_line_is_a_level_one_that_was_turned() -> None:
    level = paint(Line(0.2, 0.8, "Hg, 2024", 7))
    rising = paint(Line(0.8, 1.0, "Hg, 2024", 7, upward=True))
    assert rising.tobytes() == level.transpose(Image.Transpose.ROTATE_90).tobytes()


def test_letters_are_set_between_dots() -> None:
    here, further = paint(Line(0.2, 0.8, "l", 7)), paint(Line(0.205, 0.8, "l", 7))
    assert inked(here)[0] == inked(further)[0]
    assert here.tobytes() != further.tobytes()


def test_a_letter_comes_from_the_first_family_that_has_it() -> None:
    mixed = paint(Line(0.2, 0.8, "a", 10), families=("STIXGeneral", LATIN))
    assert mixed.tobytes() == paint(Line(0.2, 0.8, "a", 10), families=("STIXGeneral",)).tobytes()
    cyrillic_only_there = paint(Line(0.2, 0.8, "Ԛ", 10), families=("cmr10", LATIN))
    assert cyrillic_only_there.tobytes() == paint(Line(0.2, 0.8, "Ԛ", 10)).tobytes()


def test_bold_letters_hold_more_ink() -> None:
    plain, bold = (sum(paint(Line(0.2, 0.8, "mm", 9, bold=b)).convert("L").histogram()[:128]) for b in (False, True))
    assert bold > plain > 0
