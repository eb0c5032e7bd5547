"""Associations of a change, and of the measure itself."""

from collections.abc import Callable

import pytest

from assistant.model import Extraction

COMPARED = "RESULTS: FA of the insula increased after training compared with before training."
TIES = [
    ("The change of FA in the insula correlated negatively with pain intensity.", True),
    ("Pain intensity was inversely correlated with this change in FA of the insula.", True),
    ("The increase in FA of the insula correlated with pain intensity.", True),
    ("FA changes in the insula correlated with pain intensity.", True),
    ("FA of the insula correlated with changes of pain intensity.", True),
    ("FA of the insula correlated with pain intensity.", False),
    ("Increased FA of the insula correlated with pain intensity.", False),
    ("FA of the insula was increased in patients and correlated with pain intensity.", False),
    ("Changes were small, while FA of the insula correlated with pain intensity.", False),
]


@pytest.mark.parametrize(("sentence", "expected"), TIES)
def test_a_noun_for_a_change_on_either_side_makes_it_a_tie_of_the_change(
    extract: Callable[..., Extraction], sentence: str, expected: bool
) -> None:
    claims = [claim for claim in extract(f"{COMPARED} {sentence}").claims if claim.associate]
    assert [claim.of_change for claim in claims] == [expected]


def test_where_no_times_are_compared_a_change_is_a_difference_between_groups(
    extract: Callable[..., Extraction],
) -> None:
    (claim,) = extract("RESULTS: FA changes in the insula of patients correlated with pain intensity.").claims
    assert not claim.of_change
