"""Participles that qualify a noun instead of stating a finding."""

from assistant.extract.grammar import (
    ARTICLES,
    BE,
    BOUNDARIES,
    CLOSING,
    CONJUNCTIONS,
    DEGREES,
    OPENING,
    PREPOSITIONS,
    STOPS,
    TIED_TO,
)
from assistant.extract.reading import Span
from assistant.extract.words import Words

_TIED_AFTER = BE | CONJUNCTIONS | BOUNDARIES | OPENING | CLOSING | {","}


def is_attributive(words: Words, span: Span, firm: bool) -> bool:
    """Tell a participle that qualifies a noun: "areas associated with pain", "the predicted pain"."""
    if not words.lowers[span.start].endswith("ed"):
        return False
    before = _last_word(words, span.start)
    ties = not TIED_TO.isdisjoint(words.lowers[span.end - 1 : span.end + 1])
    if firm:
        return not ties and (not before or before in ARTICLES | PREPOSITIONS | CLOSING | {"."})
    return ties and bool(before) and before not in _TIED_AFTER


def names_cause(words: Words, span: Span) -> bool:
    """Tell a participle that only says what is behind a measure: "activity modulated by risk was weaker"."""
    by = span.end < len(words) and words.lowers[span.end] == "by" and words.lowers[span.start].endswith("ed")
    return by and span.start > 0 and _last_word(words, span.start) not in BE | CONJUNCTIONS


def qualifies(words: Words, span: Span) -> bool:
    """Tell a word that says more of a noun before it, "areas involved in pain", from a predicate and from a verb."""
    if _last_word(words, span.start) in BE | CONJUNCTIONS:
        return False
    takes_object = words.lowers[span.end - 1].endswith("ed") and span.end < len(words)
    return not takes_object or words.lowers[span.end] in PREPOSITIONS | TIED_TO | STOPS


def _last_word(words: Words, start: int) -> str:
    """Look for the word before, adverbs aside."""
    before = start - 1
    while before >= 0 and (words.lowers[before].endswith("ly") or words.lowers[before] in DEGREES):
        before -= 1
    return words.lowers[before] if before >= 0 else ""
