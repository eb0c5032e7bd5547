"""Laterality as a text states it: beside a region name, inside it, or before the list in which it stands."""

from collections.abc import Mapping

from assistant.extract.grammar import ARTICLES, PREPOSITIONS
from assistant.extract.rules import NameGrammar
from assistant.extract.word_classes import INSIDE, WordClasses
from assistant.extract.words import Words
from assistant.model import Laterality

LEADING = PREPOSITIONS | ARTICLES


class LateralityReader:
    """Reads the words for sides."""

    def __init__(self, grammar: NameGrammar, classes: WordClasses) -> None:
        self._classes = classes
        self._sides = grammar.side_of
        self._telling = frozenset((*self._sides, "bilaterally", "l", "r"))
        self._flanks = frozenset(grammar.flanks)

    def telling(self, words: Words) -> set[int]:
        """List the tokens without one of which near a name nothing tells its side."""
        return {i for i, word in enumerate(words.lowers) if word in self._telling}

    def side(self, words: Words, i: int) -> Laterality | None:
        """Read a laterality word; a capital L or R counts before a name only."""
        found = self._sides.get(words.lowers[i])
        if found is not None or words.texts[i] not in ("L", "R") or i + 1 >= len(words):
            return found
        following = words.texts[i + 1]
        if self._classes[following.lower()] & INSIDE or following.isupper() or following == "-":
            return Laterality.LEFT if words.texts[i] == "L" else Laterality.RIGHT
        return None

    def flanked(self, words: Words, i: int) -> int:
        """Step back over "-sided" or "hemisphere", which say no more than the laterality word before them."""
        if 0 < i < len(words) and words.lowers[i] in self._flanks:
            i -= 2 if words.lowers[i - 1] == "-" and i > 1 else 1
        return i

    def start(self, words: Words, start: int) -> int:
        """Step back over the laterality words before a name."""
        while start > 0 and self.side(words, start - 1):
            start -= 1
        return start

    def before(self, words: Words, start: int) -> Laterality | None:
        """Read "left", "left and right" or "right-sided" in front of a name."""
        start = self.flanked(words, start - 1) + 1
        first = self.side(words, start - 1) if start else None
        if first is None and start > 1 and words.lowers[start - 1] == "-":
            first = self.side(words, start - 2)
        other = None
        if first and start > 2 and words.lowers[start - 2] in ("and", "/", "or", "&"):
            other = self.side(words, start - 3)
        return Laterality.BILATERAL if other and other is not first else first

    def inside(self, words: Words, start: int, end: int) -> Laterality | None:
        """Read "the opercular part of the left gyrus"."""
        return next((side for i in range(start, end) if (side := self.side(words, i))), None)

    def after(self, words: Words, end: int) -> Laterality | None:
        """Read "bilaterally", "(left)" or "of the left hemisphere" behind a name."""
        if end >= len(words):
            return None
        if words.lowers[end] == "," and end + 1 < len(words):
            end += words.lowers[end + 1] == "bilaterally"
        if words.lowers[end] == "bilaterally":
            return Laterality.BILATERAL
        if words.lowers[end] in ("of", "in", "on"):
            return self._hemisphere(words, end + 1)
        if words.lowers[end] == "(" and end + 2 < len(words) and words.texts[end + 2] == ")":
            return self.side(words, end + 1)
        return None

    def announced(self, words: Words, start: int, measures: Mapping[int, int]) -> Laterality | None:
        """Read the side that what is measured has: "bilateral activation in", "increased bilaterally in".

        Parameters
        ----------
        words, start
            The text, and where the list of regions begins.
        measures
            The token after each measure -> the token where it begins.
        """
        at = start - 1
        while at > 0 and (words.lowers[at] in LEADING or words.lowers[at] == ","):
            at -= 1
        if at < 0 or at == start - 1:
            return None
        at = self.flanked(words, measures.get(at + 1, at + 1) - 1)
        return self.side(words, at) if at >= 0 else None

    def _hemisphere(self, words: Words, i: int) -> Laterality | None:
        """Read "the left hemisphere" behind a name."""
        i += i < len(words) and words.lowers[i] in ARTICLES
        return self.side(words, i) if self.flanked(words, i + 1) == i else None
