"""What was extracted from records, kept for later builds: by the text of a record and the state of the rules."""

import sqlite3
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from assistant.errors import Location, Problem, Severity
from assistant.model import Extraction, Record
from assistant.scale.kept_rows import (
    add_row,
    identify,
    is_newest,
    keep_rows,
    other_states,
    read_rows,
    rows_of,
    shrink,
    writing,
)
from assistant.scale.rule_state import RuleState, list_changes
from assistant.scale.store_file import begin_anew, is_damage, open_file, remove_old

LIMIT = 200_000_000  # bytes of the file
_PATIENCE = 5.0  # seconds to wait for a program that is writing
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# What the content of a file may raise that is none of ours.
_STRANGE = (zlib.error, ValueError, TypeError, OverflowError)

T = TypeVar("T")
# From changed entries, as (key, content), to what is to be asked of each record: whether its text may name any of them.
Reach = Callable[[Sequence[tuple[str, str]]], Callable[[Record], bool]]


class ClaimsStore:
    """A file of extractions that several programs may use at once; where it fails, nothing is known and nothing kept.

    An extraction holds for a record as long as nothing that its text can name has changed in the rules, whatever else
    has; ``reach`` says what a text can name.

    Parameters
    ----------
    folder
        Where the file stands.
    limit
        Most bytes of the file; what was used longest ago is forgotten.
    patience
        How many seconds to wait for a program that is writing.
    """

    def __init__(self, folder: Path, limit: int = LIMIT, patience: float = _PATIENCE) -> None:
        self._folder = folder
        self._limit = limit
        self._patience = patience
        self._given_up = False
        self._notes: list[Problem] = []

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What kept the store from being used as it should."""
        return tuple(self._notes)

    def find(
        self, records: Collection[Record], state: RuleState, reach: Reach, *, mentions: bool = False
    ) -> dict[bytes, Extraction]:
        """Find what was extracted from records under these rules, or under others that differ in nothing they name.

        Returns
        -------
        Identity of a record -> its extraction, for those that are known.
        """
        wanted = {identify(record): record for record in records}
        carried: dict[bytes, int] = {}
        stale = False

        known: dict[bytes, Extraction] = {}

        def search(connection: sqlite3.Connection) -> dict[bytes, Extraction]:
            nonlocal stale
            rows = rows_of(connection, state.identity, wanted, mentions)
            known = dict(read_rows(connection, rows, wanted, mentions))
            others = other_states(connection, state) if len(known) < len(wanted) else ()
            for identity, entries in others:
                rows = rows_of(connection, identity, wanted.keys() - known.keys(), mentions)
                touched = reach(list_changes(entries, state.entries)) if rows else None
                rows = {text: row for text, row in rows.items() if touched and not touched(wanted[text])}
                found = dict(read_rows(connection, rows, wanted, mentions))
                carried.update((text, rows[text]) for text in found)
                known |= found
            stale = not is_newest(connection, state.identity)
            return known

        known = self._attempt(search, known)
        if carried or (known and stale):
            self._attempt(lambda connection: self._write(connection, {}, carried, state, mentions), None)
        return known

    def add(self, made: Mapping[bytes, Extraction], state: RuleState, *, mentions: bool = False) -> None:
        """Keep what was extracted from records, by their identities."""
        if made:
            self._attempt(lambda connection: self._write(connection, made, {}, state, mentions), None)

    def _write(
        self,
        connection: sqlite3.Connection,
        made: Mapping[bytes, Extraction],
        carried: Mapping[bytes, int],
        state: RuleState,
        mentions: bool,
    ) -> None:
        with writing(connection):
            added = {text: add_row(connection, text, extraction, mentions) for text, extraction in made.items()}
            keep_rows(connection, state, {**carried, **added})
            shrink(connection, state.identity, self._limit)
        remove_old(self._folder)

    def _attempt(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do something with the file, once more with a new one if it is damaged."""
        for again in (False, True):
            if self._given_up:
                break
            try:
                with closing(open_file(self._folder, self._patience)) as connection:
                    return work(connection)
            except (sqlite3.Error, *_STRANGE) as error:
                self._settle(error, again)
            except OSError as error:
                self._give_up(error.strerror or str(error))
        return otherwise

    def _settle(self, error: Exception, again: bool) -> None:
        """Begin a new file where the old one is damaged, else do without."""
        if again or not is_damage(error):
            code = getattr(error, "sqlite_errorcode", 0)
            self._give_up("another program is writing to it" if code & 0xFF in _BUSY else str(error))
            return
        try:
            begin_anew(self._folder)
        except OSError as failed:
            self._give_up(failed.strerror or str(failed))
        else:
            self._note("the cache could not be read and is begun anew; this takes as long as the first time")

    def _give_up(self, reason: str) -> None:
        self._given_up = True
        self._note(
            f"the cache cannot be used: {reason}; what it does not give is read again "
            "(--cache FOLDER names another place, --no-cache does without)"
        )

    def _note(self, message: str) -> None:
        self._notes.append(Problem(Location(str(self._folder)), "cache", message, Severity.NOTE))
