import pytest

from assistant.redline.names import bookmark_names, greatest_number, name_units
from tests.redline.paragraphs import bookmark, paragraph, run


@pytest.mark.parametrize(
    ("pairs", "known", "expected"),
    [
        ([], [], {"a": "a", "b": "b"}),
        ([("a", "old")], ["old"], {"a": "old", "b": "b"}),
        ([("a", "b")], ["b"], {"a": "b", "b": "b_2"}),
        ([], ["a", "a_2"], {"a": "a_3", "b": "b"}),
    ],
)
def test_each_unit_has_a_name_of_its_own(
    pairs: list[tuple[str, str]], known: list[str], expected: dict[str, str]
) -> None:
    assert name_units(pairs, ["a", "b"], known) == expected


def test_names_of_text_that_was_moved_away_are_none() -> None:
    moved = paragraph(bookmark(1, "x", run("a")), f"<w:moveFrom>{bookmark(2, 'y', run('b'))}</w:moveFrom>")
    assert bookmark_names([moved]) == {"x"}


def test_the_greatest_number_is_that_of_any_mark_or_drawing() -> None:
    drawing = '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" id="9"/>'
    marks = [paragraph(bookmark(3, "a", run("b"))), paragraph('<w:ins w:id="x"/>')]
    assert greatest_number([]) == 0 and greatest_number(marks) == 3
    assert greatest_number([*marks, paragraph(f"<w:r>{drawing}</w:r>")]) == 9
