"""How many people a cohort and each side of a vote speak for."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.group.votes import Ballots
from assistant.model import Direction, Study


def size_cohorts(studies: Iterable[Study], cohort_of: Mapping[str, str]) -> dict[str, int | None]:
    """Give the size of each cohort, that of its largest study; ``None`` if that of any of its studies is not known."""
    sizes: dict[str, list[int | None]] = {}
    for study in studies:
        sizes.setdefault(cohort_of[study.record_id], []).append(study.participants)
    return {name: _known(found, max) for name, found in sizes.items()}


def count_by_direction(
    studies: Iterable[Study], ballots: Ballots, cohort_of: Mapping[str, str]
) -> dict[Direction, int]:
    """Count the participants behind each direction.

    Studies of one cohort share participants, so that the cohort counts as its largest study.

    Parameters
    ----------
    studies
        Of the records in a synthesis.
    ballots
        Cohort -> its vote; cohorts that found both directions are left out.
    cohort_of
        Record id -> cohort.

    Returns
    -------
    The directions for which the size of every study of every cohort is known.
    """
    largest = size_cohorts(studies, cohort_of)
    by_direction: dict[Direction, list[int | None]] = {}
    for name, direction in ballots.items():
        if direction is not None:
            by_direction.setdefault(direction, []).append(largest[name])
    totals = {direction: _known(by_direction[direction], sum) for direction in Direction if direction in by_direction}
    return {direction: total for direction, total in totals.items() if total is not None}


def _known(sizes: Sequence[int | None], add_up: Callable[[Sequence[int]], int]) -> int | None:
    """Add up sizes in a given way, ``None`` unless all of them are known."""
    known = [size for size in sizes if size is not None]
    return add_up(known) if len(known) == len(sizes) else None
