"""Composed names: a scanner that reads "left ventral posterolateral thalamic nucleus" as one region.

A name is ``side? (modifier | adjective | kind)* head latin* (number)? ("of" name)?``; the word classes stand in
``grammar/regions.yaml``.
"""

from collections.abc import Iterator

from assistant.extract.grammar import ARTICLES
from assistant.extract.name_runs import NameRuns
from assistant.extract.numbered_names import NumberedNames
from assistant.extract.reading import Span
from assistant.extract.rules import NameGrammar
from assistant.extract.word_classes import INSIDE, WordClass, WordClasses
from assistant.extract.words import Words

RULE = "name-grammar"
CONNECTION = "connection-name"
BROAD = "broad-region"
# far more than any name has; keeps the time linear where a text repeats such words without end
_LONGEST = 40

_C = WordClass
_BESIDE = int(_C.LATIN_HEAD | _C.EPONYM | _C.QUALIFIER | _C.ADJECTIVAL | _C.JOINING | _C.BROAD)
_STARTS = int(INSIDE | _C.NUMBERED | _BESIDE)
_GOES_ON = frozenset({"and", "or", ",", "/", "-", "&"})


class NameScanner:
    """Finds composed names in a list of words, in one pass from left to right."""

    def __init__(self, grammar: NameGrammar, classes: WordClasses) -> None:
        self._classes = classes
        self._runs = NameRuns(grammar, classes)
        self._numbered = NumberedNames(grammar, classes)
        self._sides = frozenset(grammar.side_of)
        self._prefixes = frozenset(grammar.prefixes)
        self._never = frozenset(grammar.never)
        self._not_before = grammar.not_before
        self._elsewhere = frozenset(grammar.not_before_any)

    def means_else(self, words: Words, start: int, end: int) -> bool:
        """Tell whether a name, or the word after it, shows that no region is meant."""
        name = " ".join(words.lowers[start:end])
        after = self._not_before.get(name, ())
        following = words.lowers[end] if end < len(words) else ""
        return name in self._never or following in self._elsewhere or following in after

    def scan(self, words: Words) -> Iterator[Span]:
        """Go through the names from left to right; those without a noun are marked as incomplete."""
        classes, at = self._classes, 0
        for i in [i for i, word in enumerate(words.lowers) if classes[word] & _STARTS or word[-1] == "-"]:
            if i < at:
                continue
            if words.lowers[i][:-1] in self._prefixes and words.lowers[i][-1] == "-":
                yield Span(i, i + 1, "region", None, RULE, complete=False)
            span = self._span(words, i) if classes[words.lowers[i]] & _STARTS else None
            if span is None or not span.complete:
                span = self._broad(words, i) or span
            if span is not None:
                yield span
                at = span.end

    def _span(self, words: Words, start: int) -> Span | None:
        end, complete = self._name(words, start, min(len(words), start + _LONGEST))
        if end == start:
            return None
        way = not complete and all(self._classes[words.lowers[i]] & _C.CONNECTING for i in range(start, end))
        return Span(start, end, "region", None, CONNECTION if way else RULE, complete=complete)

    def _broad(self, words: Words, start: int) -> Span | None:
        """Read words for a wide place, and the generic noun after them."""
        end, n, known = start, len(words), 0
        while end < n and self._classes[words.lowers[end]] & _C.BROAD:
            known = self._classes[words.lowers[end]]
            end += 1
        while start < end < n and self._classes[words.lowers[end]] & _C.GENERIC:
            end, known = end + 1, 0
        if end == start or (known & _C.FUNCTIONAL and end < n and words.lowers[end] in _GOES_ON):
            return None
        return Span(start, end, BROAD, None, BROAD, complete=False)

    def _name(self, words: Words, start: int, limit: int) -> tuple[int, bool]:
        """Read one name from ``start``: the token after it, and whether it has a head."""
        stop = self._runs.stop(words, start, limit)
        if stop == start and not self._classes[words.lowers[start]] & _C.NUMBERED:
            return start, False
        cut, complete = self._runs.cut(words, start, stop)
        end = self._numbered.end(words, cut, stop)
        if end == start:
            joins = self._joining(words, start, stop)
            end, complete = self._of(words, start, stop, limit, False) if joins else (start, False)
            return (end, True) if complete else (start, False)
        end, complete = self._of(words, start, end, limit, complete or end > cut)
        if not complete and self._classes[words.lowers[end - 1]] & _C.PART:
            return (end if self._listed_part(words, end) else start), False
        return (start, False) if self.means_else(words, start, end) else (end, complete)

    def _listed_part(self, words: Words, end: int) -> bool:
        """Tell "head" in "head and tail of the caudate": another part follows, and of what they are parts."""
        i = end
        while i + 1 < len(words) and words.lowers[i] in _GOES_ON:
            i += 2 if words.lowers[i + 1] in ("and", "or") else 1
            if i >= len(words) or not self._classes[words.lowers[i]] & _C.PART:
                return False
            i += 1
        return end < i < len(words) and words.lowers[i] == "of"

    def _joining(self, words: Words, start: int, stop: int) -> bool:
        return stop > start and bool(self._classes[words.lowers[stop - 1]] & _C.JOINING)

    def _of(self, words: Words, start: int, end: int, limit: int, complete: bool) -> tuple[int, bool]:
        """Join "dorsal part of the anterior insula", "splenium of the corpus callosum"."""
        last = self._classes[words.lowers[end - 1]]
        joins = last & (_C.PART | _C.GENERIC | _C.NUMBERED | _C.WEAK | _C.LATIN | _C.JOINING) or not last
        if not joins or end >= len(words) or words.lowers[end] != "of" or last & _C.HEAD:
            return end, complete
        if end - start == 1 and last & _C.PORTION:
            return end, complete
        i = end + 1
        while i < limit and (words.lowers[i] in ARTICLES or words.lowers[i] in self._sides):
            i += 1
        if i < limit and self._classes[words.lowers[i]] & (INSIDE | _BESIDE):
            further, whole = self._name(words, i, limit)
            if whole:
                return further, True
            if self._classes[words.lowers[i]] & _C.EPONYM:
                return self._eponym(words, i), True
        return end, complete

    def _eponym(self, words: Words, i: int) -> int:
        """Step over the names of people, which hyphens join."""
        while i + 2 < len(words) and words.texts[i + 1] == "-" and self._classes[words.lowers[i + 2]] & _C.EPONYM:
            i += 2
        return i + 1
