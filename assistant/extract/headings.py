"""Headings of structured abstracts, single or several joined: "METHODOLOGY/PRINCIPAL FINDINGS:"."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.extract.lookups import Lookup
from assistant.extract.words import Words
from assistant.model import Section

_LONGEST = 6
_SHORTEST_IN_CAPITALS = 3
_JOINTS = ("/", "&", "and")
_ENDS = (":", ".", "-", ";")
_BROKEN = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes
    ----------
    section
        What it announces; findings, if they are among several things.
    length
        How many tokens it takes with the mark behind it.
    """

    section: Section
    length: int


class HeadingReader:
    """Recognises headings.

    Parameters
    ----------
    section_of
        Known headings, in lower case.
    """

    def __init__(self, section_of: Mapping[str, Section]) -> None:
        self._section_of = section_of
        self._opens = Lookup(lambda word: any(heading.startswith(word) for heading in section_of))

    def read(self, words: Words, start: int, end: int) -> Heading | None:
        """Recognise a heading at the start of a sentence.

        Returns
        -------
        Heading or None
            Marked off by punctuation, by capitals, or by the capital that the sentence after a single word begins with.
        """
        sections: list[Section] = []
        at, broken = start, False
        while length := self._known(words, at, end):
            sections.append(self._section_of[words.text(at, at + length).lower()])
            at += length
            joint = _joint(words, at, end)
            broken = broken or joint == _BROKEN
            if not (joint and (joint == _BROKEN or self._known(words, at + joint, end))):
                break
            at += joint
        marked = _mark(words, start, at, end, broken) if sections else None
        if marked is None:
            return None
        return Heading(Section.RESULTS if Section.RESULTS in sections else sections[0], at + marked - start)

    def in_capitals(self, words: Words) -> list[int]:
        """Find where headings in capitals with a colon begin, whatever the sentences before them end with."""
        if ":" not in words.texts:
            return []
        capitals = [i for i, text in enumerate(words.texts) if text.isupper() and len(text) > _SHORTEST_IN_CAPITALS]
        return [i for i in capitals if self._begins_part(words, i)]

    def _begins_part(self, words: Words, i: int) -> bool:
        before = words.texts[i - 1] if i else ""
        if (i and words.tight(i - 1)) or (before.isalpha() and before.isupper()) or before.lower() in _JOINTS:
            return False
        heading = self.read(words, i, len(words))
        return heading is not None and words.texts[i + heading.length - 1] == ":"

    def _known(self, words: Words, at: int, end: int) -> int:
        """Count the tokens of the longest known heading."""
        if at >= end or not self._opens[words.lowers[at]]:
            return 0
        longest = min(_LONGEST, end - at - 1)
        return next((n for n in range(longest, 0, -1) if words.text(at, at + n).lower() in self._section_of), 0)


def _joint(words: Words, at: int, end: int) -> int:
    """Count the tokens that join a heading to another; some databases break it there: "METHODS/: Results"."""
    if at + 1 >= end or words.lowers[at] not in _JOINTS:
        return 0
    return _BROKEN if words.texts[at + 1] == ":" else 1


def _mark(words: Words, start: int, at: int, end: int, broken: bool) -> int | None:
    """Count the tokens that mark a heading off from the sentence; ``None`` if it is not marked off."""
    if at >= end:
        return None
    if words.texts[at] in _ENDS:
        return 1
    capital = words.texts[at][0].isupper()
    if words.text(start, at).isupper() or ((broken or at == start + 1) and capital):
        return 0
    return None
