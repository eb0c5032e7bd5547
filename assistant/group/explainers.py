"""The fields that may explain a discrepancy: what a claim states in each, and when two values agree."""

from bisect import bisect_right
from collections.abc import Sequence

from assistant.concepts import Concepts
from assistant.group.ages import average_age
from assistant.group.rollup import Member
from assistant.group.rules import Bands
from assistant.group.vocabulary import Explainer
from assistant.group.where import year_of
from assistant.model import Comparison, Laterality

_VERSUS = " vs "


def state_value(field: Explainer, member: Member, bands: Bands) -> str | None:
    """Give what a claim or its study states in a field, ``None`` where it states nothing."""
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
            return name_band(study.participants, bands.sample_size)
        case Explainer.AGE:
            return name_band(average_age(study), bands.age)
        case Explainer.YEAR:
            return name_band(year_of(member.finding.record), bands.year)
        case Explainer.POPULATION | Explainer.SPECIES | Explainer.TREATMENT | Explainer.DESIGN:
            stated: str | None = getattr(study, field.value)
            return stated


def values_agree(first: str, second: str, concepts: Concepts) -> bool:
    """Tell whether two values can both be true of one study.

    Equal ones do, a concept and what it is part of, either side and both sides, a group that is named in general words
    and any other, and two comparisons whose groups do.
    """
    if first == second or (Laterality.BILATERAL in (first, second) and {first, second} <= set(Laterality)):
        return True
    if _VERSUS in first and _VERSUS in second:
        pairs = zip(first.split(_VERSUS), second.split(_VERSUS), strict=True)
        return all(values_agree(a, b, concepts) for a, b in pairs)
    known = [concepts.by_id[name] for name in (first, second) if name in concepts.by_id]
    if any(concept.general for concept in known):
        return True
    return first in concepts.ancestors(second) or second in concepts.ancestors(first)


def name_band(number: float | None, limits: Sequence[int]) -> str | None:
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
    return _VERSUS.join(known) if len(known) == 2 else None
