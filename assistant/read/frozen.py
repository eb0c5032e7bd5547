"""Snapshots: the records of a search frozen as JSON lines, with a hash that shows any change."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import PureWindowsPath

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.interchange import from_json, to_compact_json, to_json_lines, to_plain
from assistant.model import Author, Record, Snapshot, SnapshotFacts, Source
from assistant.read.detection import SNAPSHOT_MARK
from assistant.read.encoding import clean_text
from assistant.read.entries import Entries, Entry, ProblemList, Reading, check_number
from assistant.read.identity import identify, normalise_doi, normalise_pmid
from assistant.read.records import MAX_ABSTRACT, MAX_FIELD

SCHEMA = 2
_PLACES = frozenset(("sources",))
_ADDED = {2: ("publication_types", "notices", "versions", "superseded_by")}  # layout -> fields that it added
_YEAR = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?")
_DRIVE = re.compile(r"[A-Za-z]:\\|\\\\")
_TEXTS = tuple(f.name for f in fields(Record) if f.type is str)


@dataclass(frozen=True, slots=True)
class Header:
    """First line of a snapshot file.

    Attributes
    ----------
    format
        Always ``draftreview-snapshot``.
    schema
        Version of the layout.
    date, hash, counts
        As in the snapshot.
    """

    format: str
    schema: int
    date: str
    hash: str
    counts: Mapping[str, int]


def freeze(records: Iterable[Record], date: str, counts: Mapping[str, int] | None = None) -> Snapshot:
    """Freeze records.

    Parameters
    ----------
    records
        Without duplicates, in any order.
    date
        ISO date the snapshot stands for, to the year, month or day.
    counts
        How many were ``read``, ``merged``, ``reported`` and ``kept``; by default all were kept as read.
    """
    ordered = tuple(sorted(records, key=lambda record: record.record_id))
    plain_counts = {"read": len(ordered), "merged": 0, "reported": 0, "kept": len(ordered)}
    return Snapshot(ordered, date, hash_records(ordered), counts or plain_counts)


def hash_records(records: Iterable[Record], schema: int = SCHEMA) -> str:
    """Give the SHA-256 of records in their order and in a layout, without the places they were read."""
    digest = RecordHash(schema)
    for record in records:
        digest.update(record)
    return digest.value()


class RecordHash:
    """The SHA-256 of records in their order, as they come by, in a layout and without the places they were read."""

    def __init__(self, schema: int = SCHEMA) -> None:
        self._schema = schema
        self._digest = hashlib.sha256()

    def update(self, record: Record) -> None:
        """Take the next record."""
        is_current = self._schema == SCHEMA
        self._digest.update(to_compact_json(record, _PLACES) if is_current else _to_layout(record, self._schema))
        self._digest.update(b"\n")

    def value(self) -> str:
        """Give the hash of all that have come by."""
        return self._digest.hexdigest()


def _to_layout(record: Record, schema: int) -> bytes:
    """Write a record as an earlier version did."""
    later = {name for layout, names in _ADDED.items() if layout > schema for name in names}
    plain = {name: value for name, value in to_plain(record).items() if name not in later}
    return json.dumps(plain | {"sources": []}, ensure_ascii=False).encode()


def snapshot_to_text(snapshot: Snapshot) -> str:
    """Write a snapshot as JSON lines: a header, then one record a line."""
    header = Header(SNAPSHOT_MARK, SCHEMA, snapshot.date, snapshot.content_hash, snapshot.counts)
    return to_json_lines([header, *snapshot.records])


def read_frozen(path: str, lines: Iterable[str], entries: Entries | None = None) -> Reading:
    """Read a snapshot file.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    lines
        Its lines without line ends.
    entries
        Where what is read is kept; by default in a new list.

    Returns
    -------
    Reading
        With the facts of the snapshot as it was frozen, one of an earlier layout under the hash of this one; if a
        line was changed since, with ``hash-mismatch``, ``bad-json`` or ``no-title`` among the problems and only the
        entries.

    Raises
    ------
    UnreadableInputError
        If the first line is not a header of this version or an earlier one.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    header = _read_header(path, *next(numbered, (1, "")))
    kept = [] if entries is None else entries
    faults, lost = ProblemList(path), 0
    frozen, now = RecordHash(header.schema), RecordHash()
    for count, (number, line) in enumerate(numbered, start=1):
        check_number(count, path)
        try:
            entry = _read_entry(line, Location(path, number))
        except UnreadableInputError as error:
            faults.add(*error.problems)
            lost += 1
            continue
        kept.append(entry)
        for digest in (frozen, now):
            digest.update(entry.record)
    problems = faults.close()
    if not problems and frozen.value() == header.hash:
        return Reading(kept, 0, header.date, (), SnapshotFacts(now.value(), header.date, header.counts))
    mismatch = "the records are not those that were frozen; they are read as they stand: freeze the sources again"
    found = (Problem(Location(path, 1), "hash-mismatch", mismatch), *problems)
    return Reading(kept, lost, header.date, found)


def _read_header(path: str, number: int, line: str) -> Header:
    location = Location(path, number)
    header = from_json(Header, line, location)
    if not 1 <= header.schema <= SCHEMA:
        message = f"a snapshot of layout {header.schema}; this version reads up to {SCHEMA}: update, or freeze again"
        raise UnreadableInputError([Problem(location, "unknown-schema", message)])
    if not _DATE.fullmatch(header.date):
        message = f"{header.date!r} is no ISO date; write YYYY, YYYY-MM or YYYY-MM-DD"
        raise UnreadableInputError([Problem(location, "bad-date", message)])
    return header


def _read_entry(line: str, location: Location) -> Entry:
    record = _tidy(from_json(Record, line, location))
    if not record.title:
        message = "the record has no title and is left out; freeze the sources again"
        raise UnreadableInputError([Problem(location, "no-title", message)])
    return Entry(record, location)


def _tidy(record: Record) -> Record:
    """Hold a record from outside to what the model promises; one we froze passes unchanged."""
    texts = {name: clean_text(getattr(record, name)) for name in _TEXTS}
    texts["title"], texts["abstract"] = texts["title"][:MAX_FIELD], texts["abstract"][:MAX_ABSTRACT]
    texts["year"] = texts["year"] if _YEAR.fullmatch(texts["year"]) else ""
    texts["doi"] = normalise_doi(texts["doi"])
    texts["pmid"] = normalise_pmid(texts["pmid"])
    authors = tuple(Author(clean_text(a.family), clean_text(a.given)) for a in record.authors)
    kinds = tuple(clean_text(kind).lower() for kind in record.publication_types)
    notices = tuple(replace(notice, text=clean_text(notice.text)) for notice in record.notices)
    versions = tuple(map(clean_text, record.versions))
    sources = tuple(map(_tidy_source, record.sources))
    rest = {"authors": authors, "publication_types": kinds, "notices": notices, "versions": versions}
    tidy = replace(record, **rest, **texts, sources=sources)  # type: ignore[arg-type]
    return replace(tidy, record_id=identify(tidy))


def _tidy_source(source: Source) -> Source:
    """Leave out the folders of the machine that another program may have written down."""
    name = clean_text(source.path).rpartition("/")[2]
    name = PureWindowsPath(name).name if _DRIVE.match(name) else name
    return Source(name, source.line, clean_text(source.format))
