"""A short run of every harness, the same each time; ``make fuzz`` runs them for as long as one likes."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.harnesses import HARNESSES

_SLOW = {"rules": 4, "template": 12, "update": 12}
SEEDS = st.integers(0, 1 << 32)


@pytest.mark.parametrize("name", HARNESSES)
def test_nothing_but_an_error_of_ours_comes_of_a_mutated_file(name: str) -> None:
    harness = HARNESSES[name]

    @settings(max_examples=_SLOW.get(name, 20), deadline=None, derandomize=True, database=None)
    @given(SEEDS)
    def check(seed: int) -> None:
        harness.check(harness.make_input(Random(seed)))

    check()


@pytest.mark.parametrize("name", HARNESSES)
def test_examples_are_sound_and_the_same_dice_give_the_same_file(name: str) -> None:
    harness = HARNESSES[name]
    for example in harness.examples()[:1]:
        harness.check(example)
    assert harness.make_input(Random(7)) == harness.make_input(Random(7))
