"""The groups that a sentence names, with the words that qualify them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.extract.grammar import ARTICLES, BE, BOUNDARIES, CONJUNCTIONS, PREPOSITIONS, SHOW
from assistant.extract.items import Item
from assistant.extract.words import Words

_LONGEST = 7
_ADJECTIVES = 4
_ADJECTIVE_ENDS = tuple("ed al ic non naive free high low young older younger early late".split())
_QUALIFIERS = frozenset(("with", "without", "who", "after"))
_STOPS = frozenset(
    ", ; : . ( ) and in showed had were was exhibited displayed demonstrated during the compared relative than "
    "versus vs vs. did does as".split()
)
_NOT_BEFORE = ARTICLES | PREPOSITIONS | BE | SHOW | CONJUNCTIONS | BOUNDARIES


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
    """

    at: int
    text: str
    concept: str | None
    kind: str | None


class SideReader:
    """Reads the groups of sentences."""

    def __init__(self, concepts: Concepts) -> None:
        self._kinds = {c.id: c.kind for c in concepts.labelled("group")}
        self._populations = {c.id for c in concepts.labelled("population")}
        self._patients = next((c.id for c in concepts.labelled("group") if c.kind == "patients" and c.general), None)

    def sides(self, words: Words, items: Sequence[Item]) -> list[Side]:
        """List the groups that a sentence names, in order."""
        return [self._side(words, i, item) for i, item in enumerate(items) if item.sort == "G" and item.span]

    def _side(self, words: Words, at: int, item: Item) -> Side:
        text = words.text(_first(words, item.start), _last(words, item))
        concept = item.span.concept if item.span else None
        if concept in self._populations:
            return Side(at, text, self._patients, "patients")
        return Side(at, text, concept, self._kinds.get(concept or ""))


def _first(words: Words, start: int) -> int:
    """Go back over the adjectives of a group."""
    limit = max(0, start - _ADJECTIVES)
    while start > limit and _qualifies(words, start - 1):
        start -= 1
    return start


def _last(words: Words, item: Item) -> int:
    """Go on over "with chronic pain"."""
    end = item.end
    if end < len(words) and words.lowers[end] in _QUALIFIERS:
        end += 1
        while end < len(words) and end - item.start < _LONGEST and words.lowers[end] not in _STOPS:
            end += 1
    return end


def _qualifies(words: Words, i: int) -> bool:
    """Tell an adjective, or a hyphen inside one, from whatever else stands before a group."""
    if words.texts[i] == "-":
        return i > 0 and words.tight(i - 1) and words.tight(i)
    word = words.lowers[i]
    return word.isalpha() and word.endswith(_ADJECTIVE_ENDS) and word not in _NOT_BEFORE
