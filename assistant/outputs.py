"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import OutputError


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
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
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
    """Write files, each whole, into a folder that is made if there is none.

    Parameters
    ----------
    folder
        Its own folder must exist. Files of other names that it holds stay.
    files
        Name -> content.

    Raises
    ------
    OutputError
        If the folder cannot be made or is no folder of its own, or a file cannot be written.
    """
    check_folder(folder)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from None
    for name, content in files.items():
        write_whole(folder / name, content)


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


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
