"""Files that are written whole or not at all."""

import os
import tempfile
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
