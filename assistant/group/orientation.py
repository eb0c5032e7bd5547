"""Which way round a claim is worded, and its direction as the side has it that the pack names first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.group.directions import kind_of, turn
from assistant.group.rules import ContrastRule
from assistant.group.vocabulary import DirectionKind
from assistant.model import Claim, Comparison, Direction


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim read from the side that the pack names.

    Attributes
    ----------
    direction
        Turned, if the claim is worded from the other side.
    contrast
        Id of the contrast rule, else both group concepts as worded; ``None`` unless both sides are
        known and differ.
    group, comparator
        Group concepts that name the two sides; ``None`` where the contrast is.
    """

    direction: Direction
    contrast: str | None = None
    group: str | None = None
    comparator: str | None = None


def read_direction(claim: Claim, contrasts: Sequence[ContrastRule], concepts: Concepts) -> Reading:
    """Read the direction of a claim from the side that the pack names.

    Parameters
    ----------
    claim
        A claim as worded; it stays as it is.
    contrasts
        The first rule that both sides fit decides; if only one side is known, the first that it fits
        decides the way round, but not the contrast.
    concepts
        Their hierarchy: a rule that names a group takes all that is part of it.

    Returns
    -------
    The reading; associations and claims without comparison are never turned.
    """
    comparison = claim.comparison
    if comparison is None or kind_of(claim.direction) is DirectionKind.ASSOCIATION:
        return Reading(claim.direction)
    for rule, turned in _fitting(comparison, contrasts, concepts):
        direction = turn(claim.direction) if turned else claim.direction
        if comparison.group_concept and comparison.comparator_concept:
            return Reading(direction, rule.id, rule.group[0], rule.comparator[0])
        return Reading(direction)
    return _as_worded(claim.direction, comparison)


def _as_worded(direction: Direction, comparison: Comparison) -> Reading:
    group, comparator = comparison.group_concept, comparison.comparator_concept
    if group and comparator and group != comparator:
        return Reading(direction, f"{group}:{comparator}", group, comparator)
    return Reading(direction)


def _fitting(
    comparison: Comparison, contrasts: Iterable[ContrastRule], concepts: Concepts
) -> Iterator[tuple[ContrastRule, bool]]:
    """Go through the rules that the known sides fit, each with whether the claim has to be turned."""
    group = _widen(comparison.group_concept, concepts)
    comparator = _widen(comparison.comparator_concept, concepts)
    if not group and not comparator:
        return
    for rule in contrasts:
        if rule.kind is not comparison.kind:
            continue
        if _fits(group, rule.group) and _fits(comparator, rule.comparator):
            yield rule, False
        elif _fits(group, rule.comparator) and _fits(comparator, rule.group):
            yield rule, True


def _fits(stated: tuple[str, ...], side: Sequence[str]) -> bool:
    return not stated or any(name in side for name in stated)


def _widen(concept: str | None, concepts: Concepts) -> tuple[str, ...]:
    return concepts.ancestors(concept) if concept else ()
