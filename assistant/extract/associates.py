"""The other variable of an association."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extract.findings import Found
from assistant.extract.grammar import CONTRASTING, NAMING, SHOW, STOPS, TIED_TO
from assistant.extract.items import Item
from assistant.extract.labels import CLAUSE_ENDS, JOINTS, LABELS, REGIONS
from assistant.extract.words import Words

_ENDS = STOPS | CONTRASTING
_STOPS = _ENDS | NAMING | {"in", "among", "for", "during", "after", "and"}
_LONGEST = 10
_LISTING = frozenset(JOINTS + "xTOI")
_SKIPPED = TIED_TO | frozenset("the a an of and both between their by was were is are there".split())


@dataclass(frozen=True, slots=True)
class Associate:
    """What a measure is tied to.

    Attributes
    ----------
    text
        The words; those of several variables together where they are listed.
    concepts
        The concepts that a file lists, in order of mention; none if it lists none.
    """

    text: str
    concepts: tuple[str, ...] = ()


class AssociateReader:
    """Reads the side of an association on which the region does not stand."""

    def read(self, words: Words, items: Sequence[Item], found: Found) -> Associate | None:
        """Take the listed variable on the far side of the tie, else the words there.

        "Correlation between X and Y" has both sides after the tie: there the region's other side is searched first.
        "X rose with Y, a positive correlation" and "Y and X were correlated" have both before it.
        """
        cue, unit = found.cue, found.unit
        if unit.at < cue:
            far = range(cue + 1, len(items))
            named = self._listed(words, items, far) or self._worded(words, items, far)
            comma = max((i for i in range(unit.first) if items[i].sort == ","), default=-1)
            nearer = [range(cue - 1, unit.at, -1), range(unit.first - 1, comma, -1)]
            return named or self._first_listed(words, items, nearer)
        if items[cue].sort == LABELS["ascribed"]:
            sides = [range(cue + 1, unit.first), range(unit.at + 1, len(items))]
        elif any(item.sort == "B" for item in items[cue : unit.first]):
            sides = [range(unit.at + 1, len(items)), range(unit.first - 1, cue, -1)]
        else:
            sides = [range(cue - 1, -1, -1), range(unit.at + 1, len(items))]
        return self._first_listed(words, items, sides) or self._worded(words, items, sides[0])

    def _first_listed(self, words: Words, items: Sequence[Item], sides: Sequence[range]) -> Associate | None:
        listed = (self._listed(words, items, indices) for indices in sides)
        return next((found for found in listed if found), None)

    def _listed(self, words: Words, items: Sequence[Item], indices: range) -> Associate | None:
        """Take the nearest listed variable, and those it is listed with: "depression and pain duration"."""
        found: list[int] = []
        for i in indices:
            between = {item.sort for item in items[min(i, found[-1]) + 1 : max(i, found[-1])]} if found else set()
            if items[i].sort in CLAUSE_ENDS + REGIONS or not between <= _LISTING:
                break
            if items[i].sort == "V" and items[i].span:
                found.append(i)
        if not found:
            return None
        spans = [span for i in sorted(found) if (span := items[i].span) is not None]
        concepts = dict.fromkeys(span.concept for span in spans if span.concept)
        return Associate(words.text(spans[0].start, spans[-1].end), tuple(concepts))

    def _worded(self, words: Words, items: Sequence[Item], indices: range) -> Associate | None:
        if not indices:
            return None
        ahead = indices.step > 0
        edge = items[indices[0]].start if ahead else items[indices[0]].end
        text = self._after(words, edge, items[indices[-1]].end) if ahead else self._before(words, edge, items[0].start)
        return Associate(text) if text else None

    def _after(self, words: Words, start: int, limit: int) -> str:
        while start < limit and words.lowers[start] in _SKIPPED:
            start += 1
        end = start
        while end < limit and end - start < _LONGEST and words.lowers[end] not in _STOPS:
            end += 1
        return words.text(start, end) if end > start else ""

    def _before(self, words: Words, end: int, limit: int) -> str:
        while end > limit and words.lowers[end - 1] in _SKIPPED | SHOW:
            end -= 1
        start = end
        while start > limit and end - start < _LONGEST and words.lowers[start - 1] not in _ENDS:
            start -= 1
        while start < end and words.lowers[start] in _SKIPPED:
            start += 1
        return words.text(start, end) if end > start else ""
