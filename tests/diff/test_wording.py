from dataclasses import replace

import pytest

from assistant.diff.figures import figures_of
from assistant.diff.names import Names
from assistant.diff.wording import (
    LABELS,
    claim_change_of,
    figure_line,
    figure_rows,
    move_of,
    sign_of,
    verdict_of,
    way_of,
)
from assistant.model import (
    Category,
    Cause,
    ClaimChange,
    Comparison,
    Direction,
    Measure,
    StudyMove,
    SynthesisChange,
    Verdict,
)
from tests.diff.reviews import claim, synthesis

UP, DOWN, NULL = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE
ONE = synthesis("a", {UP: ["pmid:1"]})
NAMES = Names(lambda concept: concept.replace("-", " "), {"pmid:1": "Able 2020"})


def test_verdicts_name_the_direction_that_most_report() -> None:
    assert verdict_of(ONE) == "single study (increase)"
    assert verdict_of(synthesis("a", {UP: ["pmid:1"], DOWN: ["pmid:2"]}, Verdict.DISCREPANCY)) == "discrepancy"


def test_the_way_of_a_verdict_that_stayed_is_that_verdict() -> None:
    two = synthesis("a", {UP: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)
    assert way_of(SynthesisChange(Category.STRENGTHENED, ONE, two, ())) == (
        "single study (increase) -> consensus (increase)"
    )
    assert way_of(SynthesisChange(Category.OTHER_STUDIES, two, two, ())) == "consensus (increase)"
    assert way_of(SynthesisChange(Category.NEW, None, ONE, ())) == "single study (increase)"


@pytest.mark.parametrize(
    ("move", "sign", "text"),
    [
        (StudyMove("pmid:1", (), (UP,), Cause.ADDED), "+", "increase (new)"),
        (StudyMove("pmid:1", (UP,), (), Cause.RETRACTED), "-", "increase (retracted)"),
        (
            StudyMove("pmid:1", (UP,), (DOWN, UP), Cause.CORRECTED),
            "~",
            "increase -> decrease, increase (record corrected)",
        ),
        (StudyMove("pmid:1", (), (NULL,)), "+", "no difference (already among the records)"),
    ],
)
def test_a_study_is_told_from_where_to_where_and_why(move: StudyMove, sign: str, text: str) -> None:
    assert (sign_of(move), move_of(move)) == (sign, text)


def test_figures_stand_in_rows_with_the_directions_that_somebody_reports() -> None:
    old = figures_of(synthesis("a", {NULL: ["pmid:1"]}, Verdict.NULL))
    old = replace(old, sign_test_p=None, interval=None)
    new = replace(figures_of(synthesis("a", {UP: ["pmid:1", "pmid:2"], DOWN: ["pmid:3"]})), mixed=1)
    new = replace(new, sign_test_p=0.03125)
    assert figure_rows(old, new) == (
        ("cohorts", "increase", "decrease", "no difference", "mixed", "majority share", "sign test p", "95% interval"),
        ("before", "0", "0", "1", "0", "-", "-", "-"),
        ("after", "2", "1", "0", "1", "67%", "0.0312", "0% to 100%"),
    )
    assert [row[0] for row in figure_rows(None, new)] == ["cohorts", "after"]


def test_a_changed_claim_is_told_field_by_field() -> None:
    old = claim()
    new = replace(
        old,
        direction=UP,
        measure=Measure("thickness", concept="thinness"),
        comparison=Comparison("ill people", "well people"),
    )
    change = ClaimChange(old, new, ("direction", "measure", "comparison"))
    assert claim_change_of(change, NAMES) == (
        "thickness in region A: direction decrease -> increase, measure thickness -> thinness, "
        "comparison not stated -> ill people vs well people"
    )


def test_every_category_has_a_label() -> None:
    assert LABELS.keys() == set(Category)


def test_figures_in_a_line_show_both_values_of_what_changed() -> None:
    old = figures_of(synthesis("a", {UP: ["pmid:1"]}))
    new = figures_of(synthesis("a", {UP: ["pmid:1"], DOWN: ["pmid:2"]}))
    assert figure_line(old, new) == (
        "increase 1, decrease 0 -> 1, majority share 100% -> 50%, sign test p 1, 95% interval 0% to 100%"
    )
    assert figure_line(None, old) == "increase 1, majority share 100%, sign test p 1, 95% interval 0% to 100%"
