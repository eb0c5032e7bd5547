import random

import pytest

from assistant.evaluate.kappa import measure_kappa


def test_the_figures_are_those_of_the_literature() -> None:
    """Diagnoses of 100 people by two raters (Fleiss, Statistical Methods for Rates and Proportions, table 13.1)."""
    kappa = measure_kappa([[75, 1, 4], [5, 4, 1], [0, 0, 10]])
    assert (kappa.observed, kappa.expected) == pytest.approx((0.89, 0.66))
    assert kappa.value == pytest.approx(0.6765, abs=0.0001)
    assert kappa.interval is not None
    low, high = kappa.interval
    assert (high - low) / 2 / 1.96 == pytest.approx(0.0877, abs=0.0001)


def test_the_interval_is_as_wide_as_drawing_the_cases_again_and_again_shows() -> None:
    table = [[60, 10, 5], [8, 40, 7], [4, 6, 60]]
    kappa = measure_kappa(table)
    cells = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    drawn = random.Random(1)
    values = []
    for _ in range(400):
        counts = [[0] * 3 for _ in range(3)]
        for i, j in drawn.choices(cells, k=len(cells)):
            counts[i][j] += 1
        value = measure_kappa(counts).value
        assert value is not None
        values.append(value)
    mean = sum(values) / len(values)
    spread = (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5
    assert kappa.interval is not None
    assert (kappa.interval[1] - kappa.interval[0]) / 2 / 1.96 == pytest.approx(spread, rel=0.1)


def test_full_agreement_on_several_answers_is_one() -> None:
    kappa = measure_kappa([[3, 0, 0], [0, 2, 0], [0, 0, 1]])
    assert (kappa.value, kappa.interval) == (pytest.approx(1.0), pytest.approx((1.0, 1.0)))


def test_one_and_the_same_answer_to_all_leaves_kappa_undefined() -> None:
    kappa = measure_kappa([[5, 0, 0], [0, 0, 0], [0, 0, 0]])
    assert (kappa.observed, kappa.expected, kappa.value, kappa.interval) == (1.0, 1.0, None, None)


def test_agreement_by_chance_is_nought_and_opposition_below() -> None:
    assert measure_kappa([[25, 25], [25, 25]]).value == pytest.approx(0.0)
    opposed = measure_kappa([[0, 10], [10, 0]])
    assert (opposed.value, opposed.interval) == (pytest.approx(-1.0), pytest.approx((-1.0, -1.0)))
