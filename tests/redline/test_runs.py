import pytest

from assistant.redline.markup import canonical
from assistant.redline.runs import closed_fields, loose_marks, split_runs
from assistant.wordprocessing import w
from tests.redline.paragraphs import begin, field, mark, paragraph, run, says

BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (run("a"), ["t"]),
        ("<w:r><w:t>a</w:t><w:t>b</w:t></w:r>", ["t t"]),
        ("<w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r>", ["lastRenderedPageBreak t"]),
        ('<w:r><w:br w:type="page"/><w:t>a</w:t><w:t>b</w:t><w:tab/></w:r>', ["br", "t t", "tab"]),
        ('<w:r><w:t>a</w:t><w:commentReference w:id="1"/></w:r>', ["t", "commentReference"]),
        ("<w:r/>", [""]),
        ("<w:r><w:tab/></w:r>", ["tab"]),
        (f"<w:hyperlink><w:r><w:tab/><w:t>a</w:t></w:r></w:hyperlink>{run('b')}", ["r", "t"]),
    ],
    ids=["words", "two texts", "rendered", "page break", "comment", "empty", "tab", "link"],
)
def test_runs_are_cut_by_what_they_hold(xml: str, expected: list[str]) -> None:
    pieces = split_runs(paragraph(xml))
    assert [" ".join(part.tag.rpartition("}")[2] for part in piece) for piece in pieces] == expected


def test_each_part_keeps_the_look_of_its_run() -> None:
    pieces = split_runs(paragraph(f"<w:r>{BOLD}<w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"))
    assert [canonical(piece.find(w("rPr"))) for piece in pieces] == [canonical(pieces[0].find(w("rPr")))] * 3
    assert "".join(map(says, pieces)) == "ab"


@pytest.mark.parametrize(
    ("xml", "closed", "loose"),
    [
        (run("a"), {}, set()),
        (field("REF a", "1"), {0: 4}, set()),
        (f"{run('a')}{field('X', '1')}{field('Y', '2')}", {1: 5, 6: 10}, set()),
        (f"{begin('X')}{field('Y', '2')}{mark('end')}", {0: 8, 3: 7}, set()),
        (f"{begin('X')}{run('a')}", {}, {0, 1, 2}),
        (f"{run('a')}{mark('end')}{run('b')}", {}, {1}),
        (f"{begin('X')}{run('a')}{field('Y', '2')}", {4: 8}, {0, 1, 2}),
        (f"{mark('end')}{begin('X')}{run('a')}", {}, {0, 1, 2, 3}),
    ],
    ids=["none", "one", "two", "nested", "begins", "ends", "one within a begun one", "one ends, one begins"],
)
def test_fields_that_do_not_end_in_a_paragraph_are_told(xml: str, closed: dict[int, int], loose: set[int]) -> None:
    pieces = split_runs(paragraph(xml))
    assert closed_fields(pieces) == closed
    assert loose_marks(pieces) == loose
