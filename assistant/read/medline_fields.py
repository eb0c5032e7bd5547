"""The fields of one MEDLINE record as a record in CSL words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.errors import Location, Problem, Severity
from assistant.model import Author, Record, Source
from assistant.read.dates import find_newest
from assistant.read.identity import identify, normalise_doi, normalise_pmid

Fields = Mapping[str, str | Sequence[str]]

_DATABASE_DATES = ("EDAT", "CRDT", "DCOM", "LR", "MHDA")
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_SHORT_NAME = re.compile(r"(.+?) ([^\W\d_a-z]{1,4}(?: (?:Jr|Sr|2nd|3rd|4th|II|III|IV))?)")
_NO_TITLE = re.compile(r"\[?(?:not available|no title available)\]?\.?", re.IGNORECASE)
# Publication type -> CSL type; the first that a record carries decides, in this order.
_TYPES = (
    ("preprint", "article"),
    ("review", "review"),
    ("systematic review", "review"),
    ("scoping review", "review"),
    ("meta-analysis", "review"),
    ("network meta-analysis", "review"),
)
# MARC codes (the bibliographic ones and two withdrawn ones that old records keep) -> ISO 639-1.
_LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "afr:af alb:sq ara:ar arm:hy aze:az baq:eu bos:bs bul:bg cat:ca chi:zh cze:cs dan:da dut:nl eng:en est:et "
        "fin:fi fre:fr geo:ka ger:de gle:ga glg:gl gre:el heb:he hin:hi hrv:hr hun:hu ice:is ind:id ita:it jpn:ja "
        "kaz:kk kor:ko lav:lv lit:lt mac:mk may:ms nor:no per:fa pol:pl por:pt rum:ro rus:ru scc:sr scr:hr slo:sk "
        "slv:sl spa:es srp:sr swe:sv tha:th tur:tr ukr:uk urd:ur uzb:uz vie:vi wel:cy"
    ).split()
)


def read_record(fields: Fields, source: Source, location: Location) -> tuple[Record | None, tuple[Problem, ...]]:
    """Make a record of the fields of one entry.

    Parameters
    ----------
    fields
        Tag -> text, or texts for the tags that repeat.
    source
        Where the entry was read.
    location
        The same place, for messages.

    Returns
    -------
    tuple
        The record, or ``None`` without a title, and the problems of this entry.
    """
    title = _read_title(fields)
    if not title:
        message = "the record has no title (TI) and is left out; export it again with format PubMed"
        return None, (Problem(location, "no-title", message),)
    pmid, pmid_problems = _read_pmid(fields, location)
    doi, doi_problems = _read_doi(fields, location)
    kinds = {kind.casefold() for kind in _items(fields, "PT")}
    record = Record(
        record_id="",
        title=title,
        abstract=_text(fields, "AB"),
        authors=_read_authors(fields),
        container_title=_text(fields, "TA") or _text(fields, "JT") or _text(fields, "BTI"),
        year=_read_year(fields),
        volume=_text(fields, "VI"),
        issue=_text(fields, "IP"),
        page=_text(fields, "PG"),
        doi=doi,
        pmid=pmid,
        type=_read_type(fields, kinds),
        language=_read_language(fields),
        retracted="retracted publication" in kinds or "RIN" in fields,
        sources=(source,),
    )
    return replace(record, record_id=identify(record)), pmid_problems + doi_problems


def date_of_fields(fields: Fields) -> str:
    """Give the newest date of one entry as an ISO date, empty if it has none."""
    stamps = (stamp for tag in _DATABASE_DATES for stamp in _items(fields, tag))
    return find_newest(stamps, (_text(fields, "DP"), _text(fields, "DEP")[:4]))


def _items(fields: Fields, tag: str) -> tuple[str, ...]:
    value = fields.get(tag, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _text(fields: Fields, tag: str) -> str:
    """Return a field on one line, every run of white space as one space."""
    return " ".join(" ".join(_items(fields, tag)).split())


def _read_title(fields: Fields) -> str:
    """Return the title without the full stop that citation styles add themselves."""
    title = _text(fields, "TI")
    if not title or _NO_TITLE.fullmatch(title):
        title = _text(fields, "TT") or _text(fields, "BTI")
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _read_pmid(fields: Fields, location: Location) -> tuple[str, tuple[Problem, ...]]:
    written = _text(fields, "PMID")
    pmid = normalise_pmid(written)
    if pmid or not written:
        return pmid, ()
    message = f"{written!r} is no PubMed id; the record is read without it: correct the number"
    return "", (Problem(location, "bad-pmid", message),)


def _read_doi(fields: Fields, location: Location) -> tuple[str, tuple[Problem, ...]]:
    words = [word for tag in ("LID", "AID") for word in _text(fields, tag).split()]
    marked = (word for word, mark in pairwise(words) if mark.lower() == "[doi]")
    dois = list(dict.fromkeys(filter(None, map(normalise_doi, marked))))
    if len(dois) < 2:
        return "".join(dois), ()
    message = f"the record has several DOIs ({', '.join(dois)}); the first is used: delete the wrong one"
    return dois[0], (Problem(location, "two-dois", message, Severity.NOTE),)


def _read_authors(fields: Fields) -> tuple[Author, ...]:
    full = [_split_full_name(name) for name in _names(fields, "FAU")]
    people = full or [_split_short_name(name) for name in _names(fields, "AU")]
    return (*people, *(Author(name) for name in _names(fields, "CN")))


def _names(fields: Fields, tag: str) -> Iterable[str]:
    return filter(None, (" ".join(name.split()) for name in _items(fields, tag)))


def _split_full_name(name: str) -> Author:
    family, _, given = name.partition(",")
    return Author(family.strip(), given.strip())


def _split_short_name(name: str) -> Author:
    """Split 'Van der Berg AB Jr' before its initials; a name without initials stays whole."""
    found = _SHORT_NAME.fullmatch(name)
    return Author(found[1], found[2]) if found else Author(name)


def _read_year(fields: Fields) -> str:
    found = _YEAR.search(_text(fields, "DP")) or _YEAR.match(_text(fields, "DEP")[:4])
    return found[0] if found else ""


def _read_type(fields: Fields, kinds: set[str]) -> str:
    if "BTI" in fields:
        return "chapter" if "TI" in fields else "book"
    return next((csl for kind, csl in _TYPES if kind in kinds), "article-journal")


def _read_language(fields: Fields) -> str:
    codes = (_LANGUAGES.get(code.strip().lower(), "") for code in _items(fields, "LA"))
    return next(filter(None, codes), "")
