"""What the change of a synthesis means: one category for each pair of syntheses.

The first line that fits decides. *Before* and *after* are the synthesis in the old and in the new review.

====================  =================================================================================================
new, gone             one review alone holds the synthesis
unchanged             verdict, majority, votes, mixed cohorts and the studies of each direction are the same
reversed              most cohorts report one direction before, and the other one after
contested             the verdict is a discrepancy after and was none before
resolved              the verdict was a discrepancy before and is none after
strengthened          the verdict rose: null < single study or unresolved < consensus
weakened              the verdict fell on these steps
more, fewer nulls     nothing but the number of cohorts differs that looked and found nothing
strengthened          more cohorts report the direction that most report, and no more stand beside it; or as many do,
                      and fewer stand beside it: against it, without a direction, with nothing, or with both directions
weakened              the other way round
other studies         anything else: votes grew on both sides, or other studies cast the same votes
====================  =================================================================================================

Each test says of a pair what it says of the opposite for the pair swapped, so that going back to the old review tells
the opposite of going on to the new one.
"""

from assistant.diff.figures import Figures, figures_of
from assistant.model import NULLS, Category, Synthesis, Verdict

OPPOSITES = {
    Category.NEW: Category.GONE,
    Category.CONTESTED: Category.RESOLVED,
    Category.STRENGTHENED: Category.WEAKENED,
    Category.MORE_NULLS: Category.FEWER_NULLS,
}
OPPOSITES |= {later: earlier for earlier, later in OPPOSITES.items()}
OPPOSITES |= {category: category for category in Category if category not in OPPOSITES}
# A discrepancy stands on no step: whoever gains or loses one is contested or resolved.
_STEPS = {Verdict.NULL: 0, Verdict.SINGLE: 1, Verdict.UNRESOLVED: 1, Verdict.DISCREPANCY: 1, Verdict.CONSENSUS: 2}


def classify(old: Synthesis | None, new: Synthesis | None) -> Category:
    """Say what the change of a synthesis means.

    Parameters
    ----------
    old, new
        The synthesis in either review, ``None`` where a review does not hold it.

    Raises
    ------
    ValueError
        If neither review holds it.
    """
    if old is None and new is None:
        raise ValueError("there is no synthesis to classify")
    if old is None:
        return Category.NEW
    if new is None:
        return Category.GONE
    return _by_verdict(old, new) or _by_votes(old, new)


def _by_verdict(old: Synthesis, new: Synthesis) -> Category | None:
    """Find the category that verdict and majority decide, ``None`` if they leave it open."""
    if _state(old) == _state(new):
        return Category.UNCHANGED
    if old.majority and new.majority and old.majority is not new.majority:
        return Category.REVERSED
    return (
        _pick(Category.CONTESTED, _opposed(new) - _opposed(old))
        or _pick(Category.STRENGTHENED, _STEPS[new.verdict] - _STEPS[old.verdict])
    )  # fmt: skip


def _by_votes(old: Synthesis, new: Synthesis) -> Category:
    before, after = figures_of(old), figures_of(new)
    if _without_nulls(old) == _without_nulls(new) and before.mixed == after.mixed:
        found = _pick(Category.MORE_NULLS, after.nulls - before.nulls)
    else:
        found = _pick(Category.STRENGTHENED, _gain(before, after) - _gain(after, before))
    return found or Category.OTHER_STUDIES


def _pick(category: Category, sign: int) -> Category | None:
    """Give a category for a rise, its opposite for a fall, and ``None`` if neither."""
    return category if sign > 0 else OPPOSITES[category] if sign < 0 else None


def _gain(before: Figures, after: Figures) -> bool:
    """Tell whether the direction that has most gained, with nothing gained beside it."""
    kept = after.agreeing >= before.agreeing and after.beside <= before.beside
    return kept and (after.agreeing, after.beside) != (before.agreeing, before.beside)


def _opposed(synthesis: Synthesis) -> bool:
    return synthesis.verdict is Verdict.DISCREPANCY


def _without_nulls(synthesis: Synthesis) -> dict[str, int]:
    return {direction: count for direction, count in synthesis.votes.items() if count and direction not in NULLS}


def _state(synthesis: Synthesis) -> tuple[object, ...]:
    """Gather what makes a synthesis the same to a reader."""
    sides = {direction: sorted(records) for direction, records in synthesis.by_direction.items() if records}
    votes = {direction: count for direction, count in synthesis.votes.items() if count}
    return (synthesis.verdict, synthesis.majority, votes, sorted(synthesis.mixed), sides)
