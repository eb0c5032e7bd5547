from importlib.util import find_spec

import pytest

from assistant.draft.brain_drawing import Brain, draw_brain
from assistant.draft.brain_outlines import View, can_view, load_outlines
from assistant.draft.drawing import Stroke

needs_library = pytest.mark.skipif(find_spec("nilearn") is None, reason="needs draftreview[brain]")


def reach(strokes: tuple[Stroke, ...]) -> tuple[float, float, float, float]:
    places = [place for stroke in strokes for _, at in stroke.path for place in at]
    return (*(f(x for x, _ in places) for f in (min, max)), *(f(y for _, y in places) for f in (min, max)))  # type: ignore[return-value]


def test_views_depend_on_the_library() -> None:
    assert can_view() is (find_spec("nilearn") is not None)


@needs_library
def test_outlines_are_as_large_as_a_brain() -> None:
    outlines = load_outlines()
    assert set(outlines) == set(View)
    for view, (left, right, bottom, top) in ((view, reach(strokes)) for view, strokes in outlines.items()):
        assert 130 < right - left < 200, view
        assert 150 < top - bottom < 200, view
    assert outlines[View.LEFT] == outlines[View.RIGHT]


@needs_library
def test_an_empty_brain_is_drawn_from_four_sides() -> None:
    picture = draw_brain(Brain((), (), (), "L", "R"), load_outlines())
    assert picture.svg.count(b"<path") > 900
    assert picture == draw_brain(Brain((), (), (), "L", "R"), load_outlines())
