"""One file of any format to its records."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.read.citations import Citation
from assistant.read.dates import find_newest
from assistant.read.detection import Format, detect_format
from assistant.read.encoding import inspect_file, read_head
from assistant.read.entries import Entries, Entry, ProblemList, Reading, check_number
from assistant.read.formats import is_xml, parse_text, parse_xml
from assistant.read.frozen import read_frozen
from assistant.read.records import make_record


def tell_format(path: Path, columns: Mapping[str, str]) -> Format:
    """Tell the format of a file by its content.

    Raises
    ------
    UnreadableInputError
        If the file is missing, empty or of an unknown format.
    """
    return detect_format(read_head(path), str(path), columns)


def read_file(path: Path, columns: Mapping[str, str], entries: Entries | None = None) -> Reading:
    """Read a file of references or a frozen snapshot.

    Parameters
    ----------
    path
        The file; its format is told by the content.
    columns
        What a record calls a field -> the column of a table that holds it.
    entries
        Where what is read is kept, empty as yet; by default in a new list.

    Raises
    ------
    UnreadableInputError
        If the file is missing, empty, of an unknown format or without any usable record.
    """
    form = tell_format(path, columns)
    if form is Format.TEXTS:
        message = "bare texts serve `mentions` and `studies` only; name a bibliographic file or a snapshot here"
        raise UnreadableInputError([Problem(Location(str(path)), "unknown-format", message)])
    reading = _read(path, form, columns, [] if entries is None else entries)
    if not reading.entries:
        nothing = Problem(Location(str(path)), "no-record", "no usable record in this file; export the search again")
        raise UnreadableInputError([*reading.problems, nothing])
    return reading


def _read(path: Path, form: Format, columns: Mapping[str, str], entries: Entries) -> Reading:
    if is_xml(form):
        return read_citations(parse_xml(form, path), str(path), form, entries)
    file = inspect_file(path)
    if form is Format.SNAPSHOT:
        reading = read_frozen(str(path), file.lines(), entries)
    else:
        reading = read_citations(parse_text(form, file, columns), str(path), form, entries)
    return replace(reading, problems=file.problems + reading.problems)


def read_citations(
    items: Iterable[Citation | Problem], path: str, form: Format, entries: Entries | None = None
) -> Reading:
    """Make the records of what a parser yields, and count what it could not read.

    Parameters
    ----------
    items
        Citations, and a problem for each entry that is lost.
    path
        The file as the user named it.
    form
        What it was read as.
    entries
        Where the records are kept; by default in a new list.
    """
    kept = [] if entries is None else entries
    problems = ProblemList(path)
    number, reported, newest = 0, 0, ""
    for item in items:
        if isinstance(item, Problem):
            problems.add(item)
            reported += item.severity is Severity.ERROR
            continue
        record, faults = make_record(item, path, form)
        problems.add(*faults)
        if record is None:
            reported += 1
            continue
        check_number(number := number + 1, path)
        kept.append(Entry(record, Location(path, item.line)))
        newest = max(newest, find_newest(item.dates, (item.year,)))
    return Reading(kept, reported, newest, problems.close())
