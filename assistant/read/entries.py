"""What one input file gives before files are put together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.errors import Location, Problem
from assistant.model import Record, Snapshot, SnapshotFacts


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
