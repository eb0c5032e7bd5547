"""Noun phrases that name participants, and the group that a phrase stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.extract.brackets import after_closing
from assistant.extract.grammar import BE, CONJUNCTIONS, OPENING, PREPOSITIONS
from assistant.extract.people import CLOSED, Mentions, PeopleNouns, ends_phrase
from assistant.extract.words import is_abbreviation

_REACH = 14
_BEHIND = 9
_JOINTS = CONJUNCTIONS | frozenset({",", "/", "+", "-", "'s", "'", '"', "vs", "vs.", "versus"})
_LONGEST_NAME = 4
_OPENS_PHRASE = (
    (PREPOSITIONS - {"of"}) | BE | CONJUNCTIONS | frozenset({"from", "to", "by", "as", "than", "a", "an", "the"})
)
_TELLS_MORE = frozenset(
    "with without having who suffering treated exposed receiving undergoing diagnosed clinically living".split()
)
_BEHIND_STOPS = frozenset({"of", "in", "from", "on", "at", "during", "before", "to", "by"})
UNNAMED = "participants"


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


class PhraseReader:
    """Reads phrases for participants beside numbers."""

    def __init__(self, people: PeopleNouns) -> None:
        self._people = people

    def after(self, text: Mentions, start: int, limit: int, counted: Mapping[int, Phrase]) -> Phrase | None:
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
                k = after_closing(words, k, limit)
            elif k in counted:
                joined = k > start + 1 and words.lowers[k - 1] in _JOINTS - {"-"}
                return self._shared(text, start, k, counted[k]) if joined else None
            elif self._ends_phrase(text, k, limit):
                return self.named(text, start, self._head_end(text, k), limit)
            elif k in text.at and words.lowers[k] not in CLOSED:
                last = text.at[k].end - 1
                person = self._people.is_person(words.lowers[last])
                if text.at[k].label == "group" and not person and self._people.blocks(words, last):
                    return None
                k = max(k + 1, last if person else last + 1)
            elif self._people.blocks(words, k):
                return None
            else:
                k += 1
        return None

    def before(self, text: Mentions, end: int, floor: int) -> Phrase:
        """Read the phrase in front of "(n = 45)": from the last stop before it."""
        words, start = text.words, end
        while start > max(floor, end - _BEHIND) and not ends_phrase(words, start - 1):
            start -= 1
        role, _ = self._people.role(text, start, end)
        person = any(self._people.is_person(words.lowers[k]) for k in range(start, end))
        opened = (k + 1 for k in range(end - 2, start - 1, -1) if words.lowers[k] in _OPENS_PHRASE)
        first = max(next(opened, start), end - _LONGEST_NAME) if not person else next(opened, start)
        first += words.texts[first] in OPENING
        cut = next((k for k in range(first, end) if words.texts[k] in OPENING), end)
        label = words.text(first, cut) if first < cut else UNNAMED
        return Phrase(start, end, label, role, words.lowers[end - 1] in self._people.sexes, person or role is not None)

    def described(self, text: Mentions, start: int, limit: int) -> Phrase:
        """Make the phrase of a number whose noun is left out: "without" in "12 with and 14 without"."""
        end = max(self._behind(text, start, limit), start + 1)
        role, _ = self._people.role(text, start, end)
        cut = next((k for k in range(start + 1, end) if text.words.texts[k] in OPENING), end)
        return Phrase(start, start + 1, text.words.text(start, cut), role)

    def named(self, text: Mentions, start: int, end: int, limit: int) -> Phrase:
        """Make the phrase of a stretch of text, taking in what stands behind it up to ``limit``."""
        behind = self._behind(text, end, limit)
        role, span = self._people.role(text, start, behind)
        words = text.words
        reached = end
        if span and not any(words.texts[k] in OPENING for k in range(end, span.end)):
            reached = max(end, span.end)
        label = words.text(start, reached) if end > start else UNNAMED
        return Phrase(start, end, label, role, words.lowers[end - 1] in self._people.sexes)

    def _shared(self, text: Mentions, start: int, joint: int, later: Phrase) -> Phrase:
        end = joint - 1
        while end > start and text.words.lowers[end - 1] in _JOINTS:
            end -= 1
        if end <= start:
            return Phrase(start, start, later.label, later.role, later.sexed)
        role, _ = self._people.role(text, start, end)
        unlike = is_abbreviation(text.words.texts[end - 1])
        return Phrase(start, end, text.words.text(start, end), role or (None if unlike else later.role))

    def _ends_phrase(self, text: Mentions, k: int, limit: int) -> bool:
        """Tell whether the head of a phrase for participants stands here."""
        words = text.words
        if self._people.is_person(words.lowers[k]):
            return words.lowers[k] not in CLOSED
        short = k in text.at and is_abbreviation(words.text(k, text.at[k].end))
        if not short and words.texts[k] not in text.shorts:
            return False
        end = text.at[k].end if short else k + 1
        return end >= limit or not words.texts[end][0].isalpha() or _follows_noun(words.lowers[end])

    def _head_end(self, text: Mentions, k: int) -> int:
        end = text.at[k].end if k in text.at and not self._people.is_person(text.words.lowers[k]) else k + 1
        while end < len(text.words) and self._people.is_person(text.words.lowers[end]):
            end += 1
        return end

    def _behind(self, text: Mentions, end: int, limit: int) -> int:
        """Find where the words behind a head stop telling about it."""
        words, k = text.words, end
        if k + 1 < limit and words.texts[k] in OPENING and k + 1 in text.at:
            return k + 2
        if k < limit and k not in text.at and words.lowers[k] not in _TELLS_MORE:
            return k
        while k < min(limit, end + _BEHIND) and not ends_phrase(words, k) and words.texts[k] not in OPENING:
            if words.lowers[k] in _BEHIND_STOPS:
                break
            k += 1
        if k + 1 < limit and words.texts[k] in OPENING and k + 1 in text.at:
            return k + 2
        return k


def _follows_noun(word: str) -> bool:
    return word in CLOSED or word in CONJUNCTIONS or word.endswith("ed") or word in ("who", "took")
