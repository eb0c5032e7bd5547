"""Mentions: listed concepts, composed region names, and short forms that the abstract defines."""

from collections.abc import Iterable, Mapping, Sequence, Set

from assistant.concepts import Concepts
from assistant.extract.definitions import DefinitionReader, overruled, redefined, short_forms
from assistant.extract.laterality import LateralityReader
from assistant.extract.names import NameScanner
from assistant.extract.reading import Reading, Span
from assistant.extract.vocabulary import NEVER, ConceptMatcher
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words

_MODIFIERS = int(WordClass.DIRECTIONAL | WordClass.ADJECTIVE | WordClass.FUNCTIONAL)
_NOUNS = int(WordClass.HEAD | WordClass.WEAK | WordClass.GENERIC)
# how far from a name its side may be told
_REACH = 6
FACTS = ("population", "design", "treatment", "species")


class MentionFinder:
    """Step of the cascade: fills ``spans``, ``facts`` and ``long_forms`` of the reading.

    Of overlapping spans the longest wins, whatever its label, then the earlier; facts of the study are
    settled label by label, since one phrase can tell both population and treatment.
    """

    def __init__(
        self,
        matcher: ConceptMatcher,
        scanner: NameScanner,
        classes: WordClasses,
        laterality: LateralityReader,
        concepts: Concepts,
    ) -> None:
        self._matcher = matcher
        self._scanner = scanner
        self._classes = classes
        self._laterality = laterality
        self._definitions = DefinitionReader(concepts)

    def __call__(self, reading: Reading) -> None:
        """Find the mentions of one text."""
        words = reading.words
        meant = _meant([*self._matcher(words), *self._scanner.scan(words)])
        listed = [span for span in meant if span.concept]
        reading.facts = [span for label in FACTS for span in longest(s for s in listed if s.label == label)]
        defined_here = redefined(words, listed, reading.abbreviations)
        found = [s for s in listed if s.label not in FACTS or s.label == "population"]
        if defined_here:
            found = [s for s in found if tuple(words.texts[s.start : s.end]) not in defined_here]
        found = [s if s.label != "region" else self._settled(words, s) for s in found if not self._is_else(words, s)]
        found = longest([*found, *(span for span in meant if not span.concept)])
        defined = self._definitions.defined(words, found, reading.abbreviations)
        found = longest([*overruled(words, found, defined), *short_forms(words, defined)])
        reading.long_forms = {
            short: words.text(span.start, span.end) for short, span in defined.items() if span.label == "region"
        }
        sided = self._laterality.telling(words)
        reading.spans = _apart(self._with_side(words, s, sided) if s.label == "region" else s for s in found)

    def _is_else(self, words: Words, span: Span) -> bool:
        return span.label == "region" and self._scanner.means_else(words, span.start, span.end)

    def _settled(self, words: Words, span: Span) -> Span:
        """Mark a listed region name that lacks its noun, such as "default mode", as incomplete."""
        for word in words.lowers[span.start : span.end]:
            if not self._classes[word] & _MODIFIERS or self._classes[word] & _NOUNS:
                return span
        return span._replace(complete=False)

    def _led(self, words: Words, start: int) -> int:
        """Step back over the modifiers before a name, also those that a hyphen joins to it: "mid-STS"."""
        while start > 0:
            before = start - 1 - (words.texts[start - 1] == "-" and words.tight(start - 1) and start > 1)
            if not self._classes[words.lowers[before]] & WordClass.DIRECTIONAL:
                break
            start = before
        return start

    def _with_side(self, words: Words, span: Span, sided: Set[int]) -> Span:
        """Take modifiers before a listed name into it, then read the laterality words around it."""
        start = self._led(words, span.start)
        side, lettered = None, self._matcher.sides.get(words.texts[span.end - 1])
        if not sided.isdisjoint(range(start - _REACH, span.end + _REACH)):
            side = self._laterality.before(words, start) or self._laterality.after(words, span.end)
            side = side or lettered or self._laterality.inside(words, span.start, span.end)
        return span._replace(start=start, side=side or lettered)


def _meant(spans: Iterable[Span]) -> list[Span]:
    """Leave out what overlaps a phrase that means something else, unless it holds that phrase and more."""
    never: dict[int, list[Span]] = {}
    meant = []
    for span in spans:
        if span.concept != NEVER:
            meant.append(span)
            continue
        for i in range(span.start, span.end):
            never.setdefault(i, []).append(span)
    return [span for span in meant if not _means_else(never, span)] if never else meant


def _means_else(never: Mapping[int, Sequence[Span]], span: Span) -> bool:
    """Tell that a mention holds no more than a phrase of its label that it overlaps."""
    covered = range(span.start, span.end)
    if never.keys().isdisjoint(covered):
        return False
    over = (other for i in covered for other in never.get(i, ()) if other.label == span.label)
    return not all(_holds(span, other) for other in over)


def _holds(span: Span, other: Span) -> bool:
    shorter = other.end - other.start < span.end - span.start
    return span.start <= other.start and other.end <= span.end and shorter


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Leave out the modifiers that the name behind them has taken in."""
    kept: list[Span] = []
    for span in spans:
        while kept and kept[-1].start >= span.start:
            kept.pop()
        kept.append(span)
    return kept


def longest(spans: Iterable[Span]) -> list[Span]:
    """Keep the longest of overlapping spans, the first listed of equally long ones, in order of the text."""
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start, not s.complete)):
        covered = range(span.start, span.end)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
