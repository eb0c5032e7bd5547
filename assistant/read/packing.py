"""The bytes of a file, un-gzipped if need be, and never more of them than are bearable."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from assistant.errors import Location, Problem, UnreadableInputError

MAX_BYTES = 1_000_000_000
_GZIP = b"\x1f\x8b"
_BUFFER = 1 << 16


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open the content of a file; a damaged gzip file ends where the damage begins.

    Parameters
    ----------
    path
        A plain or a gzip file, told by its first bytes and never by its name.

    Raises
    ------
    UnreadableInputError
        ``missing-file``, ``not-a-file``, ``empty-file``, ``too-large`` or ``unreadable-file``; ``too-large`` also
        while the file is read, once more than ``MAX_BYTES`` have come out of a compressed file.
    """
    try:
        _check_size(path)
        with io.BufferedReader(io.FileIO(path), _BUFFER) as plain:
            if plain.peek(2)[:2] != _GZIP:
                yield plain
                return
            with gzip.GzipFile(fileobj=plain) as packed:
                yield io.BufferedReader(_Unpacked(packed, path), _BUFFER)
    except FileNotFoundError:
        raise _refuse(path, "missing-file", "there is no such file; check the name and the folder") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refuse(path, "unreadable-file", f"{reason}; check the permissions of the file") from None


def is_damaged(stream: BinaryIO) -> bool:
    """Tell whether the content of a gzip file ended before its end; known once all has been read."""
    unpacked = stream.raw if isinstance(stream, io.BufferedReader) else None
    return isinstance(unpacked, _Unpacked) and unpacked.damaged


class _Unpacked(io.RawIOBase):
    """The content of a gzip file, counted as it comes out."""

    def __init__(self, packed: gzip.GzipFile, path: Path) -> None:
        super().__init__()
        self._packed = packed
        self._path = path
        self._left = MAX_BYTES
        self.damaged = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        if self.damaged:
            return 0
        try:
            chunk = self._packed.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.damaged = True
            return 0
        self._left -= len(chunk)
        if self._left < 0:
            message = f"more than {MAX_BYTES:,} bytes come out of this compressed file; export the search in parts"
            raise _refuse(self._path, "too-large", message)
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if not path.is_file():
        raise _refuse(path, "not-a-file", "this is a folder or a device; name the files to read")
    if size == 0:
        raise _refuse(path, "empty-file", "the file is empty; export the search again")
    if size > MAX_BYTES:
        raise _refuse(path, "too-large", f"more than {MAX_BYTES:,} bytes; export the search in parts")


def _refuse(path: Path, code: str, message: str) -> UnreadableInputError:
    return UnreadableInputError([Problem(Location(str(path)), code, message)])
