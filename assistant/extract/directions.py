"""The direction that a finding states: cues, double constructions, nulls and signs of correlation."""

import re
from collections.abc import Iterable, Sequence

from assistant.concepts import Concepts
from assistant.extract.claim_rules import Finding
from assistant.extract.findings import Found
from assistant.extract.grammar import ADJECTIVE_ENDINGS, ARTICLES, CONJUNCTIONS, DEGREES, SIGNS, SUPERLATIVES, TIE_NOUNS
from assistant.extract.items import Item
from assistant.extract.labels import CLAUSE_ENDS, FINDING_PARTS, JOINTS, LABELS, MEASURES, TIES
from assistant.extract.words import Words
from assistant.model import Direction, Measure, Significance

_TURNED = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_NULLS = {Finding.NO_DIFFERENCE: Direction.NO_DIFFERENCE, Finding.NO_ASSOCIATION: Direction.NO_ASSOCIATION}
_NULL_REACH = 5
# how far from a tie, and over which words, its sign may stand
_BESIDE = 4
_PASSED = DEGREES | CONJUNCTIONS
# letters of items over which a null does not reach
_NOT_PASSED = CLAUSE_ENDS + FINDING_PARTS + TIES + ","
_COEFFICIENT = re.compile(r"(?<![a-z])(?:r|rs|rho|ρ|β|beta|b|t)\s*(?:\(\d+\)\s*)?=\s*([-+])?\s*\.?\d", re.I)


class DirectionReader:
    """Reads the direction of a finding from its cue and what stands beside it."""

    def __init__(self, concepts: Concepts) -> None:
        self._values = {c.id: c.value for label in ("direction", "association") for c in concepts.labelled(label)}
        self._of_measure = {c.id for c in concepts.labelled("direction") if c.implies}
        self._inverse = {c.id for c in concepts.labelled("measure") if c.value == "inverse"}
        self._hedges = {c.id: c.value for c in concepts.labelled("hedge")}

    def direction(self, words: Words, end: int, items: Sequence[Item], found: Found, measure: Measure) -> Direction:
        """Settle the direction.

        Parameters
        ----------
        words, items
            The sentence.
        end
            The token after the sentence; coefficients may stand in brackets that are no items.
        found, measure
            The finding.
        """
        if found.finding is Finding.ASSOCIATION:
            return self._association(words, end, items, found)
        if found.finding in _NULLS:
            return _NULLS[found.finding]
        if found.finding is Finding.ACTIVATION:
            direction = _own(words, items[found.cue])
        else:
            direction = self._doubled(words, items, found)
        return _TURNED.get(direction, direction) if measure.concept in self._inverse else direction

    def significance(self, items: Sequence[Item], found: Found, direction: Direction) -> Significance | None:
        """Read what is said of significance next to the cue; direction and significance are two things."""
        if direction in (Direction.NO_DIFFERENCE, Direction.NO_ASSOCIATION):
            return Significance.NOT_SIGNIFICANT
        near = items[max(0, found.cue - 3) : found.cue + 4]
        values = {self._hedges.get(item.span.concept or "") for item in near if item.sort == "H" and item.span}
        if "trend" in values:
            return Significance.TREND
        return Significance.SIGNIFICANT if "significant" in values else None

    def _value(self, item: Item) -> Direction | None:
        value = self._values.get(item.span.concept or "") if item.span else None
        return _DIRECTIONS.get(value or "")

    def _doubled(self, words: Words, items: Sequence[Item], found: Found) -> Direction:
        """Settle "less decrease" (an increase) and "increased and decreased" (altered)."""
        cue = found.cue
        own = self._value(items[cue]) or Direction.ALTERED
        if own is Direction.ALTERED and cue >= 2 and items[cue - 1].sort in MEASURES and items[cue - 2].sort == "D":
            own = self._value(items[cue - 2]) or own
        if own is Direction.ALTERED and _is_clearest(words, items[cue]):
            own = self._last_direction(items[:cue]) or own
        if own not in _TURNED:
            return own
        noun = self._subject(items[:cue]) if found.unit.at < cue else None
        if noun is not None:
            return _TURNED[noun] if own is Direction.DECREASE else noun
        at = _before(words, items, cue)
        size = self._value(items[at]) if at is not None else None
        if size in _TURNED:
            return _TURNED[own] if size is Direction.DECREASE else own
        joined = cue >= 2 and items[cue - 1].sort == "&" and items[cue - 2].sort == "D"
        joined = joined and _concept(items[cue - 2]) not in self._of_measure  # else the two tell of two measures
        other = self._value(items[cue - 2]) if joined else own
        return Direction.ALTERED if other in _TURNED and other is not own else own

    def _subject(self, before: Sequence[Item]) -> Direction | None:
        """Find the noun whose size a predicate tells: "the loss of volume in A was smaller" (an increase)."""
        start = max((i + 1 for i, item in enumerate(before) if item.sort in ";" + JOINTS), default=0)
        clause = before[start:]
        at = next((i for i, item in enumerate(clause) if item.sort not in "xHIGC"), len(clause))
        if at + 1 >= len(clause) or clause[at].sort != "D" or clause[at + 1].sort != "I":
            return None
        value = self._value(clause[at])
        return value if value in _TURNED else None

    def _association(self, words: Words, end: int, items: Sequence[Item], found: Found) -> Direction:
        if self._negated(items, found.cue):
            return Direction.NO_ASSOCIATION
        sign = self._value(items[found.cue]) or Direction.ASSOCIATION
        if sign in _TURNED:
            return self._along(items, found.cue, sign)
        if sign is not Direction.ASSOCIATION:
            return sign
        worded = _sign_beside(words, items[found.cue])
        if worded is not None:
            return _DIRECTIONS[worded]
        after = words.text(items[found.cue].start, end)
        nearest = _COEFFICIENT.search(after)
        if nearest is not None:
            return Direction.NEGATIVE if nearest.group(1) == "-" else Direction.POSITIVE
        if items[found.cue].sort == "Z":
            return sign
        return self._signed_by_sides(words, items, found) or sign

    def _along(self, items: Sequence[Item], cue: int, change: Direction) -> Direction:
        """Read "decreased with age" and "poorer scores were tied to more" as negative, "fell with lower scores" not."""
        tie = next((i for i in range(cue - 1, -1, -1) if items[i].sort in TIES + CLAUSE_ENDS), None)
        tied = tie is not None and items[tie].sort in TIES
        other = self._last_direction(items[:tie] if tied else items[cue + 1 : cue + 4])
        return Direction.POSITIVE if change is (other or Direction.INCREASE) else Direction.NEGATIVE

    def _signed_by_sides(self, words: Words, items: Sequence[Item], found: Found) -> Direction | None:
        """Read "smaller volume was associated with poorer memory" as positive: both sides change alike.

        Only loose ties: what "correlates" with a change states its sign or leaves it open. Of "volume was associated
        with poorer memory", which tells one side, the change must open what the volume is tied to.
        """
        here = self._last_direction(items[: found.cue])
        far = items[found.cue + 1 : found.cue + 4]
        if here is None and (found.alone or _opens(words, items[found.cue].end, far)):
            here = Direction.INCREASE
        there = self._last_direction(far)
        if here not in _TURNED or there not in _TURNED:
            return None
        return Direction.POSITIVE if here is there else Direction.NEGATIVE

    def _last_direction(self, items: Sequence[Item]) -> Direction | None:
        for item in reversed(items):
            if item.sort in CLAUSE_ENDS:
                return None
            if item.sort == "D":
                return self._value(item)
        return None

    def _negated(self, items: Sequence[Item], cue: int) -> bool:
        for i in range(cue - 1, max(-1, cue - 1 - _NULL_REACH), -1):
            if items[i].sort == "N":
                return True
            if items[i].sort in _NOT_PASSED:
                return False
        return False


def _concept(item: Item) -> str | None:
    return item.span.concept if item.span else None


def _own(words: Words, cue: Item) -> Direction:
    """Read what a group shows by itself; "a negative connection" is less, not more, of one."""
    negative = _sign(words, range(cue.start - 1, max(-1, cue.start - 1 - _BESIDE), -1), True) == Direction.NEGATIVE
    return Direction.NEGATIVE if negative and cue.sort == LABELS["connectivity"] else Direction.INCREASE


def _opens(words: Words, start: int, far: Sequence[Item]) -> bool:
    """Tell whether the first direction of some items follows a tie, with nothing but articles and adverbs between."""
    change = next((item.start for item in far if item.sort == "D"), start)
    return all(words.lowers[i] in ARTICLES or words.lowers[i].endswith("ly") for i in range(start, change))


def _before(words: Words, items: Sequence[Item], cue: int) -> int | None:
    """Look for a direction right before another, articles aside: "less decrease", "attenuated the decrease"."""
    at = cue - 1
    if at >= 0 and items[at].sort == "x":
        only_articles = all(words.lowers[i] in ARTICLES for i in range(items[at].start, items[cue].start))
        at = at - 1 if only_articles else at
    return at if at >= 0 and items[at].sort == "D" else None


def _is_clearest(words: Words, cue: Item) -> bool:
    """Tell "the most pronounced changes", which go the way that the sentence has told before."""
    return not SUPERLATIVES.isdisjoint(words.lowers[max(0, cue.start - 2) : cue.start])


def _sign_beside(words: Words, cue: Item) -> str | None:
    """Read "positively and significantly related", "related weakly and negatively", "an inverse linear relation"."""
    noun = words.lowers[cue.end - 1].endswith(TIE_NOUNS)
    before = range(cue.start - 1, max(-1, cue.start - 1 - _BESIDE), -1)
    after = range(cue.end, min(len(words), cue.end + _BESIDE))
    return _sign(words, before, noun) or _sign(words, after, False)


def _sign(words: Words, beside: Iterable[int], adjectives: bool) -> str | None:
    """Go over adverbs, or adjectives, from the tie on to one that is a sign."""
    for i in beside:
        word = words.lowers[i]
        if word in SIGNS and (adjectives or word.endswith("ly")):
            return SIGNS[word]
        if not (word.endswith("ly") or word in _PASSED or (adjectives and word.endswith(ADJECTIVE_ENDINGS))):
            return None
    return None
