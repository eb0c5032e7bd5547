"""Rows of things in batches, which cost less together than one by one."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def cut_into_batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Cut a row into batches of a size, the last of which may be shorter; no more is taken than a batch needs."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch
