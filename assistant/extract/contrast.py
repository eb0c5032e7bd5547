"""Who is compared with whom, as a sentence words it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.concepts import Concepts
from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.words import Words
from assistant.model import Comparison, ComparisonKind

_KINDS = {
    ("patients", "controls"): ComparisonKind.PATIENTS_VS_CONTROLS,
    ("controls", "patients"): ComparisonKind.PATIENTS_VS_CONTROLS,
    ("patients", "patients"): ComparisonKind.PATIENTS_VS_PATIENTS,
    ("post", "pre"): ComparisonKind.POST_VS_PRE,
    ("pre", "post"): ComparisonKind.POST_VS_PRE,
    ("treatment", "control-treatment"): ComparisonKind.TREATMENT_VS_CONTROL,
    ("control-treatment", "treatment"): ComparisonKind.TREATMENT_VS_CONTROL,
    ("task", "baseline"): ComparisonKind.TASK_VS_BASELINE,
}
_LONGEST = 7
_STOPS = frozenset(", ; : . ( ) and in showed had were was exhibited displayed demonstrated during the".split())


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its words, concept and kind."""

    text: str
    concept: str | None
    kind: str | None


class ContrastReader:
    """Finds the sides of a comparison around a cue such as "compared with"."""

    def __init__(self, concepts: Concepts) -> None:
        self._kinds = {c.id: c.kind for c in concepts.labelled("group")}
        self._altered = {c.id for c in concepts.labelled("direction") if c.value in ("altered", "no_difference")}
        self._populations = {c.id for c in concepts.labelled("population")}

    def sides(self, words: Words, items: Sequence[Item]) -> list[Side]:
        """List the groups a sentence names, in order."""
        return [self._side(words, item) for item in items if item.sort == "G" and item.span]

    def compare(self, words: Words, items: Sequence[Item], found: Found, before: Sequence[Side]) -> Comparison | None:
        """Read the comparison that a finding belongs to.

        Parameters
        ----------
        words, items
            The sentence.
        found
            The finding; the nearest contrast cue counts.
        before
            Groups of the sentences before, the latest last, for a side that this sentence leaves out.
        """
        cues = [i for i, item in enumerate(items) if item.sort == "C"]
        if not cues:
            return self._side_by_side(words, items, found) or self._without_cue(words, items, before)
        cue = min(cues, key=lambda i: (abs(i - found.cue), i))
        comparator = self._nearest(words, items, range(cue + 1, len(items)), stop_at_clause=True)
        if comparator is None:
            return None
        group = self._group(words, items, cue, found, comparator, before)
        return _comparison(group, comparator) if group else None

    def _group(
        self,
        words: Words,
        items: Sequence[Item],
        cue: int,
        found: Found,
        comparator: Side,
        before: Sequence[Side],
    ) -> Side | None:
        """Look for the group before the cue, or, if the sentence opens with the cue, after the comparator."""
        opening = all(items[i].sort not in "DRQ" for i in range(cue))
        ranges = [range(cue - 1, -1, -1)]
        later = [i for i in range(cue + 1, len(items)) if items[i].sort == "G"]
        if opening:
            ranges.insert(0, range(later[1], later[1] + 1) if len(later) > 1 else range(0))
        for indices in ranges:
            side = self._nearest(words, items, indices)
            if side is not None and side.text.lower() != comparator.text.lower():
                return side
        return next((s for s in reversed(before) if s.kind != comparator.kind and s.kind != "participants"), None)

    def _side_by_side(self, words: Words, items: Sequence[Item], found: Found) -> Comparison | None:
        """Read "differences between A and B" and "A and B differed" as a comparison of A with B."""
        groups = [i for i, item in enumerate(items) if item.sort == "G" and item.span]
        for first, second in pairwise(groups):
            joined = second == first + 2 and items[first + 1].sort == "&"
            between = any(item.sort == "B" for item in items[max(0, first - 2) : first])
            if joined and (between or first < found.cue < second + 6):
                sides = self._side(words, items[first]), self._side(words, items[second])
                if sides[0].concept != sides[1].concept and self._undirected(items[found.cue]):
                    return _comparison(*sides)
        return None

    def _undirected(self, item: Item) -> bool:
        return item.span is not None and item.span.concept in self._altered

    def _without_cue(self, words: Words, items: Sequence[Item], before: Sequence[Side]) -> Comparison | None:
        """Time and treatment need no cue: "decreased after chemotherapy" is a comparison with before."""
        sides = [s for s in self.sides(words, items) if s.kind]
        for side in sides:
            if side.kind == "post":
                return Comparison(side.text, "before", ComparisonKind.POST_VS_PRE, side.concept, "before")
        kinds = {s.kind: s for s in reversed(sides)}
        if {"patients", "controls"} <= kinds.keys():
            return _comparison(kinds["patients"], kinds["controls"])
        controls = next((s for s in reversed(before) if s.kind == "controls"), None)
        return _comparison(kinds["patients"], controls) if "patients" in kinds and controls else None

    def _nearest(
        self, words: Words, items: Sequence[Item], indices: Sequence[int], stop_at_clause: bool = False
    ) -> Side | None:
        for i in indices:
            if items[i].sort == "G":
                return self._side(words, items[i])
            if stop_at_clause and items[i].sort in "DRQ;":
                return None
        return None

    def _side(self, words: Words, item: Item) -> Side:
        """Take the words of a group with what qualifies it: "patients with chronic pain"."""
        end = item.end
        if end < len(words) and words.lowers[end] in ("with", "without", "who", "after"):
            end += 1
            while end < len(words) and end - item.start < _LONGEST and words.lowers[end] not in _STOPS:
                end += 1
        concept = item.span.concept if item.span else None
        kind = "patients" if concept in self._populations else self._kinds.get(concept or "")
        return Side(words.text(item.start, end), "patients" if concept in self._populations else concept, kind)


def _comparison(group: Side, comparator: Side) -> Comparison:
    kind = _KINDS.get((group.kind or "", comparator.kind or ""), ComparisonKind.OTHER)
    return Comparison(group.text, comparator.text, kind, group.concept, comparator.concept)
