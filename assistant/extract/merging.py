"""Equal claims of one study become one claim with several pieces of evidence; claims get their ids."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from assistant.model import Claim, Laterality, Status

_RANK = {Status.ASSERTED: 0, Status.HEDGED: 1, Status.BACKGROUND: 2}


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """Join claims that say the same, the first and firmest statement leading.

    Two claims are the same if they agree in regions, laterality, measure, direction, comparison and associate,
    and stand in one sentence or in different parts of the abstract. Two sentences of the results that look the
    same differ in something that the rules do not read, such as a frequency band: they stay two claims.

    Returns
    -------
    list
        In order of first mention, each with its id.
    """
    groups: dict[tuple[object, ...], list[list[Claim]]] = {}
    order: list[list[Claim]] = []
    for claim in claims:
        same = groups.setdefault(_key(claim), [])
        group = next((group for group in same if _restates(claim, group[0])), None)
        if group is None:
            group = []
            same.append(group)
            order.append(group)
        group.append(claim)
    seen: Counter[str] = Counter()
    return [_identified(_joined(group), seen) for group in order]


def claim_id(claim: Claim, ordinal: int) -> str:
    """Hash what a claim quotes and says; measure and comparison are left out, so that rule edits keep the id."""
    first = claim.evidence[0]
    parts = (
        claim.record_id,
        " ".join(first.sentence.lower().split()),
        first.region_text.lower(),
        (first.target_text or "").lower(),
        claim.direction.value,
        str(ordinal),
    )
    return "c-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _key(claim: Claim) -> tuple[object, ...]:
    ends: tuple[tuple[str, Laterality | None], ...] = ((claim.region.id, claim.region.laterality),)
    if claim.target:
        ends = tuple(sorted((*ends, (claim.target.id, claim.target.laterality)), key=str))
    sides = claim.comparison and (claim.comparison.group_concept, claim.comparison.comparator_concept)
    return (
        ends,
        claim.measure.concept,
        claim.direction,
        sides,
        claim.associate_concept or claim.associate,
        claim.of_change,
    )


def _restates(claim: Claim, earlier: Claim) -> bool:
    here, there = claim.evidence[0], earlier.evidence[0]
    return (here.field, here.start) == (there.field, there.start) or here.section is not there.section


def _joined(group: list[Claim]) -> Claim:
    if len(group) == 1:
        return group[0]
    firmest = min(group, key=lambda claim: _RANK[claim.status])
    rest = [claim for claim in group if claim is not firmest]
    return replace(firmest, evidence=firmest.evidence + tuple(e for claim in rest for e in claim.evidence))


def _identified(claim: Claim, seen: Counter[str]) -> Claim:
    plain = claim_id(claim, 0)
    seen[plain] += 1
    return replace(claim, claim_id=plain if seen[plain] == 1 else claim_id(claim, seen[plain] - 1))
