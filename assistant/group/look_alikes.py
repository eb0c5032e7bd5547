"""Opposite signs of one measure at one place that nobody may call contradictory: they are from other comparisons."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from assistant.group.vocabulary import Explainer, RegionLevel
from assistant.model import Direction, LookAlike, Synthesis

_LEVELS = tuple(level.value for level in RegionLevel)
Sides = Mapping[Direction, Sequence[Synthesis]]


def find_look_alikes(syntheses: Sequence[Synthesis], context: Iterable[str]) -> tuple[LookAlike, ...]:
    """Find syntheses with opposite majorities that differ in the comparison or the treatment alone.

    They are told at the narrowest level at which both sides stand: a wider place is left out if a narrower one has
    told of findings on either of its sides.

    Parameters
    ----------
    syntheses
        In the order of the draft.
    context
        Ids of the strata that are shown as context only; nothing is said of these.

    Returns
    -------
    In the order of the draft, by the last synthesis of each.
    """
    apart = frozenset(context)
    alike: dict[tuple[str | None, ...], dict[Direction, list[Synthesis]]] = {}
    for synthesis in syntheses:
        if synthesis.majority in (Direction.DECREASE, Direction.INCREASE) and synthesis.stratum not in apart:
            key = (synthesis.stratum, synthesis.measure, synthesis.modality, synthesis.region, synthesis.target)
            if None not in (synthesis.stratum, synthesis.measure, synthesis.region, synthesis.level):
                alike.setdefault((*key, synthesis.level), {}).setdefault(synthesis.majority, []).append(synthesis)
    order = {synthesis.id: place for place, synthesis in enumerate(syntheses)}
    opposed = [sides for sides in alike.values() if len(sides) > 1]
    found = [_look_alike(sides, order) for sides in _narrowest(opposed)]
    differing = (one for one in found if one.differ_in)
    return tuple(sorted(differing, key=lambda one: max(order[s] for ids in one.by_direction.values() for s in ids)))


def _narrowest(opposed: Iterable[Sides]) -> list[Sides]:
    kept: list[dict[Direction, frozenset[str]]] = []
    found: list[Sides] = []
    for sides in sorted(opposed, key=lambda sides: min(_LEVELS.index(s.level or "") for s in _all(sides))):
        claims = {direction: frozenset(c for s in side for c in s.claim_ids) for direction, side in sides.items()}
        if not any(all(claims[direction] & narrow[direction] for direction in claims) for narrow in kept):
            kept.append(claims)
            found.append(sides)
    return found


def _look_alike(sides: Sides, order: Mapping[str, int]) -> LookAlike:
    last = max(_all(sides), key=lambda synthesis: order[synthesis.id])
    shared = {name: getattr(last, name) for name in ("stratum", "measure", "modality", "region", "target", "level")}
    return LookAlike(
        id=f"l-{hashlib.sha256(json.dumps(list(shared.values())).encode()).hexdigest()[:12]}",
        section=last.section,
        by_direction={
            direction: tuple(s.id for s in sides[direction]) for direction in Direction if direction in sides
        },
        differ_in=_differ_in(sides),
        **shared,
    )


def _differ_in(sides: Sides) -> tuple[str, ...]:
    """Name the comparison where any two of the opposite sides differ in it, and the treatment where in it alone."""
    pairs = list(product(*sides.values()))
    differing = {
        Explainer.COMPARISON: any(_compared(first) != _compared(second) for first, second in pairs),
        Explainer.TREATMENT: any(
            _compared(first) == _compared(second) and first.treatment != second.treatment for first, second in pairs
        ),
    }
    return tuple(field.value for field, differs in differing.items() if differs)


def _compared(synthesis: Synthesis) -> tuple[str | None, ...]:
    return synthesis.comparison_kind, synthesis.group, synthesis.comparator


def _all(sides: Sides) -> list[Synthesis]:
    return [synthesis for side in sides.values() for synthesis in side]
