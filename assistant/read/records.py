"""Citations of every format to records, held in one way to what a record promises."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import PurePath

from assistant.errors import Location, Problem, Severity, to_line
from assistant.model import Author, Notice, NoticeKind, Record, Source
from assistant.read.citations import Citation
from assistant.read.encoding import clean_text
from assistant.read.identity import make_id, normalise_doi, normalise_pmid
from assistant.read.languages import find_language
from assistant.read.publication_types import find_csl_type

RETRACTED = "retracted publication"
MAX_ABSTRACT = 120_000  # characters; reading a sentence takes time by the square of its length
MAX_FIELD = 20_000
MAX_AUTHORS = 20_000
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_NO_TITLE = re.compile(r"\[?(?:not available|no title(?: available)?|untitled)\]?\.?", re.IGNORECASE)
_LONGEST_EXCUSE = 30
_SHORT = 100
_ASCII_CONTROLS = bytes([*range(32), 127])


def make_record(citation: Citation, path: str, form: str) -> tuple[Record | None, tuple[Problem, ...]]:
    """Make a record of a citation.

    Parameters
    ----------
    citation
        As its format gives it.
    path
        The file as the user named it.
    form
        Name of the format, for the source.

    Returns
    -------
    tuple
        The record, or ``None`` without a title, and what is doubtful about it: ``no-title``, ``bad-pmid``,
        ``two-pmids``, ``bad-doi`` and ``two-dois``, besides the problems of the citation itself.
    """
    title, abstract, container_title, volume, issue, page = _tidy_texts(
        citation.title, citation.abstract, citation.container_title, citation.volume, citation.issue, citation.page
    )
    if not is_title(title):
        message = "the record has no title and is left out; add the title or export the record again"
        return None, (*citation.problems, Problem(Location(path, citation.line), "no-title", message))
    title = _drop_stop(title)
    faults = list(citation.problems)
    place = Location(path, citation.line)
    title = _shorten(title, MAX_FIELD, "title", place, faults)
    abstract = _shorten(abstract, MAX_ABSTRACT, "abstract", place, faults)
    pmid = _choose_pmid(citation, path, faults)
    doi = _choose_doi(citation, path, faults)
    found = _YEAR.search(citation.year)
    year = found[0] if found else ""
    kinds = _read_kinds(citation.kinds)
    notices = _read_notices(citation.notices, kinds) if citation.notices or RETRACTED in kinds else ()
    authors = _read_authors(citation.authors)[:MAX_AUTHORS]
    record = Record(
        record_id=make_id(pmid, doi, title, year, authors),
        title=title,
        abstract=abstract,
        authors=authors,
        container_title=container_title[:MAX_FIELD],
        year=year,
        volume=volume[:MAX_FIELD],
        issue=issue[:MAX_FIELD],
        page=page[:MAX_FIELD],
        doi=doi,
        pmid=pmid,
        type=_choose_type(kinds, form),
        language=find_language(citation.language),
        retracted=any(notice.kind is NoticeKind.RETRACTION for notice in notices),
        publication_types=kinds,
        notices=notices,
        sources=(Source(_file_name(path), citation.line, form),),
    )
    return record, tuple(faults)


def is_title(text: str) -> bool:
    """Tell a title from the words that databases put in place of one."""
    return bool(text) and (len(text) > _LONGEST_EXCUSE or not _NO_TITLE.fullmatch(text))


def tidy_text(text: str) -> str:
    """Put a text on one line: every run of white space as one space, control characters as spaces."""
    if "  " not in text and _is_plain(text):  # true of most texts, and told much faster than mended
        return text.strip()
    text = " ".join(text.split())
    return text if _is_plain(text) else " ".join(clean_text(text).split())


def _shorten(text: str, longest: int, field: str, place: Location, faults: list[Problem]) -> str:
    """Cut a text that is longer than any of its kind, and say so."""
    if len(text) <= longest:
        return text
    message = f"the {field} has {len(text):,} characters, and the first {longest:,} are read: look what has run into it"
    faults.append(Problem(place, "too-long", message))
    return text[:longest].rstrip()


def _is_plain(text: str) -> bool:
    """Tell whether a text has no white space but spaces and no control characters."""
    if len(text) < _SHORT or not text.isascii():
        return text.isprintable()
    return len(text.encode().translate(None, _ASCII_CONTROLS)) == len(text)  # a third of the time for an abstract


def _tidy_texts(*texts: str) -> tuple[str, ...]:
    """Tidy several texts; most need nothing, which is told of all of them at once."""
    whole = "|".join(texts)
    if "  " in whole or " |" in whole or "| " in whole or whole[-1] == " " or whole[0] == " " or not _is_plain(whole):
        return tuple(map(tidy_text, texts))
    return texts


def _drop_stop(title: str) -> str:
    """Leave out the full stop that citation styles add themselves."""
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title


def _read_authors(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    if all([_is_tidy(author.family, author.given) for author in authors]):
        return authors
    tidy = (Author(tidy_text(author.family), tidy_text(author.given)) for author in authors)
    return tuple(a if a.family else Author(a.given) for a in tidy if a.family or a.given)


def _is_tidy(family: str, given: str) -> bool:
    text = f"{family} {given}" if given else family
    return bool(family) and text.isprintable() and "  " not in text and text == text.strip()


@lru_cache(maxsize=1024)
def _read_kinds(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (tidy_text(kind).lower() for kind in kinds))))


def _read_notices(written: Iterable[tuple[str, str]], kinds: tuple[str, ...]) -> tuple[Notice, ...]:
    notices = {Notice(NoticeKind(kind), tidy_text(text)) for kind, text in written}
    if RETRACTED in kinds and not any(notice.kind is NoticeKind.RETRACTION for notice in notices):
        notices.add(Notice(NoticeKind.RETRACTION))
    return tuple(sorted(notices))


@lru_cache(maxsize=1024)
def _choose_type(kinds: tuple[str, ...], form: str) -> str:
    """Give the CSL type; only CSL itself calls a preprint ``article``, others so name a journal article."""
    return "article" if form == "csl-json" and kinds == ("article",) else find_csl_type(kinds)


def _choose_pmid(citation: Citation, path: str, faults: list[Problem]) -> str:
    found = _normalise_all(citation.pmids, normalise_pmid)
    if citation.pmids and not found:
        message = f"{_quote(citation.pmids)} is no PubMed id; the record is read without it: correct the number"
        faults.append(Problem(Location(path, citation.line), "bad-pmid", message))
    if len(found) > 1:
        message = f"the record has several PubMed ids ({', '.join(found)}); the first is used: delete the wrong one"
        faults.append(Problem(Location(path, citation.line), "two-pmids", message, Severity.NOTE))
    return found[0] if found else ""


def _choose_doi(citation: Citation, path: str, faults: list[Problem]) -> str:
    found = _normalise_all(citation.dois, normalise_doi)
    if citation.dois and not found:
        message = f"{_quote(citation.dois)} is no DOI; the record is read without it: correct it"
        faults.append(Problem(Location(path, citation.line), "bad-doi", message, Severity.NOTE))
    if len(found) > 1:
        message = f"the record has several DOIs ({', '.join(found)}); the first is used: delete the wrong one"
        faults.append(Problem(Location(path, citation.line), "two-dois", message, Severity.NOTE))
    return found[0] if found else ""


def _normalise_all(texts: tuple[str, ...], normalise: Callable[[str], str]) -> tuple[str, ...]:
    """Return the different ids among texts in their order."""
    if len(texts) > 1:
        return tuple(dict.fromkeys(filter(None, map(normalise, texts))))
    normal = normalise(texts[0]) if texts else ""
    return (normal,) if normal else ()


def _quote(texts: Iterable[str]) -> str:
    """Quote what was written, cut short where a broken file has half a page there."""
    written = tidy_text(" ".join(texts))
    return repr(written if len(written) <= 60 else f"{written[:57]}...")


@lru_cache(maxsize=64)
def _file_name(path: str) -> str:
    """Name a file without its folder, as text that every output can hold."""
    return to_line(PurePath(path).name)
