"""Words that tell a direction only in some of their uses: "more activity", but not "more often"."""

from collections.abc import Iterable

from assistant.concepts import Concepts
from assistant.extract.contents import Contents
from assistant.extract.grammar import BOUNDARIES, CLOSING, CONJUNCTIONS, OPENING, PREPOSITIONS, STOPS
from assistant.extract.reading import Span
from assistant.extract.words import Words

_JOINING = frozenset({"between", "among", "with"})
_ENDS = CONJUNCTIONS | BOUNDARIES | STOPS | OPENING | CLOSING
_BEHIND_PREDICATE = PREPOSITIONS | _ENDS | _JOINING | {"from", "to", "than"}
# how many words may stand between "of" or "between" and the measure or place that it introduces
_WITHIN = 4


class Uses:
    """Tells by the words around it whether a direction with uses of its own is one in its sentence."""

    def __init__(self, concepts: Concepts) -> None:
        tests = {
            "amount": self._of_measure,
            "attributive": self._not_of_others,
            "shortfall": self._of_what_is_held,
            "effect": self._not_of_places,
        }
        self._tests = {c.id: tests[c.kind] for c in concepts.labelled("direction") if c.kind in tests}

    def tells(self, words: Words, span: Span, contents: Contents) -> bool:
        """Judge one word; those without such uses always tell."""
        test = self._tests.get(span.concept or "")
        return test is None or test(words, span, contents)

    def _of_measure(self, words: Words, span: Span, contents: Contents) -> bool:
        """Tell "more activity" and "more stable activity"."""
        return _begins(_measures(contents), span.end, span.end + 2)

    def _not_of_others(self, words: Words, span: Span, contents: Contents) -> bool:
        """Tell "were different" and "different patterns of activity" from "different tasks"."""
        if span.end >= len(words) or words.lowers[span.end] in _BEHIND_PREDICATE:
            return True
        of = span.end + 1 < len(words) and words.lowers[span.end + 1] in ("of", "in")
        start = next((end for start, end in _places(contents) if start == span.end), span.end)
        return _begins(_measures(contents), start, start + (_WITHIN if of else 2))

    def _of_what_is_held(self, words: Words, span: Span, contents: Contents) -> bool:
        """Tell "volume loss" and "loss of volume" from a loss in a game."""
        held = [*_measures(contents), *_places(contents)]
        if any(end == span.start for _, end in held):
            return True
        of = span.end < len(words) and words.lowers[span.end] == "of"
        into = span.end < len(words) and words.lowers[span.end] in ("in", "within")
        after = span.end + 1, span.end + 1 + _WITHIN
        return (of and _begins(held, *after)) or (into and _begins(_measures(contents), *after))

    def _not_of_places(self, words: Words, span: Span, contents: Contents) -> bool:
        """Tell an interaction of what is varied from one of places, "between the insula and the pons"."""
        places = _places(contents)
        if any(end == span.start for _, end in places):
            return False
        joins = span.end < len(words) and words.lowers[span.end] in _JOINING
        return not joins or not _begins(places, span.end + 1, span.end + 1 + _WITHIN)


def _measures(contents: Contents) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in contents.spans if span.label == "measure"]


def _places(contents: Contents) -> list[tuple[int, int]]:
    return [(places.start, places.end) for places in contents.places]


def _begins(held: Iterable[tuple[int, int]], first: int, after: int) -> bool:
    """Tell whether any of them begins at one of some tokens."""
    return any(first <= start < after for start, _ in held)
