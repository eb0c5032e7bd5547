"""Mentions: listed concepts, composed region names, and short forms that the abstract defines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from assistant.concepts import Concepts
from assistant.extract.grammar import ARTICLES
from assistant.extract.names import NameScanner
from assistant.extract.reading import Abbreviation, Span, reading_of
from assistant.extract.vocabulary import NEVER, ConceptMatcher, is_abbreviation
from assistant.extract.word_classes import WordClass
from assistant.extract.words import Words
from assistant.model import Laterality

_MODIFIER = int(WordClass.DIRECTIONAL)
_MODIFIERS = int(WordClass.DIRECTIONAL | WordClass.ADJECTIVE | WordClass.FUNCTIONAL)
_NOUNS = int(WordClass.HEAD | WordClass.WEAK | WordClass.GENERIC)
FACTS = ("population", "design", "treatment", "species")
_DEFINABLE = ("region", "measure", "group", "population", "associate")


class MentionFinder:
    """Pipeline component: fills ``spans``, ``facts`` and ``long_forms`` of the reading.

    Of overlapping spans the longest wins, whatever its label, then the earlier; facts of the study are
    settled label by label, since one phrase can tell both population and treatment.
    """

    def __init__(self, matcher: ConceptMatcher, scanner: NameScanner, concepts: Concepts) -> None:
        self._matcher = matcher
        self._times = frozenset(c.id for c in concepts.labelled("group") if c.kind in ("pre", "post"))
        self._without = {c.id: c.without for c in concepts.labelled("group")}
        self._scanner = scanner

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of one text."""
        reading = reading_of(doc)
        words = reading.words
        meant = _meant([*self._matcher(doc), *self._scanner.scan(words)])
        listed = [span for span in meant if span.concept]
        reading.facts = [span for label in FACTS for span in longest(s for s in listed if s.label == label)]
        defined_here = redefined(words, listed, reading.abbreviations)
        found = [self._settled(words, s) for s in listed if s.label not in FACTS or s.label == "population"]
        found = [s for s in found if tuple(words.texts[s.start : s.end]) not in defined_here]
        found = [s for s in found if s.label != "region" or not self._scanner.means_else(words, s.start, s.end)]
        found = longest([*found, *(span for span in meant if not span.concept)])
        described = definitions(words, found, reading.abbreviations, self._times)
        defined = {**described, **self._signed(reading.abbreviations, described)}
        found = longest([*found, *short_forms(words, defined)])
        reading.long_forms = {
            short: words.text(span.start, span.end) for short, span in defined.items() if span.label == "region"
        }
        reading.spans = [self._with_side(words, span) if span.label == "region" else span for span in found]
        return doc

    def _signed(
        self, abbreviations: Iterable[Abbreviation], described: Mapping[tuple[str, ...], Span]
    ) -> dict[tuple[str, ...], Span]:
        """Read "BMP+" and "BMP-" as two groups: the one that is described, and the one without."""
        shorts = {"".join(a.short): a for a in abbreviations}
        out: dict[tuple[str, ...], Span] = {}
        for short, abbreviation in shorts.items():
            span = described.get(shorts[short[:-1] + "+"].short) if short[:-1] + "+" in shorts else None
            without = self._without.get(span.concept or "") if span and short.endswith("-") else None
            if span and without:
                out[abbreviation.short] = replace(span, concept=without)
        return out

    def _settled(self, words: Words, span: Span) -> Span:
        """Mark a listed region name that lacks its noun, such as "default mode", as incomplete."""
        classes = [self._scanner.word_class(words.lowers[i]) for i in range(span.start, span.end)]
        if span.label == "region" and all(known & _MODIFIERS and not known & _NOUNS for known in classes):
            return replace(span, complete=False)
        return span

    def _with_side(self, words: Words, span: Span) -> Span:
        """Take modifiers before a listed name into it, then read the laterality words around it."""
        start = span.start
        while start > 0 and self._scanner.word_class(words.lowers[start - 1]) & _MODIFIER:
            start -= 1
        side = self._side_before(words, start) or self._side_after(words, span.end)
        side = side or self._matcher.sides.get(words.texts[span.end - 1]) or self._side_inside(words, span)
        return replace(span, start=start, side=side)

    def _side_before(self, words: Words, start: int) -> Laterality | None:
        start = self._scanner.flanked(words, start - 1) + 1
        first = self._scanner.side(words, start - 1) if start else None
        if first is None and start > 1 and words.lowers[start - 1] == "-":
            first = self._scanner.side(words, start - 2)
        other = None
        if first and start > 2 and words.lowers[start - 2] in ("and", "/", "or", "&"):
            other = self._scanner.side(words, start - 3)
        return Laterality.BILATERAL if other and other is not first else first

    def _side_inside(self, words: Words, span: Span) -> Laterality | None:
        """Read "the opercular part of the left gyrus"."""
        return next((side for i in range(span.start, span.end) if (side := self._scanner.side(words, i))), None)

    def _side_after(self, words: Words, end: int) -> Laterality | None:
        if end >= len(words):
            return None
        if words.lowers[end] == "," and end + 1 < len(words):
            end += words.lowers[end + 1] == "bilaterally"
        if words.lowers[end] == "bilaterally":
            return Laterality.BILATERAL
        if words.lowers[end] in ("of", "in", "on"):
            return self._hemisphere(words, end + 1)
        if words.lowers[end] == "(" and end + 2 < len(words) and words.texts[end + 2] == ")":
            return self._scanner.side(words, end + 1)
        return None

    def _hemisphere(self, words: Words, i: int) -> Laterality | None:
        """Read "the left hemisphere" behind a name."""
        i += i < len(words) and words.lowers[i] in ARTICLES
        return self._scanner.side(words, i) if self._scanner.flanked(words, i + 1) == i else None


def _meant(spans: Iterable[Span]) -> list[Span]:
    """Leave out what overlaps a phrase that means something else, unless it holds that phrase and more."""
    listed = list(spans)
    never = [s for s in listed if s.concept == NEVER]
    return [s for s in listed if s.concept != NEVER and not any(_means_else(n, s) for n in never)]


def _means_else(never: Span, span: Span) -> bool:
    overlaps = never.label == span.label and never.start < span.end and span.start < never.end
    holds = span.start <= never.start and never.end <= span.end and never.end - never.start < span.end - span.start
    return overlaps and not holds


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


def definitions(
    words: Words, spans: Sequence[Span], abbreviations: Iterable[Abbreviation], times: frozenset[str] = frozenset()
) -> Mapping[tuple[str, ...], Span]:
    """Say which short forms stand for a concept: those whose long form ends in a mention of it.

    Parameters
    ----------
    words, spans, abbreviations
        The text.
    times
        Concepts that a part of their words does not define: in "after radiotherapy (RT)" the short form is
        that of the therapy.

    Returns
    -------
    mapping
        Tokens of the short form -> the mention it abbreviates.
    """
    spans = [span for span in spans if span.label in _DEFINABLE]
    ends = {span.end: span for span in spans}
    out: dict[tuple[str, ...], Span] = {}
    for abbreviation in abbreviations:
        span = ends.get(abbreviation.long_end)
        if span is None or abbreviation.short in out:
            continue
        if span.concept in times and (abbreviation.long_start or 0) > span.start:
            continue
        if abbreviation.long_start is not None or _abbreviates(words, span, abbreviation):
            out[abbreviation.short] = span
    return out


def redefined(words: Words, spans: Sequence[Span], abbreviations: Iterable[Abbreviation]) -> frozenset[tuple[str, ...]]:
    """Say which short forms this abstract defines as something that no list knows them for."""
    named: dict[tuple[str, ...], set[str]] = {}
    edges: dict[int, set[str]] = {}
    for span in spans:
        if span.label in ("region", "measure"):
            named.setdefault(tuple(words.texts[span.start : span.end]), set()).add(span.label)
            for edge in (span.start, span.end - 1):
                edges.setdefault(edge, set()).add(span.label)
    out = set()
    for abbreviation in abbreviations:
        known = named.get(abbreviation.short, set())
        if abbreviation.long_start is None or not known:
            continue
        long = range(abbreviation.long_start, abbreviation.long_end)
        # letters that lie scattered over more words than there are letters fit by chance
        if len(long) > len("".join(abbreviation.short)):
            continue
        if all(known.isdisjoint(edges.get(i, ())) for i in long):
            out.add(abbreviation.short)
    return frozenset(out)


def short_forms(words: Words, defined: Mapping[tuple[str, ...], Span]) -> list[Span]:
    """Find every use of the defined short forms."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for short in defined:
        by_first.setdefault(short[0], []).append(short)
    out = []
    for i, text in enumerate(words.texts):
        for short in by_first.get(text, ()):
            if tuple(words.texts[i : i + len(short)]) == short:
                meant = defined[short]
                out.append(
                    Span(i, i + len(short), meant.label, meant.concept, "abbreviation", meant.side, meant.complete)
                )
    return out


def _abbreviates(words: Words, span: Span, abbreviation: Abbreviation) -> bool:
    """Accept capitals next to a region as its short form; next to anything else they must share an initial."""
    short = "".join(abbreviation.short)
    written_out = not is_abbreviation(words.text(span.start, span.end))
    if span.label == "region" and span.complete and written_out and is_abbreviation(short):
        return True
    return is_abbreviation(short) and short[0].lower() in {words.lowers[i][0] for i in range(span.start, span.end)}
