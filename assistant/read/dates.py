"""The date a snapshot stands for: given by its records or by the caller, never by the clock."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from assistant.errors import Location, Problem

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
_MONTHS = {
    name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1)
}
_STAMP = re.compile(r"([0-9]{4})[-/]?([0-9]{2})[-/]?([0-9]{2})(?![0-9])")
_PRINTED = re.compile(r"([0-9]{4})(?: ([A-Z][a-z]{2})(?: ([0-9]{1,2})(?![0-9]))?)?")


def find_newest(database_dates: Iterable[str], printed_dates: Iterable[str]) -> str:
    """Give the newest date of one record.

    Parameters
    ----------
    database_dates
        When the database entered or revised it, as ``20250601`` or ``2025/06/01 06:00``.
    printed_dates
        What the journal prints, as ``2025 Jun 1`` or less; asked only if there is none of the former,
        because an issue may be dated ahead.

    Returns
    -------
    str
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if none is readable.
    """
    # The same days come again and again, so what was read of them is kept.
    stamps = max(map(_read_stamp, database_dates), default="")
    return stamps or max(map(_read_printed, printed_dates), default="")


def read_epoch(environment: Mapping[str, str]) -> tuple[str, tuple[Problem, ...]]:
    """Read the date that the caller sets by SOURCE_DATE_EPOCH, if any.

    Returns
    -------
    tuple
        An ISO date or nothing, and a problem if the value is no number of seconds.
    """
    value = environment.get(EPOCH_VARIABLE, "").strip()
    if not value:
        return "", ()
    try:
        return datetime.fromtimestamp(int(value), tz=UTC).date().isoformat(), ()
    except (ValueError, OverflowError, OSError):
        message = f"{value!r} is no number of seconds since 1970; correct or unset it (the records' dates were taken)"
        return "", (Problem(Location(EPOCH_VARIABLE), "bad-date", message),)


@lru_cache(maxsize=4096)
def _read_stamp(text: str) -> str:
    found = _STAMP.match(text)
    return _iso(*map(int, found.groups())) if found else ""


@lru_cache(maxsize=4096)
def _read_printed(text: str) -> str:
    found = _PRINTED.match(text)
    if not found:
        return ""
    year, month, day = found[1], _MONTHS.get(found[2] or ""), found[3]
    if month is None:
        return year
    return (_iso(int(year), month, int(day)) if day else "") or f"{year}-{month:02}"


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
