"""Which measure a finding is about, from its words, its sentence or the whole abstract."""

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.concepts import Concepts
from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.reading import Reading, Span
from assistant.extract.words import Words
from assistant.model import Measure

_MEASURES = "MK"
_TITLE_WEIGHT = 3


class MeasureResolver:
    """Chooses the measure of a finding."""

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts
        self._paired = tuple(c.id for c in concepts.labelled("measure") if c.paired)

    def resolve(self, words: Words, items: Sequence[Item], found: Found, context: str | None) -> Measure | None:
        """Choose: the measure named between cue and region, else by the cue, else nearest in the clause, else context.

        Parameters
        ----------
        words, items
            The sentence.
        found
            The finding.
        context
            Measure concept that the sentences before, or the abstract, suggest.
        """
        span = self._close(items, found) or self._implied(items, found) or self._in_clause(items, found)
        if isinstance(span, str):
            return self.measure(span, "")
        if span is not None and span.concept:
            return self.measure(span.concept, words.text(span.start, span.end))
        if found.unit.rule and context not in self._paired:
            return self.measure(self._paired[0], "") if self._paired else None
        return self.measure(context, "") if context else None

    def measure(self, concept: str, text: str) -> Measure:
        """Name a measure by its widest concept, and keep the narrow one."""
        return Measure(self._concepts.ancestors(concept)[-1].removesuffix("_measure"), text, concept)

    def modality(self, measure: Measure) -> str | None:
        """Give the imaging modality that a measure implies."""
        concept = self._concepts.by_id.get(measure.concept or measure.id)
        return concept.modality if concept else None

    def main(self, reading: Reading) -> str | None:
        """Give the measure an abstract names most often, the title counting three times."""
        counts: Counter[str] = Counter()
        for span in reading.spans:
            if span.label == "measure" and span.concept:
                counts[span.concept] += _TITLE_WEIGHT if span.start < reading.title_end else 1
        return max(counts, key=lambda c: (counts[c], c), default=None)

    def last(self, items: Iterable[Item]) -> str | None:
        """Give the last measure that a sentence names."""
        return next((i.span.concept for i in reversed(list(items)) if i.sort in _MEASURES and i.span), None)

    def _close(self, items: Sequence[Item], found: Found) -> Span | None:
        """Look between the cue and the region, and right after either."""
        low, high = sorted((found.cue, found.unit.first))
        inside = [i for i in range(low, max(high, found.unit.at) + 1) if items[i].sort in _MEASURES]
        after = [i for i in (found.unit.at + 1, found.cue + 1) if i < len(items) and items[i].sort in _MEASURES]
        chosen = self._fitting(items, found, [*after[:1], *inside, *after[1:]])
        return items[chosen].span if chosen is not None else None

    def _implied(self, items: Sequence[Item], found: Found) -> str | None:
        span = items[found.cue].span
        concept = self._concepts.by_id.get(span.concept or "") if span else None
        return concept.implies if concept else None

    def _in_clause(self, items: Sequence[Item], found: Found) -> Span | None:
        """Take the nearest measure, looking back first: "GMV was lower in A" has it before the cue."""
        row = [i for i, item in enumerate(items) if item.sort in _MEASURES]
        near = sorted(row, key=lambda i: (abs(i - found.cue) + (2 if i > found.cue else 0), i))
        chosen = self._fitting(items, found, near)
        return items[chosen].span if chosen is not None else None

    def _fitting(self, items: Sequence[Item], found: Found, candidates: Sequence[int]) -> int | None:
        """Prefer connectivity for pairs."""
        if found.unit.rule:
            return next((i for i in candidates if items[i].sort == "K"), None)
        return next(iter(candidates), None)
