"""Records as CSL-JSON items; what a record does not know is left out."""

import re
from collections.abc import Iterator, Mapping

from assistant.draft.markup import plain
from assistant.model import Author, Record

Item = dict[str, object]

# CSL calls the review of a book "review"; a review of the literature is an article like any other.
_TYPES = {"review": "article-journal"}
_PREPRINT = "article"
# What a record names as its container, where CSL knows that by another word.
_CONTAINERS = {
    _PREPRINT: "publisher",
    **dict.fromkeys(("book", "report"), "collection-title"),
    "thesis": "publisher",
}
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_MAX_INITIALS = 4


def make_item(record: Record) -> Item:
    """Write a record as a CSL-JSON item.

    Parameters
    ----------
    record
        Any of its fields but the title may be empty.

    Returns
    -------
    The variables of CSL that the record gives a value for. A preprint names its server as publisher.
    """
    kind = _TYPES.get(record.type, record.type)
    facts = {
        "title": _without_end(plain(record.title)),
        _CONTAINERS.get(kind, "container-title"): _without_end(plain(record.container_title)),
        "volume": plain(record.volume),
        "issue": plain(record.issue),
        "page": plain(record.page),
        "DOI": plain(record.doi),
        "PMID": plain(record.pmid),
        "language": plain(record.language),
        "genre": "Preprint" if kind == _PREPRINT else "",
    }
    item: Item = {"id": record.record_id, "type": kind}
    authors = list(_names(record.authors))
    if authors:
        item["author"] = authors
    if record.year.isdecimal():
        item["issued"] = {"date-parts": [[int(record.year)]]}
    return item | {name: value for name, value in facts.items() if value}


def has_ideographs(text: str) -> bool:
    """Tell whether a text holds Chinese, Japanese or Korean characters."""
    return bool(_IDEOGRAPHS.search(text))


def join_name(name: Mapping[str, str]) -> dict[str, str]:
    """Write a Chinese name as a whole, since pandoc sets a stop behind its given name; others as they are."""
    if "literal" in name or not has_ideographs(name["family"]):
        return dict(name)
    return {"literal": name["family"] + name["given"]}


def _without_end(text: str) -> str:
    """Take the full stop off, which the style sets where it wants one."""
    return text if text.endswith("..") else text.removesuffix(".")


def _names(authors: tuple[Author, ...]) -> Iterator[dict[str, str]]:
    for author in authors:
        family, given = plain(author.family), plain(author.given)
        if given:
            yield {"family": family, "given": _part_initials(given)}
        elif family:
            yield {"literal": family}


def _part_initials(given: str) -> str:
    """Write ``JK`` as ``J. K.``, so that a style does not take it for one name."""
    if given.isascii() and given.isalpha() and given.isupper() and len(given) <= _MAX_INITIALS:
        return " ".join(f"{letter}." for letter in given)
    return given
