"""Which record gives each value of a merged one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from assistant.model import Record, Source
from assistant.read.duplicate_rules import Precedence
from assistant.read.entries import Entry
from assistant.read.identity import identify

_UNITED = ("publication_types", "notices")
_NOT_CHOSEN = (*_UNITED, "record_id", "retracted", "versions", "superseded_by", "sources")
_CHOSEN = tuple(f.name for f in fields(Record) if f.name not in _NOT_CHOSEN)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged entry with what each of its sources gave.

    Attributes
    ----------
    entry
        The merged entry, at the place of the first in rank.
    ranked
        The entries it was made of, the most trusted first.
    taken
        For each of them the names of the fields taken from it; a field on which all agree is the first one's.
    """

    entry: Entry
    ranked: tuple[Entry, ...]
    taken: tuple[tuple[str, ...], ...]


def merge_entries(entries: Sequence[Entry], precedence: Precedence) -> Merged:
    """Make one entry of those of one publication.

    The most trusted format gives each value; among records of one format the fuller record does. For the
    fields the rules name, a much longer value wins over that.

    Parameters
    ----------
    entries
        In any order.
    precedence
        The rules.
    """
    if len(entries) == 1:
        return Merged(entries[0], tuple(entries), ((),))
    ranked = tuple(sorted(entries, key=_rank_by(precedence)))
    records = [entry.record for entry in ranked]
    givers = {name: _choose(name, records, precedence) for name in _CHOSEN}
    values: dict[str, Any] = {name: getattr(records[giver], name) for name, giver in givers.items()}
    for name in _UNITED:
        values[name] = tuple(sorted({value for record in records for value in getattr(record, name)}))
    record = replace(
        records[0],
        **values,
        retracted=any(record.retracted for record in records),
        sources=tuple(sorted({s for record in records for s in record.sources}, key=_source_key)),
    )
    record = replace(record, record_id=identify(record))
    taken = tuple(
        tuple(name for name in _CHOSEN if givers[name] == place and getattr(records[place], name))
        for place in range(len(records))
    )
    return Merged(Entry(record, ranked[0].location), ranked, taken)


def _choose(name: str, records: Sequence[Record], precedence: Precedence) -> int:
    """Give the number of the record whose value is kept."""
    known = [place for place, record in enumerate(records) if getattr(record, name)]
    best = known[0] if known else 0
    if name not in precedence.fuller:
        return best
    for place in known[1:]:
        if _length(getattr(records[place], name)) >= precedence.fuller_by * _length(getattr(records[best], name)):
            best = place
    return best


def _length(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    return sum(len(author.family) + len(author.given) for author in value)


def _rank_by(precedence: Precedence) -> Callable[[Entry], tuple[object, ...]]:
    """Rank by format, then by fullness; ties are broken by content, so where the records lie is without effect."""
    order = {name: place for place, name in enumerate(precedence.formats)}

    def rank(entry: Entry) -> tuple[object, ...]:
        record = entry.record
        format_place = min((order.get(source.format, len(order)) for source in record.sources), default=len(order))
        fullness = sum(bool(getattr(record, name)) for name in _CHOSEN)
        content = [str(getattr(record, name)) for name in _CHOSEN]
        place = sorted(map(_source_key, record.sources)), entry.location.path, entry.location.line or 0
        return format_place, -fullness, -len(record.abstract), content, place

    return rank


def _source_key(source: Source) -> tuple[str, int, str]:
    return source.path, source.line or 0, source.format
