"""What a person states in words, named as extraction names what it reads."""

from assistant.concepts import Concepts
from assistant.extract.contrast import sort_contrast
from assistant.extract.grammar import ARTICLES
from assistant.extract.measures import MeasureResolver
from assistant.extract.region_names import RegionNames
from assistant.extract.rules import NameGrammar
from assistant.model import ComparisonKind, Laterality, Measure, Region

_JOINING = ("and", "or", "/", "&")


class Namer:
    """Names regions, measures and contrasts that stand in no text.

    Attributes
    ----------
    concepts
        The concepts that they may be.
    """

    def __init__(self, concepts: Concepts, grammar: NameGrammar, names: RegionNames) -> None:
        self.concepts = concepts
        self._names = names
        self._measures = MeasureResolver(concepts)
        self._flanks = frozenset(grammar.flanks)
        self._sides = grammar.side_of
        self._kinds = {concept.id: concept.kind for concept in concepts.labelled("group")}
        self._kinds |= dict.fromkeys((concept.id for concept in concepts.labelled("population")), "patients")

    def region(self, words: str) -> Region:
        """Name a region by words for it: the listed one, else as written with the listed one that its head names."""
        side, words = self._part_side(words)
        if self._names.nearest(words)[0] is None:
            words = self._names.completed(words)
        return self._names.region(words, words, side, self.concepts)

    def measure(self, concept: str | None) -> Measure:
        """Name a measure by its concept, or as the rules do where an abstract names none."""
        if concept:
            return self._measures.measure(concept, "")
        return next(iter(self._measures.unstated), Measure("", ""))

    def contrast(self, group: str | None, comparator: str | None) -> ComparisonKind:
        """Sort the contrast of two groups by their concepts."""
        return sort_contrast(self._kinds.get(group or ""), self._kinds.get(comparator or ""))

    def _part_side(self, words: str) -> tuple[Laterality | None, str]:
        """Part the words for sides at the beginning from the rest: "left", "the left-sided", "left and right"."""
        found: set[Laterality] = set()
        rest = words.split()
        while len(rest) > 1 and (rest[0].lower() in ARTICLES or self._tells_side(rest[0], bool(found))):
            first = rest.pop(0).lower().partition("-")[0]
            found |= {self._sides[first]} if first in self._sides else set()
        return Laterality.BILATERAL if len(found) > 1 else next(iter(found), None), " ".join(rest)

    def _tells_side(self, word: str, further: bool) -> bool:
        first, _, rest = word.lower().partition("-")
        named = first in self._sides and (not rest or rest in self._flanks)
        return named or (further and word.lower() in (*_JOINING, *self._flanks))
