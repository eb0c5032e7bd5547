"""Who is compared with whom, as a sentence words it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.concepts import Concepts
from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.sides import Side
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


class ContrastReader:
    """Finds the two sides of a comparison, around a cue such as "compared with" or without one."""

    def __init__(self, concepts: Concepts) -> None:
        self._without = {c.id: c.without for c in concepts.labelled("group")}
        self._undirected = {c.id for c in concepts.labelled("direction") if c.value in ("altered", "no_difference")}
        self._after = next((c.id for c in concepts.labelled("group") if c.kind == "post"), None)
        self._before = next((c.id for c in concepts.labelled("group") if c.kind == "pre"), None)

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
        cues = [i for i, item in enumerate(items) if item.sort == "C"]
        if not cues:
            return self._side_by_side(items, sides, found) or self._without_cue(sides, earlier)
        cue = min(cues, key=lambda i: (abs(i - found.cue), i))
        comparator = next((side for side in sides if side.at > cue), None)
        if comparator is None or any(item.sort in "DRQ;" for item in items[cue + 1 : comparator.at]):
            return None
        group = _group(items, sides, cue, comparator)
        if comparator.kind == "pre" and self._after:
            text = group.text if group else self._after
            return Comparison(text, comparator.text, ComparisonKind.POST_VS_PRE, self._after, comparator.concept)
        group = group or _before_this(earlier, comparator)
        return self._settled(group, comparator) if group else None

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
            joined = second.at == first.at + 2 and items[first.at + 1].sort == "&"
            between = any(item.sort == "B" for item in items[max(0, first.at - 2) : first.at])
            near = between or first.at < found.cue < second.at + _REACH
            if joined and near and first.concept != second.concept:
                return _comparison(first, second)
        return None

    def _without_cue(self, sides: Sequence[Side], earlier: Sequence[Side]) -> Comparison | None:
        """Compare over time ("decreased after chemotherapy"), else patients with the controls named here or before."""
        later = next((side for side in sides if side.kind == "post"), None)
        if later is not None:
            return Comparison(later.text, "before", ComparisonKind.POST_VS_PRE, later.concept, self._before)
        patients = next((side for side in sides if side.kind == "patients"), None)
        controls = next((side for side in [*sides, *reversed(earlier)] if side.kind == "controls"), None)
        return _comparison(patients, controls) if patients and controls else None


def _group(items: Sequence[Item], sides: Sequence[Side], cue: int, comparator: Side) -> Side | None:
    """Look for the group after the comparator if the cue opens the sentence, then before the cue."""
    opening = all(item.sort not in "DRQ" for item in items[:cue])
    after = [side for side in sides if side.at > comparator.at][:1] if opening else []
    before = [side for side in reversed(sides) if side.at < cue][:1]
    for side in (*after, *before):
        if side.text.lower() != comparator.text.lower():
            return side
    return None


def _before_this(earlier: Sequence[Side], comparator: Side) -> Side | None:
    """Look for the group in the sentences before."""
    others = (side for side in reversed(earlier) if side.kind not in (comparator.kind, "participants"))
    return next(others, None)


def _comparison(group: Side, comparator: Side) -> Comparison:
    kind = _KINDS.get((group.kind or "", comparator.kind or ""), ComparisonKind.OTHER)
    return Comparison(group.text, comparator.text, kind, group.concept, comparator.concept)
