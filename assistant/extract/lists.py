"""Lists of regions: "A, B and the left C", "A/B", "superior and middle temporal gyri"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from assistant.concepts import Concepts
from assistant.extract.brackets import outside
from assistant.extract.contents import by_sentence
from assistant.extract.grammar import ARTICLES, CLOSING, CONJUNCTIONS, NAMING, OPENING, PREPOSITIONS
from assistant.extract.laterality import LEADING, LateralityReader
from assistant.extract.place_names import PlaceNames, compound
from assistant.extract.reading import Place, Places, Reading, Span
from assistant.extract.shared_heads import cut_tail, shared_heads
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words, is_abbreviation
from assistant.model import Laterality

_GLUE = {",", "/", "also", "well", "as", ";", "then", "plus", "together", "regions", "areas", "parts", *CONJUNCTIONS}
_APPOSITIVE = "appositive"
_BRACKETS = OPENING | CLOSING
# what an example or a part is named after; "i.e." and "namely" say the same again
_INTRODUCING = NAMING - {"i.e.", "namely"}
_BESIDE = frozenset("adjacent close next".split())
_PASSED = frozenset({",", "the", "in"})
_KINDS = int(WordClass.WEAK | WordClass.GENERIC)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as lists need it: where measures end and begin, and where those of two regions begin."""

    words: Words
    long_forms: Mapping[tuple[str, ...], str]
    measures: Mapping[int, int]
    paired: frozenset[int]


class ListReader:
    """Step of the cascade: fills ``places`` of the reading, sentence by sentence."""

    def __init__(
        self, classes: WordClasses, laterality: LateralityReader, names: PlaceNames, concepts: Concepts
    ) -> None:
        self._classes = classes
        self._laterality = laterality
        self._names = names
        self._paired = {c.id for c in concepts.labelled("measure") if c.paired}

    def __call__(self, reading: Reading) -> None:
        """Group the region mentions of one text into lists."""
        text = _Text(
            reading.words,
            reading.long_forms,
            {span.end: span.start for span in reading.spans if span.label == "measure"},
            frozenset(span.start for span in reading.spans if span.concept in self._paired),
        )
        regions = (span for span in reading.spans if span.label == "region")
        for inside in by_sentence(regions, attrgetter("start"), reading.sentences):
            reading.places += self._lists(text, inside)

    def _lists(self, text: _Text, spans: Sequence[Span]) -> list[Places]:
        words = text.words
        groups: list[tuple[list[Span], list[str]]] = []
        for span in spans:
            if self._is_landmark(words, span.start):
                continue
            joint = self._joint(words, groups[-1][0][-1].end, span.start) if groups else None
            if joint == _APPOSITIVE and self._repeats(words, span):
                continue
            if joint is None:
                groups.append(([span], []))
            else:
                groups[-1][0].append(span)
                groups[-1][1].append(joint)
        cut = [part for spans, joints in groups for part in cut_tail(spans, joints)]
        out = [self._places(text, spans, joints) for spans, joints in cut]
        return [places for places in out if places is not None]

    def _is_landmark(self, words: Words, start: int) -> bool:
        """Tell a region that only says where something else lies: "outside the insula", "anterior to the insula"."""
        at = start - 1
        while at > 0 and (words.lowers[at] in ARTICLES or self._laterality.side(words, at)):
            at -= 1
        at -= words.lowers[at - 1 : at + 1] == ["outside", "of"]
        if at < 1 or words.lowers[at] != "to" or words.lowers[at - 2 : at - 1] == ["from"]:
            return at >= 0 and words.lowers[at] == "outside"
        before, first = (self._classes[words.lowers[i]] & WordClass.DIRECTIONAL for i in (at - 1, start))
        return words.lowers[at - 1] in _BESIDE or bool(before and not first)  # "the anterior to middle insula"

    def _repeats(self, words: Words, span: Span) -> bool:
        """Tell a name in brackets that means the region before them: its short form, its number or its part."""
        before = span.start - 1
        while words.lowers[before] in _PASSED or self._laterality.side(words, before):
            before -= 1
        code = _is_code(words.text(span.start, span.end)) and words.lowers[before] not in _INTRODUCING
        return code or _alone(words, span)

    def _joint(self, words: Words, end: int, start: int) -> str | None:
        """Tell what joins two neighbouring regions, ``None`` if they are no list."""
        between = outside(words, (i for i in range(end, start) if not self._laterality.side(words, i)))
        if not between:
            brackets = [words.texts[i] for i in range(end, start) if words.texts[i] in _BRACKETS]
            return (_APPOSITIVE if not OPENING.isdisjoint(brackets) else ")") if brackets else None
        if len(between) == 1 and words.texts[between[0]] == "-":
            return "-"
        lowers = [words.lowers[i] for i in between]
        core = [w for w in lowers if w not in LEADING]
        if not NAMING.isdisjoint(lowers):
            return None
        if not core or any(w not in _GLUE for w in core):
            return None
        within = any(w in PREPOSITIONS and w != "as" for w in lowers)
        if any(w in CONJUNCTIONS or w == "well" for w in core):
            return "in-and" if within else "and"
        return None if within and ";" in core else core[0]  # "was seen in A; in B, there was a decrease"

    def _places(self, text: _Text, spans: Sequence[Span], joints: Sequence[str]) -> Places | None:
        """Settle a list: shared heads, written-out names and carried laterality."""
        words = text.words
        kept: list[Place] = []
        kept_joints: list[str] = []
        side = self._laterality.announced(words, self._laterality.start(words, spans[0].start), text.measures)
        heads = shared_heads(spans, joints, lambda span: span.complete)
        nouns = shared_heads(spans, joints, lambda span: span.complete and self._ends_in_kind(words, span))
        for k, span in enumerate(spans):
            head = (nouns if self._stands_alone(text, span) else heads)[k]
            if not span.complete and head is None and not self._stands_alone(text, span):
                continue
            side = None if _begins_pair(spans, joints, k) else self._carried(words, spans, k, side)
            text_end = head[1] if head and not self._stands_alone(text, span) else span.end
            name = self._names.name(words, span, head, text.long_forms)
            place = Place(span, words.text(span.start, text_end), name, span.side or side)
            if kept and joints[k - 1] == "/" and _makes_one(spans, heads, k):
                kept[-1] = compound(words, kept[-1], place, text_end)
                continue
            kept_joints += [joints[k - 1] if k else ","] if kept else []
            numbered = [place, *self._names.numbered(words, place)]
            kept += numbered[1:] or numbered
            kept_joints += [","] * (len(numbered) - 2)
        if not kept:
            return None
        start = self._laterality.start(words, kept[0].span.start)
        return Places(start, kept[-1].span.end, tuple(kept), tuple(kept_joints))

    def _ends_in_kind(self, words: Words, span: Span) -> bool:
        """Tell a noun that an adjective can share ("temporal cortex") from one that is a name ("cingulate")."""
        return bool(self._classes[words.lowers[span.end - 1]] & _KINDS)

    def _stands_alone(self, text: _Text, span: Span) -> bool:
        """Tell a modifier that names its region ("thalamic volume", "visual connectivity") from a bare one."""
        long = text.long_forms.get(tuple(text.words.texts[span.start : span.end]))
        known = 0
        for word in long.lower().split() if long else text.words.lowers[span.start : span.end]:
            known |= self._classes[word]
        if known & WordClass.FUNCTIONAL and span.end in text.paired:
            return True
        return bool(known & (WordClass.ADJECTIVE | WordClass.SUFFIX)) or span.concept is not None

    def _carried(self, words: Words, spans: Sequence[Span], k: int, side: Laterality | None) -> Laterality | None:
        """Laterality holds over a list until another laterality word or a new article."""
        if spans[k].side is not None:
            return spans[k].side
        if k == 0:
            return side
        between = range(spans[k - 1].end, spans[k].start)
        return None if any(words.lowers[i] in ("the", "a", "both") for i in between) else side


def _begins_pair(spans: Sequence[Span], joints: Sequence[str], k: int) -> bool:
    """Tell "C" of "A-left B and C-D": the side within one pair of ends says nothing of the next."""
    return k > 1 and joints[k - 2] == "-" != joints[k - 1] and spans[k - 1].side is not None and spans[k].side is None


def _makes_one(spans: Sequence[Span], heads: Sequence[tuple[int, int] | None], k: int) -> bool:
    """Tell whether a slash joins two names, or two that share their noun, "superior/middle temporal gyrus"."""
    before, span = spans[k - 1], spans[k]
    if span.complete:
        return before.complete or heads[k - 1] == (span.start, span.end)
    return heads[k] is not None and heads[k] == heads[k - 1]


def _alone(words: Words, span: Span) -> bool:
    """Tell a name that fills its bracket, which says more closely which part of the region before is meant."""
    return words.texts[span.start - 1] in OPENING and words.texts[span.end : span.end + 1] == [")"]


def _is_code(text: str) -> bool:
    """Tell a short form or number that repeats the region before its bracket, "(ACC)" or "(BA 9)"."""
    return is_abbreviation(text) or any(c.isdigit() for c in text)
