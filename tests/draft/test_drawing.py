import io

from PIL import Image

from assistant.draft.canvas import INK, LATIN, PAPER
from assistant.draft.drawing import Stroke, write_png
from assistant.draft.lettering import Line


def square(x: float, side: float, fill: str) -> Stroke:
    corners = ((x, x), (x + side, x), (x + side, x + side), (x, x + side))
    return Stroke((("M", (corners[0],)), *(("L", (c,)) for c in corners[1:]), ("z", ())), "", fill)


def test_areas_keep_the_colours_they_were_given() -> None:
    drawn = [square(0.5, 1, "#D55E00"), square(2, 1, "#0072B2"), Line(0.6, 1, "I", 8)]
    image = Image.open(io.BytesIO(write_png(drawn, 4, 4, [LATIN])))
    centimetre = image.width / 4
    shown = image.convert("RGB")
    for place, colour in ((0.1, PAPER), (1.4, "#D55E00"), (2.5, "#0072B2")):
        dot = shown.getpixel((round(place * centimetre), round(place * centimetre)))
        assert dot == tuple(bytes.fromhex(colour[1:]))
    assert tuple(bytes.fromhex(INK[1:])) in {colour for _, colour in shown.getcolors() or ()}
