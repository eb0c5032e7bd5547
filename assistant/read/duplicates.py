"""Records of the same publication become one; preprints are linked with their articles; doubtful pairs are reported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.errors import Problem
from assistant.model import Record
from assistant.read.blocks import find_candidates
from assistant.read.clusters import Clusters
from assistant.read.duplicate_notes import note_doubt, note_merge, note_shared_doi
from assistant.read.duplicate_rules import DuplicateRules
from assistant.read.entries import Entry
from assistant.read.identity import identify
from assistant.read.matching import Match, Matcher
from assistant.read.precedence import Merged, merge_entries
from assistant.read.similarity import Pair, Profile
from assistant.read.versions import clear_versions, link_versions

_CONTESTED = "several records are equally like this one"


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What was found by comparing records: pairs that are one publication, and pairs that may be."""

    same: dict[tuple[int, int], Match]
    perhaps: dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging leaves.

    Attributes
    ----------
    kept
        Sorted by ``record_id``.
    profiles
        Of their records.
    notes
        About entries merged into others and DOIs set aside.
    doubts
        Ids of two of them that may be one publication, and a note of it.
    """

    kept: tuple[Entry, ...]
    profiles: tuple[Profile, ...]
    notes: tuple[Problem, ...]
    doubts: tuple[tuple[str, str, Problem], ...]

    def doubts_about(self, versions: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
        """Go through the notes of doubtful pairs, but for those that are known as versions of one work."""
        return (problem for one, other, problem in self.doubts if other not in versions.get(one, ()))


def merge_duplicates(entries: Sequence[Entry], rules: DuplicateRules) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Merge the entries of one publication, whatever their order, and link the versions of one work.

    Records with two different PMIDs are never merged, and those with two different DOIs only by their PMID:
    a series of replies or a preprint and its article may share a title.

    Parameters
    ----------
    entries
        Of all files.
    rules
        When two records are one, and whose values are kept.

    Returns
    -------
    tuple
        Merged entries sorted by ``record_id``, and notes: ``duplicate`` for each entry merged into another,
        ``perhaps-duplicate`` for one that may be one and is kept, ``version`` for a linked one that has no vote,
        ``shared-doi`` for a DOI that is set aside because it belongs to another record.
    """
    matcher = Matcher(rules)
    merging = join_duplicates(entries, matcher, rules)
    linked, version_notes = link_versions(merging.kept, merging.profiles, matcher)
    versions = {entry.record.record_id: entry.record.versions for entry in linked}
    return linked, (*merging.notes, *merging.doubts_about(versions), *version_notes)


def join_duplicates(entries: Sequence[Entry], matcher: Matcher, rules: DuplicateRules) -> Merging:
    """Merge the entries of one publication, whatever their order.

    Parameters
    ----------
    entries
        Of all files, or those of them that share anything with another.
    matcher, rules
        When two records are one, and whose values are kept.
    """
    ordered, clusters, notes = _join_by_ids(sorted(map(clear_versions, entries), key=_order), matcher)
    profiles = [matcher.profile(entry.record) for entry in ordered]
    likeness = _compare(profiles, clusters, matcher)
    _join_by_likeness(likeness, clusters)
    merged = _merge(ordered, clusters, rules)
    reasons = {(ordered[a].location, ordered[b].location): str(match) for (a, b), match in likeness.same.items()}
    for found in merged.values():
        notes += note_merge(found, reasons)
    roots = sorted(merged, key=lambda root: merged[root].entry.record.record_id)
    alone = [profiles[root] if len(merged[root].ranked) == 1 else None for root in roots]
    kept = [merged[root].entry for root in roots]
    known = [profile or matcher.profile(entry.record) for profile, entry in zip(alone, kept, strict=True)]
    ids = {root: merged[root].entry.record.record_id for root in roots}
    return Merging(tuple(kept), tuple(known), tuple(notes), tuple(_find_doubts(likeness, clusters, ordered, ids)))


def _order(entry: Entry) -> tuple[object, ...]:
    record = entry.record
    return record.pmid, record.doi, record.title, record.year, entry.location.path, entry.location.line or 0


def _join_by_ids(entries: Sequence[Entry], matcher: Matcher) -> tuple[list[Entry], Clusters, list[Problem]]:
    """Join what shares a PMID, a DOI and something besides, or everything that an id is made of."""
    pairs, strangers = _sort_dois(entries, matcher)
    kept = [_without_doi(entry) if number in strangers else entry for number, entry in enumerate(entries)]
    clusters = Clusters([entry.record for entry in kept])
    for first, *others in _group_by(entry.record.pmid for entry in kept):
        pairs += [(first, other) for other in others]
    for first, *others in _group_by("" if e.record.pmid or e.record.doi else e.record.record_id for e in kept):
        pairs += [(first, other) for other in others]
    for pair in pairs:
        clusters.join(*pair)
    return kept, clusters, [note_shared_doi(entries[n], entries[owner]) for n, owner in strangers.items()]


def _sort_dois(entries: Sequence[Entry], matcher: Matcher) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """Pair the records of one DOI that are alike; of a stranger among them say whose DOI it is."""
    pairs: list[tuple[int, int]] = []
    strangers: dict[int, int] = {}
    for numbers in _group_by(entry.record.doi for entry in entries):
        owners: list[int] = []
        for number in sorted(numbers, key=lambda n: not entries[n].record.pmid):
            record = entries[number].record
            owner = next((n for n in owners if _is_alike(entries[n].record, record, matcher)), None)
            if owner is not None:
                pairs.append((owner, number))
            elif record.pmid or not owners:
                owners.append(number)
            else:
                strangers[number] = owners[0]
    return pairs, strangers


def _is_alike(one: Record, other: Record, matcher: Matcher) -> bool:
    if one.pmid and other.pmid:
        return one.pmid == other.pmid
    return matcher.find_same_doi(Pair(matcher.profile(one), matcher.profile(other))) is not None


def _group_by(keys: Iterable[str]) -> list[list[int]]:
    """Give the places of each key that stands more than once."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if key:
            groups[key].append(number)
    return [numbers for numbers in groups.values() if len(numbers) > 1]


def _without_doi(entry: Entry) -> Entry:
    record = replace(entry.record, doi="")
    return Entry(replace(record, record_id=identify(record)), entry.location)


def _compare(profiles: Sequence[Profile], clusters: Clusters, matcher: Matcher) -> _Likeness:
    """Compare what may be one; two PMIDs or two DOIs speak against it whatever the titles."""
    likeness = _Likeness({}, {})
    asking = [number for number, profile in enumerate(profiles) if not profile.record.pmid]
    candidates = find_candidates(profiles, asking)
    preprints = {n: matcher.is_preprint(profiles[n].record) for n in {n for pair in candidates for n in pair}}
    for one, other in candidates:
        pair = Pair(profiles[one], profiles[other])
        if clusters.root(one) == clusters.root(other) or clusters.conflict(one, other):
            continue
        match = matcher.find_same(pair) if preprints[one] == preprints[other] else None
        if match:
            likeness.same[one, other] = match
        elif perhaps := matcher.find_perhaps(pair):
            likeness.perhaps[one, other] = str(perhaps)
    _report_same_titles(profiles, clusters, matcher, likeness)
    _set_contested_aside(likeness, clusters)
    return likeness


def _report_same_titles(profiles: Sequence[Profile], clusters: Clusters, matcher: Matcher, likeness: _Likeness) -> None:
    """Look at records of one title that two PMIDs or two DOIs keep apart, each beside the first of them."""
    for first, *others in _group_by(profile.title for profile in profiles):
        for other in others:
            match = matcher.find_perhaps(Pair(profiles[first], profiles[other]))
            if match and clusters.conflict(first, other):
                likeness.perhaps.setdefault((first, other), str(match))


def _set_contested_aside(likeness: _Likeness, clusters: Clusters) -> None:
    """Where the best partners of a record cannot be one publication themselves, it is not known which of them it is."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), match in likeness.same.items():
        partners[one].append((match.strength, other))
        partners[other].append((match.strength, one))
    contested: set[tuple[int, int]] = set()
    for number, found in partners.items():
        best = max(strength for strength, _ in found)
        equal = [other for strength, other in found if strength == best]
        known = [other for other in equal if any(clusters.conflict(other, third) for third in equal)]
        contested |= {(min(number, other), max(number, other)) for other in known}
    for pair in contested:
        del likeness.same[pair]
        likeness.perhaps[pair] = _CONTESTED


def _join_by_likeness(likeness: _Likeness, clusters: Clusters) -> None:
    """Join the most alike first, so that a weaker likeness cannot keep them apart."""
    for pair, match in sorted(likeness.same.items(), key=lambda item: (-item[1].strength, item[0])):
        if clusters.conflict(*pair) or not clusters.join(*pair):
            likeness.perhaps[pair] = str(match)


def _merge(entries: Sequence[Entry], clusters: Clusters, rules: DuplicateRules) -> dict[int, Merged]:
    members: dict[int, list[Entry]] = defaultdict(list)
    for number, entry in enumerate(entries):
        members[clusters.root(number)].append(entry)
    return {root: merge_entries(found, rules.precedence) for root, found in members.items()}


def _find_doubts(
    likeness: _Likeness, clusters: Clusters, entries: Sequence[Entry], ids: Mapping[int, str]
) -> Iterator[tuple[str, str, Problem]]:
    """Give the ids of each doubtful pair of publications once, with a note of it."""
    told: set[tuple[int, int]] = set()
    for (one, other), why in sorted(likeness.perhaps.items()):
        roots = clusters.root(one), clusters.root(other)
        if roots[0] == roots[1] or roots in told:
            continue
        told |= {roots, roots[::-1]}
        yield ids[roots[0]], ids[roots[1]], note_doubt(entries[other], entries[one], why)
