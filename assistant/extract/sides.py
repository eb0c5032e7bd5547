"""The groups that a sentence names, with the words that qualify them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.extract.contents import Contents
from assistant.extract.grammar import (
    ADJECTIVE_ENDINGS,
    ARMS,
    ARTICLES,
    BE,
    BOUNDARIES,
    COMPARED,
    CONJUNCTIONS,
    PREPOSITIONS,
    QUALIFYING,
    QUANTIFIERS,
    SAMPLES,
    SHOW,
    STOPS,
    TELLING_APART,
)
from assistant.extract.items import Item
from assistant.extract.labels import CLAUSE_ENDS, LABELS, REGIONS
from assistant.extract.reading import Sentence
from assistant.extract.standing import Standing
from assistant.extract.words import Words

_LONGEST = 7
_ADJECTIVES = 4
# letters of items that keep an article from the arm behind it
_PARTING = LABELS["group"] + REGIONS + LABELS["comma"] + CLAUSE_ENDS
_QUALIFIERS = QUALIFYING | {"after"}
_STOPS = (
    STOPS
    | COMPARED
    | frozenset(": and in showed had were was exhibited displayed demonstrated during the relative did does as".split())
)
_NOT_BEFORE = ARTICLES | PREPOSITIONS | BE | SHOW | CONJUNCTIONS | BOUNDARIES | TELLING_APART


@dataclass(frozen=True, slots=True)
class Side:
    """A group that can be one side of a comparison.

    Attributes
    ----------
    at
        Index of its item in the sentence.
    text
        Its words: "non-fatigued patients", "patients with chronic pain".
    concept, kind
        As the group files list them; a population counts as patients.
    loose
        Whether only a comparison makes it a group: a treatment, or an arm that no file lists.
    """

    at: int
    text: str
    concept: str | None
    kind: str | None
    loose: bool = False


class SideReader:
    """Reads the groups of sentences."""

    def __init__(self, concepts: Concepts) -> None:
        standing = Standing.of(concepts)
        self._kinds = {c.id: c.kind for c in concepts.labelled("group")}
        self._populations = {c.id for c in concepts.labelled("population")}
        self._patients = standing.patients
        self._treatment = standing.treatment

    def sides(self, words: Words, contents: Contents, items: Sequence[Item]) -> list[Side]:
        """List the groups that a sentence names, in order."""
        if not items:
            return []
        named = [self._side(words, items, i) for i, item in enumerate(items) if item.sort == "G"]
        loose = [*self._treatments(words, contents, items), *_arms(words, contents.sentence, items)]
        return sorted((*named, *loose), key=lambda side: (side.at, side.loose))

    def _side(self, words: Words, items: Sequence[Item], at: int) -> Side:
        item = items[at]
        concept = item.span.concept if item.span else None
        kind = "patients" if concept in self._populations else self._kinds.get(concept or "")
        floor = item.start if kind in ("post", "pre") else _floor(items, at)
        text = words.text(_first(words, item.start, floor), _last(words, item))
        return Side(at, text, self._patients if concept in self._populations else concept, kind)

    def _treatments(self, words: Words, contents: Contents, items: Sequence[Item]) -> Iterator[Side]:
        """Find treatments that are no part of a named group; beside a control treatment they are the other side."""
        for span in contents.facts:
            if span.label == "treatment":
                at = _covering(items, span.start)
                if items[at].sort == "x":
                    yield Side(at, words.text(span.start, span.end), self._treatment, "treatment", loose=True)


def _arms(words: Words, sentence: Sentence, items: Sequence[Item]) -> Iterator[Side]:
    """Find "the depressed group": words for an arm with an article and an adjective, which no file lists."""
    first = sentence.start + 1
    for i in [i for i, word in enumerate(words.lowers[first : sentence.end], first) if word in SAMPLES]:
        at = _covering(items, i)
        start = i
        while start > sentence.start + 1 and i - start < _ADJECTIVES and words.lowers[start - 1] not in _NOT_BEFORE:
            start -= 1
        told = (
            0 < i - start < _ADJECTIVES
            and words.lowers[start - 1] in ARTICLES
            and words.lowers[start] not in QUANTIFIERS
        )
        if told and all(item.sort not in _PARTING for item in items[_covering(items, start) : at + 1]):
            yield Side(at, words.text(start, i + 1), None, None, loose=True)


def _covering(items: Sequence[Item], token: int) -> int:
    """Give the index of the item in which a token stands; a run of plain words is one item."""
    return max(0, bisect_right(items, token, key=lambda item: item.start) - 1)


def _floor(items: Sequence[Item], at: int) -> int:
    """Say how far back the adjectives of a group may reach: not into another item that means something."""
    return items[at - 1].end if at and items[at - 1].sort != "x" else 0


def _first(words: Words, start: int, floor: int) -> int:
    """Go back over the adjectives of a group."""
    limit = max(floor, start - _ADJECTIVES)
    if start > limit and words.lowers[start - 1] == "those":
        return start - 1
    while start > limit and _qualifies(words, start - 1):
        start -= 1
    return start


def _last(words: Words, item: Item) -> int:
    """Go on over "with chronic pain", and over "group"."""
    end = item.end
    if end < len(words) and words.lowers[end] in ARMS:
        return end + 1
    if end < len(words) and words.lowers[end] in _QUALIFIERS:
        end += 1
        while end < len(words) and end - item.start < _LONGEST and words.lowers[end] not in _STOPS:
            end += 1
    return end


def _qualifies(words: Words, i: int) -> bool:
    """Tell an adjective, a short form with its sign, or a hyphen from whatever else stands before a group."""
    text, word = words.texts[i], words.lowers[i]
    if text in ("-", "+"):
        return i > 0 and words.tight(i - 1) and (words.tight(i) or words.texts[i - 1].isupper())
    if text.isupper() and len(text) > 1:
        return True
    return word.isalpha() and word.endswith(ADJECTIVE_ENDINGS) and word not in _NOT_BEFORE
