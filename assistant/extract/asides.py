"""Relative clauses in commas between a subject and its verb, which say nothing that a finding is made of."""

from collections.abc import Sequence

from assistant.extract.items import Item, labels
from assistant.extract.labels import CLAUSE_ENDS, FINDING_PARTS, LABELS, TIES

_OPENING = LABELS["comma"] + LABELS["relative"]
_VERBS = LABELS["be"] + LABELS["show"]
_TELLING = FINDING_PARTS + TIES + LABELS["activation"] + LABELS["null"] + LABELS["contrast"] + CLAUSE_ENDS


def leave_out_asides(items: Sequence[Item]) -> list[Item]:
    """Leave out the relative clause of "the fornix, which belongs to the limbic system, was thinner"."""
    if _OPENING not in labels(items):
        return list(items)
    out: list[Item] = []
    i = 0
    while i < len(items):
        after = _end_of_aside(items, i)
        if after is None:
            out.append(items[i])
        i = after or i + 1
    return out


def _end_of_aside(items: Sequence[Item], start: int) -> int | None:
    """Give the item after the comma that closes an aside, if one begins at ``start`` and the verb follows it."""
    if labels(items[start : start + 2]) != _OPENING:
        return None
    for i in range(start + 2, len(items) - 1):
        if items[i].sort in _TELLING:
            return None
        if items[i].sort == LABELS["comma"] and items[i + 1].sort in _VERBS:
            return i + 1
    return None
