"""A file written beside the place where it goes: locked meanwhile, so that what a killed program left is known."""

import glob
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from assistant.errors import OutputError

_fcntl: Any
try:
    import fcntl as _fcntl
except ImportError:  # Windows, where a file that is open cannot be removed anyway
    _fcntl = None

SUFFIX = ".part"


@dataclass(frozen=True, slots=True)
class Aside:
    """A file in the making; that it cannot be written is told apart from what goes wrong in making its content.

    Attributes
    ----------
    path
        Where it goes.
    temporary
        Where it is.
    """

    path: Path
    temporary: Path
    _stream: BinaryIO

    def write(self, data: bytes, /) -> None:
        """Write bytes."""
        with as_output_error(self.path):
            self._stream.write(data)

    def finish(self) -> None:
        """Have all of it written, so that a full disk shows before anything takes its place."""
        with as_output_error(self.path):
            self._stream.flush()
            self.temporary.chmod(_find_mode(self.path))
            if _fcntl is None:
                self._stream.close()

    def put_in_place(self) -> None:
        """Let it take the place of the file that is there."""
        with as_output_error(self.path):
            self.temporary.replace(self.path)


@contextmanager
def open_aside(path: Path) -> Iterator[Aside]:
    """Open a temporary neighbour of a file, which is gone afterwards unless it was put in its place.

    Raises
    ------
    OutputError
        If the folder is missing or cannot be written.
    """
    with as_output_error(path):
        remove_left_behind(path)
        stream, temporary = _make_neighbour(path)
    try:
        yield Aside(path, temporary, stream)
    finally:
        with suppress(OSError):  # what could not be written was told of when it was flushed
            stream.close()
        temporary.unlink(missing_ok=True)


def remove_left_behind(path: Path) -> None:
    """Remove the temporary neighbours of a file that were left by programs which were killed while they wrote it.

    One that is being written is locked by who writes it, and stays.
    """
    _remove(path.parent.glob(f".{glob.escape(path.name)}.*{SUFFIX}"))


def clear_left_behind(folder: Path) -> None:
    """Remove those of all files of a folder that is ours."""
    _remove(folder.glob(f".*{SUFFIX}"))


def _remove(neighbours: Iterable[Path]) -> None:
    for found in neighbours:
        with suppress(OSError):
            if found.is_file() and not found.is_symlink():
                with found.open("rb") as stream:
                    if _lock(stream):
                        found.unlink()


@contextmanager
def as_output_error(path: Path) -> Iterator[None]:
    """Say of an error of the system which output it keeps from being written."""
    try:
        yield
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from None


def _make_neighbour(path: Path) -> tuple[BinaryIO, Path]:
    """Make a file that no other program takes for one that was left behind, though it is locked only then."""
    while True:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=SUFFIX)
        stream, temporary = os.fdopen(handle, "wb"), Path(name)
        if _lock(stream, otherwise=True) and temporary.exists():
            return stream, temporary
        stream.close()
        temporary.unlink(missing_ok=True)


def _lock(stream: BinaryIO, *, otherwise: bool = False) -> bool:
    """Lock a file, and tell whether nobody else had; ``otherwise`` is told where there are no locks."""
    if _fcntl is None:
        return True
    try:
        _fcntl.flock(stream, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return otherwise
    return True


def _find_mode(path: Path) -> int:
    """Give the permissions of a file that is there, else those of any new one."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
