"""Files of any kind to one snapshot, with an account of every record."""

import os
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.model import Record, Snapshot
from assistant.read.dates import read_epoch
from assistant.read.detection import Format, detect_format
from assistant.read.duplicates import merge_duplicates
from assistant.read.encoding import TextFile, inspect_file
from assistant.read.entries import Entry, Reading
from assistant.read.frozen import freeze, read_frozen
from assistant.read.medline import read_medline
from assistant.read.texts import parse_texts


def load_snapshot(paths: Sequence[Path]) -> tuple[Snapshot, tuple[Problem, ...]]:
    """Read bibliographic files or frozen snapshots as one snapshot, duplicates merged.

    The order of the files is without effect on the snapshot. One frozen snapshot alone comes back as it was.

    Parameters
    ----------
    paths
        One or more files; the format is told by the content.

    Returns
    -------
    tuple
        The snapshot, and problems in the order of files and lines. Notes among them (``duplicate``,
        ``no-abstract``) say what became of a record, errors what was lost.

    Raises
    ------
    UnreadableInputError
        If a file is missing, empty, of an unknown format or without any usable record; names all such files.
    """
    readings = _read_all(paths)
    problems = list(chain.from_iterable(reading.problems for reading in readings))
    if len(readings) == 1 and readings[0].frozen:
        return readings[0].frozen, _arrange((*problems, *_note_missing(readings[0].entries)), paths)
    entries = [entry for reading in readings for entry in reading.entries]
    merged, notes = merge_duplicates(entries)
    date, date_problems = _choose_date(readings)
    reported = sum(reading.reported for reading in readings)
    counts = {
        "read": len(entries) + reported,
        "merged": len(entries) - len(merged),
        "reported": reported,
        "kept": len(merged),
    }
    snapshot = freeze((entry.record for entry in merged), date, counts)
    return snapshot, _arrange((*problems, *notes, *_note_missing(merged), *date_problems), paths)


def read_texts(path: Path) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Read a file of bare texts, or else any file that serves as a snapshot.

    Parameters
    ----------
    path
        JSON lines with ``text`` and ``pmid``, ``pmcid`` or ``id``; or a bibliographic file or snapshot.

    Returns
    -------
    tuple
        Records and problems; a bare text is the abstract, to the character, of a record without title.

    Raises
    ------
    UnreadableInputError
        As for a snapshot.
    """
    file, form = _open(path)
    if form is not Format.TEXTS:
        snapshot, problems = load_snapshot([path])
        return snapshot.records, problems
    records, problems = parse_texts(str(path), file.lines())
    return records, (*file.problems, *problems)


def _read_all(paths: Iterable[Path]) -> list[Reading]:
    readings: list[Reading] = []
    failures: list[Problem] = []
    for path in paths:
        try:
            readings.append(_read_file(path))
        except UnreadableInputError as error:
            failures += error.problems
    if failures:
        raise UnreadableInputError(failures)
    return readings


def _read_file(path: Path) -> Reading:
    file, form = _open(path)
    if form is Format.TEXTS:
        message = "bare texts serve `mentions` and `studies` only; name a bibliographic file or a snapshot here"
        raise UnreadableInputError([Problem(Location(str(path)), "unknown-format", message)])
    read = read_frozen if form is Format.SNAPSHOT else read_medline
    reading = read(str(path), file.lines())
    problems = file.problems + reading.problems
    if not reading.entries:
        nothing = Problem(Location(str(path)), "no-record", "no usable record in this file; export the search again")
        raise UnreadableInputError([*problems, nothing])
    return Reading(reading.entries, reading.reported, reading.date, problems, reading.frozen)


def _open(path: Path) -> tuple[TextFile, Format]:
    file = inspect_file(path)
    return file, detect_format(file.lines(), str(path))


def _choose_date(readings: Iterable[Reading]) -> tuple[str, tuple[Problem, ...]]:
    """Take the caller's date before that of the newest record."""
    given, problems = read_epoch(os.environ)
    date = given or max((reading.date for reading in readings), default="")
    if date:
        return date, problems
    message = "no record has a date, so the snapshot has none; set SOURCE_DATE_EPOCH to give it one"
    return "", (*problems, Problem(Location("SOURCE_DATE_EPOCH"), "no-date", message, Severity.NOTE))


def _note_missing(entries: Iterable[Entry]) -> list[Problem]:
    message = "kept, but no claim can be read from it; add its abstract if there is one"
    return [
        Problem(entry.location, "no-abstract", f"{entry.record.record_id} has no abstract: {message}", Severity.NOTE)
        for entry in entries
        if not entry.record.abstract
    ]


def _arrange(problems: Iterable[Problem], paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Sort by file as named and line, problems without a file last."""
    place = {str(path): number for number, path in reversed(list(enumerate(paths)))}
    return tuple(sorted(problems, key=lambda p: (place.get(p.location.path, len(place)), p.location.line or 0)))
