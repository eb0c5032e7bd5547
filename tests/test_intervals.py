import pytest
from scipy.stats import binomtest

from assistant.intervals import sign_test, wilson_interval

SPLITS = [(most, total - most) for total in range(1, 41) for most in range(total + 1)]


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
        # Arbuthnott J. Phil Trans 1710;27:186-190: in all of 82 years more boys than girls were baptised.
        (82, 0, 2 / 4_835_703_278_458_516_698_824_704),
    ],
)
def test_the_sign_test_is_exact_and_two_sided(agreeing: int, opposing: int, p: float) -> None:
    assert sign_test(agreeing, opposing) == pytest.approx(p, rel=1e-12)


@pytest.mark.parametrize(("p", "split"), [(0.0039, (9, 0)), (0.2188, (5, 1))])
def test_the_sign_test_agrees_with_a_published_vote_count(p: float, split: tuple[int, int]) -> None:
    """Check P values that a re-analysis of effect directions printed, after the guidance of the Cochrane Handbook.

    Source: Thomson and Boon, effect direction in synthesis without meta-analysis, conference abstract,
    https://researchonline.gcu.ac.uk/en/publications/effect-direction-in-synthesis-without-meta-analysis-application-o
    It prints P = 0.0039 for housing condition and P = 0.2188 for general health, out of ten studies. The splits are
    inferred: of ten studies or fewer, each P belongs to one split alone.
    """
    fitting = [s for s in SPLITS if sum(s) <= 10 and s[0] >= s[1] and round(sign_test(*s), 4) == p]
    assert fitting == [split]


def test_the_sign_test_is_that_of_scipy() -> None:
    for agreeing, opposing in SPLITS:
        expected = binomtest(agreeing, agreeing + opposing, 0.5).pvalue
        assert sign_test(agreeing, opposing) == pytest.approx(expected, rel=1e-9), (agreeing, opposing)


def test_the_interval_is_that_of_scipy() -> None:
    for agreeing, opposing in SPLITS:
        expected = binomtest(agreeing, agreeing + opposing).proportion_ci(0.95, method="wilson")
        found = wilson_interval(agreeing, agreeing + opposing)
        assert found == pytest.approx((expected.low, expected.high), abs=1e-12), (agreeing, opposing)


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


def test_no_rounding_is_left_at_the_ends() -> None:
    assert {wilson_interval(0, total)[0] for total in range(1, 41)} == {0.0}
    assert {wilson_interval(total, total)[1] for total in range(1, 41)} == {1.0}


def test_the_interval_of_a_unanimous_vote_ends_at_one() -> None:
    low, high = wilson_interval(2, 2)
    assert high == 1.0
    assert low == pytest.approx(0.3424, abs=5e-5)
