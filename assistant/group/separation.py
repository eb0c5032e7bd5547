"""What tells the two sides of a discrepancy apart, before anyone calls them contradictory."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from assistant.group.directions import is_directed
from assistant.group.rollup import Group, Member
from assistant.group.rules import Bands
from assistant.group.vocabulary import Explainer
from assistant.group.votes import Ballots
from assistant.model import Comparison, Direction, Separation, Study

Side = Sequence[Member]


def separate(group: Group, ballots: Ballots, cohort_of: Mapping[str, str], bands: Bands) -> tuple[Separation, ...]:
    """Find the fields that divide the cohorts that vote in opposite directions.

    A field divides them if something is known of it on each side, and no value known on one side is
    known on the other. It does so completely if it is known of every claim.

    Parameters
    ----------
    group
        A group whose cohorts disagree.
    ballots
        Cohort -> its vote; cohorts that found both directions stand on neither side.
    cohort_of
        Record id -> cohort.
    bands
        Limits of the bands of sample sizes and years.

    Returns
    -------
    Complete ones first, else in the order in which the section lists the fields.
    """
    sides: dict[Direction, list[Member]] = {}
    for member in group.members:
        direction = member.finding.reading.direction
        if is_directed(direction) and ballots[cohort_of[member.finding.claim.record_id]] is direction:
            sides.setdefault(direction, []).append(member)
    if len(sides) < 2:
        return ()
    found = [_separation(field, sides, bands) for field in group.section.explain_by]
    return tuple(sorted((s for s in found if s is not None), key=lambda s: not s.complete))


def _separation(field: Explainer, sides: Mapping[Direction, Side], bands: Bands) -> Separation | None:
    values: dict[str, tuple[str, ...]] = {}
    complete = True
    for direction in sorted(sides):
        stated = [_value(field, member, bands) for member in sides[direction]]
        complete = complete and None not in stated
        values[direction.value] = tuple(sorted({value for value in stated if value is not None}))
    known = [set(found) for found in values.values()]
    if not all(known) or not known[0].isdisjoint(known[1]):
        return None
    return Separation(field.value, values, complete)


def _value(field: Explainer, member: Member, bands: Bands) -> str | None:
    claim, study, place = member.finding.claim, member.finding.study, member.place
    match field:
        case Explainer.LATERALITY:
            return place.region.laterality.value if place.region.laterality else None
        case Explainer.SUBREGION:
            return place.region.id
        case Explainer.TARGET:
            return place.other.id if place.other else None
        case Explainer.COMPARISON:
            return _groups(claim.comparison)
        case Explainer.MEASURE:
            return claim.measure.pooled_as
        case Explainer.MODALITY:
            return claim.modality
        case Explainer.SAMPLE_SIZE:
            return name_band(count_participants(study), bands.sample_size)
        case Explainer.YEAR:
            year = member.finding.record.year
            return name_band(int(year) if year.isdecimal() else None, bands.year)
        case Explainer.POPULATION | Explainer.SPECIES | Explainer.TREATMENT | Explainer.DESIGN:
            stated: str | None = getattr(study, field.value)
            return stated


def count_participants(study: Study) -> int | None:
    """Count the participants of a study: the stated total, else the sum of two or more groups."""
    if study.n_total is not None or len(study.groups) < 2:
        return study.n_total
    return sum(arm.n for arm in study.groups)


def name_band(number: int | None, limits: Sequence[int]) -> str | None:
    """Name the band of a number: ``up to 19``, ``20-39``, ``from 40`` for the limits 20 and 40."""
    if number is None or not limits:
        return None
    above = bisect_right(limits, number)
    if above == 0:
        return f"up to {limits[0] - 1}"
    return f"from {limits[-1]}" if above == len(limits) else f"{limits[above - 1]}-{limits[above] - 1}"


def _groups(comparison: Comparison | None) -> str | None:
    """Name the two groups, whichever way round they are worded."""
    sides = (comparison.group_concept, comparison.comparator_concept) if comparison else ()
    known = sorted(side for side in sides if side is not None)
    return " vs ".join(known) if len(known) == 2 else None
