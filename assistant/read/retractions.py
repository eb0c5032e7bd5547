"""Retractions, concerns and corrections from a local copy of the Retraction Watch database.

The file is a CSV of Crossref, one row a notice: https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/
"""

import csv
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from textwrap import shorten

from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.model import Notice, NoticeKind, Record
from assistant.read.encoding import inspect_file
from assistant.read.identity import normalise_doi, normalise_pmid

COLUMNS = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "Reason", "RetractionDate")
_REINSTATED = "reinstatement"
_KINDS: Mapping[str, NoticeKind] = {
    "retraction": NoticeKind.RETRACTION,
    "expression of concern": NoticeKind.CONCERN,
    "correction": NoticeKind.ERRATUM,
}
_DATE_FORMATS = ("%m/%d/%Y", "%Y-%m-%d")
_BAD_ROW = "{}; the row is left out: mend it or download the file again"
_BREAK = re.compile(r";\s*\+?|^\s*\+")


@dataclass(frozen=True, slots=True)
class _Row:
    """One notice of the file; the kind is ``None`` for a reinstatement."""

    line: int
    doi: str
    pmid: str
    nature: str
    kind: NoticeKind | None
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Retractions:
    """What a Retraction Watch file says of wanted papers.

    Attributes
    ----------
    path
        The file.
    rows
        DOI or PMID -> its rows.
    problems
        Rows that cannot be used.
    """

    path: Path
    rows: Mapping[str, Sequence[_Row]]
    problems: tuple[Problem, ...]

    def mark(self, record: Record) -> tuple[Record, list[Problem]]:
        """Mark a record as its rows say, with a note of what was not known."""
        own = {row.line: row for key in (record.doi, record.pmid) if key for row in self.rows.get(key, ())}
        return _mark(record, [own[line] for line in sorted(own)], self.path)


def apply_retractions(records: Iterable[Record], path: Path) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Mark the records that a Retraction Watch file names, by DOI or PMID.

    A record counts as retracted if its last retraction in the file comes after its last reinstatement, or if its
    own source says so. Expressions of concern and corrections are added as notices and change nothing else.

    Parameters
    ----------
    records
        Any records.
    path
        A CSV with at least the columns ``OriginalPaperDOI``, ``OriginalPaperPubMedID``, ``RetractionNature``,
        ``Reason`` and ``RetractionDate``; others are not read.

    Returns
    -------
    tuple
        The records in their order, and notes: ``retracted`` for each that was not known to be, ``reinstated``
        where the file contradicts the record's own source, ``unknown-nature`` for rows of a new kind.

    Raises
    ------
    UnreadableInputError
        If the file is missing, empty, or lacks one of the columns.
    """
    kept = tuple(records)
    retractions = read_retractions(path, {key for record in kept for key in (record.doi, record.pmid) if key})
    marked = [retractions.mark(record) for record in kept]
    notes = [note for _, found in marked for note in found]
    return tuple(record for record, _ in marked), arrange_notes((*retractions.problems, *notes))


def read_retractions(path: Path, wanted: Container[str]) -> Retractions:
    """Read what a Retraction Watch file says of papers whose DOI or PMID is wanted.

    Raises
    ------
    UnreadableInputError
        If the file is missing, empty, or lacks one of the columns.
    """
    rows, problems = _read_rows(path, wanted)
    by_key: dict[str, list[_Row]] = {}
    for row in rows:
        for key in filter(None, {row.doi, row.pmid}):
            by_key.setdefault(key, []).append(row)
    return Retractions(path, by_key, tuple(problems))


def arrange_notes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort what is to be told of a file by its lines."""
    return tuple(sorted(problems, key=lambda p: (p.location.line or 0, p.code, p.message)))


def _read_rows(path: Path, wanted: Container[str]) -> tuple[list[_Row], list[Problem]]:
    """Read the rows on wanted papers; most of the file is on others."""
    file = inspect_file(path)
    # The file is known for stray bytes in names and titles, which are not read; what is read is plain ASCII.
    problems = [replace(problem, severity=Severity.NOTE) for problem in file.problems]
    reader = csv.reader(f"{line}\n" for line in file.lines())
    columns = _read_head(reader, path)
    rows: list[_Row] = []
    unknown: set[str] = set()
    for line, cells in _go_on(reader, path, problems):
        if len(cells) <= max(columns.values()):
            problems.append(Problem(Location(str(path), line), "bad-row", _BAD_ROW.format("fewer cells than columns")))
            continue
        value = {name: cells[place].strip() for name, place in columns.items()}
        row = _read_row(line, value)
        if not any(key in wanted for key in (row.doi, row.pmid) if key):
            continue
        nature = row.nature.casefold()
        if nature not in _KINDS and nature != _REINSTATED:
            if nature not in unknown:
                problems.append(_note(path, line, "unknown-nature", _describe_unknown(row.nature)))
            unknown.add(nature)
            continue
        rows.append(row)
    return rows, problems


def _read_head(reader: Iterator[list[str]], path: Path) -> dict[str, int]:
    try:
        head = [cell.strip().lstrip("\ufeff") for cell in next(reader, [])]
    except csv.Error:
        head = []
    missing = [name for name in COLUMNS if name not in head]
    if missing:
        message = (
            f"no column {', '.join(missing)}: this is not the CSV of Retraction Watch; "
            "download it from https://gitlab.com/crossref/retraction-watch-data"
        )
        raise UnreadableInputError([Problem(Location(str(path), 1), "not-retraction-watch", message)])
    return {name: head.index(name) for name in COLUMNS}


def _go_on(reader: Iterator[list[str]], path: Path, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the line each begins on; one that is no CSV is reported and the next ones are read."""
    line = reader.line_num + 1  # type: ignore[attr-defined]
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(Location(str(path), line), "bad-row", _BAD_ROW.format(error)))
            cells = []
        if cells:
            yield line, cells
        line = reader.line_num + 1  # type: ignore[attr-defined]


def _read_row(line: int, value: Mapping[str, str]) -> _Row:
    nature, reason = value["RetractionNature"], value["Reason"]
    date = _read_date(value["RetractionDate"])
    reasons = "; ".join(part.strip() for part in _BREAK.split(reason) if part.strip())
    head = f"{nature}, {date}" if date else nature
    text = f"{head}: {reasons}" if reasons else head
    doi, pmid = normalise_doi(value["OriginalPaperDOI"]), normalise_pmid(value["OriginalPaperPubMedID"])
    return _Row(line, doi, pmid, nature, _KINDS.get(nature.casefold()), date, text)


def _read_date(text: str) -> str:
    """Read a date as month/day/year, perhaps with a time; empty if it is none."""
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text.split(" ")[0], form).date().isoformat()
        except ValueError:
            continue
    return ""


def _mark(record: Record, rows: Sequence[_Row], path: Path) -> tuple[Record, list[Problem]]:
    if not rows:
        return record, []
    notices = {Notice(row.kind, row.text) for row in rows if row.kind}
    decisive = [row for row in rows if row.kind in (NoticeKind.RETRACTION, None)]
    last = max(decisive, key=lambda row: (row.date, row.kind is not None, row.line), default=None)
    problems: list[Problem] = []
    if last and last.kind and not record.retracted:
        message = f"{record.record_id} is retracted ({last.text}); it has no vote"
        problems.append(_note(path, last.line, "retracted", message))
    if last and not last.kind:
        notices = {notice for notice in notices if notice.kind is not NoticeKind.RETRACTION}
        if record.retracted:
            message = f"{record.record_id} is reinstated here, but its own source marks it as retracted; look it up"
            problems.append(_note(path, last.line, "reinstated", message))
    retracted = record.retracted or bool(last and last.kind)
    return replace(record, retracted=retracted, notices=tuple(sorted({*record.notices, *notices}))), problems


def _describe_unknown(nature: str) -> str:
    known = ", ".join((*_KINDS, _REINSTATED))
    return f"{shorten(nature, 60)!r} is none of {known}; rows of this kind are left out: look at the papers they name"


def _note(path: Path, line: int, code: str, message: str) -> Problem:
    return Problem(Location(str(path), line), code, message, Severity.NOTE)
