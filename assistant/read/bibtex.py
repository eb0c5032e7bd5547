"""BibTeX and BibLaTeX files to citations."""

import re
from collections.abc import Iterable, Iterator, Mapping

from assistant.errors import Problem
from assistant.read.accessions import find_dois, find_linked_pmids, find_pmids
from assistant.read.bibtex_entries import BibEntry, read_entries
from assistant.read.bibtex_names import read_authors
from assistant.read.bibtex_values import MONTHS
from assistant.read.citations import Citation
from assistant.read.latex import decode_latex, decode_verbatim

_CONTAINERS = ("journaltitle", "journal", "shortjournal", "booktitle", "maintitle")
_LANGUAGES = ("language", "langid", "hyphenation")
_NOTES = ("url", "ee", "howpublished", "note", "annote", "annotation")
_MONTH_NAMES = {**MONTHS, **{str(number): name for number, name in enumerate(MONTHS.values(), start=1)}}
_DASHES = re.compile(r"\s*(?:-+|[–—‒−])\s*")


def parse_bibtex(path: str, source: Iterable[str]) -> Iterator[Citation | Problem]:
    """Read a BibTeX or BibLaTeX file.

    Entries with the same key are all kept, because a key is only a name. Text between entries, ``@comment`` and
    ``@preamble`` are passed over.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its lines without line ends.

    Yields
    ------
    Citation or Problem
        In file order; ``broken-entry`` for each entry that cannot be read, ``no-publication`` notes for entries that
        only group others. Citations carry ``unclosed-entry``, ``no-comma`` and ``repeated-field`` problems.
    """
    for entry in read_entries(path, source):
        yield entry if isinstance(entry, Problem) else _read_citation(entry)


def _read_citation(entry: BibEntry) -> Citation:
    fields = entry.fields
    return Citation(
        line=entry.line,
        title=_read_title(fields),
        abstract=decode_latex(fields.get("abstract", "")),
        container_title=decode_latex(_first(fields, _CONTAINERS)),
        year=_read_year(fields),
        volume=decode_latex(fields.get("volume", "")),
        issue=decode_latex(fields.get("number", "") or fields.get("issue", "")),
        page=_DASHES.sub("-", decode_latex(_first(fields, ("pages", "page", "eid")))),
        language=decode_latex(_first(fields, _LANGUAGES)),
        authors=read_authors(fields.get("author", "")),
        dois=_read_dois(fields),
        pmids=_read_pmids(fields),
        kinds=tuple(filter(None, (entry.kind, *map(decode_latex, (_first(fields, ("type", "entrysubtype")),))))),
        problems=entry.problems,
    )


def _first(fields: Mapping[str, str], names: Iterable[str]) -> str:
    return next((fields[name] for name in names if fields.get(name, "").strip()), "")


def _read_title(fields: Mapping[str, str]) -> str:
    title, subtitle = decode_latex(fields.get("title", "")), decode_latex(fields.get("subtitle", ""))
    return f"{title.removesuffix(':')}: {subtitle}" if title and subtitle else title or subtitle


def _read_year(fields: Mapping[str, str]) -> str:
    """Return the year, with the month as PubMed writes it where that is told apart."""
    year = decode_latex(_first(fields, ("year", "date", "issued")))
    month = decode_latex(fields.get("month", "")).strip("# ").lower()
    name = _MONTH_NAMES.get(month[:2].removeprefix("0") if month.isdigit() else month[:3], "")
    return f"{year} {name}" if name and len(year) == 4 and year.isdigit() else year


def _read_dois(fields: Mapping[str, str]) -> tuple[str, ...]:
    if doi := decode_verbatim(fields.get("doi", "")):
        return (doi,)
    return tuple(dict.fromkeys(find_dois(_read_notes(fields))))


def _read_pmids(fields: Mapping[str, str]) -> tuple[str, ...]:
    given = [decode_verbatim(fields.get(name, "")) for name in ("pmid", "pubmedid", "pubmed")]
    if (fields.get("eprinttype") or fields.get("archiveprefix", "")).lower() in {"pubmed", "pmid", "medline"}:
        given.append(decode_verbatim(fields.get("eprint", "")))
    notes = _read_notes(fields)
    pmids = (*(text.lower().removeprefix("pmid:") for text in given), *find_linked_pmids(notes), *find_pmids(notes))
    return tuple(dict.fromkeys(filter(None, map(str.strip, pmids))))


def _read_notes(fields: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(decode_verbatim(fields[name]) for name in _NOTES if name in fields)
