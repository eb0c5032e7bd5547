"""Pairing annotated with extracted claims, one to one, those that agree on most first."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matching:
    """The levels at which each claim of a record has a partner.

    Attributes
    ----------
    annotated, extracted
        For each claim the number of levels at which it is matched, 0 to ``levels``.
    """

    annotated: tuple[int, ...]
    extracted: tuple[int, ...]


def match(agreements: Sequence[Sequence[int]], extracted: int, levels: int) -> Matching:
    """Match as many claims as possible at every level, the strictest first.

    A claim matched at one level stays so at the looser ones, if perhaps with another partner.

    Parameters
    ----------
    agreements
        For each annotated claim its agreement with each extracted one: the number of levels they share.
    extracted
        Number of extracted claims.
    levels
        Number of levels.
    """
    pairing = _Pairing()
    rows, columns = [0] * len(agreements), [0] * extracted
    for level in range(levels, 0, -1):
        partners = [_partners(row, level) for row in agreements]
        exhausted: set[int] = set()
        for row in range(len(agreements)):
            if not rows[row]:
                pairing.add(row, partners, exhausted)
        _mark(rows, pairing.column_of, level)
        _mark(columns, pairing.row_of, level)
    return Matching(tuple(rows), tuple(columns))


def _partners(row: Sequence[int], level: int) -> list[int]:
    """List the columns that agree at a level, the closest first."""
    return sorted((column for column, agreed in enumerate(row) if agreed >= level), key=lambda c: -row[c])


def _mark(reached: list[int], matched: Iterable[int], level: int) -> None:
    for index in matched:
        reached[index] = reached[index] or level


class _Pairing:
    """A one-to-one matching that grows along augmenting paths."""

    def __init__(self) -> None:
        self.column_of: dict[int, int] = {}
        self.row_of: dict[int, int] = {}

    def add(self, start: int, partners: Sequence[Sequence[int]], exhausted: set[int]) -> None:
        """Match a row if there is a way, others changing their partners for it.

        Columns from which there was no way for one row have none for a later one, and are not tried again.
        """
        reached_by: dict[int, int] = {}
        queue = deque([start])
        while queue:
            row = queue.popleft()
            for column in partners[row]:
                if column in reached_by or column in exhausted:
                    continue
                reached_by[column] = row
                if column not in self.row_of:
                    self._shift(column, reached_by)
                    return
                queue.append(self.row_of[column])
        exhausted.update(reached_by)

    def _shift(self, free: int, reached_by: Mapping[int, int]) -> None:
        """Give each row on the way the column that it reached, from the free one back to the start."""
        column: int | None = free
        while column is not None:
            row = reached_by[column]
            before = self.column_of.get(row)
            self.column_of[row], self.row_of[column] = column, row
            column = before
