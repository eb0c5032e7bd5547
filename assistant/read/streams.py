"""Files of any kind to records in their order, as many as there are, without holding them in memory."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import Problem
from assistant.model import Record
from assistant.read.entries import Entry
from assistant.read.kin import Kin
from assistant.read.retractions import arrange_notes, read_retractions
from assistant.read.shelf import Section, Shelf, open_shelf
from assistant.read.snapshots import (
    PLAIN,
    ReadingOptions,
    arrange,
    choose_date,
    choose_duplicate_rules,
    count_entries,
    judge,
    note_missing,
    read_all,
)


@dataclass(frozen=True, slots=True)
class RecordStream:
    """The records of a snapshot, read from a shelf each time they are gone through.

    Attributes
    ----------
    date, counts
        As in a ``Snapshot``.
    problems
        As ``load_snapshot`` gives them.
    """

    date: str
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    _shelf: Shelf
    _in_order_of_file: bool

    def __len__(self) -> int:
        """Count the records."""
        return len(self._shelf)

    def __iter__(self) -> Iterator[Record]:
        """Read the records in the order of a snapshot."""
        entries = self._shelf.entries() if self._in_order_of_file else self._shelf.entries_by_id()
        return (entry.record for _, entry in entries)


@contextmanager
def open_stream(paths: Sequence[Path], options: ReadingOptions = PLAIN) -> Iterator[RecordStream]:
    """Read files as ``load_snapshot`` does, with the records in a temporary file instead of in memory.

    Memory is taken by what duplicates and versions may be: the records that share an id, a title or, where one of
    them has no PMID or is a preprint, the words by which such records are compared.

    Parameters
    ----------
    paths, options
        As for ``load_snapshot``.

    Raises
    ------
    UnreadableInputError
        As from ``load_snapshot``.
    """
    with open_shelf() as shelf:
        kin = Kin(shelf, choose_duplicate_rules(options))
        readings = read_all(paths, options.columns, lambda: Section(shelf, kin.set_down))
        problems = [problem for reading in readings for problem in reading.problems]
        facts = readings[0].facts if len(readings) == 1 else None
        if facts:
            date, counts = facts.date, facts.counts
            shelf.index()
        else:
            read = len(shelf)
            problems += kin.merge()
            date, late = choose_date(readings)
            counts = count_entries(readings, read, len(shelf))
        missing = shelf.entries() if facts else shelf.entries_without_abstract()
        problems += note_missing(entry for _, entry in missing)
        problems += () if facts else late
        problems += _mark_retracted(shelf, options)
        in_order = facts is not None and options.retractions is None
        yield RecordStream(date, counts, judge(arrange(problems, paths), options), shelf, in_order)


def _mark_retracted(shelf: Shelf, options: ReadingOptions) -> tuple[Problem, ...]:
    """Mark what a file of retractions names."""
    if options.retractions is None:
        return ()
    retractions = read_retractions(options.retractions, shelf)
    problems = list(retractions.problems)
    named = {number for key in retractions.rows for number in shelf.find_named(key)}
    for number, entry in list(shelf.pick(named)):
        record, notes = retractions.mark(entry.record)
        shelf.replace(number, Entry(record, entry.location))
        problems += notes
    return arrange_notes(problems)
