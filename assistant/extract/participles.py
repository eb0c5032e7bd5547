"""Participles that qualify a noun instead of stating a finding."""

from collections.abc import Container
from collections.abc import Set as AbstractSet

from assistant.extract.grammar import (
    ARTICLES,
    BE,
    BEFORE_FINDING,
    BOUNDARIES,
    CLOSING,
    CONJUNCTIONS,
    DEGREES,
    NUMBER_WORDS,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    SHOW,
    STOPS,
    TIE_NOUNS,
    TIED_TO,
)
from assistant.extract.reading import Span
from assistant.extract.words import Words

_NUMBERS = frozenset({*NUMBER_WORDS, "half"})
_BEFORE_FINDING = SHOW | BEFORE_FINDING
_NO_OBJECT = PREPOSITIONS | BE | STOPS | TIED_TO
_NO_INFINITIVE = ("ed", "ing", "er", "ion", "ions", "s")
_ENDS_PHRASE = PREPOSITIONS | STOPS | CONJUNCTIONS | BOUNDARIES
_ENDS_CLAUSE = (STOPS - {"("}) | BOUNDARIES
_PHRASE = 6
_ASCRIBED = 8
_ENDS_NOUN = (PREPOSITIONS - {"of"}) | STOPS | BOUNDARIES | BE
_TIED_AFTER = BE | CONJUNCTIONS | BOUNDARIES | OPENING | CLOSING | PRONOUNS | {","}


def is_attributive(words: Words, span: Span, firm: bool) -> bool:
    """Tell a participle that qualifies a noun: "areas associated with pain", "the predicted pain"."""
    if not words.lowers[span.start].endswith("ed"):
        return False
    before = _last_word(words, span.start)
    ties = not TIED_TO.isdisjoint(words.lowers[span.end - 1 : span.end + 1])
    if firm:
        return not ties and (not before or before in ARTICLES | PREPOSITIONS | CLOSING | {".", "-"})
    if not ties:  # "the insula and associated networks", but not "and associated more with pain"
        after = words.lowers[span.end] if span.end < len(words) else "."
        joined = before in ARTICLES | PREPOSITIONS | CONJUNCTIONS
        return joined and after not in _NO_OBJECT | DEGREES and not after.endswith("ly")
    return bool(before) and before not in _TIED_AFTER


def joins_changes(words: Words, span: Span, changed: Container[int]) -> bool:
    """Tell a tie of two changes, "higher boredom related to lower activity", by the tokens at which changes begin."""
    after = next((k for k in range(span.end, len(words)) if words.lowers[k] not in TIED_TO), span.end)
    if after not in changed:
        return False
    for k in range(span.start - 1, max(-1, span.start - 1 - _PHRASE), -1):
        if k in changed:
            return k < span.start - 1
        if words.lowers[k] in _ENDS_PHRASE:
            return False
    return False


def names_cause(words: Words, span: Span) -> bool:
    """Tell a participle that only says what is behind a measure: "activity modulated by risk was weaker"."""
    by = span.end < len(words) and words.lowers[span.end] == "by" and words.lowers[span.start].endswith("ed")
    return by and span.start > 0 and _last_word(words, span.start) not in BE | CONJUNCTIONS


def names_course(words: Words, span: Span, told: AbstractSet[int]) -> bool:
    """Tell what a finding goes along with: "lower activation with increasing age".

    ``told`` holds the first tokens of regions and measures: "a network with increasing connectivity" states a finding.
    """
    if span.start == 0 or not words.lowers[span.end - 1].endswith("ing"):
        return False
    return words.lowers[span.start - 1] == "with" and told.isdisjoint((span.end, span.end + 1))


def is_purpose(words: Words, span: Span) -> bool:
    """Tell an infinitive that says what for, "trained to predict activity", from "was found to predict activity"."""
    to = span.start - 1
    while to > 0 and words.lowers[to].endswith("ly"):
        to -= 1
    if to < 1 or words.lowers[to] != "to" or words.lowers[to - 1] in _BEFORE_FINDING:
        return False
    infinitive = span.end == span.start + 1 and not words.lowers[span.start].endswith(_NO_INFINITIVE)
    return infinitive and span.end < len(words) and words.lowers[span.end] not in _NO_OBJECT


def is_unpaired(words: Words, span: Span) -> bool:
    """Tell a tie of which nothing says what it ties, "greater for congruent associations", from "associations with"."""
    noun = words.lowers[span.end - 1].endswith(TIE_NOUNS)
    after = words.lowers[span.end] if span.end < len(words) else "."
    return noun and after in _ENDS_CLAUSE


def is_sized(words: Words, span: Span, sizes: Container[int]) -> bool:
    """Tell a tie whose size is told, which differs as a measure does: "weaker correlations between"."""
    start = span.start
    while start > 1 and words.texts[start - 2] == "-" and start not in sizes:  # "inter-subject correlations"
        start -= 3
    return start in sizes and words.lowers[span.end - 1].endswith(TIE_NOUNS)


def limits_number(words: Words, span: Span) -> bool:
    """Tell a comparative that only bounds a number: "clusters larger than 20 voxels"."""
    following = words.lowers[span.end : span.end + 2]
    return following[:1] == ["than"] and len(following) > 1 and (following[1][0].isdigit() or following[1] in _NUMBERS)


def qualifies(words: Words, span: Span) -> bool:
    """Tell a word that says more of a noun before it, "areas involved in pain", from a predicate and from a verb."""
    if _last_word(words, span.start) in BE | CONJUNCTIONS:
        return False
    takes_object = words.lowers[span.end - 1].endswith("ed") and span.end < len(words)
    return not takes_object or words.lowers[span.end] in PREPOSITIONS | TIED_TO | STOPS


def ascribes(words: Words, span: Span, told: Container[int]) -> bool:
    """Tell a tie of what was found and has no name yet, "we found areas involved in pain, including the insula".

    ``told`` holds the last tokens of regions, measures and changes: beside one of them, the tie only says where it is.
    """
    for k in range(span.start - 1, max(-1, span.start - 1 - _ASCRIBED), -1):
        if words.lowers[k] in SHOW:
            return k < span.start - 1
        if k in told or words.lowers[k] in _ENDS_NOUN:
            return False
    return False


def _last_word(words: Words, start: int) -> str:
    """Look for the word before, adverbs aside."""
    before = start - 1
    while before >= 0 and (words.lowers[before].endswith("ly") or words.lowers[before] in DEGREES):
        before -= 1
    return words.lowers[before] if before >= 0 else ""
