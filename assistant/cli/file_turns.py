"""Turns at a file that several programs change."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import OutputError

_PAUSE = 0.01
_PATIENCE = 5.0


@contextmanager
def take_turn(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep other programs that take turns from changing a file, by way of a hidden neighbour that stands meanwhile.

    Parameters
    ----------
    path
        The file; it need not be there.
    patience
        Seconds after which a turn that does not end counts as left behind by a crash.

    Raises
    ------
    OutputError
        If the folder is missing or cannot be written.
    """
    sign = path.with_name(f".{path.name}.turn")
    try:
        _put_up(sign, patience)
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from None
    try:
        yield
    finally:
        sign.unlink(missing_ok=True)


def _put_up(sign: Path, patience: float) -> None:
    """Make a file that is not there, when others have taken theirs away."""
    # Only how long the same sign stands is looked at, as the clock of a shared folder may be another one.
    seen, since = None, time.monotonic()
    while not _makes(sign):
        now = _identify(sign)
        if now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > patience:
            sign.unlink(missing_ok=True)
        time.sleep(_PAUSE)


def _makes(sign: Path) -> bool:
    try:
        os.close(os.open(sign, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    return True


def _identify(sign: Path) -> tuple[int, int] | None:
    try:
        found = sign.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns
