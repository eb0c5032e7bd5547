"""What can be tried with one claim rule: as it stands, with a gap opened, or with some steps left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from assistant.extract.claim_rules import Choice, Gap, Step
from assistant.extract.labels import LETTERS
from assistant.extract.patterns import Pattern, step_regex
from assistant.extract.shortfalls import Lack, NearMiss, Obstacle, Refusal

PLACE = "place"
_OPEN = Gap(up_to=60, without=(PLACE,))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A rule with one of its gaps opened or some of its steps left out; group k + 1 matches step kept[k]."""

    kept: tuple[int, ...]
    dropped: tuple[int, ...]
    opened: int | None
    letters: tuple[frozenset[str], ...]
    regex: re.Pattern[str]


class RuleAttempts:
    """Tries one rule."""

    def __init__(self, pattern: Pattern) -> None:
        self._pattern = pattern
        self._steps = pattern.rule.match
        self.needed = tuple(i for i, s in enumerate(self._steps) if not isinstance(s, Gap) and PLACE not in _labels(s))
        self._followed = _compiled(pattern.rule.unless_followed)
        self._before = pattern.before
        self._reach = sum(s.up_to if isinstance(s, Gap) else 1 for s in (*self._steps, *pattern.rule.unless_followed))
        self._reach += sum(s.up_to if isinstance(s, Gap) else 1 for s in pattern.rule.unless_before) + _OPEN.up_to
        self._attempts: dict[int, tuple[_Attempt, ...]] = {}

    def near_miss(self, row: str, at: int, missing: int | None) -> NearMiss | None:
        """Try the rule: as it stands, with a gap opened (``missing`` 0), or with that many steps left out."""
        low = max(0, at - self._reach)
        near = row[low : at + self._reach]  # no rule reaches further, and the text may be long
        if missing is None:
            return self._refused(near, low)
        present = frozenset(near)
        if missing not in self._attempts:
            self._attempts[missing] = tuple(self._opened() if missing == 0 else self._left_out(missing))
        for attempt in self._attempts[missing]:
            if all(not letters.isdisjoint(present) for letters in attempt.letters):
                match = attempt.regex.search(near)
                if match is not None and self._refusal(near, match, low) is None:
                    return self._told(attempt, match, near, low)
        return None

    @cached_property
    def _whole(self) -> _Attempt:
        return self._attempt(range(len(self._steps)), (), None)

    def _opened(self) -> Iterator[_Attempt]:
        for i, step in enumerate(self._steps):
            if isinstance(step, Gap):
                yield self._attempt(range(len(self._steps)), (), i)

    def _left_out(self, missing: int) -> Iterator[_Attempt]:
        for dropped in combinations(self.needed, missing):
            kept = [i for i in range(len(self._steps)) if i not in dropped]
            # a gap at an edge takes nothing
            while kept and isinstance(self._steps[kept[0]], Gap):
                kept.pop(0)
            while kept and isinstance(self._steps[kept[-1]], Gap):
                kept.pop()
            yield self._attempt(kept, dropped, None)

    def _attempt(self, kept: Sequence[int], dropped: tuple[int, ...], opened: int | None) -> _Attempt:
        steps = [_OPEN if i == opened else self._steps[i] for i in kept]
        letters = tuple(frozenset("".join(LETTERS[x] for x in _labels(s))) for s in steps if not isinstance(s, Gap))
        regex = re.compile("".join(f"({step_regex(step)})" for step in steps))
        return _Attempt(tuple(kept), dropped, opened, letters, regex)

    def _refused(self, row: str, low: int) -> NearMiss | None:
        match = self._whole.regex.search(row)
        while match is not None:
            refusal = self._refusal(row, match, low)
            if refusal is not None:
                return NearMiss(self._pattern, refusal=refusal)
            match = self._whole.regex.search(row, match.start() + 1)
        return None

    def _refusal(self, row: str, match: re.Match[str], low: int) -> Refusal | None:
        """Say which of the two conditions forbids a match."""
        followed = self._followed.match(row, match.end()) if self._followed else None
        if followed is not None:
            return Refusal("unless_followed", low + followed.start(), low + followed.end())
        before = self._before.search(row[: match.start()]) if self._before else None
        return Refusal("unless_before", low + before.start(), low + before.end()) if before else None

    def _told(self, attempt: _Attempt, match: re.Match[str], row: str, low: int) -> NearMiss:
        at = {step: low + match.start(k + 1) for k, step in enumerate(attempt.kept)}
        if attempt.opened is not None:
            first, last = match.span(attempt.kept.index(attempt.opened) + 1)
            return NearMiss(self._pattern, obstacle=_obstacle(self._steps[attempt.opened], row, first, last, low))
        items = [step for step in attempt.kept if not isinstance(self._steps[step], Gap)]
        return NearMiss(
            self._pattern,
            lacks=tuple(
                Lack(
                    _labels(self._steps[step]),
                    max((at[i] for i in items if i < step), default=None),
                    min((at[i] for i in items if i > step), default=None),
                )
                for step in attempt.dropped
            ),
        )


def _obstacle(gap: Step, row: str, first: int, last: int, low: int) -> Obstacle:
    assert isinstance(gap, Gap)
    named = set("".join(LETTERS[label] for label in (*gap.of, *gap.without)))
    stopped = tuple(low + i for i in range(first, last) if (row[i] in named) is not bool(gap.of))
    passing = last - first - len(stopped)
    return Obstacle(stopped, low + first - 1, low + last, gap.up_to if passing > gap.up_to else None)


def _labels(step: Step) -> tuple[str, ...]:
    if isinstance(step, Choice):
        return step.one_of
    return (step,) if isinstance(step, str) else ()


def _compiled(steps: Sequence[Step]) -> re.Pattern[str] | None:
    return re.compile("".join(map(step_regex, steps))) if steps else None
