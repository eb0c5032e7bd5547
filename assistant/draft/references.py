"""Entries of the reference list in the numbered style of biomedical journals; what is not known is left out."""

import re
from collections.abc import Mapping

from assistant.draft.document import Reference, References
from assistant.draft.markup import plain
from assistant.model import Author, Record

MAX_AUTHORS = 6
_LATIN = re.compile(r"^[^\W\d_]", re.UNICODE)
_WIDE = re.compile("[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]")


def list_references(numbers: Mapping[str, int], records: Mapping[str, Record]) -> References:
    """Write the reference list of all numbered records."""
    return References(
        tuple(
            Reference(number, record_id, print_reference(records[record_id])) for record_id, number in numbers.items()
        )
    )


def print_reference(record: Record) -> str:
    """Write one record as a reference.

    Parameters
    ----------
    record
        Any of its fields but the title may be empty.

    Returns
    -------
    Authors up to six, title, journal, ``year;volume(issue):pages``, DOI and PMID, each only if known.
    """
    parts = [_authors(record.authors), plain(record.title).rstrip("."), plain(record.container_title).rstrip(".")]
    parts.append(_place(record))
    sentences = [part if part.endswith(("?", "!")) else f"{part}." for part in parts if part]
    links = [f"doi:{plain(record.doi)}"] if record.doi else []
    links += [f"PMID: {plain(record.pmid)}"] if record.pmid else []
    return " ".join(sentences + links)


def short_name(record: Record) -> str:
    """Name a record by its first author and year, by the start of its title if no author is known."""
    if record.authors:
        name = plain(record.authors[0].family)
    else:
        words = plain(record.title).strip("[].").split()
        name = " ".join(words[:4]) + ("…" if len(words) > 4 else "")
    return f"{name} {record.year}".strip()


def _authors(authors: tuple[Author, ...]) -> str:
    names = [_author(author) for author in authors[:MAX_AUTHORS]]
    return ", ".join(names + (["et al"] if len(authors) > MAX_AUTHORS else []))


def _author(author: Author) -> str:
    family, given = plain(author.family), plain(author.given)
    if _WIDE.search(family):
        return family + given
    return f"{family} {_initials(given)}".strip()


def _initials(given: str) -> str:
    """Shorten given names; letters that are initials already stay as printed."""
    if given.isupper() and len(given) <= 4 and given.isalpha():
        return given
    words = re.split(r"[\s.\-‐]+", given)
    return "".join(word[0].upper() for word in words if _LATIN.match(word))


def _place(record: Record) -> str:
    volume = record.volume + (f"({record.issue})" if record.issue else "")
    text = ";".join(part for part in (record.year, volume) if part)
    if record.page:
        text = f"{text}:{record.page}" if text else record.page
    return plain(text)
