"""Applies the claim rules to a sentence: which regions pair up, and which cue governs each."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.extract.claim_rules import CUES, Finding
from assistant.extract.items import Item, labels
from assistant.extract.labels import LABELS
from assistant.extract.patterns import Pattern
from assistant.extract.reading import Place, Places
from assistant.model import Laterality

# what may stand between a verb and the region that is its subject or object
_PREDICATE = LABELS["other"] + LABELS["be"] + LABELS["show"] + LABELS["hedge"]
_ONCE = (Finding.NO_DIFFERENCE, Finding.DIFFERENCE, Finding.ACTIVATION)
TIED = (Finding.ASSOCIATION, Finding.NO_ASSOCIATION)
NULLS = (Finding.NO_DIFFERENCE, Finding.NO_ASSOCIATION)


@dataclass(frozen=True, slots=True)
class Unit:
    """Regions that share their fate: a list, or pairs of a list with another.

    Attributes
    ----------
    at
        Index of its last item.
    first
        Index of its first item.
    pairs
        Region and target; the target is ``None`` for single regions.
    rule
        Id of the pair rule, ``None`` for single regions.
    """

    at: int
    first: int
    pairs: tuple[tuple[Place, Place | None], ...]
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that fired for a unit.

    Attributes
    ----------
    unit
        The regions.
    rule
        Id of the rule.
    finding
        What it makes of them.
    cue
        Index of the item with the direction, activation or association.
    alone
        Whether nothing else is said of the regions.
    """

    unit: Unit
    rule: str
    finding: Finding
    cue: int
    alone: bool = False


class FindingRules:
    """The claim rules by what becomes of them: within each list the first that matches wins.

    Attributes
    ----------
    pairs
        Rules that form pairs of regions.
    findings
        Lists of rules, of each of which a region can have one finding: differences, associations, and every rule that
        adds to those.
    verbs
        Concepts that say by themselves that a region responds.
    """

    def __init__(self, patterns: Sequence[Pattern], concepts: Concepts) -> None:
        self.verbs = frozenset(c.id for c in concepts.labelled("direction") if c.value == "activation" and c.implies)
        self.pairs = tuple(p for p in patterns if p.rule.finds is Finding.PAIR)
        singles = tuple(p for p in patterns if p.rule.finds in _ONCE and not p.rule.also)
        ties = tuple(p for p in patterns if p.rule.finds in TIED and not p.rule.also)
        self.findings = (singles, ties, *((p,) for p in patterns if p.rule.also))


def find(items: Sequence[Item], rules: FindingRules) -> list[Found]:
    """Find what a sentence says of each of its regions.

    Parameters
    ----------
    items
        The sentence.
    rules
        All claim rules.

    Returns
    -------
    list
        In order of the regions; a region can have a difference and an association, not two of a kind.
    """
    row, units = pair_up(items, rules.pairs)
    out: list[Found] = []
    for unit in units:
        seen = f"{row[: unit.at]}P{row[unit.at + 1 :]}"
        hits = [_first(unit, seen, choice) for choice in rules.findings]
        out += _settled(hits, items, rules.verbs)
    return out


def _settled(hits: Sequence[Found | None], items: Sequence[Item], verbs: Container[str | None]) -> list[Found]:
    """Keep a finding alone whose rule says so, and drop a mere response beside a tie: "activity predicted pain"."""
    single, tie = hits[0], hits[1]
    if single and tie and (single.alone or _nearer(single, tie, items, verbs)):
        return [single]
    if single and tie and (tie.alone or single.finding is Finding.ACTIVATION):
        hits = hits[1:]
    return [hit for hit in hits if hit is not None]


def _nearer(single: Found, tie: Found, items: Sequence[Item], verbs: Container[str | None]) -> bool:
    """Tell a verb of response beside a region from a tie further off: "trained associations engaged the insula"."""
    cue, unit = single.cue, single.unit
    span = items[cue].span
    if single.finding is not Finding.ACTIVATION or span is None or span.concept not in verbs:
        return False
    if tie.cue < cue < unit.first:
        between = items[cue + 1 : unit.first]
    elif unit.at < cue < tie.cue:
        between = items[unit.at + 1 : cue]
    else:
        return False
    return all(item.sort in _PREDICATE for item in between)


def pair_up(items: Sequence[Item], patterns: Sequence[Pattern]) -> tuple[str, list[Unit]]:
    """Form pairs of regions, and rewrite the row: a pair stands at its last item, its other regions vanish."""
    row = labels(items)
    units: dict[int, Unit] = {}
    for pattern in patterns:
        match = pattern.search(row)
        while match is not None:
            unit = _pair(items, {name: match.start(name) for name in match.groupdict()}, units, pattern)
            if unit is None:
                match = pattern.search(row, match.start() + 1)
                continue
            units[unit.at] = unit
            row = "".join(_rewritten(row, i, unit) for i in range(len(row)))
            match = pattern.search(row)
    for i, item in enumerate(items):
        if row[i] == "R" and item.places is not None:
            units[i] = Unit(i, i, tuple((member, None) for member in item.places.members))
    return row, [units[i] for i in sorted(units)]


def _rewritten(row: str, i: int, unit: Unit) -> str:
    if i == unit.at:
        return "Q"
    return "x" if i == unit.first and row[i] == "R" else row[i]


def _pair(items: Sequence[Item], at: dict[str, int], units: dict[int, Unit], pattern: Pattern) -> Unit | None:
    """Make the pairs of a match; ``None`` if it pairs nothing, so that its regions stay free for other rules."""
    pairs = _pairs(items, at, units, pattern.rule.joint)
    if not pairs:
        return None
    last = at.get("targets", at.get("regions", 0))
    return Unit(last, at.get("seed", last), pairs, pattern.rule.id)


def _pairs(
    items: Sequence[Item], at: dict[str, int], units: dict[int, Unit], joint: str | None
) -> tuple[tuple[Place, Place | None], ...]:
    if "pair" in at:
        return _cross(units[at["pair"]].pairs[0][:1], _members(items[at["targets"]].places))
    if "seed" in at:
        seeds, targets = (_members(items[at[name]].places) for name in ("seed", "targets"))
        return _cross(seeds, targets)
    places = items[at["regions"]].places
    if places is None or len(places.members) < 2:
        return ()
    if joint is None:
        return _couples(places) or _cross(places.members[:1], places.members[1:])
    return _joined(places, joint) if joint in places.joints else ()


def _couples(places: Places) -> tuple[tuple[Place, Place | None], ...]:
    """Pair "A and B, and C and D" two by two; "A and B, C and D" ties A to each, unless one recurs."""
    members, within, beside = places.members, places.joints[::2], places.joints[1::2]
    if len(members) < 4 or len(members) % 2 or {*within} != {"and"} or not all(m.span.complete for m in members):
        return ()
    recurs = len({_end(member) for member in members}) < len(members)
    if len(within) > 2 or recurs or {*beside} == {"and"}:
        return tuple(zip(members[::2], members[1::2], strict=True))
    return ()


def _joined(places: Places, joint: str) -> tuple[tuple[Place, Place | None], ...]:
    """Pair the members around each joint of a sort: "A-B, C-D and E" gives A-B, C-D and E alone, "A-A" gives A."""
    out: list[tuple[Place, Place | None]] = []
    members = list(places.members)
    i = 0
    while i < len(members):
        if i < len(places.joints) and places.joints[i] == joint:
            within = _end(members[i]) == _end(members[i + 1])
            out.append((members[i], None if within else members[i + 1]))
            i += 2
        else:
            out.append((members[i], None))
            i += 1
    return tuple(out)


def _members(places: Places | None) -> tuple[Place, ...]:
    return places.members if places is not None else ()


def _cross(seeds: Sequence[Place], targets: Sequence[Place]) -> tuple[tuple[Place, Place | None], ...]:
    return tuple((seed, target) for seed in seeds for target in targets if _end(seed) != _end(target))


def _end(place: Place) -> tuple[str, Laterality | None]:
    """Say what tells the ends of a pair apart; left and right of one region are two ends."""
    return place.name, place.side


def _first(unit: Unit, row: str, patterns: Sequence[Pattern]) -> Found | None:
    for pattern in patterns:
        match = pattern.search(row)
        if match is not None:
            groups = match.groupdict()
            name = next(n for n in CUES if n in groups)
            return Found(unit, pattern.rule.id, pattern.rule.finds, match.start(name), pattern.rule.alone)
    return None
