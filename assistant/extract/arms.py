"""Groups of participants with their sizes: which numbers of an abstract count people."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.extract.brackets import innermost
from assistant.extract.counts import Count, mark_sums, once, only_some, settle
from assistant.extract.grammar import BE, OPENING
from assistant.extract.numbers import Number, numbers_in, read_number
from assistant.extract.people import Mentions, PeopleNouns
from assistant.extract.people_phrases import Phrase, PhraseReader
from assistant.extract.reading import Reading, Sentence
from assistant.extract.rules import ParticipantWords
from assistant.extract.words import Words
from assistant.model import Section

_TOTAL_REACH = 4
_THING_REACH = 9
_LEFT_REACH = 5
_LEFT_BEFORE = 3
_BEFORE_SIZE = OPENING | {",", ":", ";", "total"}


class ArmReader:
    """Finds the numbers of a text that count participants."""

    def __init__(self, nouns: ParticipantWords, people: PeopleNouns) -> None:
        self._people = people
        self._phrases = PhraseReader(people)
        self._samples = frozenset(nouns.samples)
        self._things = frozenset((*nouns.things, *nouns.pooled))
        self._units = frozenset(nouns.units)
        self._left_out = frozenset(nouns.left_out)
        self._total = frozenset(nouns.total)

    def counts(self, reading: Reading, text: Mentions, pooling: bool) -> tuple[Count, ...]:
        """Read all numbers of participants of an abstract, each group once, in order.

        Parameters
        ----------
        reading, text
            The abstract, and the groups and populations that it mentions.
        pooling
            Whether it pools studies, so that "n = 12" counts people only where they are named.
        """
        found: list[Count] = []
        largest = 0
        for i, sentence in enumerate(reading.sentences):
            if sentence.section is not Section.TITLE:
                counts = settle(text.words, list(self._in_sentence(text, sentence, i)))
                counts = [c for c in counts if not (pooling and c.number.equals and not c.phrase.named)]
                if not only_some(counts, largest, sentence):
                    found += counts
                    largest = max((largest, *(c.n for c in counts)))
        return tuple(mark_sums(once(found)))

    def _in_sentence(self, text: Mentions, sentence: Sentence, index: int) -> Iterator[Count]:
        words = text.words
        numbers = list(numbers_in(words, sentence.start, sentence.end))
        if not numbers:
            return
        brackets = innermost(words, sentence.start, sentence.end)
        counted: dict[int, Phrase] = {}
        for number in reversed(numbers):
            phrase = self._phrase(text, number, sentence, counted)
            if phrase and number.value > 0 and not self._is_left_out(words, number, phrase, sentence):
                counted[number.start] = phrase
        counted |= self._elliptic(text, numbers, sentence, counted, brackets)
        for number in numbers:
            if number.start in counted:
                total = self._is_total(words, number, counted[number.start], sentence)
                yield Count(number, counted[number.start], index, brackets.get(number.start), total)

    def _phrase(
        self, text: Mentions, number: Number, sentence: Sentence, counted: Mapping[int, Phrase]
    ) -> Phrase | None:
        """Say whom a number counts: the noun after it, for "n = 45" else the noun before it."""
        words, end = text.words, number.end
        following = words.lowers[end] if end < sentence.end else ""
        if self._people.counts_things(words, end, sentence.end, self._things):
            return None
        if number.equals:
            return self._sized(text, number, following, sentence)
        if number.value == 1:
            return None
        return self._phrases.after(text, end, sentence.end, counted) or self._sampled(words, number, sentence)

    def _sized(self, text: Mentions, number: Number, following: str, sentence: Sentence) -> Phrase | None:
        """Say whom "n = 45" counts: the noun right after it, else the noun before it."""
        if "/" in following and following[-1].isdigit():
            return Phrase(number.end, number.end, following.partition("/")[0], None)
        if following[:1].isalpha():
            phrase = self._phrases.after(text, number.end, sentence.end, {})
            if phrase or following in self._units:
                return phrase
            after = text.words.texts[number.end + 1 : number.end + 2]
            if self._people.describes(text.words, number.end) and after and not after[0].isalpha():
                return self._phrases.named(text, number.end, number.end + 1, number.end + 1)
        return self._named_before(text, number, sentence)

    def _named_before(self, text: Mentions, number: Number, sentence: Sentence) -> Phrase | None:
        """Read the group in front of "n = 45", inside its bracket or before it."""
        words, end = text.words, number.start
        while end > sentence.start and (words.texts[end - 1] in _BEFORE_SIZE or words.texts[end - 1].isspace()):
            end -= 1
        last = words.lowers[end - 1] if end > sentence.start else ""
        near = (read_number(words, k) for k in range(max(sentence.start, end - _THING_REACH), end))
        counted = any(other is not None and other.value != number.value for other in near)
        if (last in self._things and not counted) or last in self._units or last.removesuffix("s") in self._units:
            return None
        return self._phrases.before(text, end, sentence.start)

    def _sampled(self, words: Words, number: Number, sentence: Sentence) -> Phrase | None:
        """Read "a sample of 45" that no noun follows."""
        of = number.start - 1
        if of <= sentence.start or words.lowers[of] != "of" or words.lowers[of - 1] not in self._samples:
            return None
        following = words.texts[number.end] if number.end < sentence.end else "."
        named = following[0].isalpha() and following not in ("with", "and", "who", "from")
        return None if named else Phrase(number.end, number.end, words.text(of - 1, of), None)

    def _elliptic(
        self,
        text: Mentions,
        numbers: Sequence[Number],
        sentence: Sentence,
        counted: Mapping[int, Phrase],
        brackets: Mapping[int, int],
    ) -> dict[int, Phrase]:
        """Read numbers whose noun is left out, such as "12 with and 14 without", if the sentence speaks of people."""
        words = text.words
        out: dict[int, Phrase] = {}
        sized = {brackets.get(number.start) for number in numbers if number.equals} - {None}
        for number in numbers:
            k = number.end
            if number.start in counted or number.equals or k >= sentence.end:
                continue
            if words.lowers[k] in ("with", "without") and k + 1 < sentence.end and not read_number(words, k + 1):
                out[number.start] = self._phrases.described(text, k, sentence.end)
            elif brackets.get(number.start) in sized and _joined(words, number):
                out[number.start] = self._phrases.named(text, k, k + words.texts[k].isalpha(), k)
            elif words.lowers[k] in BE:
                phrase = self._phrases.after(text, k + 1, sentence.end, {})
                out |= {number.start: phrase} if phrase and not phrase.sexed else {}
        out |= self._listed(text, numbers, counted, brackets)
        first = min(out, default=sentence.start)
        spoken_of = any(self._people.is_person(words.lowers[k]) for k in range(sentence.start, first))
        return out if spoken_of or len(out) + len(counted) > 1 else {}

    def _listed(
        self, text: Mentions, numbers: Sequence[Number], counted: Mapping[int, Phrase], brackets: Mapping[int, int]
    ) -> dict[int, Phrase]:
        """Read "a sample (12 left-handed and 14 right-handed)": every number of the bracket counts people."""
        words = text.words
        out: dict[int, Phrase] = {}
        inside: dict[int, list[Number]] = {}
        for number in numbers:
            if number.start in brackets:
                inside.setdefault(brackets[number.start], []).append(number)
        for opening, members in inside.items():
            before = words.lowers[opening - 1] if opening else ""
            if members[0].start != opening + 1 or len(members) < 2 or any(m.start in counted for m in members):
                continue
            if (before in self._samples or self._people.is_person(before)) and all(
                self._people.describes(words, m.end) and words.lowers[m.end] not in self._things for m in members
            ):
                out |= {m.start: self._phrases.named(text, m.end, m.end + 1, m.end + 1) for m in members}
        return out

    def _is_left_out(self, words: Words, number: Number, phrase: Phrase, sentence: Sentence) -> bool:
        after = words.lowers[phrase.end : min(phrase.end + _LEFT_REACH, sentence.end)]
        stop = next((i for i, word in enumerate(after) if word in (",", ";", "and", "(")), len(after))
        before = words.lowers[max(sentence.start, number.start - _LEFT_BEFORE) : number.start]
        near = before[len(before) - before[::-1].index(",") :] if "," in before else before
        return any(word in self._left_out for word in (*after[:stop], *near))

    def _is_total(self, words: Words, number: Number, phrase: Phrase, sentence: Sentence) -> bool:
        before = words.lowers[max(sentence.start, number.start - _TOTAL_REACH) : number.start]
        end = max(number.end, phrase.end)
        after = words.lowers[end : min(end + 2, sentence.end)]
        return any(word in self._total for word in before) or after == ["in", "total"] or "altogether" in after[:1]


def _joined(words: Words, number: Number) -> bool:
    """Tell whether a number is joined to the one before it: "n = 12 and 14", "n = 12 sham/14 active"."""
    return "/" in words.texts[number.start] or words.texts[number.start - 1] in ("and", "/", "+", "&")
