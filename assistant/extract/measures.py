"""Which measure a finding is about, from its words, its sentence or the whole abstract."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.concepts import Concept, Concepts
from assistant.extract.claim_rules import Finding
from assistant.extract.findings import TIED, Found
from assistant.extract.items import Item
from assistant.extract.labels import JOINTS, LABELS, LETTERS, MEASURES, REGIONS
from assistant.extract.methods import MethodReader
from assistant.extract.reading import Reading
from assistant.extract.standing import Standing
from assistant.extract.words import Words
from assistant.model import Measure

_TITLE_WEIGHT = 3


class MeasureResolver:
    """Chooses the measure of a finding.

    Attributes
    ----------
    unstated
        The measures that the rules keep for findings of abstracts that name none.
    """

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts
        standing = Standing.of(concepts)
        self.unstated = tuple(replace(self.measure(concept, ""), concept=None) for concept in standing.unstated)
        self._paired = frozenset(c.id for c in concepts.labelled("measure") if c.paired)
        self._pair = standing.paired
        self._methods = MethodReader(concepts)

    def resolve(
        self, words: Words, items: Sequence[Item], found: Found, context: str | None, named: Sequence[str] = ()
    ) -> tuple[Measure, ...]:
        """Choose: what is named between cue and region, else by the cue, else nearest in the clause, else context.

        Parameters
        ----------
        words, items
            The sentence.
        found
            The finding.
        context
            Measure concept that the sentences before, or the abstract, suggest.
        named
            All that the abstract names.

        Returns
        -------
        tuple
            More than one where measures are listed: "FA and MD of the fornix". Where nothing tells, the measure
            that the rules keep for it, without a concept to pool it under; none if they keep none.
        """
        at = self._close(items, found)
        implied = self._implied(items, found)
        if implied and (at is None or self._repeats(items, at, found) or self._connects(items, at, found)):
            return (self.measure(implied, ""),)
        modalities = self._methods.modalities(words, items[found.cue]) if at is None and not found.unit.rule else None
        if modalities is not None:
            return self._by_method(modalities, named)
        at = self._in_clause(items, found) if at is None else at
        if at is not None:
            return self._listed(words, items, at)
        if found.unit.rule and context not in self._paired:
            return (self.measure(self._pair, ""),) if self._pair else ()
        return (self.measure(self._upright(context), ""),) if context else self.unstated

    def _upright(self, concept: str) -> str:
        """Take the parent of a measure that falls as it rises: one must name it to mean it."""
        known = self._concepts.by_id.get(concept)
        return known.part_of[0] if known and known.value == "inverse" and known.part_of else concept

    def _by_method(self, modalities: Sequence[str], named: Sequence[str]) -> tuple[Measure, ...]:
        """Take the measure of some methods that an abstract names most; without one, nothing tells what changed."""
        fitting = [name for name in named if self._concepts.by_id[name].modality in modalities]
        telling = next((name for name in fitting if not self._concepts.by_id[name].general), next(iter(fitting), None))
        return (self.measure(telling, ""),) if telling else self.unstated

    def _listed(self, words: Words, items: Sequence[Item], at: int) -> tuple[Measure, ...]:
        """Take a measure with those it is listed with, each sort once."""
        first = last = at
        while first >= 2 and items[first - 1].sort in JOINTS and _alike(items[first - 2], items[at]):
            first -= 2
        while last + 2 < len(items) and items[last + 1].sort in JOINTS and _alike(items[last + 2], items[at]):
            last += 2
        found: dict[str, Measure] = {}
        for item in items[first : last + 1]:
            if item.sort in MEASURES and item.span and item.span.concept:
                measure = self.measure(item.span.concept, words.text(item.start, item.end))
                found.setdefault(measure.id, measure)
        return tuple(found.values())

    def measure(self, concept: str, text: str) -> Measure:
        """Name a measure by its widest concept, and keep the narrow one; a general one stands for its parent."""
        known = self._concepts.by_id.get(concept)
        concept = known.part_of[0] if known and known.general and known.part_of else concept
        return Measure(self._concepts.ancestors(concept)[-1].removesuffix("_measure"), text, concept)

    def modality(self, measure: Measure) -> str | None:
        """Give the imaging modality that a measure implies."""
        concept = self._concepts.by_id.get(measure.concept or measure.id)
        return concept.modality if concept else None

    def are_responses(self, measures: Iterable[Measure]) -> bool:
        """Tell whether these are measures that a group can show by itself, as a response to a task."""
        known = (self._concepts.by_id.get(measure.concept or "") for measure in measures)
        return all(concept is not None and concept.kind == "response" for concept in known)

    def named(self, reading: Reading) -> list[str]:
        """List the measures an abstract names, the most frequent first, the title counting three times."""
        counts: Counter[str] = Counter()
        for span in reading.spans:
            if span.label == "measure" and span.concept:
                counts[span.concept] += _TITLE_WEIGHT if span.start < reading.title_end else 1
        return sorted(counts, key=lambda c: (counts[c], c), reverse=True)

    def last(self, items: Iterable[Item]) -> str | None:
        """Give the last measure that a sentence names."""
        return next((i.span.concept for i in reversed(list(items)) if i.sort in MEASURES and i.span), None)

    def _close(self, items: Sequence[Item], found: Found) -> int | None:
        """Look between the cue and the region, and right after either."""
        low, high = sorted((found.cue, found.unit.first))
        inside = [i for i in range(low, max(high, found.unit.at) + 1) if items[i].sort in MEASURES]
        inside = _own_first(items, inside, low, found.unit.first)
        behind = [found.unit.at + 1] if self._ties_back(found) else [found.unit.at + 1, found.cue + 1]
        after = [i for i in behind if i < len(items) and items[i].sort in MEASURES]
        own = self._of(items, found.unit.first) if found.unit.at < found.cue else []
        return self._fitting(items, found, [*after[:1], *own, *inside, *after[1:]])

    def _repeats(self, items: Sequence[Item], at: int, found: Found) -> bool:
        """Tell a response right beside a cue that says of what: "hypometabolic activity"."""
        return items[at].sort == LABELS["response"] and abs(at - found.cue) == 1

    def _connects(self, items: Sequence[Item], at: int, found: Found) -> bool:
        """Tell what ties places to others: "recruited areas in connection with pain, such as the insula"."""
        return found.finding is Finding.ACTIVATION and items[at].sort == LABELS["connectivity"]

    def _of(self, items: Sequence[Item], first: int) -> list[int]:
        """Look for the measure that the regions belong to: "volume of the insula"."""
        at = first - 1
        while at > 0 and items[at].sort in LABELS["in"] + LABELS["other"]:
            at -= 1
        return [at] if 0 <= at < first - 1 and items[at].sort in MEASURES else []

    def _implied(self, items: Sequence[Item], found: Found) -> str | None:
        concept = self._concept(items[found.cue])
        return concept.implies if concept else None

    def _in_clause(self, items: Sequence[Item], found: Found) -> int | None:
        """Take the nearest measure, looking back first: "GMV was lower in A" has it before the cue."""
        row = [i for i, item in enumerate(items) if item.sort in MEASURES]
        if self._ties_back(found):
            row = [i for i in row if i < found.cue]
        near = sorted(row, key=lambda i: (abs(i - found.cue) + (2 if i > found.cue else 0), i))
        return self._fitting(items, found, near)

    def _ties_back(self, found: Found) -> bool:
        """Tell a tie behind its region, so that what it names next is measured elsewhere."""
        return found.finding in TIED and found.unit.at < found.cue

    def _fitting(self, items: Sequence[Item], found: Found, candidates: Sequence[int]) -> int | None:
        """Prefer connectivity for pairs, and to the bare tissue whatever else the sentence measures."""
        if found.unit.rule:
            return next((i for i in candidates if items[i].sort == "K"), None)
        telling = next((i for i in candidates if self._tells(items[i])), None)
        if telling is not None or not candidates:
            return telling
        elsewhere = any(item.sort in MEASURES and self._tells(item) for item in items)
        return None if elsewhere else candidates[0]

    def _tells(self, item: Item) -> bool:
        concept = self._concept(item)
        return concept is not None and not concept.general

    def _concept(self, item: Item) -> Concept | None:
        return self._concepts.by_id.get(item.span.concept or "") if item.span else None


def _own_first(items: Sequence[Item], inside: Sequence[int], low: int, first: int) -> list[int]:
    """Put what stands behind the regions before first: "differences of volume in A and thickness in B"."""
    before = max((i for i in range(low, first) if items[i].sort in REGIONS), default=low)
    return sorted(inside, key=lambda i: i < before)


def _alike(item: Item, other: Item) -> bool:
    """Tell two measures that can be listed; connectivity is listed with connectivity only."""
    return item.sort == other.sort or {item.sort, other.sort} == set(LETTERS["measure"])
