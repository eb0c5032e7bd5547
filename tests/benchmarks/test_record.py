from pathlib import Path

import pytest

from assistant.evaluate import Score, evaluate
from benchmarks.record import BEGIN, END, Measured, find_losses, recorded_f1, rewrite
from tests.evaluate.material import WORDS, annotated, extracted, record

SCORES = evaluate([record("pmid:1", annotated("fornix"), annotated("pons", "increase"))], [extracted("fornix")], WORDS)
MEASURED = Measured({"mine": SCORES.scores}, {("mine", "participants, exact number"): Score(0.5, 0.5, 0.5)})
TEXT = f"# Title\n\nBefore.\n\n{BEGIN}\nold figures\n{END}\n\nAfter.\n"


def test_figures_are_written_between_the_marks_and_read_back() -> None:
    text = rewrite(TEXT, MEASURED, "Measured today.")
    assert text.startswith("# Title\n\nBefore.\n\n") and text.endswith("\n\nAfter.\n")
    assert "old figures" not in text and "Measured today." in text
    levels = {("mine", level): 0.667 for level in ("located", "directed", "claim", "full")}
    assert recorded_f1(text) == levels | {("mine", "participants, exact number"): 0.5}
    assert rewrite(text, MEASURED, "Measured today.") == text


def test_the_tables_show_directions_and_rules() -> None:
    text = rewrite(TEXT, MEASURED, "")
    assert "| `increase` | 1 | 0.000 |\n| `decrease` | 1 | 1.000 |\n" in text
    assert "| `a-rule` | 1 | 1.000 | 0.500 |\n" in text


def test_a_document_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="measured: begin"):
        rewrite("# Title\n", MEASURED, "")


@pytest.mark.parametrize(
    ("f1", "losses"),
    [
        (0.7, ()),
        (0.7004, ()),
        (0.699, ("mine claim: F1 0.699 is below the recorded 0.700",)),
        (0.71, ()),
    ],
)
def test_a_figure_below_the_recorded_one_is_named(f1: float, losses: tuple[str, ...]) -> None:
    assert find_losses({("mine", "claim"): 0.7}, {("mine", "claim"): Score(0.1, 0.1, f1)}) == losses


def test_a_recorded_figure_that_was_not_measured_is_named() -> None:
    (loss,) = find_losses({("mine", "claim"): 0.7}, {})
    assert loss.startswith("mine claim: F1 0.700 is recorded and nothing was measured")


def test_the_document_of_the_project_holds_figures(checkout: Path) -> None:
    recorded = recorded_f1((checkout / "docs" / "accuracy.md").read_text(encoding="utf-8"))
    assert {("dev", "claim"), ("check", "full"), ("whitetext-dev", "regions, strict")} <= recorded.keys()
    assert all(0 < f1 <= 1 for f1 in recorded.values())
