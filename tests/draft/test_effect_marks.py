import pytest
from lxml import etree

from assistant.draft.canvas import render
from assistant.draft.effect_marks import Mark, Size, bounds_of, choose_mark, choose_size, draw_mark
from assistant.model import Direction


@pytest.mark.parametrize("direction", Direction)
def test_every_direction_has_a_mark_and_two_have_their_own(direction: Direction) -> None:
    assert choose_mark([direction]) in Mark
    assert choose_mark([Direction.DECREASE, Direction.INCREASE]) is Mark.BOTH


@pytest.mark.parametrize(
    ("participants", "size"),
    [(None, Size.UNKNOWN), (0, Size.SMALL), (49, Size.SMALL), (50, Size.MEDIUM), (99, Size.MEDIUM), (100, Size.LARGE)],
)
def test_a_size_holds_the_numbers_between_its_bounds(participants: int | None, size: Size) -> None:
    least, most = bounds_of(size)
    assert choose_size(participants) is size
    assert participants is None or (least or 0) <= participants <= (most or participants)


def test_no_two_marks_look_alike_even_in_grey() -> None:
    def shapes(mark: Mark, size: Size) -> tuple[str, ...]:
        picture = render(1, lambda canvas: draw_mark(canvas, 1, 0.5, mark, size), width=2)
        paths = etree.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}path")
        hollow = b"fill: #ffffff; stroke" in picture.svg
        return (str(hollow), *(path.get("d", "") for path in paths))

    drawn = {(mark, size): shapes(mark, size) for mark in Mark for size in Size}
    assert len(set(drawn.values())) == len(drawn)
