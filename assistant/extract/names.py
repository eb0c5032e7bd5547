"""Composed names: a scanner that reads "left ventral posterolateral thalamic nucleus" as one region.

A name is ``side? (modifier | adjective | kind)* head latin* (number)? ("of" name)?``; the word classes stand in
``grammar/regions.yaml``.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.extract.grammar import ARTICLES, TIME_UNITS
from assistant.extract.reading import Span
from assistant.extract.rules import NameGrammar
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words
from assistant.model import Laterality

RULE = "name-grammar"
CONNECTION = "connection-name"
BROAD = "broad-region"
_NUMBER = re.compile(r"(\d+[a-z]?([/-]\d+[a-z]?)*|[ivx]+([ab])?(/[ivx]+)?|[ab]\d?)\Z", re.I)
_CODE = re.compile(r"[A-Z]{1,4}\d{0,2}[a-z]{0,2}\Z")
_QUALIFIED_WITHIN = 4
# far more than any name has; keeps the time linear where a text repeats such words without end
_LONGEST = 40

_C = WordClass
_INSIDE = int(_C.HEAD | _C.WEAK | _C.GENERIC | _C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX | _C.PART)
_BESIDE = int(_C.LATIN_HEAD | _C.EPONYM | _C.QUALIFIER | _C.ADJECTIVAL | _C.JOINING | _C.BROAD)
_STARTS = int(_INSIDE | _C.NUMBERED | _BESIDE)
_JOINED = int(_C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX)
_BEFORE_WEAK = int(_C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX | _C.HEAD | _C.EPONYM)
_GOES_ON = frozenset({"and", "or", ",", "/", "-", "&"})
_LATIN_AFTER = int(_C.LATIN_HEAD | _C.LATIN)
_BEFORE_GENERIC = int(_C.ADJECTIVE | _C.FUNCTIONAL)


class NameScanner:
    """Finds composed names in a list of words, in one pass from left to right."""

    def __init__(self, grammar: NameGrammar) -> None:
        self._grammar = grammar
        self._classes = WordClasses(grammar)
        self._sides = {word: side for side, words in grammar.sides.items() for word in words}
        self._never = frozenset(grammar.never)
        self._prefixes = tuple(sorted(grammar.prefixes, key=len, reverse=True))
        self._flanks = frozenset(grammar.flanks)
        self._elsewhere = frozenset(grammar.not_before_any)
        self._counted = frozenset(word for word in grammar.numbered if f"{word}s" in grammar.numbered)

    def word_class(self, word: str) -> int:
        """Classify a word."""
        return self._classes[word]

    def side(self, words: Words, i: int) -> Laterality | None:
        """Read a laterality word; a capital L or R counts before a name only."""
        found = self._sides.get(words.lowers[i])
        if found is not None or words.texts[i] not in ("L", "R") or i + 1 >= len(words):
            return found
        following = words.texts[i + 1]
        if self._classes[following.lower()] & _INSIDE or following.isupper() or following == "-":
            return Laterality.LEFT if words.texts[i] == "L" else Laterality.RIGHT
        return None

    def flanked(self, words: Words, i: int) -> int:
        """Step back over "-sided" or "hemisphere", which say no more than the laterality word before them."""
        if 0 < i < len(words) and words.lowers[i] in self._flanks:
            i -= 2 if words.lowers[i - 1] == "-" and i > 1 else 1
        return i

    def prefixed(self, prefix: str, words: Sequence[str]) -> list[str]:
        """Put a prefix in the place of that of the first word: "pre-" and "postcentral" make "precentral"."""
        own = next((p for p in self._prefixes if words[0].startswith(p)), "")
        rest = [word for word in (words[0].removeprefix(own), *words[1:]) if word not in ("", "-")]
        return [prefix.removesuffix("-") + "".join(rest[:1]), *rest[1:]]

    def means_else(self, words: Words, start: int, end: int) -> bool:
        """Tell whether a name, or the word after it, shows that no region is meant."""
        name = " ".join(words.lowers[start:end])
        after = self._grammar.not_before.get(name, ())
        following = words.lowers[end] if end < len(words) else ""
        return name in self._never or following in self._elsewhere or following in after

    def scan(self, words: Words) -> Iterator[Span]:
        """Go through the names from left to right; those without a noun are marked as incomplete."""
        i, n = 0, len(words)
        while i < n:
            known = self._classes[words.lowers[i]]
            if words.lowers[i][-1] == "-" and words.lowers[i][:-1] in self._prefixes:
                yield Span(i, i + 1, "region", None, RULE, complete=False)
            if known & _STARTS:
                span = self._span(words, i)
                if span is None or not span.complete:
                    span = self._broad(words, i) or span
                if span is not None:
                    yield span
                    i = span.end
                    continue
            i += 1

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
        stop = self._run(words, start, limit)
        cut, complete = self._end(words, start, stop)
        end = self._number(words, cut, stop)
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

    def _run(self, words: Words, start: int, limit: int) -> int:
        """Extend over words that can stand inside a name, hyphens and slashes between them included."""
        i, before = start, 0
        while i < limit:
            known = self._classes[words.lowers[i]]
            if known & _INSIDE or self._fits(words, i, known, before):
                i += 1
            elif i > start and i + 1 < limit and self._joins(words, i):
                i += 2
                known = self._classes[words.lowers[i - 1]]
            elif words.lowers[i] in ("'s", "'") and before & _C.EPONYM:
                i, known = i + 1, before
            else:
                break
            before = known
        return i

    def _fits(self, words: Words, i: int, known: int, before: int) -> bool:
        """Tell whether a word that names nothing by itself belongs to the name, by what stands next to it."""
        if known & (_C.LATIN_HEAD | _C.EPONYM | _C.JOINING | _C.BROAD) or (known & _C.LATIN and before & _LATIN_AFTER):
            return True
        return bool(known & (_C.QUALIFIER | _C.ADJECTIVAL)) and self._qualifies(words, i, known)

    def _qualifies(self, words: Words, i: int, qualifier: int) -> bool:
        """Tell whether a noun that any adjective completes follows within a few words."""
        for k in range(i + 1, min(i + _QUALIFIED_WITHIN, len(words))):
            known = self._classes[words.lowers[k]]
            if known & _C.QUALIFIED:
                return True
            if known & _C.PART and words.lowers[k + 1 : k + 2] == ["of"]:
                return bool(qualifier & _C.QUALIFIER)
            if not known & (_INSIDE | _C.QUALIFIER | _C.ADJECTIVAL):
                return False
        return False

    def _joins(self, words: Words, i: int) -> bool:
        """Tell whether the hyphen or slash at ``i`` joins two words to one name."""
        if words.lowers[i] not in "-/" or not (words.tight(i - 1) and words.tight(i)):
            return False
        before, after = self._classes[words.lowers[i - 1]], self._classes[words.lowers[i + 1]]
        if words.lowers[i] == "/":
            return bool(before & (_C.HEAD | _C.ADJECTIVE) and after & (_C.HEAD | _C.ADJECTIVE))
        if before & _C.PREFIX:
            return bool(after & (_INSIDE | _C.SUFFIX))
        if before & _C.EPONYM:
            return bool(after & _C.EPONYM)
        # "amygdala-prefrontal" is a pair of regions, "frontal-temporal" one compound
        return bool(before & _JOINED and not before & _C.HEAD and after & (_JOINED | _C.SUFFIX))

    def _end(self, words: Words, start: int, stop: int) -> tuple[int, bool]:
        """Cut the run after its last head; without one, keep it as an incomplete name."""
        seen = before = 0
        best, complete = start, False
        for i in range(start, stop):
            known = self._classes[words.lowers[i]]
            if known & _C.LATIN and before & _LATIN_AFTER:
                best, complete, known = i + 1, True, known | int(_C.HEAD)
            elif known & _C.HEAD or (known & _C.WEAK and _completes(known, seen)):
                complete = (
                    complete or words.lowers[i] not in self._grammar.placed or bool(seen & (_C.ADJECTIVE | _C.HEAD))
                )
                best = i + 1
            elif known & _C.GENERIC and seen & (_BEFORE_GENERIC | _C.HEAD):
                best, complete = i + 1, True
            elif known & _C.ADJECTIVE or (known & _C.SUFFIX and words.lowers[i - 1] == "-"):
                best = i + 1
            seen, before = seen | known, known
        if complete or best > start:
            return best, complete
        return (stop if seen & (_JOINED | _C.PART) else start), False

    def _number(self, words: Words, end: int, stop: int) -> int:
        """Add what completes a numbered name: "area 10", "lobule VI", "Crus II"."""
        i = max(end, stop)
        if i < len(words) and self._classes[words.lowers[i]] & _C.NUMBERED:
            i += 1
            while i < len(words) and (words.lowers[i] == "(" or self._classes[words.lowers[i]] & _C.NUMBERED):
                i += 1
        last = words.lowers[i - 1] if i else ""
        if i < len(words) and self._classes[last] & _C.NUMBERED and self._numbers(words, i, last):
            if i + 1 < len(words) and words.lowers[i + 1] in TIME_UNITS:
                return end
            i += 1
            joints = ("-", "/", "and", ",", "&") if last.removesuffix("s") in self._counted else ("-", "/")
            while i + 1 < len(words) and words.texts[i] in joints:
                after = i + 2 if words.texts[i : i + 2] == [",", "and"] and "and" in joints else i + 1
                if after >= len(words) or not self._numbers(words, after, last):
                    break
                i = after + 1
            return i
        return end

    def _numbers(self, words: Words, i: int, noun: str) -> bool:
        """Tell whether the token numbers the noun before it; areas go by letters too."""
        text = words.texts[i]
        return bool(_NUMBER.match(text)) or (noun in ("area", "areas") and bool(_CODE.match(text)))

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
        if i < limit and self._classes[words.lowers[i]] & (_INSIDE | _BESIDE):
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


def _completes(weak: int, seen: int) -> bool:
    """Tell whether a noun that needs a word before it has one that will do."""
    return bool(seen & _BEFORE_WEAK) or bool(weak & _C.QUALIFIED and seen & (_C.QUALIFIER | _C.ADJECTIVAL))
