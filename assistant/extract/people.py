"""Noun phrases that name participants, and the group that a phrase stands for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.extract.grammar import BE, BOUNDARIES, CLOSING, CONJUNCTIONS, OPENING, PREPOSITIONS, SHOW
from assistant.extract.reading import Reading, Span
from assistant.extract.rules import ParticipantWords
from assistant.extract.vocabulary import is_abbreviation
from assistant.extract.words import Words

_REACH = 14
_BEHIND = 9
_JOINTS = CONJUNCTIONS | frozenset({",", "/", "+", "-", "'s", "'", '"', "vs", "vs.", "versus"})
_CLOSED = (
    (PREPOSITIONS - {"mostly", "mainly", "primarily", "predominantly", "both", "like"})
    | BE
    | SHOW
    | BOUNDARIES
    | frozenset(
        "with without from to by than as after before during not per each out we they it there this these those no "
        "between among versus vs compared against into about up had has".split()
    )
)
_LONGEST_NAME = 4
_OPENS_PHRASE = (
    (PREPOSITIONS - {"of"}) | BE | CONJUNCTIONS | frozenset({"from", "to", "by", "as", "than", "a", "an", "the"})
)
_TELLS_MORE = frozenset(
    "with without having who suffering treated exposed receiving undergoing diagnosed clinically living".split()
)
_BEHIND_STOPS = frozenset({"of", "in", "from", "on", "at", "during", "before", "to", "by"})
UNNAMED = "participants"
_STOPS = frozenset({".", ";", ":", "=", "<", ">", "?", "!", "±"})
_ENDS_IN_S = ("ss", "us", "is")
_KINDS = frozenset({"patients", "controls", "participants", "treatment", "control-treatment"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase for participants.

    Attributes
    ----------
    start, end
        First token, and the one after its head.
    label
        Its words, with the mention behind the head that tells most.
    role
        Group concept, ``None`` if it can't be told.
    sexed
        Whether its head says no more than the sex.
    named
        Whether it holds a noun for people or a listed group, not just words before "n = 45".
    """

    start: int
    end: int
    label: str
    role: str | None
    sexed: bool = False
    named: bool = True


class PeopleReader:
    """Recognises phrases for participants by the nouns of the pack and its listed groups and populations."""

    def __init__(self, nouns: ParticipantWords, concepts: Concepts) -> None:
        self._people = frozenset(nouns.people)
        self._sexes = frozenset(nouns.sexes)
        self._units = frozenset(nouns.units)
        self._general = {c.id for c in concepts.labelled("group") if c.general}
        self._roles = {c.id: c.id for c in concepts.labelled("group") if c.kind in _KINDS}
        self._roles |= {c.id: c.implies for c in concepts.labelled("population") if c.implies}

    def mentions(self, reading: Reading) -> "Mentions":
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

    def after(self, text: "Mentions", start: int, limit: int, counted: Mapping[int, Phrase]) -> Phrase | None:
        """Read the phrase that a number before ``start`` counts.

        Parameters
        ----------
        text
            Mentions of the text.
        start, limit
            The token after the number, and the end of the sentence.
        counted
            First token of a later number -> what it counts: "12 old and 14 young adults" share their noun.

        Returns
        -------
        Phrase or None
            ``None`` if the number counts something else.
        """
        words, k = text.words, start
        while k < min(limit, start + _REACH):
            if words.texts[k] in OPENING:
                k = _closing(words, k, limit)
            elif k in counted:
                joined = k > start + 1 and words.lowers[k - 1] in _JOINTS - {"-"}
                return self._shared(text, start, k, counted[k]) if joined else None
            elif self._ends_phrase(text, k, limit):
                return self.named(text, start, self._head_end(text, k), limit)
            elif k in text.at and words.lowers[k] not in _CLOSED:
                last = text.at[k].end - 1
                person = self.is_person(words.lowers[last])
                if text.at[k].label == "group" and not person and self._blocks(words, last):
                    return None
                k = max(k + 1, last if person else last + 1)
            elif self._blocks(words, k):
                return None
            else:
                k += 1
        return None

    def before(self, text: "Mentions", end: int, floor: int) -> Phrase:
        """Read the phrase in front of "(n = 45)": from the last stop before it."""
        words, start = text.words, end
        while start > max(floor, end - _BEHIND) and not _parts(words, start - 1):
            start -= 1
        role, _ = self.role(text, start, end)
        person = any(self.is_person(words.lowers[k]) for k in range(start, end))
        opened = (k + 1 for k in range(end - 2, start - 1, -1) if words.lowers[k] in _OPENS_PHRASE)
        first = max(next(opened, start), end - _LONGEST_NAME) if not person else next(opened, start)
        first += words.texts[first] in OPENING
        cut = next((k for k in range(first, end) if words.texts[k] in OPENING), end)
        label = words.text(first, cut) if first < cut else UNNAMED
        return Phrase(start, end, label, role, words.lowers[end - 1] in self._sexes, person or role is not None)

    def counts_things(self, words: Words, start: int, limit: int, things: Collection[str]) -> bool:
        """Tell whether the noun phrase that begins here has one of some nouns as its head."""
        k = start
        while k < min(limit, start + _BEHIND):
            if words.lowers[k] in things:
                return True
            if words.texts[k] in OPENING:
                k = _closing(words, k, limit)
            elif words.lowers[k] in _CLOSED or _parts(words, k) or self.is_person(words.lowers[k]):
                return False
            else:
                k += 1
        return False

    def role(self, text: "Mentions", start: int, end: int) -> tuple[str | None, Span | None]:
        """Choose the group of a stretch of text: the first that says more than that people took part."""
        found = [text.at[k] for k in range(start, end) if k in text.at]
        named = [(self._roles[s.concept or ""], s) for s in found]
        return next((pair for pair in named if pair[0] not in self._general), named[0] if named else (None, None))

    def described(self, text: "Mentions", start: int, limit: int) -> Phrase:
        """Make the phrase of a number whose noun is left out: "without" in "12 with and 14 without"."""
        end = max(self._behind(text, start, limit), start + 1)
        role, _ = self.role(text, start, end)
        cut = next((k for k in range(start + 1, end) if text.words.texts[k] in OPENING), end)
        return Phrase(start, start + 1, text.words.text(start, cut), role)

    def describes(self, words: Words, k: int) -> bool:
        """Tell whether a word can describe people: no unit, no sex, no noun for things, no function word."""
        return words.texts[k][0].isalpha() and words.lowers[k] not in self._sexes and not self._blocks(words, k)

    def _shared(self, text: "Mentions", start: int, joint: int, later: Phrase) -> Phrase:
        end = joint - 1
        while end > start and text.words.lowers[end - 1] in _JOINTS:
            end -= 1
        if end <= start:
            return Phrase(start, start, later.label, later.role, later.sexed)
        role, _ = self.role(text, start, end)
        unlike = is_abbreviation(text.words.texts[end - 1])
        return Phrase(start, end, text.words.text(start, end), role or (None if unlike else later.role))

    def _ends_phrase(self, text: "Mentions", k: int, limit: int) -> bool:
        """Tell whether the head of a phrase for participants stands here."""
        words = text.words
        if self.is_person(words.lowers[k]):
            return words.lowers[k] not in _CLOSED
        short = k in text.at and is_abbreviation(words.text(k, text.at[k].end))
        if not short and words.texts[k] not in text.shorts:
            return False
        end = text.at[k].end if short else k + 1
        return end >= limit or not words.texts[end][0].isalpha() or _follows_noun(words.lowers[end])

    def _head_end(self, text: "Mentions", k: int) -> int:
        end = text.at[k].end if k in text.at and not self.is_person(text.words.lowers[k]) else k + 1
        while end < len(text.words) and self.is_person(text.words.lowers[end]):
            end += 1
        return end

    def named(self, text: "Mentions", start: int, end: int, limit: int) -> Phrase:
        """Make the phrase of a stretch of text, taking in what stands behind it up to ``limit``."""
        behind = self._behind(text, end, limit)
        role, span = self.role(text, start, behind)
        words = text.words
        reached = end
        if span and not any(words.texts[k] in OPENING for k in range(end, span.end)):
            reached = max(end, span.end)
        label = words.text(start, reached) if end > start else UNNAMED
        return Phrase(start, end, label, role, words.lowers[end - 1] in self._sexes)

    def _behind(self, text: "Mentions", end: int, limit: int) -> int:
        """Find where the words behind a head stop telling about it."""
        words, k = text.words, end
        if k + 1 < limit and words.texts[k] in OPENING and k + 1 in text.at:
            return k + 2
        if k < limit and k not in text.at and words.lowers[k] not in _TELLS_MORE:
            return k
        while k < min(limit, end + _BEHIND) and not _parts(words, k) and words.texts[k] not in OPENING:
            if words.lowers[k] in _BEHIND_STOPS:
                break
            k += 1
        if k + 1 < limit and words.texts[k] in OPENING and k + 1 in text.at:
            return k + 2
        return k

    def _blocks(self, words: Words, k: int) -> bool:
        """Tell whether a word cannot stand between a number and the people it counts."""
        lower, text = words.lowers[k], words.texts[k]
        if text in _STOPS or text in CLOSING or lower in _CLOSED or lower in self._units:
            return not words.tight(k) or lower not in self._units or words.texts[k + 1] != "-"
        compound = k + 1 < len(words) and words.texts[k + 1] in ("-", "'", "'s")
        plural = len(lower) > 3 and lower.isalpha() and lower.endswith("s") and not lower.endswith(_ENDS_IN_S)
        return plural and text == lower and not compound


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


def _follows_noun(word: str) -> bool:
    return word in _CLOSED or word in CONJUNCTIONS or word.endswith("ed") or word in ("who", "took")


def _parts(words: Words, k: int) -> bool:
    """Tell whether a token ends what belongs to a noun for people."""
    lower = words.lowers[k]
    verb = lower in BE or lower in SHOW or lower in ("compared", "versus", "vs", "than", "and", "between")
    return verb or words.texts[k] in _STOPS or words.texts[k] in CLOSING or lower == "," or lower.isdigit()


def _closing(words: Words, opening: int, limit: int) -> int:
    """Find the token after the bracket that closes, the limit if none does."""
    depth = 0
    for k in range(opening, limit):
        depth += (words.texts[k] in OPENING) - (words.texts[k] in CLOSING)
        if depth == 0:
            return k + 1
    return limit
