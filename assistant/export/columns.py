"""The columns of a table: what each is called, what it holds, and how it is read from an entry."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Cell = str | int | float | bool | tuple[str, ...] | None
T = TypeVar("T")


class Kind(StrEnum):
    """What the cells of a column are; each may be missing."""

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column.

    Attributes
    ----------
    name
        Its heading.
    kind
        What its cells are.
    read
        Reads its cell from an entry; an empty text counts as missing.
    """

    name: str
    kind: Kind
    read: Callable[[T], Cell]

    def cell(self, entry: T) -> Cell:
        """Give the cell of an entry, ``None`` where nothing is known."""
        value = self.read(entry)
        if isinstance(value, str):
            return str(value) or None  # a member of an enum becomes its text
        return tuple(map(str, value)) if isinstance(value, tuple) else value


def text(name: str, read: Callable[[T], str | None]) -> Column[T]:
    """Make a column of texts."""
    return Column(name, Kind.TEXT, read)


def texts(name: str, read: Callable[[T], tuple[str, ...]]) -> Column[T]:
    """Make a column of lists of texts, which may be empty and are never missing."""
    return Column(name, Kind.TEXTS, read)


def integer(name: str, read: Callable[[T], int | None]) -> Column[T]:
    """Make a column of whole numbers."""
    return Column(name, Kind.INTEGER, read)


def number(name: str, read: Callable[[T], float | None]) -> Column[T]:
    """Make a column of numbers."""
    return Column(name, Kind.NUMBER, read)


def truth(name: str, read: Callable[[T], bool | None]) -> Column[T]:
    """Make a column of yes and no."""
    return Column(name, Kind.TRUTH, read)
