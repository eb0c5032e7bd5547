"""A file that is used as long as it can be: what goes wrong with it is noted, and never an error."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from assistant.errors import Location, Problem, Severity
from assistant.scale.store_file import begin_anew, find_file, is_damage, open_file

LIMIT = 200_000_000  # bytes of the file
PATIENCE = 5.0  # seconds to wait for a program that is writing
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# What the content of a file may raise that is none of ours.
_STRANGE = (zlib.error, ValueError, TypeError, OverflowError)

T = TypeVar("T")


class Store:
    """Does something with the file of a folder; where that fails, there is nothing in it.

    Parameters
    ----------
    folder
        Where the file stands.
    limit
        Most bytes of the file; what was used longest ago is forgotten.
    patience
        How many seconds to wait for a program that is writing.
    """

    def __init__(self, folder: Path, limit: int = LIMIT, patience: float = PATIENCE) -> None:
        self._folder = folder
        self._limit = limit
        self._patience = patience
        self._given_up = False
        self._notes: list[Problem] = []

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What kept the store from being used as it should."""
        return tuple(self._notes)

    def attempt(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do something with the file, once more with a new one if it is damaged."""
        for again in (False, True):
            if self._given_up:
                break
            file = find_file(self._folder)
            try:
                with closing(open_file(self._folder, self._patience)) as connection:
                    return work(connection)
            except (sqlite3.Error, *_STRANGE) as error:
                self._settle(error, file, again)
            except OSError as error:
                self._give_up(error.strerror or str(error))
        return otherwise

    def _settle(self, error: Exception, file: Path, again: bool) -> None:
        """Begin a new file where the old one is damaged, else do without."""
        if again or not is_damage(error):
            code = getattr(error, "sqlite_errorcode", 0)
            self._give_up("another program is writing to it" if code & 0xFF in _BUSY else str(error))
            return
        try:
            begin_anew(self._folder, file)
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
