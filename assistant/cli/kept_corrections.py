"""``corrections.yaml`` while it is worked on: changed on the page and, at any time, by hand."""

import hashlib
from pathlib import Path
from threading import Lock

from assistant.cli.file_turns import take_turn
from assistant.correct import (
    MAX_BYTES,
    FiledCorrections,
    check_bounds,
    corrections_entry,
    lay_over,
    parse_corrections,
    read_patch,
    write_corrections,
)
from assistant.errors import Location, Problem, RuleFileError
from assistant.model import Corrections
from assistant.outputs import write_whole
from assistant.page.serving import Kept, Saved
from assistant.yaml_nodes import decode, read_bytes

_DIGITS = 16


class KeptCorrections:
    """A file of corrections to which several threads, and several programs, save changes, one at a time.

    Before each change the file is read anew if somebody has edited it, so that neither is lost.

    Parameters
    ----------
    path
        The file; it comes with the first change.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._content = b""
        self._corrections = Corrections()

    def file(self) -> FiledCorrections:
        """Give the corrections with the places where they stand.

        Raises
        ------
        RuleFileError
            If the file cannot be used as it stands.
        """
        with self._lock:
            self._catch_up()
            return parse_corrections(self._content.decode(), str(self._path))

    def read(self) -> Kept:
        """Give the entries of the file.

        Raises
        ------
        RuleFileError
            If the file cannot be used as it stands.
        """
        with self._lock:
            self._catch_up()
            return Kept(self._version(), corrections_entry(self._corrections))

    def save(self, body: bytes) -> Saved:
        """Write the file with a change made to it.

        Parameters
        ----------
        body
            The change as JSON.

        Raises
        ------
        UnreadableInputError
            If the change cannot be used; nothing of it is saved.
        RuleFileError
            If the file was edited and cannot be used as it stands, or would be too large to be read; it stays so.
        OutputError
            If it cannot be written.
        """
        patch = read_patch(body)
        with self._lock:
            # A linked file is changed where it stands, and the link stays.
            file = self._path.resolve()
            with take_turn(file):
                self._catch_up()
                previous = self._version()
                corrections = lay_over(self._corrections, patch)
                content = write_corrections(corrections).encode()
                if corrections != self._corrections:
                    check_bounds(content, corrections, str(self._path))
                    write_whole(file, content)
                    self._content, self._corrections = content, corrections
            return Saved(previous, self._version())

    def close(self) -> None:
        """Wait for a change that is being saved, and take no other."""
        self._lock.acquire()

    def _catch_up(self) -> None:
        """Read the file if it is not as it was left."""
        content = self._read_bytes()
        if content != self._content:
            filed = parse_corrections(decode(content, str(self._path)), str(self._path))
            self._content, self._corrections = content, filed.corrections

    def _read_bytes(self) -> bytes:
        try:
            return read_bytes(self._path, MAX_BYTES)
        except FileNotFoundError:
            return b""
        except OSError as error:
            problem = Problem(Location(str(self._path)), "unreadable", error.strerror or str(error))
            raise RuleFileError([problem]) from None

    def _version(self) -> str:
        return hashlib.sha256(self._content).hexdigest()[:_DIGITS]
