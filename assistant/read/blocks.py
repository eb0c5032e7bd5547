"""Which records are compared at all: those that share the beginning of a title, an author and year, or an abstract.

Comparing all pairs of 10,000 records would be fifty million comparisons.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from assistant.read.similarity import Profile

ENDS = 20
ABSTRACT_START = 60
LARGEST = 300
WINDOW = 40


def find_candidates(
    profiles: Sequence[Profile], asking: Sequence[int], *, years: int = 1, by_abstract: bool = True
) -> list[tuple[int, int]]:
    """List the pairs worth comparing.

    Of a block with more than 300 records, each is compared with the 40 next to it in the order of titles only
    (the sorted neighbourhood of Hernández and Stolfo, 1995), so that a thousand replies cost no million pairs.

    Parameters
    ----------
    profiles
        All records.
    asking
        Numbers of those of which the partners are wanted; pairs without one of them are left out.
    years
        How far apart the years of one author's records may be.
    by_abstract
        Whether a common beginning of the abstract suffices; all abstracts are read then.

    Returns
    -------
    list
        Pairs of numbers, the smaller first, sorted.
    """
    wanted = {key for number in asking for key in block_keys(profiles[number], years, by_abstract)}
    if not wanted:
        return []
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for key in block_keys(profile, years, by_abstract):
            if key in wanted:
                blocks[key].append(number)
    askers = frozenset(asking)
    pairs = {pair for block in blocks.values() for pair in _pairs(profiles, block, askers)}
    return sorted(pairs)


def block_keys(profile: Profile, years: int, by_abstract: bool) -> Iterator[Hashable]:
    """Name the blocks of a record; one of an author and year is entered in those of the years around it too."""
    title = profile.title
    yield "begins", title[:ENDS]
    if len(title) > ENDS:
        yield "ends", title[-ENDS:]
    if by_abstract and profile.abstract:
        yield "abstract", profile.abstract[:ABSTRACT_START]
    if profile.record.year:
        year = int(profile.record.year)
        for name in profile.names:
            for near in range(year, year + years + 1):
                yield "author", name, near


def _pairs(profiles: Sequence[Profile], block: list[int], asking: frozenset[int]) -> Iterator[tuple[int, int]]:
    if len(block) < 2 or asking.isdisjoint(block):
        return
    reach = len(block)
    if len(block) > LARGEST:
        block = sorted(block, key=lambda number: (profiles[number].title, number))
        reach = WINDOW
    for place, number in enumerate(block):
        for other in block[place + 1 : place + 1 + reach]:
            if number in asking or other in asking:
                yield (number, other) if number < other else (other, number)
