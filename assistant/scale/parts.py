"""The parts of a store: one Parquet file for each input file, whole or not there, that says what it was made of."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.aside import Aside, open_aside
from assistant.errors import Location, MissingExtraError, Problem, UnreadableInputError
from assistant.interchange import from_json, to_compact_json
from assistant.model import SnapshotFacts
from assistant.scale.rows import COLUMNS, KEPT, Kind, StoredRecord, make_columns, read_row

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

LAYOUT = 1
SUFFIX = ".parquet"
GROUP = 1_000  # rows that are read together
_KEY = b"draftreview"
_UNSAFE = re.compile(r"[^\w.+-]")


@dataclass(frozen=True, slots=True)
class Making:
    """What a part is made of; a part of anything else is not the one that is wanted.

    Attributes
    ----------
    input
        SHA-256 of the input file.
    rules
        Hash of all that extraction depends on.
    grouping
        Hash of the rules that sort records into strata.
    reading
        Hash of how the file is read.
    layout
        Version of the layout.
    """

    input: str
    rules: str
    grouping: str
    reading: str
    layout: int = LAYOUT


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a part says of itself.

    Attributes
    ----------
    making
        What it was made of.
    path
        The file as the user named it.
    reported, date, problems
        What reading the file gave beside its records.
    frozen
        Facts of the snapshot, if the file is one and nothing in it was changed.
    formats
        Format -> records.
    claims
        Number of claims.
    """

    making: Making
    path: str
    reported: int = 0
    date: str = ""
    problems: tuple[Problem, ...] = ()
    frozen: SnapshotFacts | None = None
    formats: Mapping[str, int] = field(default_factory=dict)
    claims: int = 0

    @property
    def rows(self) -> int:
        """Number of records."""
        return sum(self.formats.values())


class PartWriter:
    """A part in the making; made by ``open_part``."""

    def __init__(self, aside: Aside) -> None:
        import pyarrow.parquet as pq  # type: ignore[import-untyped]

        self._schema = _make_schema()
        self._writer = pq.ParquetWriter(_Target(aside), self._schema, compression="zstd")

    def write(self, rows: Sequence[StoredRecord]) -> None:
        """Write records that will be read together."""
        import pyarrow as pa

        self._writer.write_table(pa.table(make_columns(rows), self._schema), row_group_size=GROUP)

    def finish(self, facts: PartFacts) -> None:
        """Say what the part is made of, without which it is none."""
        self._writer.add_key_value_metadata({_KEY: to_compact_json(facts)})

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()


class _Target:
    """A file in the making as pyarrow writes to one."""

    closed = False

    def __init__(self, aside: Aside) -> None:
        self._aside = aside

    def write(self, data: bytes) -> int:
        self._aside.write(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Leave that to the end."""


def check_parquet() -> None:
    """Refuse to begin without the library that writes and reads parts.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise MissingExtraError("a store of claims", "pyarrow", "cluster", "write a .jsonl file") from None


def name_part(store: Path, path: Path) -> Path:
    """Give the place of the part of an input file."""
    return store / f"{_UNSAFE.sub('_', path.name)}{SUFFIX}"


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def open_part(part: Path) -> Iterator[PartWriter]:
    """Open a part to be written; it takes its place when all is written, and not at all otherwise.

    Raises
    ------
    OutputError
        If the folder cannot be written or the disk is full.
    """
    with open_aside(part) as aside:
        writer = PartWriter(aside)
        try:
            yield writer
        finally:
            writer.close()
        aside.finish()
        aside.put_in_place()


def read_facts(part: Path) -> PartFacts:
    """Read what a part says of itself.

    Raises
    ------
    UnreadableInputError
        If the file is no whole part of this version.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    location = Location(str(part))
    try:
        told = (pq.read_metadata(part).metadata or {}).get(_KEY)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise _refuse(location, f"this is no Parquet file ({reason})") from None
    if told is None:
        raise _refuse(location, "this file is no part of a store")
    return from_json(PartFacts, told, location)


def is_made_of(part: Path, making: Making) -> bool:
    """Tell whether a part is there, whole, and made of just this."""
    try:
        return part.is_file() and read_facts(part).making == making
    except UnreadableInputError:
        return False


def read_records(part: Path, numbers: Sequence[int]) -> Iterator[StoredRecord]:
    """Read records of a part by their places, counted from zero; only the groups of rows that hold one are read.

    Raises
    ------
    UnreadableInputError
        If a record is not as this version writes it.
    """
    import pyarrow.parquet as pq

    wanted = sorted(numbers)
    with pq.ParquetFile(part) as file:
        start = 0
        for group in range(file.metadata.num_row_groups):
            end = start + file.metadata.row_group(group).num_rows
            places = [number - start for number in wanted if start <= number < end]
            if places:
                table = file.read_row_group(group, columns=list(KEPT)).take(places)
                yield from map(read_row, table.to_pylist())
            start = end


def _make_schema() -> "pa.Schema":
    import pyarrow as pa

    types = {Kind.TEXT: pa.string(), Kind.NUMBER: pa.int32(), Kind.FLAG: pa.bool_(), Kind.LISTED: pa.list_(pa.string())}
    return pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])


def _refuse(location: Location, what: str) -> UnreadableInputError:
    message = f"{what}; take it out of the folder, or make the store anew with draftreview extract"
    return UnreadableInputError([Problem(location, "bad-part", message)])
