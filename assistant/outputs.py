"""Files that are written whole or not at all."""

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.errors import OutputError

WRITTEN = ".written.json"  # lists what a folder of outputs got, with hashes, so that old files can be told from others


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
        Path(temporary).chmod(_find_mode(path))
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
