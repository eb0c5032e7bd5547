"""Ways round in what names its own kind, such as concepts their wholes."""

from collections.abc import Iterable, Iterator, Mapping


def find_cycles(named: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Find ways that lead back, at least one of each knot, in time by the number of names.

    Parameters
    ----------
    named
        Name -> the names that it leads to; one that is no key leads nowhere.

    Returns
    -------
    Each way as the names on it, the first one again at its end.
    """
    done: set[str] = set()
    for start in named:
        way: dict[str, Iterator[str]] = {} if start in done else {start: iter(named[start])}
        while way:
            last = next(reversed(way))
            following = next((name for name in way[last] if name in named and name not in done), None)
            if following is None:
                way.popitem()
                done.add(last)
            elif following in way:
                names = list(way)
                yield (*names[names.index(following) :], following)
            else:
                way[following] = iter(named[following])
