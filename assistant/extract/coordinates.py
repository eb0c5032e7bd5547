"""Coordinates that a text states: three numbers with their axes, or beside a word that says what they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.extract.rules import Axes, CoordinateWords

_PLAIN = re.compile(r"[+-]?\s?(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?")
_ASIDE = re.compile(r"\s|mm", re.IGNORECASE)
_NUMBER = rf"{_PLAIN.pattern}(?!\d|\.\d|\s?%)(?:\s?mm\b)?"
_BETWEEN = r"\s{0,2}(?:[,;/]\s{0,2}(?:and\s)?|\s(?:and\s)?)"
_RUN = re.compile(rf"(?<![\w.±+-])(?<!\d[,;/])(?<!\d[,;/]\s){_NUMBER}(?:{_BETWEEN}{_NUMBER}){{2,99}}(?![\w.]*\d)")
_AXIS = r"\s{0,2}(?:[=:]\s{0,2}|\s)"
_LABELLED = re.compile(
    rf"(?<!\w)x{_AXIS}({_NUMBER}){_BETWEEN}y{_AXIS}({_NUMBER}){_BETWEEN}z{_AXIS}({_NUMBER})", re.IGNORECASE
)
# what all coordinates hold: two numbers in a row, or one on the first axis
_HINTS = (
    re.compile(rf"\d(?:\s?[mM]{{2}}\b)?{_BETWEEN}[+-]?\s?\d"),
    re.compile(rf"[xX]{_AXIS}[+-]?\s?\d"),
)
_HEAD = r"x\s?[,;/]?\s?y\s?[,;/]?\s?z"
_LINKS = r"(?:\s{0,2}(?:[:,=(\[]|(?:at|of|in|is|are|was|were|space|mm)(?!\w)))*\s{0,2}\Z"
_CLOSED = re.compile(r"\s{0,2}[)\];,:]")
_OPEN = ("(", "[")
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Stated:
    """Three numbers that are coordinates.

    Attributes
    ----------
    place
        Along the three axes.
    start, end
        Character offsets of the numbers.
    """

    place: tuple[float, float, float]
    start: int
    end: int


class CoordinateFinder:
    """Finds coordinates in sentences.

    Parameters
    ----------
    words
        What stands beside numbers that are coordinates, the names of spaces, and how far these reach.
    """

    def __init__(self, words: CoordinateWords) -> None:
        self._bounds = words.bounds
        self._spaces = {space: _any_of(names) for space, names in words.spaces.items()}
        named = _any_of([*words.cues, *(name for names in words.spaces.values() for name in names)])
        self._cue = named
        self._before = re.compile(rf"(?:{named.pattern}|(?<!\w){_HEAD}(?!\w)){_LINKS}", re.IGNORECASE)
        self._behind = re.compile(rf"\s{{0,2}}[,;:]?\s{{0,2}}(?:in\s)?{named.pattern}", re.IGNORECASE)

    def spaces(self, text: str) -> list[tuple[int, str]]:
        """List where a text names which space, in its order."""
        return sorted((m.start(), space) for space, names in self._spaces.items() for m in names.finditer(text))

    def find(self, sentence: str, space_known: bool) -> list[Stated]:
        """Find the coordinates that a sentence states.

        Parameters
        ----------
        sentence
            Its text with dashes and spaces written in one way.
        space_known
            Whether the text around it names a space; if not, bare numbers without any sign are no coordinates.
        """
        if not may_state(sentence):
            return []
        found = [
            Stated(place, m.start(1), m.end(3))
            for m in _LABELLED.finditer(sentence)
            if (place := self._place(m.groups())) is not None
        ]
        for run in _RUN.finditer(sentence):
            if (space_known or "-" in run[0]) and self._is_marked(sentence, run):
                found += self._part(run)
        return sorted(found, key=lambda stated: stated.start)

    def _is_marked(self, sentence: str, run: re.Match[str]) -> bool:
        """Tell whether a word before or behind bare numbers says that they are coordinates."""
        before, behind = sentence[: run.start()], sentence[run.end() :]
        if self._before.search(before[-_NEAR:]):
            return True
        if not before.rstrip().endswith(_OPEN):
            return False
        marked_behind = self._behind.match(behind) is not None
        return marked_behind or (_CLOSED.match(behind) is not None and self._cue.search(before) is not None)

    def _part(self, run: re.Match[str]) -> list[Stated]:
        """Take a run of numbers three by three; none if one is left over, or lies outside all bounds."""
        numbers = list(_PLAIN.finditer(run[0]))
        over = len(numbers) % 3
        if over and not run[0][: numbers[-over].start()].rstrip().endswith(";"):
            return []
        found: list[Stated] = []
        for first, *others in _by_three(numbers):
            place = self._place([first[0], *(number[0] for number in others)])
            if place is None:
                return []
            found.append(Stated(place, run.start() + first.start(), run.start() + others[-1].end()))
        return found

    def _place(self, numbers: Iterable[str]) -> tuple[float, float, float] | None:
        x, y, z = (float(_ASIDE.sub("", number)) for number in numbers)
        return (x, y, z) if _lies_within(self._bounds, x, y, z) else None


def may_state(text: str) -> bool:
    """Tell whether coordinates can stand in a text, by its numbers alone."""
    return any(hint.search(text) for hint in _HINTS)


def _by_three(numbers: Sequence[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    for i in range(0, len(numbers) - 2, 3):
        yield numbers[i : i + 3]


def _lies_within(bounds: Axes, x: float, y: float, z: float) -> bool:
    pairs = ((bounds.x, x), (bounds.y, y), (bounds.z, z))
    return all(axis.from_ <= value <= axis.to for axis, value in pairs)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
