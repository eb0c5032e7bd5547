"""Mean ages of a study, and whose they are: the group counted or named in front of each."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.extract.age_phrases import AgePhrases
from assistant.extract.counts import Count
from assistant.extract.people import Mentions, PeopleNouns
from assistant.extract.reading import Reading, Sentence
from assistant.extract.rules import ParticipantWords
from assistant.model import MeanAge, Section


@dataclass(frozen=True, slots=True)
class _Group:
    """A group, as far as its words, its role and its size are known."""

    label: str | None = None
    role: str | None = None
    n: int | None = None


class AgeReader:
    """Reads the mean ages that an abstract states."""

    def __init__(self, nouns: ParticipantWords, people: PeopleNouns) -> None:
        self._people = people
        self._phrases = AgePhrases(nouns.people)

    def ages(self, reading: Reading, text: Mentions, counts: Sequence[Count]) -> tuple[MeanAge, ...]:
        """Give the mean ages in order of mention; what a later sentence says of the same group is left out.

        Parameters
        ----------
        reading, text
            The abstract, and the groups and populations that it mentions.
        counts
            The numbers of participants found in it.
        """
        found: list[MeanAge] = []
        for i, sentence in enumerate(reading.sentences):
            if sentence.section is not Section.TITLE:
                given = {_group_of(age) for age in found} - {_Group()}
                stated = self._in_sentence(text, sentence, i, counts, reading.abstract_at)
                found += [age for age in stated if _group_of(age) not in given]
        return tuple(found)

    def _in_sentence(
        self, text: Mentions, sentence: Sentence, index: int, counts: Sequence[Count], offset: int
    ) -> Iterator[MeanAge]:
        words, floor = text.words, sentence.start
        at = words.starts[sentence.start]
        for run in self._phrases.find(words.text(sentence.start, sentence.end)):
            first, last = (bisect_right(words.starts, at + age.start) - 1 for age in (run[0], run[-1]))
            counted = [c for c in counts if c.sentence == index and floor <= c.number.start < first]
            named = [_Group(c.phrase.label, c.phrase.role, c.n) for c in counted]
            named = named or list(self._named(text, floor, first, counts))
            groups = named if len(named) == len(run) else [_Group()] * len(run)
            for group, age in zip(groups, run, strict=True):
                start, end = at + age.start - offset, at + age.end - offset
                yield MeanAge(group.label, group.role, group.n, age.years, start, end)
            floor = last + 1

    def _named(self, text: Mentions, start: int, end: int, counts: Sequence[Count]) -> Iterator[_Group]:
        """Go through the groups that a stretch of text names without a number, each once."""
        seen: set[str] = set()
        for k in range(start, end):
            role, span = self._people.role(text, k, k + 1)
            if role and span and role not in seen:
                seen.add(role)
                sizes = [c.n for c in counts if c.phrase.role == role]
                yield _Group(text.words.text(span.start, span.end), role, sizes[0] if len(sizes) == 1 else None)


def _group_of(age: MeanAge) -> _Group:
    """Identify the group of an age: by role and size, by its words where the role is not known."""
    return _Group(None if age.role else age.label, age.role, age.n)
