"""Files of any kind to one snapshot, with an account of every record."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.garbage import uncollected
from assistant.model import Record, Snapshot
from assistant.pack import open_pack
from assistant.read.dates import read_epoch
from assistant.read.detection import Format
from assistant.read.duplicate_rules import DuplicateRules, load_duplicate_rules
from assistant.read.duplicates import merge_duplicates
from assistant.read.encoding import inspect_file
from assistant.read.entries import Entries, Entry, Reading
from assistant.read.files import read_file, tell_format
from assistant.read.frozen import freeze
from assistant.read.retractions import apply_retractions
from assistant.read.texts import parse_texts


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are read.

    Attributes
    ----------
    strict
        Whether any problem worse than a note is a failure.
    columns
        Field of a record -> the column of a table that holds it, for tables whose column names are not known.
    duplicates
        When two records are one; by default as the pack that comes with draftreview says.
    retractions
        A Retraction Watch file that marks records beyond what their own sources say.
    """

    strict: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    duplicates: DuplicateRules | None = None
    retractions: Path | None = None


PLAIN = ReadingOptions()


def load_snapshot(paths: Sequence[Path], options: ReadingOptions = PLAIN) -> tuple[Snapshot, tuple[Problem, ...]]:
    """Read bibliographic files or frozen snapshots as one snapshot, duplicates merged.

    The order of the files is without effect on the snapshot. One frozen snapshot alone comes back as it was,
    apart from what a file of retractions adds.

    Parameters
    ----------
    paths
        One or more files; the format is told by the content.
    options
        How to read them.

    Returns
    -------
    tuple
        The snapshot, and problems in the order of files and lines. Notes among them (``duplicate``,
        ``no-abstract``) say what became of a record, errors what was lost.

    Raises
    ------
    UnreadableInputError
        If a file is missing, empty, of an unknown format or without any usable record; names all such files.
        Under ``strict`` for every problem that is not a note.
    """
    with uncollected():  # records have no cycles
        return join_readings(read_all(paths, options.columns, list), paths, options)


def join_readings(
    readings: Sequence[Reading], paths: Sequence[Path], options: ReadingOptions
) -> tuple[Snapshot, tuple[Problem, ...]]:
    """Put what was read together as one snapshot, as ``load_snapshot`` does with files.

    Parameters
    ----------
    readings
        What each file gave.
    paths
        The files, in the order in which their problems are told.
    options
        Which records are one, and what marks retracted ones.

    Raises
    ------
    UnreadableInputError
        Under ``strict`` for every problem that is not a note.
    """
    problems = list(chain.from_iterable(reading.problems for reading in readings))
    if len(readings) == 1 and (frozen := readings[0].frozen):
        snapshot, marks = _mark_retracted(frozen, options)
        problems += (*note_missing(readings[0].entries), *marks)
        return snapshot, judge(arrange(problems, paths), options)
    entries = [entry for reading in readings for entry in reading.entries]
    merged, notes = merge_duplicates(entries, choose_duplicate_rules(options))
    date, date_problems = choose_date(readings)
    counts = count_entries(readings, len(entries), len(merged))
    snapshot, marks = _mark_retracted(freeze((entry.record for entry in merged), date, counts), options)
    found = arrange((*problems, *notes, *note_missing(merged), *date_problems, *marks), paths)
    return snapshot, judge(found, options)


def _mark_retracted(snapshot: Snapshot, options: ReadingOptions) -> tuple[Snapshot, tuple[Problem, ...]]:
    if options.retractions is None:
        return snapshot, ()
    records, problems = apply_retractions(snapshot.records, options.retractions)
    return freeze(records, snapshot.date, snapshot.counts), problems


def read_texts(path: Path, options: ReadingOptions = PLAIN) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Read a file of bare texts, or else any file that serves as a snapshot.

    Parameters
    ----------
    path
        JSON lines with ``text`` and ``pmid``, ``pmcid`` or ``id``; or a bibliographic file or snapshot.
    options
        How to read it.

    Returns
    -------
    tuple
        Records and problems; a bare text is the abstract, to the character, of a record without title.

    Raises
    ------
    UnreadableInputError
        As for a snapshot.
    """
    if tell_format(path, options.columns) is not Format.TEXTS:
        snapshot, problems = load_snapshot([path], options)
        return snapshot.records, problems
    file = inspect_file(path)
    records, problems = parse_texts(str(path), file.lines())
    return records, judge((*file.problems, *problems), options)


def judge(problems: tuple[Problem, ...], options: ReadingOptions) -> tuple[Problem, ...]:
    """Return problems that may stand; under ``strict`` only notes may."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if options.strict and errors:
        message = f"nothing was written because of {errors:,} of the problems above; mend them, or read without it"
        raise UnreadableInputError([*problems, Problem(Location("--strict"), "strict", message)])
    return problems


def read_all(paths: Iterable[Path], columns: Mapping[str, str], keep: Callable[[], Entries]) -> list[Reading]:
    """Read files, the entries of each into what ``keep`` makes; refuse all that cannot be read at once."""
    readings: list[Reading] = []
    failures: list[Problem] = []
    for path in paths:
        try:
            readings.append(read_file(path, columns, keep()))
        except UnreadableInputError as error:
            failures += error.problems
    if failures:
        raise UnreadableInputError(failures)
    return readings


def choose_duplicate_rules(options: ReadingOptions) -> DuplicateRules:
    """Give the rules of merging, by default those of the pack that comes with draftreview."""
    return options.duplicates or load_duplicate_rules(open_pack())


def count_entries(readings: Iterable[Reading], read: int, kept: int) -> dict[str, int]:
    """Account for all entries: how many could be read, and how many of them are left without duplicates."""
    reported = sum(reading.reported for reading in readings)
    return {"read": read + reported, "merged": read - kept, "reported": reported, "kept": kept}


def choose_date(readings: Iterable[Reading]) -> tuple[str, tuple[Problem, ...]]:
    """Take the caller's date before that of the newest record."""
    given, problems = read_epoch(os.environ)
    date = given or max((reading.date for reading in readings), default="")
    if date:
        return date, problems
    message = "no record has a date, so the snapshot has none; set SOURCE_DATE_EPOCH to give it one"
    return "", (*problems, Problem(Location("SOURCE_DATE_EPOCH"), "no-date", message, Severity.NOTE))


def note_missing(entries: Iterable[Entry]) -> list[Problem]:
    """Say of which records nothing can be extracted."""
    message = "kept, but no claim can be read from it; add its abstract if there is one"
    return [
        Problem(entry.location, "no-abstract", f"{entry.record.record_id} has no abstract: {message}", Severity.NOTE)
        for entry in entries
        if not entry.record.abstract
    ]


def arrange(problems: Iterable[Problem], paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Sort by file as named and line, problems without a file last."""
    place = {str(path): number for number, path in reversed(list(enumerate(paths)))}
    return tuple(sorted(problems, key=lambda p: (place.get(p.location.path, len(place)), p.location.line or 0)))
