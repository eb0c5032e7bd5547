"""The two figures beside a vote: an exact sign test, and an interval for the share of the majority."""

from math import comb, sqrt

Z_95 = 1.959963984540054


def sign_test(agreeing: int, opposing: int) -> float:
    """Compute the exact two-sided sign test of directed votes.

    The probability, if both directions were equally likely, of a split at least as uneven
    (Cochrane Handbook for Systematic Reviews of Interventions, chapter 12, on vote counting by direction of effect).

    Parameters
    ----------
    agreeing, opposing
        Cohorts in either direction; at least one in all.

    Returns
    -------
    Probability between 0 and 1.
    """
    total = agreeing + opposing
    tail = sum(comb(total, k) for k in range(max(agreeing, opposing), total + 1))
    return min(1.0, 2 * tail / (1 << total))


def wilson_interval(agreeing: int, total: int) -> tuple[float, float]:
    """Compute the 95 % score interval of a proportion.

    Source: Wilson EB. Probable inference, the law of succession, and statistical inference.
    J Am Stat Assoc 1927;22(158):209-212.

    Parameters
    ----------
    agreeing, total
        Cohorts in the majority direction, and all that voted in a direction; at least one.

    Returns
    -------
    Lower and upper limit, as shares from 0 to 1.
    """
    share = agreeing / total
    square = Z_95**2
    centre = (share + square / (2 * total)) / (1 + square / total)
    half = Z_95 * sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return (0.0 if agreeing == 0 else centre - half, 1.0 if agreeing == total else centre + half)
