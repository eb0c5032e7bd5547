"""Cohen's kappa: how far two people agree beyond what their habits alone would give."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from assistant.intervals import Z_95


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement of two people.

    Attributes
    ----------
    observed
        Share of the cases on which they agree.
    expected
        Share on which they would agree by chance, given how often each gives which answer.
    value
        1 for full agreement, 0 for that of chance; ``None`` where chance alone gives full agreement, since both always
        gave one and the same answer.
    interval
        95 % interval of the value, from its standard error for many cases; ``None`` with the value.
    """

    observed: float
    expected: float
    value: float | None
    interval: tuple[float, float] | None


def measure_kappa(table: Sequence[Sequence[int]]) -> Kappa:
    """Compute Cohen's kappa of a square table of counts.

    Sources: Cohen J. A coefficient of agreement for nominal scales. Educ Psychol Meas 1960;20(1):37-46, for the value;
    Fleiss JL, Cohen J, Everitt BS. Large sample standard errors of kappa and weighted kappa. Psychol Bull
    1969;72(5):323-327, for its standard error where the people do agree.

    Parameters
    ----------
    table
        Cases by the answer of the first person (row) and of the second (column), at least one in all.
    """
    total = sum(map(sum, table))
    shares = [[count / total for count in row] for row in table]
    rows, columns = [sum(row) for row in shares], [sum(column) for column in zip(*shares, strict=True)]
    observed = sum(shares[i][i] for i in range(len(shares)))
    expected = sum(row * column for row, column in zip(rows, columns, strict=True))
    if any(row[i] == total for i, row in enumerate(table)):
        return Kappa(observed, expected, None, None)
    value = (observed - expected) / (1 - expected)
    half = Z_95 * sqrt(_variance(shares, rows, columns, value, expected) / total)
    return Kappa(observed, expected, value, (max(-1.0, value - half), min(1.0, value + half)))


def _variance(
    shares: Sequence[Sequence[float]], rows: Sequence[float], columns: Sequence[float], value: float, expected: float
) -> float:
    """Compute the variance of one case."""
    size = range(len(shares))
    agreeing = sum(shares[i][i] * (1 - (rows[i] + columns[i]) * (1 - value)) ** 2 for i in size)
    others = sum(shares[i][j] * (columns[i] + rows[j]) ** 2 for i in size for j in size if i != j)
    chance = (value - expected * (1 - value)) ** 2
    return max(0.0, agreeing + (1 - value) ** 2 * others - chance) / (1 - expected) ** 2
