"""Relative clauses that say nothing that a finding is made of."""

from collections.abc import Sequence

from assistant.extract.grammar import NAMING, OPENING, PLACE_NOUNS
from assistant.extract.items import Item, labels
from assistant.extract.labels import CLAUSE_ENDS, FINDING_PARTS, LABELS, TIES
from assistant.extract.words import Words

_OPENING = LABELS["comma"] + LABELS["relative"]
_NAMING = NAMING | OPENING
_LEADING = LABELS["in"] + LABELS["comma"] + LABELS["other"]
_VERBS = LABELS["be"] + LABELS["show"]
_CUES = LABELS["direction"] + LABELS["activation"]
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


def leave_out_descriptions(words: Words, items: Sequence[Item]) -> list[Item]:
    """Leave out what describes places before it names them: "more activity in regions that serve memory, such as"."""
    out: list[Item] = []
    i, cued = 0, False
    while i < len(items):
        after = _end_of_description(words, items, i) if cued else None
        cued = cued or items[i].sort in _CUES
        if after is None:
            out.append(items[i])
        i = after or i + 1
    return out


def _end_of_description(words: Words, items: Sequence[Item], start: int) -> int | None:
    """Give the item that begins to name the places, if a relative clause on them begins at ``start``."""
    if items[start].sort not in CLAUSE_ENDS or words.lowers[items[start].start - 1] not in PLACE_NOUNS:
        return None
    for i in range(start + 1, len(items) - 1):
        if items[i].sort in FINDING_PARTS + CLAUSE_ENDS + LABELS["null"] + LABELS["contrast"]:
            return None
        if words.lowers[items[i].start] in _NAMING and _names_places(items[i + 1 : i + 4]):
            return i
    return None


def _names_places(following: Sequence[Item]) -> bool:
    """Tell whether a list of regions comes next, commas, articles and prepositions aside."""
    told = next((item for item in following if item.sort not in _LEADING), None)
    return told is not None and told.sort == LABELS["regions"]
