"""Sets of records that are one publication; no set ever holds two PMIDs."""

from collections.abc import Sequence

from assistant.model import Record


class Clusters:
    """Disjoint sets of record numbers; each knows the PMID and the DOIs of its members."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._parents = list(range(len(records)))
        self._pmids = [record.pmid for record in records]
        self._dois = [frozenset(filter(None, [record.doi])) for record in records]

    def root(self, number: int) -> int:
        """Return the number that stands for the set, shortening the way for the next caller."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def conflict(self, one: int, other: int) -> bool:
        """Tell whether two sets have different PMIDs, or DOIs of which none is shared."""
        one, other = self.root(one), self.root(other)
        return one != other and (self.pmids_conflict(one, other) or self._dois_conflict(one, other))

    def pmids_conflict(self, one: int, other: int) -> bool:
        """Tell whether two sets have different PMIDs."""
        here, there = self._pmids[self.root(one)], self._pmids[self.root(other)]
        return bool(here and there and here != there)

    def join(self, one: int, other: int) -> bool:
        """Make one set of two unless their PMIDs differ; say whether they are one now."""
        one, other = sorted((self.root(one), self.root(other)))
        if one == other:
            return True
        if self.pmids_conflict(one, other):
            return False
        self._parents[other] = one
        self._pmids[one] = self._pmids[one] or self._pmids[other]
        self._dois[one] |= self._dois[other]
        return True

    def _dois_conflict(self, one: int, other: int) -> bool:
        return bool(self._dois[one] and self._dois[other] and not self._dois[one] & self._dois[other])
