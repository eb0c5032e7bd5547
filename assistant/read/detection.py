"""Which format a file has, told by its content and never by its name."""

import json
import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import islice

from assistant.errors import Location, Problem, UnreadableInputError

SNAPSHOT_MARK = "draftreview-snapshot"
_LOOK_AT = 20
_MEDLINE = re.compile(r"(PMID|OWN |STAT|TI  )- ")
_RIS = re.compile(r"TY  - ")
_FOREIGN = (
    ("BibTeX", re.compile(r"@\w+\s*[{(]")),
    ("XML or HTML", re.compile(r"<[?!\w]")),
    ("PDF", re.compile(r"%PDF-")),
    ("Word, Excel or ZIP", re.compile(r"PK[ \x03]")),
)


class Format(StrEnum):
    """A format this stage reads; the value is what a record's source names."""

    MEDLINE = "medline"
    SNAPSHOT = "snapshot"
    TEXTS = "texts"


def detect_format(lines: Iterable[str], path: str) -> Format:
    """Tell the format of a file from its first lines.

    Parameters
    ----------
    lines
        The file from its beginning; only as many as needed are taken.
    path
        The file as the user named it, for the message.

    Raises
    ------
    UnreadableInputError
        ``unknown-format``, saying what the file looks like and what is read, or ``empty-file``.
    """
    head = list(islice((line for line in lines if line.strip()), _LOOK_AT))
    if not head:
        raise UnreadableInputError([Problem(Location(path), "empty-file", "only blank lines; export the search again")])
    looks_like = _recognise_foreign(head)
    if looks_like is None and any(map(_MEDLINE.match, head)):
        return Format.MEDLINE
    return _detect_json(head[0]) or _refuse(path, looks_like)


def _recognise_foreign(head: list[str]) -> str | None:
    """Name a format that is not read; RIS shares field tags with MEDLINE and may stand below a preface."""
    if any(map(_RIS.match, head)):
        return "RIS"
    return next((name for name, pattern in _FOREIGN if pattern.match(head[0].lstrip())), None)


def _detect_json(line: str) -> Format | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    if value.get("format") == SNAPSHOT_MARK:
        return Format.SNAPSHOT
    return Format.TEXTS if "text" in value else None


def _refuse(path: str, looks_like: str | None) -> Format:
    first = f"this looks like {looks_like}" if looks_like else "this is no bibliographic file"
    message = f"{first}; read are PubMed files (.nbib, or .txt saved with format PubMed) and draftreview snapshots"
    raise UnreadableInputError([Problem(Location(path), "unknown-format", message)])
