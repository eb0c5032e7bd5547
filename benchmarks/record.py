"""The figures in docs/accuracy.md: written into a marked part of it, and read back."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluate import Score, Scores
from assistant.model import Direction
from benchmarks.blocks import rewrite_block

BLOCK = "measured"
BEGIN = f"<!-- {BLOCK}: begin, written by make accuracy -->"
END = f"<!-- {BLOCK}: end -->"
TOLERANCE = 0.0005
_PART = re.compile(f"{re.escape(BEGIN)}\n.*?{re.escape(END)}", re.S)
_HEADLINE = re.compile(r"^\| `([^`|]+)` \| ([a-z][^|]*?) \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|", re.M)

Figure = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that is measured.

    Attributes
    ----------
    claims
        Name of a set of annotated abstracts -> its scores.
    others
        Set and what was scored in it -> score.
    """

    claims: Mapping[str, Scores]
    others: Mapping[Figure, Score]

    def headline(self) -> dict[Figure, Score]:
        """List the scores that may not fall: every level of every set, and the others."""
        levels = {
            (name, str(level)): found.score
            for name, scores in self.claims.items()
            for level, found in scores.levels.items()
        }
        return levels | dict(self.others)


def rewrite(text: str, measured: Measured, state: str) -> str:
    """Put the figures into the marked part of the document.

    Parameters
    ----------
    text
        The document, with both marks.
    measured
        The figures.
    state
        What was measured and when, in words.

    Raises
    ------
    ValueError
        If a mark is missing.
    """
    return rewrite_block(text, BLOCK, "\n\n".join([state, *_tables(measured)]))


def recorded_f1(text: str) -> dict[Figure, float]:
    """Read the recorded F1 of every headline figure."""
    part = _PART.search(text)
    return {(name, what): float(f1) for name, what, f1 in _HEADLINE.findall(part[0])} if part else {}


def find_losses(recorded: Mapping[Figure, float], measured: Mapping[Figure, Score]) -> tuple[str, ...]:
    """Name each recorded figure that is not reached, or not measured."""
    losses = []
    for figure, before in recorded.items():
        now = measured.get(figure)
        if now is None:
            losses.append(
                f"{' '.join(figure)}: F1 {before:.3f} is recorded and nothing was measured; is the data there?"
            )
        elif now.f1 < before - TOLERANCE:
            losses.append(f"{' '.join(figure)}: F1 {now.f1:.3f} is below the recorded {before:.3f}")
    return tuple(losses)


def _tables(measured: Measured) -> list[str]:
    return [_headline(measured), _directions(measured.claims), _rules(measured.claims)]


def _headline(measured: Measured) -> str:
    by_record = {
        (name, str(level)): f"{found.f1_by_record:.3f}"
        for name, scores in measured.claims.items()
        for level, found in scores.levels.items()
    }
    rows = (
        (f"`{name}`", what, *_figures(score.precision, score.recall, score.f1), by_record.get((name, what), ""))
        for (name, what), score in measured.headline().items()
    )
    return _table(("set", "agreement", "precision", "recall", "F1", "F1 by record"), rows)


def _directions(claims: Mapping[str, Scores]) -> str:
    rows = []
    for direction in Direction:
        found = [scores.directions.get(direction) for scores in claims.values()]
        if any(found):
            cells = (cell for f in found for cell in ((str(f.annotated), *_figures(f.recall)) if f else ("0", "")))
            rows.append((f"`{direction}`", *cells))
    return _table(("direction", *(f"{name}: {c}" for name in claims for c in ("annotated", "recall"))), rows)


def _rules(claims: Mapping[str, Scores]) -> str:
    total: Counter[str] = Counter()
    for scores in claims.values():
        total.update({rule: found.claims for rule, found in scores.rules.items()})
    rows = []
    for rule in sorted(total, key=lambda rule: (-total[rule], rule)):
        cells: list[str] = []
        for scores in claims.values():
            made = scores.rules.get(rule)
            cells += (str(made.claims), *_figures(made.precision, made.recall)) if made else ("0", "", "")
        rows.append((f"`{rule}`", *cells))
    columns = (f"{name}: {column}" for name in claims for column in ("claims", "precision", "recall"))
    return _table(("claim rule", *columns), rows)


def _figures(*values: float) -> tuple[str, ...]:
    return tuple(f"{value:.3f}" for value in values)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    first, *others = (f"| {' | '.join(line)} |" for line in [head, *rows])
    return "\n".join([first, f"|{'---|' * len(head)}", *others])
