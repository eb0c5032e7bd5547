from itertools import permutations

import pytest

from assistant.evaluate.matching import match


def test_the_closest_pair_is_matched_first() -> None:
    matching = match([[1, 3]], extracted=2, levels=3)
    assert (matching.annotated, matching.extracted) == ((3,), (0, 3))


def test_each_claim_has_one_partner() -> None:
    matching = match([[2], [2], [1]], extracted=1, levels=2)
    assert (matching.annotated, matching.extracted) == ((2, 0, 0), (2,))


def test_a_partner_is_changed_if_that_serves_another_claim() -> None:
    # the first could take either, the second only the first column
    matching = match([[2, 2], [2, 0]], extracted=2, levels=2)
    assert (matching.annotated, matching.extracted) == ((2, 2), (2, 2))


def test_a_chain_of_changes_is_followed() -> None:
    matching = match([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 0], [0, 1, 0, 0]], extracted=4, levels=1)
    assert sum(matching.annotated) == sum(matching.extracted) == 4


def test_a_claim_matched_strictly_stays_matched_at_looser_levels() -> None:
    matching = match([[3, 1], [1, 0]], extracted=2, levels=3)
    assert (matching.annotated, matching.extracted) == ((3, 1), (3, 1))


@pytest.mark.parametrize("agreements", [[], [[]], [[], []]])
def test_nothing_is_matched_with_nothing(agreements: list[list[int]]) -> None:
    assert match(agreements, extracted=0, levels=4).annotated == (0,) * len(agreements)


def test_no_order_of_the_claims_changes_how_many_match() -> None:
    rows = [[4, 3, 0, 1], [4, 0, 0, 0], [0, 3, 2, 0], [1, 1, 0, 0]]
    counts = {
        tuple(sorted(match([[row[c] for c in columns] for row in order], 4, 4).annotated))
        for order in permutations(rows)
        for columns in permutations(range(4))
    }
    at_least = {tuple(sum(n >= level for n in found) for level in (4, 3, 2, 1)) for found in counts}
    assert at_least == {(1, 2, 3, 4)}


def test_a_thousand_alike_claims_are_matched_in_the_time_of_a_blink() -> None:
    matching = match([[1] * 400 for _ in range(1000)], extracted=400, levels=1)
    assert sum(matching.annotated) == 400
