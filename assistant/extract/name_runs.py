"""Runs of words that can stand in one composed name, and where the name in them ends."""

from assistant.extract.rules import NameGrammar
from assistant.extract.word_classes import INSIDE, WordClass, WordClasses
from assistant.extract.words import Words

_QUALIFIED_WITHIN = 4

_C = WordClass
_JOINED = int(_C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX)
_BEFORE_WEAK = int(_C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX | _C.HEAD | _C.EPONYM)
_LATIN_AFTER = int(_C.LATIN_HEAD | _C.LATIN)
_BEFORE_GENERIC = int(_C.ADJECTIVE | _C.FUNCTIONAL)


class NameRuns:
    """Tells by their classes which words follow each other in a name."""

    def __init__(self, grammar: NameGrammar, classes: WordClasses) -> None:
        self._classes = classes
        self._placed = frozenset(grammar.placed)

    def stop(self, words: Words, start: int, limit: int) -> int:
        """Extend over words that can stand inside a name, hyphens and slashes between them included."""
        i, before = start, 0
        while i < limit:
            known = self._classes[words.lowers[i]]
            if known & INSIDE or self._fits(words, i, known, before):
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

    def cut(self, words: Words, start: int, stop: int) -> tuple[int, bool]:
        """Cut the run after its last head; without one, keep it as an incomplete name."""
        seen = before = 0
        best, complete = start, False
        for i in range(start, stop):
            known = self._classes[words.lowers[i]]
            if known & _C.LATIN and before & _LATIN_AFTER:
                best, complete, known = i + 1, True, known | int(_C.HEAD)
            elif known & _C.HEAD or (known & _C.WEAK and _completes(known, seen)):
                complete = complete or words.lowers[i] not in self._placed or bool(seen & (_C.ADJECTIVE | _C.HEAD))
                best = i + 1
            elif known & _C.GENERIC and seen & (_BEFORE_GENERIC | _C.HEAD):
                best, complete = i + 1, True
            elif known & _C.ADJECTIVE or (known & _C.SUFFIX and words.lowers[i - 1] == "-"):
                best = i + 1
            seen, before = seen | known, known
        if complete or best > start:
            return best, complete
        return (stop if seen & (_JOINED | _C.PART) else start), False

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
            if not known & (INSIDE | _C.QUALIFIER | _C.ADJECTIVAL):
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
            return bool(after & (INSIDE | _C.SUFFIX))
        if before & _C.EPONYM:
            return bool(after & _C.EPONYM)
        # "amygdala-prefrontal" and "hippocampal-dorsal cingulate" are pairs of regions, "frontal-temporal" is one
        # compound, "frontal-cortex" one name
        if not before & _JOINED or before & _C.HEAD or (before & _C.ADJECTIVE and after & _C.DIRECTIONAL):
            return False
        return bool(after & (_JOINED | _C.SUFFIX)) or bool(after & _C.WEAK and words.lowers[i + 1] not in self._placed)


def _completes(weak: int, seen: int) -> bool:
    """Tell whether a noun that needs a word before it has one that will do."""
    return bool(seen & _BEFORE_WEAK) or bool(weak & _C.QUALIFIED and seen & (_C.QUALIFIER | _C.ADJECTIVAL))
