"""Counts of participants beside each other: which are totals, parts of other groups, or said twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.extract.grammar import BE, QUALIFYING
from assistant.extract.numbers import Number
from assistant.extract.people_phrases import Phrase
from assistant.extract.reading import Sentence
from assistant.extract.words import Words
from assistant.model import Arm, Section

_LONGEST_RUN = 6
_AFTER_METHODS = (Section.RESULTS, Section.CONCLUSION)
_TELLING = 2
_SETS_APART = QUALIFYING | {"(", "["}
_PARTS_FOLLOW = frozenset({"including", "whom", "comprising", "which"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number of participants.

    Attributes
    ----------
    number, phrase
        The number, and whom it counts.
    sentence
        Which sentence of the text it stands in.
    bracket
        The innermost bracket around it, ``None`` outside brackets.
    total
        Whether it is worded as a sum over all groups.
    part
        Whether it counts part of another group.
    """

    number: Number
    phrase: Phrase
    sentence: int
    bracket: int | None
    total: bool = False
    part: bool = False

    @property
    def n(self) -> int:
        """Give the number of participants."""
        return self.number.value

    @property
    def end(self) -> int:
        """Give the token after both number and phrase."""
        return max(self.number.end, self.phrase.end)


def settle(words: Words, counts: Sequence[Count]) -> list[Count]:
    """Drop what only tells the sexes of a group, mark its other parts, and decide what is a total: one sentence."""
    out: list[Count] = []
    repeated = [c for i, c in enumerate(counts) if c.bracket is None and _repeats(words, c, counts[:i])]
    for count in counts:
        whole = _whole(words, count, out)
        if repeated == [count] == counts[-1:]:
            continue
        if whole is None:
            out.append(count)
        elif not (count.phrase.sexed and count.n <= whole.n) and not (count.number.equals and count.n == whole.n):
            out.append(replace(count, part=count.n < whole.n))
    return [replace(c, total=c.total and not _beside(words, c, out)) for c in out]


def arms_of(counts: Iterable[Count], offset: int) -> tuple[Arm, ...]:
    """Turn the counts that are no totals into groups, with offsets into the abstract."""
    return tuple(
        Arm(c.phrase.label, c.phrase.role, c.n, c.number.first - offset, c.number.last - offset)
        for c in counts
        if not c.total
    )


def total_of(counts: Sequence[Count]) -> int | None:
    """Give the stated total; where all parts of groups stand beside them, the sum of the groups."""
    stated = next((c.n for c in counts if c.total), None)
    if stated is not None or not any(c.part for c in counts):
        return stated
    groups: list[int] = []
    parts: list[int] = []
    for count in counts:
        if count.part and parts:
            parts[-1] += count.n
        else:
            groups.append(count.n)
            parts.append(0)
    complete = all(part in (0, group) for group, part in zip(groups, parts, strict=True))
    return sum(groups) if complete else None


def _whole(words: Words, count: Count, earlier: Sequence[Count]) -> Count | None:
    """Find the group that a count in brackets, or after "including", is part of."""
    if not earlier:
        return None
    last = earlier[-1] if not earlier[-1].part else next((c for c in reversed(earlier) if not c.part), None)
    if last is None:
        return None
    if count.phrase.sexed and count.bracket is not None and count.bracket == last.bracket and last.number.equals:
        return last
    between = words.lowers[last.end : count.number.start]
    if count.bracket is not None and last.bracket is None and count.bracket >= last.end:
        apart = any(word in BE or word in (",", ";") for word in words.lowers[last.end : count.bracket])
        return None if apart else last
    inside = count.bracket == last.bracket and any(word in _PARTS_FOLLOW for word in between)
    return last if inside and count.phrase.sexed else None


def _beside(words: Words, total: Count, counts: Sequence[Count]) -> bool:
    """Tell whether another group stands beside a total in its clause: "a total of 12 patients and 15 controls"."""
    others = [c for c in counts if c is not total and not c.part and c.bracket == total.bracket]
    if len(others) > 1 and sum(c.n for c in others) == total.n:
        return False
    for other in others:
        first, last = sorted((total, other), key=lambda c: c.number.start)
        if not any(word in BE or word in (".", ";", ":") for word in words.lowers[first.end : last.number.start]):
            return True
    return False


def only_some(counts: Sequence[Count], largest: int, sentence: Sentence) -> bool:
    """Tell whether a result about a few speaks of part of the groups: "six patients showed", after 28 patients."""
    if len(counts) != 1 or counts[0].number.equals or counts[0].total or sentence.section not in _AFTER_METHODS:
        return False
    return counts[0].n < largest


def _repeats(words: Words, count: Count, earlier: Sequence[Count]) -> bool:
    """Tell whether a count takes up, by the same words, part of a group that its sentence named before."""
    if count.number.equals:
        return False
    head = _head(words, count)
    if len(head) < _TELLING or not _SETS_APART.isdisjoint(words.lowers[count.phrase.end : count.phrase.end + 1]):
        return False
    return any(c.n > count.n and not c.total and not c.number.equals and _head(words, c) == head for c in earlier)


def _head(words: Words, count: Count) -> list[str]:
    return words.lowers[count.phrase.start : count.phrase.end]


def once(counts: Iterable[Count]) -> list[Count]:
    """Leave out a group that an earlier sentence gave with the same size."""
    kept: list[Count] = []
    given: dict[int, dict[str | None, int]] = {}  # size -> group -> the first sentence that gives it
    for count in counts:
        role, roles = count.phrase.role, given.setdefault(count.n, {})
        earlier = {known for known, sentence in roles.items() if sentence < count.sentence}
        if not earlier or (role is not None and earlier.isdisjoint((role, None))):
            roles.setdefault(role, count.sentence)
            kept.append(count)
    return kept


def mark_sums(counts: Sequence[Count]) -> list[Count]:
    """Mark a number as total if the groups named next add up to it, and these are all others."""
    out = list(counts)
    for i, count in enumerate(out):
        if count.total or count.part:
            continue
        for last in range(i + 2, min(i + 1 + _LONGEST_RUN, len(out))):
            run = out[i + 1 : last + 1]
            if sum(c.n for c in run) == count.n and not any(c.total for c in run):
                out[i + 1 : last + 1] = [replace(c, part=True) for c in run]
                break
    tops = [i for i, c in enumerate(out) if not c.part and not c.total]
    if len(tops) == 1 and any(c.part for c in out) and not any(c.total for c in out):
        top = out[tops[0]]
        if sum(c.n for c in out if c.part) == top.n:
            out[tops[0]] = replace(top, total=True)
    return out
