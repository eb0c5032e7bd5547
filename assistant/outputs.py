"""Files that are written whole or not at all."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from assistant.aside import as_output_error, clear_left_behind, open_aside
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
    write_together({path: content})


def write_together(files: Mapping[Path, str | bytes]) -> None:
    """Write files that belong together: all of them aside first, so that an error such as a full disk leaves all old.

    Parameters
    ----------
    files
        Path -> content. They take the places of the old ones in this order, one right after the other.

    Raises
    ------
    OutputError
        For the first that cannot be written.
    """
    with ExitStack() as stack:
        written = []
        for path, content in files.items():
            aside = stack.enter_context(open_aside(path))
            aside.write(content.encode("utf-8") if isinstance(content, str) else content)
            aside.finish()
            written.append(aside)
        for aside in written:
            aside.put_in_place()


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
    with open_aside(path) as aside:
        yield aside
        aside.finish()
        aside.put_in_place()


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
    with as_output_error(folder):
        folder.mkdir(exist_ok=True)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    earlier = {path: hashed for path, hashed in _written_earlier(folder) if path.name not in files}
    # The list knows of every file before it is there, so that a crash leaves none that no later run would remove.
    listed = _write_list(hashes | {path.name: hashed for path, hashed in earlier.items()})
    write_together({folder / WRITTEN: listed, **{folder / name: content for name, content in files.items()}})
    with as_output_error(folder):
        for path in earlier:
            path.unlink(missing_ok=True)
        clear_left_behind(folder)
    if earlier:
        write_whole(folder / WRITTEN, _write_list(hashes))


def _write_list(hashes: Mapping[str, str]) -> str:
    return json.dumps(dict(sorted(hashes.items())), indent=1) + "\n"


def _written_earlier(folder: Path) -> Iterator[tuple[Path, str]]:
    """Go through the files that a folder lists as written and that nobody changed; the list may be anyone's."""
    try:
        listed = json.loads((folder / WRITTEN).read_bytes()) if (folder / WRITTEN).is_file() else {}
    except (OSError, ValueError, RecursionError):
        return
    for name, hashed in listed.items() if isinstance(listed, dict) else ():
        path = folder / name
        with suppress(OSError, ValueError):
            is_own = name == path.name and name != WRITTEN and path.is_file() and not path.is_symlink()
            if is_own and hashlib.sha256(path.read_bytes()).hexdigest() == hashed:
                yield path, hashed


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
