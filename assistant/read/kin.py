"""Duplicates and versions among entries on a shelf: only those that share something are taken into memory.

Two records can be one publication, or versions of one work, only if they have an id, a title, or one of the keys of
``blocks`` in common. Whatever shares none with any other record is what it is, and never leaves the shelf.
"""

from collections.abc import Hashable, Iterable, Iterator

from assistant.errors import Problem
from assistant.read.blocks import block_keys
from assistant.read.duplicate_rules import DuplicateRules
from assistant.read.duplicates import Merging, join_duplicates
from assistant.read.entries import Entry
from assistant.read.identity import make_id
from assistant.read.matching import Matcher
from assistant.read.shelf import Shelf, hash_key
from assistant.read.similarity import Profile
from assistant.read.versions import clear_versions, link_versions, names_of_versions


class Kin:
    """Sets entries down with what they may share, and merges them when all are there."""

    def __init__(self, shelf: Shelf, rules: DuplicateRules) -> None:
        self._shelf = shelf
        self._rules = rules
        self._matcher = Matcher(rules)
        self._linked: set[int] = set()
        self._preprints: set[int] = set()
        self._naming: set[int] = set()

    def set_down(self, entry: Entry) -> int:
        """Put an entry on the shelf and give its number."""
        number = self._shelf.add(entry)
        record = entry.record
        self._shelf.add_keys(number, {hash_key(key) for key in _keys(self._matcher.profile(record))})
        if record.versions or record.superseded_by:
            self._linked.add(number)
        if self._matcher.is_preprint(record):
            self._preprints.add(number)
        if any(names_of_versions(record)):
            self._naming.add(number)
        return number

    def merge(self) -> tuple[Problem, ...]:
        """Merge duplicates and link versions on the shelf, as ``merge_duplicates`` does with entries in memory.

        Returns
        -------
        The notes about them.
        """
        shelf = self._shelf
        shelf.index()
        for number, entry in list(shelf.pick(self._linked)):
            shelf.replace(number, clear_versions(entry))
        self._note_keys(shelf.find_without_pmid())
        merging = self._join(shelf.take_sharing())
        versions, notes = self._link()
        return (*merging.notes, *merging.doubts_about(versions), *notes)

    def _note_keys(self, asking: Iterable[int], *, years: int = 1, by_abstract: bool = True) -> None:
        """Note for every entry which of the blocks it shares that one of those asked about is in."""

        def keys(entry: Entry) -> Iterator[int]:
            return map(hash_key, block_keys(self._matcher.profile(entry.record), years, by_abstract))

        wanted = {key for _, entry in self._shelf.pick(asking) for key in keys(entry)}
        for number, entry in self._shelf.entries() if wanted else ():
            self._shelf.add_keys(number, wanted.intersection(keys(entry)))

    def _join(self, sharing: set[int]) -> Merging:
        """Merge those that share something, and put what is kept in their place."""
        merging = join_duplicates([entry for _, entry in self._shelf.pick(sharing)], self._matcher, self._rules)
        self._shelf.remove(sharing)
        self._preprints -= sharing
        self._naming -= sharing
        for entry in merging.kept:
            self.set_down(entry)
        self._shelf.take_sharing()
        return merging

    def _link(self) -> tuple[dict[str, tuple[str, ...]], tuple[Problem, ...]]:
        """Link versions; gives those of each record that has any."""
        shelf = self._shelf
        self._note_keys(self._preprints, years=self._matcher.versions_may_be_apart(), by_abstract=False)
        kin = shelf.take_sharing() | self._find_named()
        found = sorted(shelf.pick(kin), key=lambda pair: pair[1].record.record_id)
        entries = [entry for _, entry in found]
        linked, notes = link_versions(entries, [self._matcher.profile(e.record) for e in entries], self._matcher)
        for (number, before), entry in zip(found, linked, strict=True):
            if entry is not before:
                shelf.replace(number, entry)
        return {entry.record.record_id: entry.record.versions for entry in linked}, notes

    def _find_named(self) -> set[int]:
        """Find the records of which a notice of another says that it is a version of theirs, and those that say so."""
        found: set[int] = set()
        for number, entry in list(self._shelf.pick(self._naming)):
            named = {other for name in names_of_versions(entry.record) for other in self._shelf.find_named(name)}
            found |= {number, *named} if named else set()
        return found


def _keys(profile: Profile) -> Iterator[Hashable]:
    """Name what makes two records one publication, or worth a look, whatever else they are."""
    record = profile.record
    if record.pmid:
        yield "pmid", record.pmid
    else:  # a DOI that belongs to another record is set aside, and then the title is what is left
        yield "id", make_id("", "", record.title, record.year, record.authors)
    if record.doi:
        yield "doi", record.doi
    yield "title", profile.title
