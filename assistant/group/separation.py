"""What tells the two sides of a discrepancy apart, before anyone calls them contradictory."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.group.directions import is_directed
from assistant.group.explainers import state_value, values_agree
from assistant.group.rollup import Group, Member
from assistant.group.rules import Bands
from assistant.group.vocabulary import Explainer
from assistant.group.votes import Ballots
from assistant.model import Direction, Separation

# Of three, two would be left, and any difference separates two.
_MIN_FOR_NEARLY = 4

Sides = Mapping[Direction, Mapping[str, list[Member]]]
Stated = Mapping[Direction, Mapping[str, frozenset[str | None]]]


@dataclass(frozen=True, slots=True)
class Card:
    """What tells the sides of a discrepancy apart, the best first, and the fields of which too little is known."""

    separated_by: tuple[Separation, ...] = ()
    unexamined: tuple[str, ...] = ()


def separate(group: Group, ballots: Ballots, cohort_of: Mapping[str, str], bands: Bands, concepts: Concepts) -> Card:
    """Find the fields that divide the cohorts that vote in opposite directions.

    A field divides them if something is known of it on each side, and no value on one side agrees with one on the
    other. It does so completely if it is known of every claim. If a single cohort stands in the way, of four or more
    of which all is known, the field divides all but that one.

    Parameters
    ----------
    group
        A group whose cohorts disagree.
    ballots
        Cohort -> its vote; cohorts that found both directions stand on neither side.
    cohort_of
        Record id -> cohort.
    bands
        Limits of the bands of numbers.
    concepts
        Their hierarchy.

    Returns
    -------
    The fields of the section: complete ones first, then those not known of all, then those that divide all but one
    cohort; of one sort in the order in which the section lists them.
    """
    sides: dict[Direction, dict[str, list[Member]]] = {}
    for member in group.members:
        direction, cohort = member.finding.reading.direction, cohort_of[member.finding.claim.record_id]
        if is_directed(direction) and ballots[cohort] is direction:
            sides.setdefault(direction, {}).setdefault(cohort, []).append(member)
    stated = {field: _state(field, sides, bands) for field in group.section.explain_by}
    examined = {field: values for field, values in stated.items() if all(map(_known, values.values()))}
    found = [_separation(field, values, sides, concepts) for field, values in examined.items()]
    unexamined = tuple(field.value for field in stated if field not in examined)
    return Card(tuple(sorted((s for s in found if s is not None), key=_rank)), unexamined)


def _state(field: Explainer, sides: Sides, bands: Bands) -> Stated:
    return {
        direction: {name: frozenset(state_value(field, m, bands) for m in members) for name, members in side.items()}
        for direction, side in sorted(sides.items())
    }


def _known(side: Mapping[str, frozenset[str | None]]) -> frozenset[str]:
    return frozenset(value for values in side.values() for value in values if value is not None)


def _separation(field: Explainer, stated: Stated, sides: Sides, concepts: Concepts) -> Separation | None:
    complete = all(None not in values for side in stated.values() for values in side.values())
    if _are_apart(stated, concepts):
        return Separation(field.value, _listed(stated), complete)
    cohorts = sorted(name for side in stated.values() for name in side)
    if complete and len(cohorts) >= _MIN_FOR_NEARLY:
        for name in cohorts:
            rest = {d: {n: values for n, values in side.items() if n != name} for d, side in stated.items()}
            if all(rest.values()) and _are_apart(rest, concepts):
                return Separation(field.value, _listed(rest), False, _records(sides, name))
    return None


def _are_apart(stated: Stated, concepts: Concepts) -> bool:
    first, second = map(_known, stated.values())
    return not any(values_agree(a, b, concepts) for a in first for b in second)


def _listed(stated: Stated) -> dict[str, tuple[str, ...]]:
    return {direction.value: tuple(sorted(_known(side))) for direction, side in stated.items()}


def _records(sides: Sides, cohort: str) -> tuple[str, ...]:
    return tuple(sorted({m.finding.claim.record_id for side in sides.values() for m in side.get(cohort, ())}))


def _rank(separation: Separation) -> tuple[bool, bool]:
    return not separation.complete, bool(separation.all_but)
