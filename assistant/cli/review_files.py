"""Review states as files, and how the studies behind them are named on a terminal."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import shorten

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.model import Record, Review

MAX_BYTES = 1_000_000_000  # of a file that is read as a whole
REVIEW_SUFFIX = ".review.json"


def is_review(path: Path) -> bool:
    """Tell a review state from a file of records, by its name."""
    return path.name.endswith(REVIEW_SUFFIX)


def read_review(path: Path) -> Review:
    """Read the review state that stands beside a draft.

    Raises
    ------
    UnreadableInputError
        If it is missing, or written by another version.
    """
    from assistant.interchange import from_json

    location = Location(str(path))
    try:
        return from_json(Review, _read_bounded(path), location)
    except OSError as error:
        message = f"{error.strerror or error}; name a review state or a snapshot"
        raise UnreadableInputError([Problem(location, "unreadable", message)]) from None


def cite_study(record: Record) -> str:
    """Name a study by its first author, or by the first words of its title, and by its id."""
    return f"{name_study(record)} ({record.record_id})"


def read_file(path: Path) -> bytes:
    """Read a file that is no records.

    Raises
    ------
    UnreadableInputError
        If it cannot be read.
    """
    try:
        return _read_bounded(path)
    except OSError as error:
        message = f"{error.strerror or error}; check the name"
        raise UnreadableInputError([Problem(Location(str(path)), "unreadable", message)]) from None


def _read_bounded(path: Path) -> bytes:
    """Read a plain file of bearable size; an ``OSError`` tells why it is not read."""
    size = path.stat().st_size
    if not path.is_file():
        raise OSError("it is a folder or a device")
    if size > MAX_BYTES:
        raise OSError(f"it has more than {MAX_BYTES:,} bytes")
    return path.read_bytes()


def name_studies(records: Iterable[Record]) -> dict[str, str]:
    """Name studies by the ids of their records."""
    return {record.record_id: name_study(record) for record in records}


def name_study(record: Record) -> str:
    """Name a study by its first author, or by the first words of its title, and by its year."""
    who = record.authors[0].family if record.authors else shorten(record.title.strip("[]"), 60, placeholder=" ...")
    return " ".join(part for part in (who, record.year) if part)
