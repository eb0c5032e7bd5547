"""CSL-JSON, as Zotero, Pandoc and PubMed write it: an array, an object with items, or an object a line."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.model import Author
from assistant.read.accessions import find_dois, find_pmids
from assistant.read.citations import Citation
from assistant.read.encoding import clean_text
from assistant.read.inline_markup import to_plain_line
from assistant.read.json_items import MAX_TEXT, Item, decode_line, is_wrapper, scan_items
from assistant.read.names import read_name, read_names

_DATES = ("issued", "published", "published-print", "published-online", "event-date", "original-date", "year")
_AUTHOR_KEYS = ("family", "given", "literal", "name")


def parse_csl_json(path: str, source: Iterable[str]) -> Iterator[Citation | Problem]:
    """Read CSL-JSON.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its lines without line ends; read one by one if each holds an object, else together.

    Yields
    ------
    Citation or Problem
        One of them for each item: ``bad-json``, with the place of the fault, or ``no-item``.
    """
    lines = iter(source)
    above: list[str] = []
    for line in lines:
        above.append(line)
        if line.strip():
            break
    first = decode_line(above[-1]) if above else None
    if first is not None and not is_wrapper(first):
        items = _read_lines(path, chain(above, lines))
    else:
        items = scan_items(path, "\n".join(_take_all(path, chain(above, lines))))
    for item in items:
        yield _cite(item) if isinstance(item, Item) else item


def _take_all(path: str, lines: Iterable[str]) -> Iterator[str]:
    """Hand on all lines of a file that has to be held as a whole."""
    left = MAX_TEXT
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            message = f"more than {MAX_TEXT:,} characters in one list; export the search in parts, or one item a line"
            raise UnreadableInputError([Problem(Location(path), "too-large", message)])
        yield line


def _read_lines(path: str, lines: Iterable[str]) -> Iterator[Item | Problem]:
    for number, line in enumerate(lines, start=1):
        value = decode_line(line)
        if value is not None:
            yield Item(number, value)
        elif line.strip():
            message = "no JSON object, though the first line is one; write one object a line"
            yield Problem(Location(path, number), "bad-json", message)


def _cite(item: Item) -> Citation:
    value = item.value
    notes = _text(value, "note", "extra")
    identity = _text(value, "id")
    return Citation(
        line=item.line,
        title=_text(value, "title", "title-short", "shortTitle"),
        abstract=_text(value, "abstract"),
        container_title=_text(value, "container-title", "container-title-short", "journalAbbreviation", "event-title"),
        year=next(filter(None, (_read_date(value.get(key)) for key in _DATES)), ""),
        volume=_text(value, "volume"),
        issue=_text(value, "issue") or _text(value, "number"),
        page=_text(value, "page") or _text(value, "page-first", "article-number"),
        language=_text(value, "language"),
        authors=_read_authors(value.get("author")),
        dois=_one(_text(value, "DOI", "doi")) or find_dois([notes])[:1] or find_dois([_text(value, "URL", "url")])[:1],
        pmids=_one(_text(value, "PMID", "pmid")) or find_pmids([notes, identity])[:1],
        kinds=tuple(filter(None, (_text(value, "type"), _text(value, "genre")))),
        dates=_one(_read_date(value.get("accessed"))),
    )


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _text(value: Mapping[str, Any], *keys: str) -> str:
    """Return the first text under these keys; of a list, as some services give it, its first text."""
    for key in keys:
        given = value.get(key)
        given = given[0] if isinstance(given, list) and given else given
        if isinstance(given, str) and (text := to_plain_line(clean_text(given))):
            return text
    return ""


def _read_date(date: object) -> str:
    """Write a date as ``YYYY/MM/DD`` or as much of it as there is; a literal one stays as it is."""
    if isinstance(date, str):
        return clean_text(date).strip()
    if not isinstance(date, dict):
        return ""
    parts = date.get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if isinstance(parts, list) and parts and all(isinstance(part, str) for part in parts):
        return "/".join(clean_text(part).strip().rjust(2, "0") for part in parts[:3])
    return _text(date, "literal", "raw", "year", "date-time")


def _read_authors(given: object) -> tuple[Author, ...]:
    if isinstance(given, str):
        return read_names(clean_text(given))
    people = given if isinstance(given, list) else [given]
    return tuple(author for author in map(_read_author, people) if author.family)


def _read_author(person: object) -> Author:
    """Put particles that stay with the family name before it, and those that do not after the given names."""
    if isinstance(person, str):
        return read_name(clean_text(person))
    if not isinstance(person, dict):
        return Author("")
    family, given, literal, name = (_text(person, key) for key in _AUTHOR_KEYS)
    if not family:
        return Author(literal or name or given)
    before = _text(person, "non-dropping-particle")
    after = (_text(person, key) for key in ("dropping-particle", "suffix"))
    return Author(" ".join(filter(None, (before, family))), " ".join(filter(None, (given, *after))))
