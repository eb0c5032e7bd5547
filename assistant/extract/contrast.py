"""Who is compared with whom, as a sentence words it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.concepts import Concepts
from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.labels import CLAUSE_ENDS, FINDING_PARTS
from assistant.extract.sides import Side
from assistant.extract.standing import Standing
from assistant.model import Comparison, ComparisonKind

_KINDS = {
    ("patients", "controls"): ComparisonKind.PATIENTS_VS_CONTROLS,
    ("controls", "patients"): ComparisonKind.PATIENTS_VS_CONTROLS,
    ("patients", "patients"): ComparisonKind.PATIENTS_VS_PATIENTS,
    ("post", "pre"): ComparisonKind.POST_VS_PRE,
    ("pre", "post"): ComparisonKind.POST_VS_PRE,
    ("treatment", "control-treatment"): ComparisonKind.TREATMENT_VS_CONTROL,
    ("control-treatment", "treatment"): ComparisonKind.TREATMENT_VS_CONTROL,
    ("post", "control-treatment"): ComparisonKind.TREATMENT_VS_CONTROL,
    ("patients", "control-treatment"): ComparisonKind.TREATMENT_VS_CONTROL,
    ("task", "baseline"): ComparisonKind.TASK_VS_BASELINE,
}
_REACH = 6
_STATES = ("post", "pre", "task", "baseline")


class ContrastReader:
    """Finds the two sides of a comparison, around a cue such as "compared with" or without one."""

    def __init__(self, concepts: Concepts) -> None:
        standing = Standing.of(concepts)
        self._without = {c.id: c.without for c in concepts.labelled("group")}
        self._undirected = {c.id for c in concepts.labelled("direction") if c.value in ("altered", "no_difference")}
        self._after, self._before, self._patients = standing.after, standing.before, standing.patients

    def compare(
        self, items: Sequence[Item], sides: Sequence[Side], found: Found, earlier: Sequence[Side]
    ) -> Comparison | None:
        """Read the comparison that a finding belongs to.

        Parameters
        ----------
        items, sides
            The sentence and the groups it names.
        found
            The finding; the nearest contrast cue counts.
        earlier
            Groups of the sentences before, the latest last, for a side that this sentence leaves out.
        """
        named = [side for side in sides if not side.loose]
        before = [side for side in earlier if not side.loose]
        cues = [i for i, item in enumerate(items) if item.sort == "C"]
        if not cues:
            return self._side_by_side(items, named, found) or self._without_cue(named, before)
        cue = min(cues, key=lambda i: (abs(i - found.cue), i))
        comparator = next((side for side in sides if side.at > cue), None)
        if comparator is None or _apart(items[cue + 1 : comparator.at], comparator):
            return None
        group = self._group(items, sides, cue, comparator)
        comparator = self._joined(items, named, comparator, 1)
        if comparator.kind == "pre" or (comparator.kind == "baseline" and _over_time(group, before)):
            later = next((side for side in named if side.kind == "post"), group)
            text = later.text if later else self._after or ""
            return Comparison(text, comparator.text, ComparisonKind.POST_VS_PRE, self._after, self._before)
        group = group or _before_this(before, comparator)
        return self._settled(group, comparator) if group else None

    def _group(self, items: Sequence[Item], sides: Sequence[Side], cue: int, comparator: Side) -> Side | None:
        """Look for the group after the comparator if the cue opens the sentence, then before the cue.

        A treatment is one against a control treatment, an arm that no file lists where nothing else is.
        """
        named = [side for side in sides if not side.loose]
        opening = all(item.sort not in FINDING_PARTS for item in items[:cue])
        end = self._partner(items, named, comparator, 1) or comparator
        after = [side for side in sides if side.at > end.at] if opening else []
        before = [side for side in reversed(sides) if side.at < cue]
        others = [side for side in (*after, *before) if _comparable(side, comparator)]
        if comparator.kind == "control-treatment":
            given = next((side for side in others if side.kind in ("treatment", "post")), None)
            if given is not None:
                return given
        group = next((side for side in others if not side.loose), None)
        if group is None:
            return next((side for side in others if side.kind is None), None)
        return self._joined(items, named, group, -1)

    def _joined(self, items: Sequence[Item], named: Sequence[Side], side: Side, step: int) -> Side:
        """Take a side with the one it is listed with: "patients with pain and without"."""
        other = self._partner(items, named, side, step)
        if other is None or (step < 0 and other.kind != side.kind):
            return side
        first, second = (side, other) if step > 0 else (other, side)
        concept = self._patients if first.kind == second.kind == "patients" else first.concept
        return replace(first, text=f"{first.text} and {second.text}", concept=concept)

    def _partner(self, items: Sequence[Item], named: Sequence[Side], side: Side, step: int) -> Side | None:
        """Find the group that "and" joins to a side; one with a predicate of its own opens a new clause."""
        at = side.at + step
        if not 0 <= at < len(items) or items[at].sort != "&":
            return None
        other = next((s for s in named if s.at in (at + step, at + 2 * step) and s.concept != side.concept), None)
        if other is None or (other.at != at + step and items[at + step].sort != "x"):
            return None
        opens_clause = step > 0 and any(item.sort in "SED" for item in items[other.at + 1 : other.at + 2])
        return None if opens_clause else other

    def _settled(self, group: Side, comparator: Side) -> Comparison:
        """Let "those without" stand for what the other side is without."""
        if comparator.kind == "counterpart":
            concept = self._without.get(group.concept or "")
            comparator = replace(comparator, concept=concept, kind=group.kind)
        return _comparison(group, comparator)

    def _side_by_side(self, items: Sequence[Item], sides: Sequence[Side], found: Found) -> Comparison | None:
        """Read "differences between A and B" and "A and B differed" as a comparison of A with B."""
        span = items[found.cue].span
        if span is None or span.concept not in self._undirected:
            return None
        for first, second in pairwise(sides):
            joined = "".join(item.sort for item in items[first.at + 1 : second.at]) in ("&", "&x")  # "A and the B"
            between = any(item.sort == "B" for item in items[max(0, first.at - 2) : first.at])
            near = between or first.at < found.cue < second.at + _REACH
            if joined and near and first.concept != second.concept:
                return _comparison(first, second)
        return None

    def _without_cue(self, sides: Sequence[Side], earlier: Sequence[Side]) -> Comparison | None:
        """Compare over time ("decreased after chemotherapy"), else patients with the controls named here or before."""
        later = next((side for side in sides if side.kind == "post"), None)
        if later is not None:
            sooner = next((side.text for side in sides if side.kind == "pre"), "before")
            return Comparison(later.text, sooner, ComparisonKind.POST_VS_PRE, later.concept, self._before)
        patients = next((side for side in sides if side.kind == "patients"), None)
        controls = next((side for side in [*sides, *reversed(earlier)] if side.kind == "controls"), None)
        return _comparison(patients, controls) if patients and controls else None


def _apart(between: Sequence[Item], comparator: Side) -> bool:
    """Tell whether something between a cue and a group keeps them apart; an arm that no file lists stands closer."""
    if comparator.loose and between and between[0].sort == "I":
        between = between[1:]
    parting = FINDING_PARTS + (";I," if comparator.loose else CLAUSE_ENDS)
    return any(item.sort in parting for item in between)


def _comparable(side: Side, comparator: Side) -> bool:
    """Tell whether a side can be held against a comparator: people against people, not a time against people."""
    people = comparator.kind in ("patients", "controls", "participants")
    return side.text.lower() != comparator.text.lower() and not (people and side.kind in _STATES)


def _over_time(group: Side | None, earlier: Sequence[Side]) -> bool:
    """Tell whether "baseline" is a time before treatment rather than a state of rest."""
    kinds = {side.kind for side in (group, *earlier) if side is not None}
    return bool(kinds & {"post", "pre", "treatment", "control-treatment"})


def _before_this(earlier: Sequence[Side], comparator: Side) -> Side | None:
    """Look for the group in the sentences before."""
    left_out = (comparator.kind, "participants")
    others = (side for side in reversed(earlier) if side.kind not in left_out and _comparable(side, comparator))
    return next(others, None)


def _comparison(group: Side, comparator: Side) -> Comparison:
    kind = sort_contrast(group.kind, comparator.kind)
    return Comparison(group.text, comparator.text, kind, group.concept, comparator.concept)


def sort_contrast(group: str | None, comparator: str | None) -> ComparisonKind:
    """Sort a contrast by the kinds of its two sides."""
    return _KINDS.get((group or "", comparator or ""), ComparisonKind.OTHER)
