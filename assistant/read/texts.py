"""Bare texts as JSON lines, for looking at what the rules recognise in them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.model import Record

_ID_KEYS = (("pmid", "pmid:"), ("pmcid", "pmcid:"), ("id", ""))


def parse_texts(path: str, lines: Iterable[str]) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Read one text a line, each kept to the character, because offsets point into it.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    lines
        JSON objects with ``text`` and one of ``pmid``, ``pmcid`` and ``id``.

    Returns
    -------
    tuple
        Records in file order with the text as abstract, and ``bad-json``, ``no-text`` and ``no-id`` problems.

    Raises
    ------
    UnreadableInputError
        If no line is usable.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        found = _parse_line(line, Location(path, number))
        if isinstance(found, Record):
            records.append(found)
        else:
            problems.append(found)
    if not records:
        raise UnreadableInputError(problems)
    return tuple(records), tuple(problems)


def _parse_line(line: str, location: Location) -> Record | Problem:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return Problem(location, "bad-json", "no JSON object; write one object a line, with an id and a text")
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return Problem(location, "no-text", "no field 'text' with a text; add it")
    record_id = _read_id(value)
    if not record_id:
        return Problem(location, "no-id", "none of 'pmid', 'pmcid' and 'id' is given as a number or text; add one")
    pmid = record_id.removeprefix("pmid:") if record_id.startswith("pmid:") else ""
    return Record(record_id, title="", abstract=_mend_surrogates(value["text"]), pmid=pmid)


def _read_id(value: Mapping[str, Any]) -> str:
    for key, prefix in _ID_KEYS:
        given = value.get(key)
        if isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip():
            return _mend_surrogates(prefix + str(given).strip().removeprefix(prefix))
    return ""


def _mend_surrogates(text: str) -> str:
    """Replace halves of characters, which JSON can write and UTF-8 cannot, one for one."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if not _encodes(text) else text


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
