"""The fields of one MEDLINE record as a citation."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.errors import Problem
from assistant.model import Author
from assistant.read.citations import Citation
from assistant.read.preprints import names_preprint_server
from assistant.read.records import is_title, tidy_text

# Tag -> values in order, the lines that each is wrapped over joined by spaces.
Fields = dict[str, list[str]]

_DATABASE_DATES = ("EDAT", "CRDT", "DCOM", "LR", "MHDA")
# Tags that point from a record to what was published about it. The tags of the opposite direction (ROF, EFR, ECF)
# say that the record is itself the notice, and comments (CIN, CON) are none.
_NOTICES = {
    "RIN": "retraction",
    "RRI": "retraction",
    "ECI": "concern",
    "EIN": "erratum",
    "CRI": "erratum",
    "RPI": "update",
}
_TEXT_TAGS = "AB AID AU BTI CN DEP DP FAU IP JT LA LID PG PMID PT TA TI TT UIN UOF VI".split()
USED_TAGS = frozenset([*_TEXT_TAGS, *_DATABASE_DATES, *_NOTICES])
_NOTICE_TAGS = frozenset([*_NOTICES, "UIN", "UOF"])
_SHORT_NAME = re.compile(r"(.+?) ([^\W\d_a-z]{1,4}(?: (?:Jr|Sr|2nd|3rd|4th|II|III|IV))?)")
_YEAR = re.compile(r"[0-9]{4}")


def make_citation(fields: Fields, line: int, problems: tuple[Problem, ...] = ()) -> Citation:
    """Make a citation of the fields of one record.

    Parameters
    ----------
    fields
        Tag -> values.
    line
        First line of the record.
    problems
        What is doubtful about its lines.
    """
    kinds = _texts(fields, "PT")
    return Citation(
        line=line,
        title=_choose_title(fields),
        abstract=_text(fields, "AB"),
        container_title=_text(fields, "TA") or _text(fields, "JT") or _text(fields, "BTI"),
        year=_choose_date(fields),
        volume=_text(fields, "VI"),
        issue=_text(fields, "IP"),
        page=_text(fields, "PG"),
        language=_text(fields, "LA"),
        authors=_read_authors(fields),
        dois=tuple(_find_dois(fields)),
        pmids=_texts(fields, "PMID"),
        kinds=(*kinds, *_book_kinds(fields)) if "BTI" in fields else kinds,
        dates=tuple(stamp for tag in _DATABASE_DATES if tag in fields for stamp in _texts(fields, tag)),
        notices=() if fields.keys().isdisjoint(_NOTICE_TAGS) else tuple(_find_notices(fields, kinds)),
        problems=problems,
    )


def _texts(fields: Fields, tag: str) -> tuple[str, ...]:
    """Return the values of a tag that are not blank."""
    return tuple([value for value in fields.get(tag, ()) if value and not value.isspace()])


def _text(fields: Fields, tag: str) -> str:
    return " ".join(fields[tag]) if tag in fields else ""


def _choose_title(fields: Fields) -> str:
    title = _text(fields, "TI")
    return title if is_title(title.strip()) else _text(fields, "TT") or _text(fields, "BTI")


def _choose_date(fields: Fields) -> str:
    """Give the printed date, else the year of electronic publication."""
    printed = _text(fields, "DP")
    return printed if _YEAR.search(printed) else _text(fields, "DEP")[:4]


def _find_dois(fields: Fields) -> Iterator[str]:
    for tag in ("LID", "AID"):
        text = _text(fields, tag)
        if "doi]" in text.lower():
            yield from (word for word, mark in pairwise(text.split()) if mark.lower() == "[doi]")


def _book_kinds(fields: Fields) -> tuple[str, ...]:
    """Tell chapters from books, which have no publication type of their own."""
    return ("Book Chapter",) if "TI" in fields else ("Book",)


def _find_notices(fields: Fields, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    for tag, kind in _NOTICES.items():
        yield from ((kind, text) for text in _texts(fields, tag))
    newer = "preprint" if any(kind.strip().lower() == "preprint" for kind in kinds) else "update"
    yield from ((newer, text) for text in _texts(fields, "UIN"))
    yield from (("preprint", text) for text in _texts(fields, "UOF") if names_preprint_server(text))


def _read_authors(fields: Fields) -> tuple[Author, ...]:
    people = [_split_full_name(name) for name in _texts(fields, "FAU")]
    people = people or [_split_short_name(name) for name in _texts(fields, "AU")]
    people += [Author(name) for name in _texts(fields, "CN")]
    return tuple(people)


def _split_full_name(name: str) -> Author:
    family, _, given = name.partition(",")
    return Author(family.strip(), given.strip())


def _split_short_name(name: str) -> Author:
    """Split 'Van der Berg AB Jr' before its initials; a name without initials stays whole."""
    family, _, initials = name.rpartition(" ")
    if family and len(initials) < 4 and initials.isascii() and initials.isalpha() and initials.isupper():
        return Author(family, initials)  # nearly all names
    found = _SHORT_NAME.fullmatch(tidy_text(name))
    return Author(found[1], found[2]) if found else Author(name)
