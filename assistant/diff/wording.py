"""The words in which every kind of output tells of a change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.diff.figures import Figures
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
_CAUSES = {
    Cause.ADDED: "new",
    Cause.REMOVED: "no longer among the records",
    Cause.RETRACTED: "retracted",
    Cause.CORRECTED: "record corrected",
    Cause.REGROUPED: "already among the records",
}
NONE = "-"


@dataclass(frozen=True, slots=True)
class Names:
    """How to print what changes speak of by its id.

    Attributes
    ----------
    concept
        Concept id -> printed name.
    studies
        Record id -> short name of its study; others are named by their id.
    """

    concept: Callable[[str], str] = str
    studies: Mapping[str, str] = field(default_factory=dict)

    def cite(self, record_id: str) -> str:
        """Name a study with its id."""
        return f"{self.studies[record_id]} ({record_id})" if record_id in self.studies else record_id


def title_of(synthesis: Synthesis, names: Names) -> str:
    """Name a synthesis by what was measured, and where."""
    places = [names.concept(place) for place in (synthesis.region, synthesis.target) if place]
    what = [names.concept(synthesis.measure)] if synthesis.measure else []
    with_whom = [f"with {names.concept(synthesis.associate)}"] if synthesis.associate else []
    where = [f"in {' and '.join(places)}"] if places else []
    return " ".join([*what, *with_whom, *where]) or synthesis.id


def scope_of(synthesis: Synthesis, names: Names) -> str:
    """Say under what a synthesis compares its claims; parts that its section does not compare on stay out."""
    # sections and strata are ids of grouping rules: a concept of the same id would lend them its name
    parts = [words(part) for part in (synthesis.section, synthesis.stratum, synthesis.modality) if part]
    treatment = [names.concept(synthesis.treatment)] if synthesis.treatment else []
    change = ["of change"] if synthesis.of_change else []
    return ", ".join([*parts, *_sides(synthesis, names), *treatment, *change])


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
    """Say where a study stands, where it stood, and why it moved."""
    before, after = (", ".join(map(words, side)) for side in (move.before, move.after))
    way = " -> ".join(side for side in (before, after) if side)
    return f"{way} ({_CAUSES[move.cause]})"


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


def words(identifier: str) -> str:
    """Write an id as words."""
    return identifier.replace("_", " ").replace("-", " ")


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


def _sides(synthesis: Synthesis, names: Names) -> list[str]:
    """Name who is compared with whom, or only the kind of comparison where that is all that is known."""
    if synthesis.group and synthesis.comparator:
        return [f"{names.concept(synthesis.group)} vs {names.concept(synthesis.comparator)}"]
    return [words(synthesis.comparison_kind)] if synthesis.comparison_kind else []
