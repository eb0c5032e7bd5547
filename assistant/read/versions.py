"""Preprints and their articles: both are kept and know of each other, and one of them speaks for the work."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.errors import Location, Problem, Severity
from assistant.model import NoticeKind, Record
from assistant.read.blocks import find_candidates
from assistant.read.entries import Entry
from assistant.read.identity import normalise_doi
from assistant.read.matching import Match, Matcher
from assistant.read.similarity import Pair, Profile

_PMID = re.compile(r"PMID:?\s*([0-9]{1,9})")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s;,]+")
_OF_VERSIONS = frozenset({NoticeKind.PREPRINT, NoticeKind.UPDATE})
_BY_NOTICE = "a notice of one names the other"

Linked = dict[tuple[int, int], str]


def link_versions(
    entries: Sequence[Entry], profiles: Sequence[Profile], matcher: Matcher
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Link the versions of each work, by the notices of the sources or because a preprint is like an article.

    Of the versions the published one speaks for the work, of several the newest; one that has no abstract to read
    gives way unless it is retracted, because then its preprint must not speak in its place.

    Parameters
    ----------
    entries
        Without duplicates.
    profiles
        Of their records, in the same order.
    matcher
        The rules.

    Returns
    -------
    tuple
        The entries in their order, and a note for each version that does not speak for its work.
    """
    preprints = frozenset(n for n, profile in enumerate(profiles) if matcher.is_preprint(profile.record))
    links = _link_by_notice(entries)
    for pair, match in _link_by_likeness(profiles, preprints, matcher):
        links.setdefault(pair, str(match))
    linked = list(entries)
    notes: list[Problem] = []
    for members in _gather(links):
        first = min(members, key=lambda n: _rank(entries[n].record, n in preprints))
        for number in members:
            linked[number] = _with_versions(entries, number, members, first)
        notes += [_note(entries, number, first, _why(links, number, first)) for number in members if number != first]
    return tuple(linked), tuple(notes)


def clear_versions(entry: Entry) -> Entry:
    """Forget the links of an earlier snapshot; they are found anew, as ids may have changed."""
    record = entry.record
    if not record.versions and not record.superseded_by:
        return entry
    return Entry(replace(record, versions=(), superseded_by=""), entry.location)


def _link_by_notice(entries: Sequence[Entry]) -> Linked:
    by_id: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for key in filter(None, (entry.record.pmid, entry.record.doi)):
            by_id.setdefault(key, number)
    links: Linked = {}
    for number, entry in enumerate(entries):
        others = {by_id[key] for key in names_of_versions(entry.record) if key in by_id} - {number}
        links |= {_ordered(number, other): _BY_NOTICE for other in others}
    return links


def names_of_versions(record: Record) -> Iterator[str]:
    """Go through the PMIDs and DOIs that the notices of a record give for other versions of its work."""
    for notice in record.notices:
        if notice.kind in _OF_VERSIONS:
            yield from _PMID.findall(notice.text)
            yield from filter(None, map(normalise_doi, _DOI.findall(notice.text)))


def _link_by_likeness(
    profiles: Sequence[Profile], preprints: frozenset[int], matcher: Matcher
) -> Iterator[tuple[tuple[int, int], Match]]:
    """Link each preprint with the record that is most like it; equally good ones are versions all."""
    found: dict[int, list[tuple[float, tuple[int, int], Match]]] = defaultdict(list)
    for pair in find_candidates(profiles, sorted(preprints), years=matcher.versions_may_be_apart(), by_abstract=False):
        match = matcher.find_version(Pair(profiles[pair[0]], profiles[pair[1]]))
        for number in preprints.intersection(pair) if match else ():
            assert match is not None
            found[number].append((match.strength, pair, match))
    for candidates in found.values():
        best = max(strength for strength, _, _ in candidates)
        yield from ((pair, match) for strength, pair, match in candidates if strength == best)


def _gather(links: Mapping[tuple[int, int], str]) -> list[list[int]]:
    """Join linked pairs to works."""
    work_of: dict[int, list[int]] = {}
    for one, other in sorted(links):
        here, there = work_of.setdefault(one, [one]), work_of.setdefault(other, [other])
        if here is not there:
            here += there
            work_of |= dict.fromkeys(there, here)
    works = {min(work): sorted(work) for work in work_of.values()}
    return [works[number] for number in sorted(works)]


def _rank(record: Record, is_preprint: bool) -> tuple[object, ...]:
    readable = bool(record.abstract) or record.retracted
    return not readable, is_preprint, -int(record.year or 0), record.record_id


def _with_versions(entries: Sequence[Entry], number: int, members: Iterable[int], first: int) -> Entry:
    others = tuple(sorted(entries[n].record.record_id for n in members if n != number))
    speaker = "" if number == first else entries[first].record.record_id
    return Entry(replace(entries[number].record, versions=others, superseded_by=speaker), entries[number].location)


def _why(links: Linked, number: int, first: int) -> str:
    direct = links.get(_ordered(number, first))
    return direct or next(why for pair, why in sorted(links.items()) if number in pair)


def _note(entries: Sequence[Entry], number: int, first: int, why: str) -> Problem:
    location = entries[number].location
    message = (
        f"another version of {entries[first].location} ({why}); both are kept, "
        f"and only {entries[first].record.record_id} has a vote"
    )
    return Problem(Location(location.path, location.line), "version", message, Severity.NOTE)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
