"""Files that are written whole or not at all."""

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from assistant.errors import OutputError

WRITTEN = ".written.json"  # lists what a folder of outputs got, with hashes, so that old files can be told from others


class Sink(Protocol):
    """Where bytes are written."""

    def write(self, data: bytes, /) -> object:
        """Write bytes."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file by way of a temporary neighbour, so that a crash leaves the old one.

    Parameters
    ----------
    path
        The file to write; its folder must exist.
    content
        Text (written as UTF-8 with plain line feeds) or bytes.

    Raises
    ------
    OutputError
        If the folder is missing or cannot be written, or the disk is full.
    """
    with open_whole(path) as stream:
        stream.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def open_whole(path: Path) -> Iterator[Sink]:
    """Open a file to be written piece by piece; it takes its place when all is written, and not at all otherwise.

    Parameters
    ----------
    path
        The file to write; its folder must exist.

    Raises
    ------
    OutputError
        If the folder is missing or cannot be written, or the disk is full.
    """
    with _as_output_error(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    stream = os.fdopen(handle, "wb")
    try:
        yield _Output(stream, path)
        with _as_output_error(path):
            stream.flush()
            temporary.chmod(_find_mode(path))
            temporary.replace(path)
    finally:
        with suppress(OSError):  # what could not be written was told of when it was flushed
            stream.close()
        temporary.unlink(missing_ok=True)


class _Output:
    """A file in the making; that it cannot be written is told apart from what goes wrong in making its content."""

    def __init__(self, stream: BinaryIO, path: Path) -> None:
        self._stream = stream
        self._path = path

    def write(self, data: bytes, /) -> None:
        with _as_output_error(self._path):
            self._stream.write(data)


@contextmanager
def _as_output_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from None


def check_folder(folder: Path) -> None:
    """Refuse a folder for outputs that is a file, or that leads out of the place it stands in.

    Raises
    ------
    OutputError
        Saying which of the two it is.
    """
    if folder.is_symlink():
        raise OutputError(folder, "it is a link to another place")
    if folder.exists() and not folder.is_dir():
        raise OutputError(folder, "it is a file, and a folder is needed there")


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, each whole, into a folder that is made if there is none, and take old ones of ours out.

    Parameters
    ----------
    folder
        Its own folder must exist. What this function wrote there earlier and does not write now is removed if it is
        as it was written; everything else that the folder holds stays.
    files
        Name -> content.

    Raises
    ------
    OutputError
        If the folder cannot be made or is no folder of its own, or a file cannot be written or removed.
    """
    check_folder(folder)
    try:
        folder.mkdir(exist_ok=True)
        for path in _written_earlier(folder):
            if path.name not in files:
                path.unlink()
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from None
    for name, content in files.items():
        write_whole(folder / name, content)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    write_whole(folder / WRITTEN, json.dumps(hashes, indent=1) + "\n")


def _written_earlier(folder: Path) -> Iterator[Path]:
    """Go through the files that a folder lists as written and that nobody changed; the list may be anyone's."""
    try:
        listed = json.loads((folder / WRITTEN).read_bytes())
    except (OSError, ValueError):
        return
    for name, hashed in listed.items() if isinstance(listed, dict) else ():
        path = folder / name
        is_own = name == path.name and path.is_file() and not path.is_symlink()
        if is_own and hashlib.sha256(path.read_bytes()).hexdigest() == hashed:
            yield path


def check_writable(path: Path) -> None:
    """Refuse an output path that cannot work, before any long work starts.

    Raises
    ------
    OutputError
        If the path is a folder, or its folder is missing or read-only.
    """
    if path.is_dir():
        raise OutputError(path, "it is a folder")
    if not path.parent.is_dir():
        raise OutputError(path, f"the folder {path.parent} does not exist")
    if not os.access(path.parent, os.W_OK):
        raise OutputError(path, f"the folder {path.parent} is read-only")


def _find_mode(path: Path) -> int:
    """Give the permissions of a file that is there, else those of any new one."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
