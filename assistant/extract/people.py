"""Words and mentions that stand for participants: nouns for people, and groups that the rules list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.extract.brackets import after_closing
from assistant.extract.grammar import BE, BOUNDARIES, CLOSING, OPENING, PREPOSITIONS, SHOW
from assistant.extract.reading import Reading, Span
from assistant.extract.rules import ParticipantWords
from assistant.extract.words import Words

_BEHIND = 9
CLOSED = (
    (PREPOSITIONS - {"mostly", "mainly", "primarily", "predominantly", "both", "like"})
    | BE
    | SHOW
    | BOUNDARIES
    | frozenset(
        "with without from to by than as after before during not per each out we they it there this these those no "
        "between among versus vs compared against into about up had has".split()
    )
)
_STOPS = frozenset({".", ";", ":", "=", "<", ">", "?", "!", "±"})
_ENDS_IN_S = ("ss", "us", "is")
_KINDS = frozenset({"patients", "controls", "participants", "treatment", "control-treatment"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """The groups and populations of one text.

    Attributes
    ----------
    at
        First token -> mention.
    words
        The text.
    shorts
        Short forms, defined in the text, of phrases that end in a noun for people.
    """

    at: Mapping[int, Span]
    words: Words
    shorts: frozenset[str]


class PeopleNouns:
    """Recognises participants by the nouns of the pack and its listed groups and populations."""

    def __init__(self, nouns: ParticipantWords, concepts: Concepts) -> None:
        self._people = frozenset(nouns.people)
        self.sexes = frozenset(nouns.sexes)
        self._units = frozenset(nouns.units)
        self._general = {c.id for c in concepts.labelled("group") if c.general}
        self._roles = {c.id: c.id for c in concepts.labelled("group") if c.kind in _KINDS}
        self._roles |= {c.id: c.implies for c in concepts.labelled("population") if c.implies}

    def mentions(self, reading: Reading) -> Mentions:
        """Sort the mentions of one text by their first token."""
        known = [s for s in [*reading.facts, *reading.spans] if s.concept in self._roles]
        return Mentions({s.start: s for s in known}, reading.words, self._shorts(reading))

    def _shorts(self, reading: Reading) -> frozenset[str]:
        """List the short forms of phrases that end in a noun for people, such as "HC" and "NUs"."""
        words = reading.words
        ends = {a.short[0]: a.long_end for a in reading.abbreviations if len(a.short) == 1 and a.long_start is not None}
        return frozenset(short for short, end in ends.items() if words.lowers[end - 1] in self._people)

    def is_person(self, word: str) -> bool:
        """Tell whether a word in lower case is a plural noun for participants."""
        return word in self._people or (word.startswith("non") and word[3:] in self._people)

    def role(self, text: Mentions, start: int, end: int) -> tuple[str | None, Span | None]:
        """Choose the group of a stretch of text: the first that says more than that people took part."""
        found = [text.at[k] for k in range(start, end) if k in text.at]
        named = [(self._roles[s.concept or ""], s) for s in found]
        return next((pair for pair in named if pair[0] not in self._general), named[0] if named else (None, None))

    def counts_things(self, words: Words, start: int, limit: int, things: Collection[str]) -> bool:
        """Tell whether the noun phrase that begins here has one of some nouns as its head."""
        k = start
        while k < min(limit, start + _BEHIND):
            if words.lowers[k] in things:
                return True
            if words.texts[k] in OPENING:
                k = after_closing(words, k, limit)
            elif words.lowers[k] in CLOSED or ends_phrase(words, k) or self.is_person(words.lowers[k]):
                return False
            else:
                k += 1
        return False

    def describes(self, words: Words, k: int) -> bool:
        """Tell whether a word can describe people: no unit, no sex, no noun for things, no function word."""
        return words.texts[k][0].isalpha() and words.lowers[k] not in self.sexes and not self.blocks(words, k)

    def blocks(self, words: Words, k: int) -> bool:
        """Tell whether a word cannot stand between a number and the people it counts."""
        lower, text = words.lowers[k], words.texts[k]
        if text in _STOPS or text in CLOSING or lower in CLOSED or lower in self._units:
            return not words.tight(k) or lower not in self._units or words.texts[k + 1] != "-"
        compound = k + 1 < len(words) and words.texts[k + 1] in ("-", "'", "'s")
        plural = len(lower) > 3 and lower.isalpha() and lower.endswith("s") and not lower.endswith(_ENDS_IN_S)
        return plural and text == lower and not compound


def ends_phrase(words: Words, k: int) -> bool:
    """Tell whether a token ends what belongs to a noun for people."""
    lower = words.lowers[k]
    verb = lower in BE or lower in SHOW or lower in ("compared", "versus", "vs", "than", "and", "between")
    return verb or words.texts[k] in _STOPS or words.texts[k] in CLOSING or lower == "," or lower.isdigit()
