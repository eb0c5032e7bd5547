"""The words in which every kind of output tells of a change."""

from collections.abc import Iterable, Iterator

from assistant.diff.figures import Figures
from assistant.diff.names import Names, words
from assistant.model import (
    Category,
    Cause,
    Claim,
    ClaimChange,
    Comparison,
    Direction,
    Measure,
    StudyMove,
    Synthesis,
    SynthesisChange,
    Verdict,
)

LABELS = {
    Category.REVERSED: "Reversed",
    Category.CONTESTED: "Newly contested",
    Category.RESOLVED: "No longer contested",
    Category.WEAKENED: "Weakened",
    Category.STRENGTHENED: "Strengthened",
    Category.NEW: "New",
    Category.GONE: "Gone",
    Category.MORE_NULLS: "More cohorts that found nothing",
    Category.FEWER_NULLS: "Fewer cohorts that found nothing",
    Category.OTHER_STUDIES: "Other studies, neither stronger nor weaker",
    Category.UNCHANGED: "Unchanged",
}
CAUSES = {
    Cause.ADDED: "new",
    Cause.REMOVED: "no longer among the records",
    Cause.RETRACTED: "retracted",
    Cause.CORRECTED: "record corrected",
    Cause.CHECKED: "corrected by the reviewer",
    Cause.REGROUPED: "already among the records",
}
NONE = "-"
RECORRECTED = "What the reviewer corrected differs too, so that not every change comes from the records."


def verdict_of(synthesis: Synthesis) -> str:
    """Say the verdict with the direction that most cohorts report."""
    word = "single study" if synthesis.verdict is Verdict.SINGLE else str(synthesis.verdict)
    return f"{word} ({words(synthesis.majority)})" if synthesis.majority else word


def way_of(change: SynthesisChange) -> str:
    """Say the verdict before and after, or the one there is."""
    states = [verdict_of(state) for state in (change.old, change.new) if state]
    return " -> ".join(dict.fromkeys(states))


def claim_change_of(change: ClaimChange, names: Names) -> str:
    """Say what a claim is about, and each of its fields before and after."""
    fields = [f"{name} {_said(change.old, name)} -> {_said(change.new, name)}" for name in change.fields]
    places = [end.label for end in (change.new.region, change.new.target) if end]
    return f"{names.concept(change.new.measure.id)} in {enumerate_words(places)}: {', '.join(fields)}"


def move_of(move: StudyMove) -> str:
    """Say where a study stood and stands, and why it moved."""
    return f"{stand_of(move)} ({CAUSES[move.cause]})"


def stand_of(move: StudyMove) -> str:
    """Say under which directions a study stood and stands."""
    before, after = (", ".join(map(words, side)) for side in (move.before, move.after))
    return " -> ".join(side for side in (before, after) if side)


def sign_of(move: StudyMove) -> str:
    """Mark a study that joined, left or turned."""
    return "+" if not move.before else "-" if not move.after else "~"


def figure_rows(before: Figures | None, after: Figures | None) -> tuple[tuple[str, ...], ...]:
    """Set the figures of a synthesis before and after under their headings.

    Returns
    -------
    Rows of equal length: headings, then one row for each state that there is. Directions nobody reports stay out.
    """
    states = [(label, figures) for label, figures in (("before", before), ("after", after)) if figures]
    directions = [d for d in Direction if any(figures.votes.get(d) for _, figures in states)]
    mixed = any(figures.mixed for _, figures in states)
    votes = [*map(words, directions), *(["mixed"] if mixed else [])]
    head = ("cohorts", *votes, "majority share", "sign test p", "95% interval")
    return (head, *((label, *_figure_cells(figures, directions, mixed)) for label, figures in states))


def figure_line(before: Figures | None, after: Figures | None) -> str:
    """Write the figures of a synthesis in a line, what changed with both of its values."""
    head, *states = figure_rows(before, after)
    names = [f"{name} " for name in head[1:]]
    values = [" -> ".join(dict.fromkeys(column)) for column in list(zip(*states, strict=True))[1:]]
    return ", ".join(f"{name}{value}" for name, value in zip(names, values, strict=True))


def count(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def enumerate_words(items: Iterable[str]) -> str:
    """Join items as a sentence does."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def _said(claim: Claim, name: str) -> str:
    """Write what a claim says in a field, or that it says nothing."""
    value = getattr(claim, name)
    if isinstance(value, Comparison):
        return f"{value.group} vs {value.comparator}"
    return words(value.pooled_as if isinstance(value, Measure) else value) if value else "not stated"


def _figure_cells(figures: Figures, directions: Iterable[Direction], mixed: bool) -> Iterator[str]:
    yield from (str(figures.votes.get(direction, 0)) for direction in directions)
    if mixed:
        yield str(figures.mixed)
    yield NONE if figures.share is None else f"{figures.share:.0%}"
    yield NONE if figures.sign_test_p is None else f"{figures.sign_test_p:.3g}"
    yield NONE if figures.interval is None else "{:.0%} to {:.0%}".format(*figures.interval)
