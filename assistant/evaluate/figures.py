"""Precision, recall and F1, rounded as they are printed."""

from dataclasses import dataclass

DIGITS = 3


@dataclass(frozen=True, slots=True)
class Score:
    """How right and how complete a result is.

    Attributes
    ----------
    precision
        Share of what was found that is right.
    recall
        Share of what is there that was found.
    f1
        Harmonic mean of both.
    """

    precision: float
    recall: float
    f1: float


def score(right: int, extracted: int, found: int, annotated: int) -> Score:
    """Score counts.

    Parameters
    ----------
    right, extracted
        Number of results that are right, and of all.
    found, annotated
        Number of annotations that were found, and of all.
    """
    precision, recall = divide(right, extracted), divide(found, annotated)
    f1 = divide(2 * precision * recall, precision + recall)
    return Score(rounded(precision), rounded(recall), rounded(f1))


def divide(part: float, whole: float) -> float:
    """Divide, with 0 for nothing of nothing."""
    return part / whole if whole else 0.0


def rounded(value: float) -> float:
    """Round to the digits that are printed."""
    return round(value, DIGITS)
