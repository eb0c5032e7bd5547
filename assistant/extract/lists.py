"""Lists of regions: "A, B and the left C", "A/B", "superior and middle temporal gyri"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from assistant.concepts import Concepts
from assistant.extract.grammar import ARTICLES, CLOSING, CONJUNCTIONS, OPENING, PREPOSITIONS
from assistant.extract.names import NameScanner
from assistant.extract.reading import Place, Places, Reading, Sentence, Span, reading_of
from assistant.extract.vocabulary import is_abbreviation
from assistant.extract.word_classes import WordClass
from assistant.extract.words import Words
from assistant.model import Laterality

_GLUE = {",", "/", "also", "well", "as", ";", "then", "plus", "together", "regions", "areas", "parts", *CONJUNCTIONS}
_APPOSITIVE = "appositive"
_LEADING = PREPOSITIONS | ARTICLES
_NAMING = int(WordClass.ADJECTIVE | WordClass.FUNCTIONAL)
_BETWEEN_NUMBERS = {",", "and", "&"}
_HEADS = int(WordClass.HEAD | WordClass.WEAK | WordClass.GENERIC)


class ListReader:
    """Pipeline component: fills ``places`` of the reading, sentence by sentence."""

    def __init__(self, scanner: NameScanner, concepts: Concepts) -> None:
        self._scanner = scanner
        self._paired = {c.id for c in concepts.labelled("measure") if c.paired}

    def __call__(self, doc: Doc) -> Doc:
        """Group the region mentions of one text into lists."""
        reading = reading_of(doc)
        regions = [span for span in reading.spans if span.label == "region"]
        at = 0
        for sentence in reading.sentences:
            inside = []
            while at < len(regions) and regions[at].start < sentence.end:
                if regions[at].start >= sentence.start:
                    inside.append(regions[at])
                at += 1
            if inside:
                reading.places += self._lists(reading, sentence, inside)
        return doc

    def _lists(self, reading: Reading, sentence: Sentence, spans: Sequence[Span]) -> list[Places]:
        groups: list[tuple[list[Span], list[str]]] = []
        for span in spans:
            joint = self._joint(reading.words, groups[-1][0][-1].end, span.start) if groups else None
            if joint == _APPOSITIVE and _is_code(reading.words.text(span.start, span.end)):
                continue
            if joint is None:
                groups.append(([span], []))
            else:
                groups[-1][0].append(span)
                groups[-1][1].append(joint)
        cut = [part for spans, joints in groups for part in _cut_tail(spans, joints)]
        out = [self._places(reading, spans, joints) for spans, joints in cut]
        return [places for places in out if places is not None]

    def _joint(self, words: Words, end: int, start: int) -> str | None:
        """Tell what joins two neighbouring regions, ``None`` if they are no list."""
        between = [i for i in range(end, start) if not self._scanner.side(words, i)]
        between = _without_brackets(words, between)
        if not between:
            return _APPOSITIVE if start > end else None
        if len(between) == 1 and words.texts[between[0]] == "-":
            return "-"
        lowers = [words.lowers[i] for i in between]
        core = [w for w in lowers if w not in _LEADING]
        if not core or any(w not in _GLUE for w in core):
            return None
        if any(w in CONJUNCTIONS or w == "well" for w in core):
            return "in-and" if any(w in PREPOSITIONS and w != "as" for w in lowers) else "and"
        return core[0]

    def _places(self, reading: Reading, spans: Sequence[Span], joints: Sequence[str]) -> Places | None:
        """Settle a list: shared heads, written-out names and carried laterality."""
        words = reading.words
        kept: list[Place] = []
        kept_joints: list[str] = []
        side = self._announced(reading, self._start(words, spans[0].start))
        heads = _shared_heads(spans, joints, lambda span: span.complete)
        nouns = _shared_heads(spans, joints, lambda span: span.complete and self._ends_in_kind(words, span))
        for k, span in enumerate(spans):
            head = (nouns if self._stands_alone(reading, span) else heads)[k]
            if not span.complete and head is None and not self._stands_alone(reading, span):
                continue
            side = self._carried(words, spans, k, side)
            text_end = head[1] if head and not self._stands_alone(reading, span) else span.end
            name = self._name(reading, span, head)
            place = Place(span, words.text(span.start, text_end), name, span.side or side)
            if kept and joints[k - 1] == "/" and span.complete and kept[-1].span.complete:
                kept[-1] = _compound(words, kept[-1], place)
                continue
            kept_joints += [joints[k - 1] if k else ","] if kept else []
            numbered = [place, *self._numbered(words, place)]
            kept += numbered[1:] or numbered
            kept_joints += [","] * (len(numbered) - 2)
        if not kept:
            return None
        start = self._start(words, kept[0].span.start)
        return Places(start, kept[-1].span.end, tuple(kept), tuple(kept_joints))

    def _announced(self, reading: Reading, start: int) -> Laterality | None:
        """Read the side that what is measured has: "bilateral activation in", "increased bilaterally in"."""
        words = reading.words
        at = start - 1
        while at > 0 and (words.lowers[at] in _LEADING or words.lowers[at] == ","):
            at -= 1
        if at < 0 or at == start - 1:
            return None
        measure = next((s for s in reading.spans if s.end == at + 1 and s.label == "measure"), None)
        at = self._scanner.flanked(words, measure.start - 1 if measure else at)
        return self._scanner.side(words, at) if at >= 0 else None

    def _ends_in_kind(self, words: Words, span: Span) -> bool:
        """Tell a noun that an adjective can share ("temporal cortex") from one that is a name ("cingulate")."""
        return bool(self._scanner.word_class(words.lowers[span.end - 1]) & (WordClass.WEAK | WordClass.GENERIC))

    def _stands_alone(self, reading: Reading, span: Span) -> bool:
        """Tell a modifier that names its region ("thalamic volume", "visual connectivity") from a bare one."""
        known = 0
        for i in range(span.start, span.end):
            known |= self._scanner.word_class(reading.words.lowers[i])
        if known & WordClass.FUNCTIONAL and any(
            s.start == span.end and s.concept in self._paired for s in reading.spans
        ):
            return True
        return bool(known & (WordClass.ADJECTIVE | WordClass.SUFFIX)) or span.concept is not None

    def _name(self, reading: Reading, span: Span, head: tuple[int, int] | None) -> str:
        words = reading.words
        written = tuple(words.texts[span.start : span.end])
        if written in reading.long_forms:
            return reading.long_forms[written].lower()
        own = words.text(span.start, span.end).lower()
        for short, long in reading.long_forms.items():
            if span.rule == "abbreviation" and written[-len(short) :] == short:
                return f"{words.text(span.start, span.end - len(short))} {long}".lower()
        if head is not None and own.endswith("-"):
            return " ".join(self._scanner.prefixed(own, words.lowers[head[0] : head[1]]))
        return own if head is None else " ".join([own, *self._tail(words, span, head)])

    def _tail(self, words: Words, span: Span, head: tuple[int, int]) -> list[str]:
        """Take over what the complete member has and the elliptical one lacks: "temporal gyri"."""
        classes = [self._scanner.word_class(words.lowers[i]) for i in range(*head)]
        own = 0
        for i in range(span.start, span.end):
            own |= self._scanner.word_class(words.lowers[i])
        most = len(classes) - 1 if own & _NAMING else span.end - span.start
        at = 0
        while at < min(most, len(classes) - 1) and _replaced(classes[at], classes[at + 1 :]):
            if not _same_sort(own, classes[at]):
                break
            at += 1
        return [words.lowers[i] for i in range(head[0] + at, head[1])]

    def _numbered(self, words: Words, place: Place) -> Iterator[Place]:
        """Part "areas 9, 10 and 46" into its members; one without a list of numbers has none."""
        start, end = place.span.start, place.span.end
        nouns = [i for i in range(start, end) if self._scanner.word_class(words.lowers[i]) & WordClass.NUMBERED]
        noun = nouns[-1] if nouns else end
        ends = [i for i in range(noun + 1, end) if words.lowers[i] in _BETWEEN_NUMBERS]
        if ends and place.span.complete:
            for first, last in (pair for pair in pairwise([noun, *ends, end]) if pair[1] - pair[0] > 1):
                name = [*words.lowers[start : noun + 1], *words.lowers[first + 1 : last]]
                yield replace(place, text=words.text(start, last), name=" ".join(name))

    def _carried(self, words: Words, spans: Sequence[Span], k: int, side: Laterality | None) -> Laterality | None:
        """Laterality holds over a list until another laterality word or a new article."""
        if spans[k].side is not None:
            return spans[k].side
        if k == 0:
            return side
        between = range(spans[k - 1].end, spans[k].start)
        return None if any(words.lowers[i] in ("the", "a", "both") for i in between) else side

    def _start(self, words: Words, start: int) -> int:
        while start > 0 and self._scanner.side(words, start - 1):
            start -= 1
        return start


def _compound(words: Words, first: Place, second: Place) -> Place:
    """Make one region of two that a slash joins."""
    span = replace(first.span, end=second.span.end, concept=None)
    side = first.side if first.side is second.side else None
    return Place(span, words.text(span.start, span.end), f"{first.name}/{second.name}", side)


def _is_code(text: str) -> bool:
    """Tell a short form or number that repeats the region before its bracket, "(ACC)" or "(BA 9)"."""
    return is_abbreviation(text) or any(c.isdigit() for c in text)


def _replaced(known: int, rest: Sequence[int]) -> bool:
    """Tell a word before the shared noun; "insular" is one before "regions", and a noun of its own elsewhere."""
    if not known & _HEADS:
        return True
    kinds = WordClass.WEAK | WordClass.GENERIC
    return bool(known & WordClass.ADJECTIVE and any(later & kinds for later in rest))


def _shared_heads(
    spans: Sequence[Span], joints: Sequence[str], shares: Callable[[Span], bool]
) -> list[tuple[int, int] | None]:
    """For "superior" in "superior and middle temporal gyri": where the next complete member begins and ends."""
    heads: list[tuple[int, int] | None] = []
    ahead: tuple[int, int] | None = None
    for k in range(len(spans) - 1, -1, -1):
        if k < len(joints) and joints[k] not in ("and", ",", "/", "or"):
            ahead = None
        heads.append(None if spans[k].complete else ahead)
        ahead = (spans[k].start, spans[k].end) if shares(spans[k]) else ahead
    return heads[::-1]


def _cut_tail(spans: list[Span], joints: list[str]) -> list[tuple[list[Span], list[str]]]:
    """Part "A and parietal" of "A and parietal hypoactivation": shared heads come last, not first."""
    last = next((k for k in range(len(spans) - 1, -1, -1) if spans[k].complete), -1)
    if last in (-1, len(spans) - 1) or joints[last] in "-/":
        return [(spans, joints)]
    return [(spans[: last + 1], joints[:last]), (spans[last + 1 :], joints[last + 1 :])]


def _same_sort(own: int, other: int) -> bool:
    """Both place a region ("superior", "middle") or both name a part of the body of it ("frontal", "parietal")."""
    if own & _NAMING:
        return True
    if own & WordClass.PART:
        return bool(other & WordClass.PART)
    return bool(other & WordClass.DIRECTIONAL and not other & _NAMING)


def _without_brackets(words: Words, indices: Sequence[int]) -> list[int]:
    """Leave out what stands in brackets: abbreviations, coordinates, p values."""
    out = []
    depth = 0
    for i in indices:
        if words.texts[i] in OPENING:
            depth += 1
        elif words.texts[i] in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            out.append(i)
    return out
