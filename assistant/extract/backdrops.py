"""Regions of which a sentence says nothing: where another one lies, and what another one is held against."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.extract.brackets import outside
from assistant.extract.grammar import ARTICLES, LYING_IN, NAMING, PLACE_NOUNS
from assistant.extract.items import Item
from assistant.extract.labels import LABELS
from assistant.extract.words import Words

_REGIONS, _CONTRAST, _OTHER = LABELS["regions"], LABELS["contrast"], LABELS["other"]
_LEADING = LABELS["in"] + _OTHER
_PASSED = frozenset({",", ":", "as"})
_REACH = 2


def set_back(words: Words, items: Sequence[Item]) -> list[Item]:
    """Make plain words of them, so that no rule takes them for the place of a finding."""
    lists = [i for i, item in enumerate(items) if item.sort == _REGIONS]
    out = list(items)
    for k, i in enumerate(lists):
        before = items[lists[k - 1]] if k else None
        after = items[lists[k + 1]] if k + 1 < len(lists) else None
        if (before and _lies_within(words, items[i], before)) or _compared_with(items, i):
            out[i] = items[i]._replace(sort=_OTHER, places=None)
        elif after and _holds(words, items[i], after):
            out[i] = _without_last(items[i])
    return out


def _lies_within(words: Words, item: Item, before: Item) -> bool:
    """Tell the wide place of "the pole of the temporal lobe" or "in A within B", unless its members are named."""
    return _only(words, before.end, item.start, LYING_IN) and not _holds(words, before, item)


def _holds(words: Words, item: Item, after: Item) -> bool:
    """Tell the wide place of "limbic areas such as the pole" or "areas in A and B", whose members are named."""
    several = after.places is not None and len(after.places.members) > 1
    telling = NAMING | LYING_IN if several else NAMING
    return words.lowers[item.end - 1] in PLACE_NOUNS and _only(words, item.end, after.start, telling)


def _without_last(item: Item) -> Item:
    """Take the last member from a list; one that has no other is no list any more."""
    places = item.places
    if places is None or len(places.members) == 1:
        return item._replace(sort=_OTHER, places=None)
    return item._replace(places=replace(places, members=places.members[:-1], joints=places.joints[:-1]))


def _only(words: Words, start: int, end: int, telling: frozenset[str]) -> bool:
    """Tell whether nothing but such words stands in between, brackets, articles and commas aside."""
    between = {words.lowers[k] for k in outside(words, range(start, end))} - ARTICLES - _PASSED
    return bool(between) and between <= telling


def _compared_with(items: Sequence[Item], i: int) -> bool:
    """Tell "the thalamus" in "more activity in the insula than in the thalamus"."""
    places = items[i].places
    if places is None or places.joints[-1:] == (",",):  # what follows the comma may be told of
        return False
    before = i - 1
    while before >= 0 and i - before <= _REACH and items[before].sort in _LEADING:
        before -= 1
    return before >= 0 and items[before].sort == _CONTRAST
