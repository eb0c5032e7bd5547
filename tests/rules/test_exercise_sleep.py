"""The second pack: rules of another field, which borrow what belongs to no field, read invented abstracts."""

from pathlib import Path

import pytest

from assistant.cli.pipeline import make_review
from assistant.cli.rule_sets import Rules, load_rules
from assistant.model import Review

SEED = Path("seeds") / "invented" / "exercise-sleep.nbib"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules("exercise-sleep")


@pytest.fixture(scope="module")
def review(rules: Rules, checkout: Path) -> Review:
    return make_review([checkout / SEED], rules).review


def test_its_examples_hold(rules: Rules) -> None:
    assert rules.problems_in_examples() == ()


def test_no_word_of_another_field_comes_with_what_it_borrows(rules: Rules) -> None:
    labels = {"region", "measure", "population", "treatment", "group", "associate"}
    own = {file.path.parent.parent.name for file in rules.concepts.files if file.value.label in labels}
    assert own == {"exercise-sleep"}


def test_the_invented_studies_agree_and_disagree(review: Review) -> None:
    several = {(s.region, s.verdict.value): s.by_direction for s in review.syntheses if len(s.cohorts) > 1}
    assert several.keys() == {
        ("total-sleep-time", "consensus"),
        ("sleep-quality", "consensus"),
        ("sleep-onset-latency", "discrepancy"),
    }


def test_recordings_and_reports_are_never_pooled(review: Review) -> None:
    sections = {(s.region, s.verdict.value) for s in review.syntheses if s.region == "sleep-efficiency"}
    assert sections == {("sleep-efficiency", "null"), ("sleep-efficiency", "single")}


def test_each_invented_abstract_says_that_it_is_invented(checkout: Path) -> None:
    text = (checkout / SEED).read_text(encoding="utf-8")
    assert text.count("\nAB  - This abstract is invented.") == text.count("\nTI  - Invented ") == 6
