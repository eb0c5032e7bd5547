"""Mentions: listed concepts, composed region names, and short forms that the abstract defines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.concepts import Concepts
from assistant.extract.definitions import DefinitionReader, redefined, short_forms
from assistant.extract.laterality import LateralityReader
from assistant.extract.names import NameScanner
from assistant.extract.reading import Reading, Span
from assistant.extract.vocabulary import NEVER, ConceptMatcher
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words

_MODIFIERS = int(WordClass.DIRECTIONAL | WordClass.ADJECTIVE | WordClass.FUNCTIONAL)
_NOUNS = int(WordClass.HEAD | WordClass.WEAK | WordClass.GENERIC)
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
        found = [self._settled(words, s) for s in listed if s.label not in FACTS or s.label == "population"]
        found = [s for s in found if tuple(words.texts[s.start : s.end]) not in defined_here]
        found = [s for s in found if s.label != "region" or not self._scanner.means_else(words, s.start, s.end)]
        found = longest([*found, *(span for span in meant if not span.concept)])
        defined = self._definitions.defined(words, found, reading.abbreviations)
        found = longest([*found, *short_forms(words, defined)])
        reading.long_forms = {
            short: words.text(span.start, span.end) for short, span in defined.items() if span.label == "region"
        }
        reading.spans = [self._with_side(words, span) if span.label == "region" else span for span in found]

    def _settled(self, words: Words, span: Span) -> Span:
        """Mark a listed region name that lacks its noun, such as "default mode", as incomplete."""
        classes = [self._classes[words.lowers[i]] for i in range(span.start, span.end)]
        if span.label == "region" and all(known & _MODIFIERS and not known & _NOUNS for known in classes):
            return replace(span, complete=False)
        return span

    def _with_side(self, words: Words, span: Span) -> Span:
        """Take modifiers before a listed name into it, then read the laterality words around it."""
        start = span.start
        while start > 0 and self._classes[words.lowers[start - 1]] & WordClass.DIRECTIONAL:
            start -= 1
        side = self._laterality.before(words, start) or self._laterality.after(words, span.end)
        side = side or self._matcher.sides.get(words.texts[span.end - 1])
        side = side or self._laterality.inside(words, span.start, span.end)
        return replace(span, start=start, side=side)


def _meant(spans: Iterable[Span]) -> list[Span]:
    """Leave out what overlaps a phrase that means something else, unless it holds that phrase and more."""
    listed = list(spans)
    never: dict[tuple[str, int], list[Span]] = {}
    for span in listed:
        for i in range(span.start, span.end) if span.concept == NEVER else ():
            never.setdefault((span.label, i), []).append(span)
    meant = (span for span in listed if span.concept != NEVER)
    return [span for span in meant if not any(_means_else(n, span) for n in _over(never, span))]


def _over(never: Mapping[tuple[str, int], Sequence[Span]], span: Span) -> Iterator[Span]:
    for i in range(span.start, span.end):
        yield from never.get((span.label, i), ())


def _means_else(never: Span, span: Span) -> bool:
    """Tell that a mention holds no more than the phrase it overlaps."""
    holds = span.start <= never.start and never.end <= span.end and never.end - never.start < span.end - span.start
    return not holds


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
