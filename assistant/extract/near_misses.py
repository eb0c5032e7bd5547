"""Claim rules that nearly fit a region: which step nothing fills, what stands in the way, what refuses them."""

from collections.abc import Sequence

from assistant.extract.attempts import PLACE, RuleAttempts
from assistant.extract.claim_rules import Finding
from assistant.extract.labels import LABELS
from assistant.extract.patterns import Pattern
from assistant.extract.shortfalls import NearMiss

MOST = 3
_MOST_OBSTRUCTED = 2


class NearMissFinder:
    """Finds the rules that lack least."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._rules = [RuleAttempts(pattern) for pattern in patterns if pattern.rule.finds is not Finding.PAIR]
        self._most_needed = max((len(rule.needed) for rule in self._rules), default=0)

    def nearest(self, row: str, at: int) -> tuple[NearMiss, ...]:
        """Find the rules that come nearest to saying something of a region.

        Parameters
        ----------
        row
            The items of the sentence as letters, pairs formed.
        at
            Index of the region or pair, for which no rule fires.

        Returns
        -------
        tuple
            At most three. Rules that fit but are refused, if there are any; else up to two that have all their
            steps but a few items in the way, the fewest first, and those that lack the fewest steps. Ties in
            the order of the rules.
        """
        seen = f"{row[:at]}{LABELS[PLACE]}{row[at + 1 :]}"
        refused = self._misses(seen, at, None)
        if refused:
            return tuple(refused[:MOST])
        obstructed = sorted(self._misses(seen, at, 0), key=_obstacles)
        near = [miss for miss in obstructed if _obstacles(miss) <= MOST][:_MOST_OBSTRUCTED]
        lacking = next((found for k in range(1, self._most_needed) if (found := self._misses(seen, at, k))), [])
        told = {miss.pattern.rule.id for miss in near}
        return (*near, *(miss for miss in lacking if miss.pattern.rule.id not in told))[:MOST]

    def _misses(self, row: str, at: int, missing: int | None) -> list[NearMiss]:
        return [miss for rule in self._rules if (miss := rule.near_miss(row, at, missing)) is not None]


def _obstacles(miss: NearMiss) -> int:
    return len(miss.obstacle.items) if miss.obstacle else 0
