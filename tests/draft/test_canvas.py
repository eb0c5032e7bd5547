import hashlib
import os
import struct
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pytest
from lxml import etree

from assistant.draft.canvas import Canvas, Picture, kept_pictures, line_height, measure, render, wrap

SVG = "{http://www.w3.org/2000/svg}"
UNKNOWN = "\U000f0000"  # of private use: no font has it


def draw(canvas: Canvas) -> None:
    canvas.frame(0.1, 0.1, 4, 1)
    canvas.write(0.2, 0.4, "costs $5 & <more>")
    canvas.write(0.2, 0.8, "or $6")
    canvas.arrow((1, 1.2), (1, 1.8))


def texts(picture: Picture) -> list[str]:
    return ["".join(element.itertext()) for element in etree.fromstring(picture.svg).iter(f"{SVG}text")]


def test_letters_stay_text_in_the_svg_and_are_no_formula() -> None:
    assert texts(render(2, draw)) == ["costs $5 & <more>", "or $6"]


def test_a_picture_has_the_size_asked_for() -> None:
    picture = render(2.54, draw, width=5.08)
    assert struct.unpack(">II", picture.png[16:24]) == (440, 220)
    assert etree.fromstring(picture.svg).get("width") == "144pt"


def test_settings_of_the_user_are_neither_used_nor_changed() -> None:
    before = render(2, draw)
    with mpl.rc_context({"svg.fonttype": "path", "lines.linewidth": 9, "savefig.dpi": 10}):
        settings = dict(mpl.rcParams)
        assert render(2, draw) == before
        assert dict(mpl.rcParams) == settings


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Tokyo", "1"), ("America/Lima", "2")])
def test_bytes_depend_on_the_drawing_alone(zone: str, seed: str, checkout: Path) -> None:
    picture = render(2, draw)
    code = (
        "import hashlib; from assistant.draft.canvas import render; from tests.draft.test_canvas import draw; "
        "p = render(2, draw); print(hashlib.sha256(p.png + p.svg).hexdigest())"
    )
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    found = subprocess.run([sys.executable, "-c", code], cwd=checkout, env=environment, capture_output=True, check=True)
    assert found.stdout.decode().strip() == hashlib.sha256(picture.png + picture.svg).hexdigest()
    assert b"matplotlib" not in picture.png[:200] and b"dc:date" not in picture.svg


def test_a_picture_that_is_kept_is_not_painted_again() -> None:
    asked: list[bytes] = []

    def ask(question: bytes, _: object) -> bytes:
        asked.append(question)
        return b"kept"

    with kept_pictures(ask):
        kept = render(2, draw)
        render(2, draw)
        render(2.5, draw)
    assert (kept.png, kept.svg) == (b"kept", render(2, draw).svg)
    assert asked[0] == asked[1] != asked[2]


def test_letters_of_other_fonts_are_painted_each_time() -> None:
    with kept_pictures(lambda _, answer: answer()):
        assert render(2, lambda canvas: canvas.write(0, 1, UNKNOWN)).missing == UNKNOWN
    answers: list[bytes] = []
    with kept_pictures(lambda _, answer: answers.append(answer()) or answers[-1]):
        render(2, lambda canvas: canvas.write(0, 1, UNKNOWN))
    assert answers == [b""]


def test_letters_that_no_font_has_are_named() -> None:
    assert render(2, draw).missing == ""
    assert render(2, lambda canvas: canvas.write(0, 1, f"a{UNKNOWN}b")).missing == UNKNOWN


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 3, ("",)),
        ("one", 0.1, ("one",)),
        ("one two three", 1.6, ("one two", "three")),
        ("大脑皮层", 0.6, ("大脑", "皮层")),
        ("fMRI大脑", 0.9, ("fMRI", "大脑")),
    ],
)
def test_lines_break_between_words_or_beside_wide_letters(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, width, 8) == lines


def test_letters_are_measured() -> None:
    assert measure("大脑", 72) == pytest.approx(2 * 2.54)
    assert measure("WW", 8) == pytest.approx(2 * measure("W", 8), rel=0.05)
    assert line_height(10) == pytest.approx(10 * 1.3 / 72 * 2.54)
