"""Which unit of a new draft takes the place of which one of the draft before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.anchors import Anchor, AnchorKind
from assistant.redline.alignment import THRESHOLD, longest_run, match_texts, normalise
from assistant.redline.units import PART_OF, Unit, UnitKind

_Scope = tuple[AnchorKind, tuple[str, ...]]
_SAME_WORK = 0.9  # likeness of two references that tell of one work by other ids
_ALIKE = {AnchorKind.PARAGRAPH: THRESHOLD, AnchorKind.REFERENCE: _SAME_WORK}


def pair_units(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Pair the units of two drafts: by name where it says what a unit is about, else by place and text.

    A caption, a heading or a figure by another name is another one, however alike they are.

    Returns
    -------
    Index in ``old`` -> index in ``new``.
    """
    named = {_name(unit): j for j, unit in enumerate(new) if _is_named(unit)}
    pairs = {i: named[_name(unit)] for i, unit in enumerate(old) if _is_named(unit) and _name(unit) in named}
    taken = set(pairs.values())
    rest: defaultdict[_Scope, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, units, known in ((0, old, set(pairs)), (1, new, taken)):
        for n, unit in enumerate(units):
            if n not in known and unit.kind is UnitKind.PARAGRAPH and unit.anchor.kind in _ALIKE:
                rest[unit.anchor.kind, unit.anchor.place][side].append(n)
    for (kind, _), (ours, theirs) in rest.items():
        matched = match_texts([old[i].text for i in ours], [new[j].text for j in theirs], _ALIKE[kind])
        found = ((ours[a], theirs[b]) for a, b in matched.items())
        pairs |= {i: j for i, j in found if _may_pair(old[i].anchor, new[j].anchor)}
    return pairs | _pair_parts(old, new, pairs)


def pair_rows(old: Sequence[Anchor], new: Sequence[Anchor]) -> dict[int, int]:
    """Pair the rows of two tables by what they tell of, the others by their texts."""
    named: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, row in reversed(list(enumerate(new))):
        named[row.about[PART_OF:]].append(j)
    pairs = {
        i: named[row.about[PART_OF:]].pop()
        for i, row in enumerate(old)
        if row.about[PART_OF:] and named.get(row.about[PART_OF:])
    }
    ours = [i for i, row in enumerate(old) if not row.about[PART_OF:]]
    theirs = [j for j, row in enumerate(new) if not row.about[PART_OF:]]
    matched = match_texts([old[i].text for i in ours], [new[j].text for j in theirs])
    return pairs | {ours[a]: theirs[b] for a, b in matched.items()}


def find_moved(pairs: Mapping[int, int]) -> set[int]:
    """Give the indices in the old list of those pairs that the new one has in another order."""
    order = sorted(pairs)
    kept = longest_run([pairs[i] for i in order])
    return {i for position, i in enumerate(order) if position not in kept}


def _may_pair(old: Anchor, new: Anchor) -> bool:
    """Tell whether two texts that are like each other may be one: not if they tell of different things differently."""
    if old.kind is not AnchorKind.PARAGRAPH or not (old.about and new.about) or set(old.about) & set(new.about):
        return True
    return normalise(old.text) == normalise(new.text)


def _is_named(unit: Unit) -> bool:
    if unit.kind is UnitKind.TABLE:
        return False
    return unit.anchor.kind is not AnchorKind.PARAGRAPH or bool(unit.anchor.about)


def _name(unit: Unit) -> tuple[UnitKind, str]:
    return unit.kind, unit.key


def _pair_parts(old: Sequence[Unit], new: Sequence[Unit], pairs: Mapping[int, int]) -> dict[int, int]:
    """Pair tables whose paragraphs above are paired, part by part."""
    paired = {old[i].key: new[j].key for i, j in pairs.items()}
    parts = {unit.key: j for j, unit in enumerate(new) if unit.kind is UnitKind.TABLE}
    found = {}
    for i, unit in enumerate(old):
        if unit.kind is UnitKind.TABLE and unit.anchor.name in paired:
            key = f"{paired[unit.anchor.name]} {' '.join(unit.anchor.about[:PART_OF])}"
            if key in parts:
                found[i] = parts[key]
    return found
