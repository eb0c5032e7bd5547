"""Composed names: a scanner that reads "left ventral posterolateral thalamic nucleus" as one region.

A name is ``side? (modifier | adjective | kind)* head (number)? ("of" name)?``; the word classes stand in
``grammar/regions.yaml``.
"""

import re
from collections.abc import Iterator
from enum import IntFlag

from assistant.extract.grammar import ARTICLES, TIME_UNITS
from assistant.extract.reading import Span
from assistant.extract.rules import NameGrammar
from assistant.extract.words import Words
from assistant.model import Laterality

RULE = "name-grammar"
_NUMBER = re.compile(r"(\d+[a-z]?([/-]\d+[a-z]?)*|[ivx]+([ab])?(/[ivx]+)?|[ab]\d?)\Z", re.I)


class WordClass(IntFlag):
    """What a word can be in a name."""

    HEAD = 1
    WEAK = 2
    GENERIC = 4
    DIRECTIONAL = 8
    ADJECTIVE = 16
    FUNCTIONAL = 32
    PREFIX = 64
    PART = 128
    NUMBERED = 256
    SIDE = 512
    SUFFIX = 1024


_C = WordClass
_INSIDE = int(_C.HEAD | _C.WEAK | _C.GENERIC | _C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX | _C.PART)
_JOINED = int(_C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX)
_BEFORE_WEAK = int(_C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX | _C.HEAD)
_BEFORE_GENERIC = int(_C.ADJECTIVE | _C.FUNCTIONAL)


class NameScanner:
    """Finds composed names in a list of words; one pass, no backtracking."""

    def __init__(self, grammar: NameGrammar) -> None:
        self._grammar = grammar
        self._classes: dict[str, int] = {}
        for names, flag in (
            (grammar.heads, _C.HEAD),
            (grammar.weak_heads, _C.WEAK),
            (grammar.generic_heads, _C.GENERIC),
            (grammar.directional, _C.DIRECTIONAL),
            (grammar.adjectives, _C.ADJECTIVE),
            (grammar.functional, _C.FUNCTIONAL),
            (grammar.prefixes, _C.PREFIX),
            (grammar.parts, _C.PART),
            (grammar.numbered, _C.NUMBERED),
            (grammar.suffixes, _C.SUFFIX),
        ):
            for word in names:
                self._classes[word] = self._classes.get(word, 0) | int(flag)
        self._sides = {word: side for side, words in grammar.sides.items() for word in words}
        self._stems = sorted(grammar.prefixes, key=len, reverse=True)
        self._never = frozenset(grammar.never)

    def word_class(self, word: str) -> int:
        """Classify a word; one made of a prefix and an adjective is an adjective."""
        known = self._classes.get(word)
        if known is None:
            known = self._classes[word] = self._composed(word)
        return known

    def side(self, words: Words, i: int) -> Laterality | None:
        """Read a laterality word; a capital L or R counts before a name only."""
        found = self._sides.get(words.lowers[i])
        if found is not None or words.texts[i] not in ("L", "R") or i + 1 >= len(words):
            return found
        following = words.texts[i + 1]
        if self.word_class(following.lower()) & _INSIDE or following.isupper() or following == "-":
            return Laterality.LEFT if words.texts[i] == "L" else Laterality.RIGHT
        return None

    def means_else(self, words: Words, start: int, end: int) -> bool:
        """Tell whether a name, or the word after it, shows that no region is meant."""
        name = " ".join(words.lowers[start:end])
        after = self._grammar.not_before.get(name, ())
        return name in self._never or (end < len(words) and words.lowers[end] in after)

    def scan(self, words: Words) -> Iterator[Span]:
        """Go through the names from left to right; those without a noun are marked as incomplete."""
        i, n = 0, len(words)
        while i < n:
            known = self.word_class(words.lowers[i])
            if known & _INSIDE or known & _C.NUMBERED:
                end, complete = self._name(words, i)
                if end > i:
                    yield Span(i, end, "region", None, RULE, complete=complete)
                    i = end
                    continue
            i += 1

    def _name(self, words: Words, start: int) -> tuple[int, bool]:
        """Read one name from ``start``: the token after it, and whether it has a head."""
        stop = self._run(words, start)
        cut, complete = self._end(words, start, stop)
        end = self._number(words, cut, stop)
        if end == start:
            return start, False
        end, complete = self._of(words, start, end, complete or end > cut)
        if not complete and self.word_class(words.lowers[end - 1]) & _C.PART:
            return start, False
        return (start, False) if self.means_else(words, start, end) else (end, complete)

    def _run(self, words: Words, start: int) -> int:
        """Extend over words that can stand inside a name, hyphens and slashes between them included."""
        i, n = start, len(words)
        while i < n:
            if self.word_class(words.lowers[i]) & _INSIDE:
                i += 1
            elif i > start and i + 1 < n and self._joins(words, i):
                i += 2
            else:
                break
        return i

    def _joins(self, words: Words, i: int) -> bool:
        """Tell whether the hyphen or slash at ``i`` joins two words to one name."""
        if words.lowers[i] not in "-/" or not (words.tight(i - 1) and words.tight(i)):
            return False
        before, after = self.word_class(words.lowers[i - 1]), self.word_class(words.lowers[i + 1])
        if words.lowers[i] == "/":
            return bool(before & (_C.HEAD | _C.ADJECTIVE) and after & (_C.HEAD | _C.ADJECTIVE))
        if before & _C.PREFIX:
            return bool(after & (_INSIDE | _C.SUFFIX))
        # "amygdala-prefrontal" is a pair of regions, "frontal-temporal" one compound
        return bool(before & _JOINED and not before & _C.HEAD and after & (_JOINED | _C.SUFFIX))

    def _end(self, words: Words, start: int, stop: int) -> tuple[int, bool]:
        """Cut the run after its last head; without one, keep it as an incomplete name."""
        seen = 0
        best, complete = start, False
        for i in range(start, stop):
            known = self.word_class(words.lowers[i])
            if known & _C.HEAD or (known & _C.WEAK and seen & _BEFORE_WEAK):
                complete = complete or words.lowers[i] != "matter" or bool(seen & (_C.ADJECTIVE | _C.HEAD))
                best = i + 1
            elif known & _C.GENERIC and seen & (_BEFORE_GENERIC | _C.HEAD):
                best, complete = i + 1, True
            elif known & (_C.ADJECTIVE | _C.SUFFIX):
                best = i + 1
            seen |= known
        if complete or best > start:
            return best, complete
        return (stop if seen & (_JOINED | _C.PART) else start), False

    def _number(self, words: Words, end: int, stop: int) -> int:
        """Add what completes a numbered name: "area 10", "lobule VI", "Crus II"."""
        i = max(end, stop)
        if i < len(words) and self.word_class(words.lowers[i]) & _C.NUMBERED:
            i += 1
            while i < len(words) and words.lowers[i] in ("area", "areas", "crus", "("):
                i += 1
        last = words.lowers[i - 1] if i else ""
        if i < len(words) and self.word_class(last) & _C.NUMBERED and _NUMBER.match(words.texts[i]):
            if i + 1 < len(words) and words.lowers[i + 1] in TIME_UNITS:
                return end
            i += 1
            while i + 1 < len(words) and words.texts[i] in "-/" and _NUMBER.match(words.texts[i + 1]):
                i += 2
            return i
        return end

    def _of(self, words: Words, start: int, end: int, complete: bool) -> tuple[int, bool]:
        """Join "dorsal part of the anterior insula", "splenium of the corpus callosum"."""
        last = self.word_class(words.lowers[end - 1])
        joins = last & (_C.PART | _C.GENERIC | _C.NUMBERED | _C.WEAK) or not last
        if not joins or end >= len(words) or words.lowers[end] != "of" or last & _C.HEAD:
            return end, complete
        i = end + 1
        while i < len(words) and (words.lowers[i] in ARTICLES or words.lowers[i] in self._sides):
            i += 1
        if i < len(words) and self.word_class(words.lowers[i]) & _INSIDE:
            further, whole = self._name(words, i)
            if whole:
                return further, True
        return end, complete

    def _composed(self, word: str) -> int:
        for stem in self._stems:
            rest = word[len(stem) :].lstrip("-")
            if word.startswith(stem) and len(rest) > 4:
                known = self._classes.get(rest, 0)
                if known & (_C.ADJECTIVE | _C.SUFFIX):
                    return int(_C.ADJECTIVE)
                if known & (_C.HEAD | _C.FUNCTIONAL):
                    return known
        return 0
