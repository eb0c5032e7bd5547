"""What one input file gives before files are put together."""

from dataclasses import dataclass

from assistant.errors import Location, Problem
from assistant.model import Record, Snapshot


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
    frozen
        The snapshot itself, if the file is one and nothing in it was changed.
    """

    entries: tuple[Entry, ...]
    reported: int
    date: str
    problems: tuple[Problem, ...]
    frozen: Snapshot | None = None
