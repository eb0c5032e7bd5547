import pytest

from assistant.group.intervals import sign_test, wilson_interval


@pytest.mark.parametrize(
    ("agreeing", "opposing", "p"),
    [
        (1, 0, 1.0),
        (1, 1, 1.0),
        (2, 0, 0.5),
        (5, 0, 2 / 32),
        (6, 0, 2 / 64),
        (8, 1, 20 / 512),  # 2 * (1 + 9) / 2^9
        (10, 2, 158 / 4096),  # 2 * (1 + 12 + 66) / 2^12
        (2, 10, 158 / 4096),
        (3, 3, 1.0),
    ],
)
def test_the_sign_test_is_exact_and_two_sided(agreeing: int, opposing: int, p: float) -> None:
    assert sign_test(agreeing, opposing) == pytest.approx(p)


@pytest.mark.parametrize(
    ("agreeing", "total", "limits"),
    [  # Newcombe RG. Stat Med 1998;17:857-872, table I, method 3
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_the_interval_agrees_with_a_published_table(agreeing: int, total: int, limits: tuple[float, float]) -> None:
    assert wilson_interval(agreeing, total) == pytest.approx(limits, abs=5e-5)


def test_the_interval_of_a_unanimous_vote_ends_at_one() -> None:
    low, high = wilson_interval(2, 2)
    assert high == 1.0
    assert low == pytest.approx(0.3424, abs=5e-5)
