"""Entries of files that are too many to be held in memory: set down in a temporary database and read again in order."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager

from assistant.batches import cut_into_batches
from assistant.errors import Location
from assistant.interchange import from_json, to_compact_json
from assistant.model import Record
from assistant.read.entries import Entry

_TABLES = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, record_id TEXT, pmid TEXT, doi TEXT, has_abstract INTEGER, record BLOB, path TEXT,
    line INTEGER);
CREATE TABLE key (hash INTEGER, number INTEGER);
"""
_INDEXES = (
    "CREATE INDEX by_id ON entry (record_id, number)",
    "CREATE INDEX by_pmid ON entry (pmid) WHERE pmid <> ''",
    "CREATE INDEX by_doi ON entry (doi) WHERE doi <> ''",
)
_READ = "SELECT number, record, path, line FROM entry "
_SHARED = "SELECT number FROM key WHERE hash IN (SELECT hash FROM key GROUP BY hash HAVING COUNT(*) > 1)"
_MANY = 500


class Shelf:
    """Entries by number, in the order in which they were set down; made by ``open_shelf``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._last = 0
        database.executescript(_TABLES)
        database.execute("BEGIN")

    def __len__(self) -> int:
        """Count the entries."""
        return int(self._database.execute("SELECT COUNT(*) FROM entry").fetchone()[0])

    def add(self, entry: Entry) -> int:
        """Set an entry down and give its number; they are counted from one."""
        self._last += 1
        self._write(self._last, entry)
        return self._last

    def add_keys(self, number: int, hashes: Iterable[int]) -> None:
        """Note what an entry may share with others; each key once an entry."""
        self._database.executemany("INSERT INTO key VALUES (?, ?)", ((key, number) for key in hashes))

    def replace(self, number: int, entry: Entry) -> None:
        """Put another entry in the place of one."""
        self._database.execute("DELETE FROM entry WHERE number = ?", [number])
        self._write(number, entry)

    def remove(self, numbers: Iterable[int]) -> None:
        """Take entries out."""
        self._database.executemany("DELETE FROM entry WHERE number = ?", ((number,) for number in numbers))

    def index(self) -> None:
        """Make ready for being asked; what is added later is found all the same."""
        for statement in _INDEXES:
            self._database.execute(statement)

    def take_sharing(self) -> set[int]:
        """Give the numbers of the entries that share a key with another, and forget all keys."""
        found = {number for (number,) in self._database.execute(_SHARED)}
        self._database.execute("DELETE FROM key")
        return found

    def find_without_pmid(self) -> list[int]:
        """Give the numbers of the entries without a PMID."""
        return [number for (number,) in self._database.execute("SELECT number FROM entry WHERE pmid = ''")]

    def find_named(self, key: str) -> list[int]:
        """Give the numbers of the entries that have a PMID or DOI."""
        asked = "SELECT number FROM entry WHERE pmid = ?1 AND pmid <> '' UNION SELECT number FROM entry "
        return [number for (number,) in self._database.execute(f"{asked} WHERE doi = ?1 AND doi <> ''", [key])]

    def __contains__(self, key: object) -> bool:
        """Tell whether an entry has a PMID or DOI."""
        return isinstance(key, str) and bool(key) and bool(self.find_named(key))

    def entries(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Entry]]:
        """Read entries in the order in which they were set down."""
        until = self._last if last is None else last
        return self._read("WHERE number BETWEEN ? AND ? ORDER BY number", [first, until])

    def entries_by_id(self) -> Iterator[tuple[int, Entry]]:
        """Read all entries in the order of their record ids."""
        return self._read("ORDER BY record_id, number", [])

    def entries_without_abstract(self) -> Iterator[tuple[int, Entry]]:
        """Read those without an abstract in the order of their record ids."""
        return self._read("WHERE NOT has_abstract ORDER BY record_id, number", [])

    def pick(self, numbers: Iterable[int]) -> Iterator[tuple[int, Entry]]:
        """Read entries by their numbers, in the order of these."""
        for part in cut_into_batches(sorted(numbers), _MANY):
            marks = ", ".join("?" * len(part))
            yield from self._read(f"WHERE number IN ({marks}) ORDER BY number", part)

    def _write(self, number: int, entry: Entry) -> None:
        record, place = entry.record, entry.location
        values = (record.record_id, record.pmid, record.doi, bool(record.abstract), to_compact_json(record))
        self._database.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [number, *values, place.path, place.line]
        )

    def _read(self, which: str, values: Sequence[int]) -> Iterator[tuple[int, Entry]]:
        for number, record, path, line in self._database.execute(_READ + which, values):
            location = Location(path, line)
            yield number, Entry(from_json(Record, record, location), location)


class Section:
    """The entries of one file on a shelf, as a list of them is used."""

    def __init__(self, shelf: Shelf, set_down: Callable[[Entry], int]) -> None:
        self._shelf = shelf
        self._set_down = set_down
        self._numbers = range(0)

    def append(self, entry: Entry) -> None:
        """Set an entry down."""
        number = self._set_down(entry)
        self._numbers = range(self._numbers.start or number, number + 1)

    def __len__(self) -> int:
        """Count them."""
        return len(self._numbers)

    def __iter__(self) -> Iterator[Entry]:
        """Read them in their order."""
        if self._numbers:
            yield from (entry for _, entry in self._shelf.entries(self._numbers[0], self._numbers[-1]))


@contextmanager
def open_shelf() -> Iterator[Shelf]:
    """Open a shelf in a temporary file without a name, which goes when the shelf is closed or the program ends."""
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        yield Shelf(database)


def hash_key(key: object) -> int:
    """Make a number of a key that SQLite holds, the same in every process."""
    digest = hashlib.blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
