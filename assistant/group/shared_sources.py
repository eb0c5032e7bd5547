"""Pairs of records that share authors or registered trials, found by index and not by comparing all with all."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from assistant.group.authors import Name, is_same_person, read_name
from assistant.group.vocabulary import Leading
from assistant.model import Record

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SharedAuthor:
    """An author of two records.

    Attributes
    ----------
    name
        Family name and initials.
    leading
        The places that this person holds in both lists.
    held_by
        How many authors of all records may be the same person.
    """

    name: str
    leading: frozenset[Leading]
    held_by: int


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A registered trial that two abstracts name: its register in small letters, the number, how many name it."""

    register: str
    number: str
    held_by: int


@dataclass(frozen=True, slots=True)
class _Authorship:
    record_id: str
    name: Name
    places: frozenset[Leading]


def find_shared_authors(records: Iterable[Record], max_records: int) -> dict[Pair, tuple[SharedAuthor, ...]]:
    """Find the authors that two records share.

    Names meet in buckets of one spelling, and those with initials only in buckets of the family name and the first
    initial; a bucket of more than ``max_records`` authors is passed over, so that the work grows with the number of
    authors and not with its square.

    Returns
    -------
    Pair of record ids, sorted -> its authors, in the order of the first record.
    """
    spelled: dict[tuple[str, str], list[_Authorship]] = {}
    by_initial: dict[tuple[str, str], list[_Authorship]] = {}
    order: dict[tuple[str, Name], int] = {}
    for record in records:
        for one in _authorships(record):
            order.setdefault((record.record_id, one.name), len(order))
            by_initial.setdefault((one.name.family, one.name.initials[:1]), []).append(one)
            if one.name.given:
                spelled.setdefault((one.name.family, one.name.given), []).append(one)
    buckets: list[tuple[list[_Authorship], Iterator[tuple[_Authorship, _Authorship]]]] = [
        *((bucket, combinations(bucket, 2)) for bucket in spelled.values()),
        *((bucket, _with_a_short_one(bucket)) for bucket in by_initial.values()),
    ]
    found: dict[Pair, dict[Name, SharedAuthor]] = {}
    for bucket, meetings in buckets:
        for first, second in meetings if len(bucket) <= max_records else ():
            a, b = sorted((first, second), key=lambda one: one.record_id)
            if a.record_id != b.record_id and is_same_person(a.name, b.name):
                shared = SharedAuthor(a.name.printed, a.places & b.places, len(bucket))
                found.setdefault((a.record_id, b.record_id), {}).setdefault(a.name, shared)
    return {pair: _in_order(names, pair[0], order) for pair, names in found.items()}


def find_shared_numbers(
    records: Iterable[Record], registers: Sequence[str], max_records: int
) -> dict[Pair, tuple[SharedNumber, ...]]:
    """Find the numbers of registered trials that two abstracts name.

    A number is the prefix of a register, letters if there are any, and six digits or more; hyphens, blanks and
    capitals are not told apart. One that more than ``max_records`` records name is passed over.
    """
    if not registers:
        return {}
    number = re.compile(
        rf"\b({'|'.join(sorted(registers))})[-:/ ]?((?:[a-z]{{1,6}}-?)?\d(?:[-/]?\d){{5,19}})(?![-/]?\w)", re.I
    )
    named_by: dict[tuple[str, str], set[str]] = {}
    known = {register.casefold(): register for register in registers}
    for record in records:
        for prefix, rest in number.findall(record.abstract):
            register = prefix.casefold()
            named = known[register] + re.sub(r"[-/]", "", rest).upper()
            named_by.setdefault((register, named), set()).add(record.record_id)
    found: dict[Pair, list[SharedNumber]] = {}
    for (register, named), ids in sorted(named_by.items()):
        for pair in combinations(sorted(ids), 2) if len(ids) <= max_records else ():
            found.setdefault(pair, []).append(SharedNumber(register, named, len(ids)))
    return {pair: tuple(numbers) for pair, numbers in found.items()}


def _authorships(record: Record) -> Iterator[_Authorship]:
    """Go through the authors of a record, each name once."""
    last = len(record.authors) - 1
    places: dict[Name, set[Leading]] = {}
    for i, author in enumerate(record.authors):
        held = {Leading.FIRST: i == 0, Leading.LAST: i == last}
        places.setdefault(read_name(author), set()).update(place for place, holds in held.items() if holds)
    for name, found in places.items():
        yield _Authorship(record.record_id, name, frozenset(found))


def _in_order(
    names: Mapping[Name, SharedAuthor], record_id: str, order: Mapping[tuple[str, Name], int]
) -> tuple[SharedAuthor, ...]:
    return tuple(names[name] for name in sorted(names, key=lambda name: order[record_id, name]))


def _with_a_short_one(bucket: Sequence[_Authorship]) -> Iterator[tuple[_Authorship, _Authorship]]:
    """Go through the pairs in which a given name is not spelled out; all others meet by their spelling."""
    short = [one for one in bucket if not one.name.given]
    yield from combinations(short, 2)
    yield from product(short, [one for one in bucket if one.name.given])
