import pytest

from assistant.evaluate import Score
from assistant.model import Arm, Study
from benchmarks.participants import Numbers, numbers_of, score_numbers


def test_groups_and_total_are_numbers_of_a_study() -> None:
    groups = (Arm("patients", None, 20, 0, 2), Arm("controls", None, 18, 5, 7), Arm("others", None, 20, 9, 11))
    assert numbers_of(Study("pmid:1", groups, 38)) == {18, 20, 38}
    assert numbers_of(Study("pmid:1")) == frozenset()


@pytest.mark.parametrize(
    ("marked", "found", "expected"),
    [
        ({20, 18}, {20, 17}, Score(0.5, 0.5, 0.5)),
        ({20, 18}, {20, 18, 38}, Score(1.0, 1.0, 1.0)),
        ({20, 18}, {38}, Score(0.0, 0.0, 0.0)),
        ({38}, {38}, Score(1.0, 1.0, 1.0)),
        (set(), {5}, Score(0.0, 0.0, 0.0)),
    ],
)
def test_exact_numbers_count_and_a_total_of_marked_parts_does_not(
    marked: Numbers, found: Numbers, expected: Score
) -> None:
    assert score_numbers([(frozenset(marked), frozenset(found))]) == expected


def test_numbers_are_summed_over_studies() -> None:
    pairs = [(frozenset({10}), frozenset({10})), (frozenset({12}), frozenset({10, 11, 13}))]
    assert score_numbers(pairs) == Score(0.25, 0.5, 0.333)
