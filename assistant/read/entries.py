"""What one input file gives before files are put together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.model import Record, Snapshot, SnapshotFacts

MAX_RECORDS = 1_000_000  # of a file
MAX_PROBLEMS = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the place a message about it should name.

    Attributes
    ----------
    record
        The record.
    location
        The file as the user named it (a record's sources keep only the file name) and the line.
    """

    record: Record
    location: Location


class Entries(Protocol):
    """Where the entries of a file are kept: a list, or something that does as much of what one does."""

    def append(self, entry: Entry, /) -> None:
        """Keep one more."""

    def __len__(self) -> int:
        """Count them."""

    def __iter__(self) -> Iterator[Entry]:
        """Go through them in the order of the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file.

    Attributes
    ----------
    entries
        In file order, duplicates included.
    reported
        Number of records that could not be used at all; each is among the problems.
    date
        Newest date the file gives, empty if none.
    problems
        In file order.
    facts
        Those of the snapshot, if the file is one and nothing in it was changed.
    """

    entries: Entries
    reported: int
    date: str
    problems: tuple[Problem, ...]
    facts: SnapshotFacts | None = None

    @property
    def frozen(self) -> Snapshot | None:
        """The snapshot itself, if the file is one and nothing in it was changed."""
        facts = self.facts
        if facts is None:
            return None
        return Snapshot(tuple(entry.record for entry in self.entries), facts.date, facts.hash, facts.counts)


@dataclass(slots=True)
class ProblemList:
    """The problems of a file, of which only so many are told one by one.

    Attributes
    ----------
    path
        The file as the user named it.
    """

    path: str
    _kept: list[Problem] = field(default_factory=list)
    _further: int = 0

    def add(self, *problems: Problem) -> None:
        """Keep problems, or count those that are too many."""
        kept = problems[: MAX_PROBLEMS - len(self._kept)]
        self._kept += kept
        self._further += len(problems) - len(kept)

    def close(self) -> tuple[Problem, ...]:
        """Give what was kept, and how many are left out."""
        if self._further:
            message = f"{self._further:,} more problems are not listed; mend or export the file again"
            self._kept.append(Problem(Location(self.path), "too-many-problems", message))
        return tuple(self._kept)


def check_number(records: int, path: str) -> None:
    """Refuse more records than any search gives.

    Raises
    ------
    UnreadableInputError
        ``too-large``.
    """
    if records > MAX_RECORDS:
        message = f"more than {MAX_RECORDS:,} records; export the search in parts"
        raise UnreadableInputError([Problem(Location(path), "too-large", message)])
