"""Records of the same publication become one: same PMID, same DOI, or same title and year."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import Any

from assistant.errors import Location, Problem, Severity
from assistant.interchange import to_json
from assistant.model import Record, Source
from assistant.read.entries import Entry
from assistant.read.identity import identify, normalise_title

_FILLABLE = tuple(f.name for f in fields(Record) if f.name not in ("record_id", "retracted", "sources"))


def merge_duplicates(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Merge the entries of one publication, whatever their order.

    Records with two different PMIDs are never merged, and those with two different DOIs only by their PMID:
    a series of replies or a preprint and its article may share a title.

    Parameters
    ----------
    entries
        Of all files.

    Returns
    -------
    tuple
        Merged entries sorted by ``record_id``, and a note for each entry merged into another.
    """
    ordered = sorted(entries, key=lambda e: (e.record.pmid, e.record.doi, e.record.title, e.record.year))
    clusters = _Clusters([entry.record for entry in ordered])
    roots = [clusters.root(index) for index in range(len(ordered))]
    by_root = sorted(zip(roots, ordered, strict=True), key=lambda pair: pair[0])
    merged: list[Entry] = []
    notes: list[Problem] = []
    for _, group in groupby(by_root, key=lambda pair: pair[0]):
        ranked = _rank([entry for _, entry in group])
        merged.append(_merge(ranked))
        notes += [_note(ranked[0], other) for other in ranked[1:]]
    return tuple(sorted(merged, key=lambda e: e.record.record_id)), tuple(notes)


class _Clusters:
    """Disjoint sets of record numbers; each knows the PMID and DOIs of its members."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._parents = list(range(len(records)))
        self._pmids = [record.pmid for record in records]
        self._dois = [frozenset(filter(None, [record.doi])) for record in records]
        self._join_by([record.pmid for record in records], dois_decide=False)
        self._join_by([record.doi for record in records], dois_decide=False)
        titles = [(normalise_title(record.title), record.year) for record in records]
        self._join_by(titles, dois_decide=True)

    def root(self, index: int) -> int:
        """Return the number that stands for the set, shortening the way for the next caller."""
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index

    def _join_by(self, keys: Iterable[Hashable], *, dois_decide: bool) -> None:
        first: dict[Hashable, int] = {}
        for index, key in enumerate(keys):
            if key:
                self._join(self.root(first.setdefault(key, index)), self.root(index), dois_decide)

    def _join(self, one: int, other: int, dois_decide: bool) -> None:
        pmids_differ = self._pmids[one] and self._pmids[other] and self._pmids[one] != self._pmids[other]
        dois_differ = self._dois[one] and self._dois[other] and not self._dois[one] & self._dois[other]
        if one == other or pmids_differ or (dois_decide and dois_differ):
            return
        self._parents[other] = one
        self._pmids[one] = self._pmids[one] or self._pmids[other]
        self._dois[one] |= self._dois[other]


def _rank(entries: list[Entry]) -> list[Entry]:
    """Put the fullest record first; the tie is broken by content, so the order of files is without effect."""
    if len(entries) == 1:
        return entries
    return sorted(entries, key=lambda e: (-_fullness(e.record), -len(e.record.abstract), *_stable_key(e)))


def _fullness(record: Record) -> int:
    return sum(bool(getattr(record, name)) for name in _FILLABLE)


def _stable_key(entry: Entry) -> tuple[object, ...]:
    places = sorted(map(_source_key, entry.record.sources))
    return places, to_json(entry.record), entry.location.path, entry.location.line or 0


def _source_key(source: Source) -> tuple[str, int, str]:
    return source.path, source.line or 0, source.format


def _merge(ranked: Sequence[Entry]) -> Entry:
    if len(ranked) == 1:
        return ranked[0]
    records = [entry.record for entry in ranked]
    filled: dict[str, Any] = {name: next(filter(None, (getattr(r, name) for r in records)), "") for name in _FILLABLE}
    filled["authors"] = filled["authors"] or ()
    record = replace(
        records[0],
        **filled,
        retracted=any(r.retracted for r in records),
        sources=tuple(sorted({s for r in records for s in r.sources}, key=_source_key)),
    )
    return Entry(replace(record, record_id=identify(record)), ranked[0].location)


def _note(kept: Entry, other: Entry) -> Problem:
    message = f"the same publication as {kept.location} ({_shared(kept.record, other.record)}); merged, nothing to do"
    return Problem(Location(other.location.path, other.location.line), "duplicate", message, Severity.NOTE)


def _shared(one: Record, other: Record) -> str:
    if one.pmid and one.pmid == other.pmid:
        return f"PMID {one.pmid}"
    if one.doi and one.doi == other.doi:
        return f"DOI {one.doi}"
    if (normalise_title(one.title), one.year) == (normalise_title(other.title), other.year):
        return "title and year"
    return "linked by a third record"
