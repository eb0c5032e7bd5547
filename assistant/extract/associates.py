"""The other variable of an association."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.words import Words

_STOPS = frozenset(", ; . ( ) whereas while but which in among for during after and".split())
_LONGEST = 10
_SKIPPED = frozenset("with to the a an of and both between their by".split())


@dataclass(frozen=True, slots=True)
class Associate:
    """What a measure is tied to: the words, and the concept if a file lists it."""

    text: str
    concept: str | None


class AssociateReader:
    """Reads the side of an association on which the region does not stand."""

    def read(self, words: Words, items: Sequence[Item], found: Found) -> Associate | None:
        """Take the listed variable on the far side of the tie, else the words there."""
        ahead = found.unit.at < found.cue
        indices = range(found.cue + 1, len(items)) if ahead else range(found.cue - 1, -1, -1)
        for i in indices:
            if items[i].sort in ";RQ":
                break
            span = items[i].span
            if items[i].sort == "V" and span is not None:
                return Associate(words.text(span.start, span.end), span.concept)
        text = self._after(words, items, found) if ahead else self._before(words, items, found)
        return Associate(text, None) if text else None

    def _after(self, words: Words, items: Sequence[Item], found: Found) -> str:
        start, limit = items[found.cue].end, items[-1].end
        while start < limit and words.lowers[start] in _SKIPPED:
            start += 1
        end = start
        while end < limit and end - start < _LONGEST and words.lowers[end] not in _STOPS:
            end += 1
        return words.text(start, end) if end > start else ""

    def _before(self, words: Words, items: Sequence[Item], found: Found) -> str:
        end, limit = items[found.cue].start, items[0].start
        start = end
        while start > limit and end - start < _LONGEST and words.lowers[start - 1] not in _STOPS:
            start -= 1
        while start < end and words.lowers[start] in _SKIPPED:
            start += 1
        return words.text(start, end) if end > start else ""
