"""The file of a store: several programs may use it at once, and it may be damaged or lost without harm."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LAYOUT = 2  # of the tables below; what another version of the program keeps stands in another file
_NAME = re.compile(r"extractions-(\d+)\.(\d+)\.sqlite\Z")
_TABLES = """
CREATE TABLE states (id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, base TEXT NOT NULL, entries BLOB NOT NULL,
    used INTEGER NOT NULL);
CREATE TABLE extractions (id INTEGER PRIMARY KEY, mentions INTEGER NOT NULL, checked BLOB NOT NULL,
    data BLOB NOT NULL);
CREATE TABLE kept (state INTEGER NOT NULL, text BLOB NOT NULL, extraction INTEGER NOT NULL,
    PRIMARY KEY (state, text)) WITHOUT ROWID;
CREATE INDEX kept_extraction ON kept (extraction);
CREATE TABLE answers (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, checked BLOB NOT NULL, data BLOB NOT NULL);
"""
_DAMAGED = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})


def open_file(folder: Path, patience: float) -> sqlite3.Connection:
    """Open the newest file of a folder, or begin one; both are made if there are none.

    Parameters
    ----------
    folder
        Where it stands.
    patience
        How many seconds to wait for a program that is writing.

    Raises
    ------
    sqlite3.Error
        If the file cannot be opened, or is none of ours.
    OSError
        If the folder cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(find_file(folder), timeout=patience, isolation_level=None)
    try:
        for setting in ("trusted_schema = OFF", "auto_vacuum = FULL", "synchronous = OFF"):
            connection.execute(f"PRAGMA {setting}")
        if not _layout(connection):
            _create(connection)
        if _layout(connection) != LAYOUT:
            raise sqlite3.DatabaseError("it is of another kind")
    except BaseException:
        connection.close()
        raise
    return connection


def find_file(folder: Path) -> Path:
    """Name the newest file of this layout in a folder, the first one if there is none."""
    numbers = [number for layout, number, _ in _files(folder) if layout == LAYOUT]
    return folder / f"extractions-{LAYOUT}.{max(numbers, default=1)}.sqlite"


def begin_anew(folder: Path, damaged: Path) -> None:
    """Leave a file to whoever has it open, and make the next one the newest, unless another program has done so.

    No file is written to again under a name that it had: the journal of a program that still writes to the old one
    would be taken for that of the new one.
    """
    if find_file(folder) != damaged:
        return
    number = int(damaged.name.split(".")[1]) + 1
    (folder / f"extractions-{LAYOUT}.{number}.sqlite").touch(mode=0o600)
    for path in (damaged, Path(f"{damaged}-journal")):
        path.unlink(missing_ok=True)


def remove_old(folder: Path) -> None:
    """Remove the files of earlier layouts and damaged ones, which nothing reads any more."""
    newest = find_file(folder)
    for layout, _, path in list(_files(folder)):
        if layout < LAYOUT or (layout == LAYOUT and path != newest):
            with suppress(OSError):
                path.unlink()


def is_damage(error: Exception) -> bool:
    """Tell whether an error lies in the content of a file, and not in the place where it stands."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _DAMAGED


def _files(folder: Path) -> Iterator[tuple[int, int, Path]]:
    for path in folder.glob("extractions-*.sqlite"):
        if name := _NAME.match(path.name):
            yield int(name[1]), int(name[2]), path


def _layout(connection: sqlite3.Connection) -> int:
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    return int(layout)


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another program has done so meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _layout(connection):
            for statement in filter(str.strip, _TABLES.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {LAYOUT}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
