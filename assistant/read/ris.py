"""RIS, as the reference managers and databases write it, and the tagged format of Web of Science."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from assistant.errors import Problem
from assistant.model import Author
from assistant.read.accessions import find_dois, find_linked_pmids, find_pmids
from assistant.read.citations import Citation
from assistant.read.inline_markup import to_plain_line
from assistant.read.names import read_name, read_names
from assistant.read.tagged_entries import TaggedEntry, cut_ris, cut_web_of_science

_LOOK_AT = 50
_WOS_START = re.compile(r"\ufeff?(?:FN (?:ISI|Clarivate|Thomson|Web of)|VR 1\.|PT [A-Z]\s*$)")
_RIS_START = re.compile(r"[\s\ufeff]*TY[ \t]{0,3}-", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_NUMBER = re.compile(r"[0-9]{1,8}")
_ISSUE = re.compile(r"[\w./()-]{1,15}")
_MEDLINE = re.compile(r"\b(?:pubmed|medline|nlm)\b", re.IGNORECASE)
_CITED = re.compile(r"references?:|cited references", re.IGNORECASE)
_LONGEST_KIND = 80
_MANY_PARTS = 20  # beyond it they are paragraphs, and comparing each with each takes long
# EndNote puts PubMed's publication types among the lines of a note; those that tell what a record is.
_PUBMED_TYPES = frozenset(
    (
        "case reports|clinical trial|clinical trial protocol|clinical trial, phase i|"
        "clinical trial, phase ii|clinical trial, phase iii|clinical trial, phase iv|comment|"
        "comparative study|controlled clinical trial|editorial|expression of concern|guideline|"
        "journal article|letter|meta-analysis|multicenter study|network meta-analysis|news|"
        "observational study|practice guideline|preprint|published erratum|randomized controlled trial|"
        "retracted publication|retraction of publication|review|scoping review|systematic review|twin study|"
        "validation study"
    ).split("|")
)


def parse_ris(path: str, source: Iterable[str]) -> Iterator[Citation | Problem]:
    """Read a RIS file, or a field-tagged file of Web of Science.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its lines without line ends.

    Yields
    ------
    Citation or Problem
        One citation for each record, empty ones included, with ``no-type``, ``no-end`` and ``unreadable-line``
        among its problems; a ``stray-line`` note for what stands outside of records.
    """
    lines = iter(source)
    head = list(islice(lines, _LOOK_AT))
    whole = chain(head, lines)
    if _is_web_of_science(head):
        yield from (
            _read_wos(item) if isinstance(item, TaggedEntry) else item for item in cut_web_of_science(path, whole)
        )
    else:
        yield from (_read_ris(item) if isinstance(item, TaggedEntry) else item for item in cut_ris(path, whole))


def _is_web_of_science(head: Sequence[str]) -> bool:
    first = next((line for line in head if _WOS_START.match(line) or _RIS_START.match(line)), "")
    return bool(_WOS_START.match(first))


def _read_ris(entry: TaggedEntry) -> Citation:
    return Citation(
        line=entry.line,
        title=to_plain_line(entry.first("TI", "T1", "CT", "BT", "ST", "TT")),
        abstract=_join_abstracts(entry.texts("AB", "N2")),
        container_title=to_plain_line(entry.first("JF", "T2", "JO", "BT", "JA", "J2", "J1")),
        year=_choose_year(entry.texts("PY", "Y1", "DA", "YR")),
        volume=entry.first("VL"),
        issue=entry.first("IS") or next(filter(_ISSUE.fullmatch, entry.texts("M1", "CP")), ""),
        page=_read_pages(entry),
        language=entry.first("LA"),
        authors=_read_authors(entry),
        dois=_read_dois(entry),
        pmids=_read_pmids(entry),
        kinds=_read_kinds(entry),
        dates=entry.texts("Y2"),
        problems=tuple(entry.problems),
    )


def _read_wos(entry: TaggedEntry) -> Citation:
    pages = "-".join(entry.texts("BP")[:1] + entry.texts("EP")[:1])
    return Citation(
        line=entry.line,
        title=to_plain_line(entry.first("TI")),
        abstract=_join_abstracts(entry.texts("AB")),
        container_title=entry.first("SO", "JI", "J9"),
        year=_choose_year(entry.texts("PY", "EY", "PD")),
        volume=entry.first("VL"),
        issue=entry.first("IS"),
        page=pages or entry.first("PS", "AR"),
        language=entry.first("LA"),
        authors=_read_wos_authors(entry),
        dois=entry.texts("DI") or entry.texts("D2"),
        pmids=tuple(dict.fromkeys((*entry.texts("PM"), *find_pmids(entry.texts("UT"))))),
        kinds=tuple(kind.strip() for text in entry.texts("DT") for kind in text.split(";") if kind.strip(" -")),
        dates=tuple(text.replace("-", "/") for text in entry.texts("DA")),
        problems=tuple(entry.problems),
    )


def _read_wos_authors(entry: TaggedEntry) -> tuple[Author, ...]:
    """Take the full names if there is one for each author; a line is a name, or several between semicolons."""
    short, full = (tuple(author for line in entry.lines(tag) for author in _read_person(line)) for tag in ("AU", "AF"))
    groups = tuple(Author(" ".join(name.split())) for name in entry.lines("CA") if name.strip())
    return (*(full if len(full) >= len(short) else short), *groups)


def _read_authors(entry: TaggedEntry) -> tuple[Author, ...]:
    """Read the authors; only of a whole book are the second ones authors too, elsewhere they edited the volume."""
    seconds = entry.texts("A2") if "BOOK" in entry.texts("TY") else ()
    return tuple(author for text in (*entry.texts("AU", "A1"), *seconds) for author in _read_person(text))


def _read_person(text: str) -> tuple[Author, ...]:
    if ";" in text:
        return read_names(text)
    name = read_name(text)
    return (name,) if name.family else ()


def _join_abstracts(texts: Sequence[str]) -> str:
    """Join parts of an abstract, each once: AB and N2 often say the same, one of them cut short."""
    plain = list(dict.fromkeys(map(to_plain_line, texts)))
    if len(plain) > _MANY_PARTS:
        return " ".join(plain)
    keys = [text.casefold().rstrip(". …") for text in plain]
    kept = [
        text
        for index, text in enumerate(plain)
        if not any(
            keys[index] in key and (len(keys[index]), -index) < (len(key), -other)
            for other, key in enumerate(keys)
            if other != index
        )
    ]
    return " ".join(kept)


def _choose_year(texts: Sequence[str]) -> str:
    return next(filter(_YEAR.search, texts), "") or next(iter(texts), "")


def _read_pages(entry: TaggedEntry) -> str:
    start, end = entry.first("SP"), entry.first("EP")
    if (start, end) == ("No", "Specified"):  # what Ovid makes of "No Pagination Specified"
        return ""
    if end and start and end != start and "-" not in start:
        return f"{start}-{end}"
    return start or end or entry.first("C7")


def _read_dois(entry: TaggedEntry) -> tuple[str, ...]:
    """Take what is given as a DOI; else what notes, links and the type of work hold."""
    given = entry.texts("DO", "DI")
    if given:
        return tuple(dict.fromkeys(given))
    notes = (line for line in entry.lines("N1") if not _CITED.match(line))
    found = find_dois((*entry.texts("M3", "L3"), *notes)) or find_dois(entry.texts("UR", "L2", "LK"))
    return found[:1]


def _read_pmids(entry: TaggedEntry) -> tuple[str, ...]:
    """Find PubMed ids where each database puts them, the surest place first."""
    marked = find_pmids(entry.texts("PM", "AN", "U1", "U2", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"))
    database = " ".join(entry.texts("DB", "DP"))
    plain: tuple[str, ...] = entry.texts("PM")
    if _MEDLINE.search(database):
        plain += entry.texts("AN")
    if "ovid" in database.lower() and "medline" in database.lower():
        plain += entry.texts("ID")
    if "embase" in database.lower():
        plain += entry.texts("C5")
    if "scopus" in database.lower():
        plain += entry.texts("C2")
    numbers = tuple(text for text in plain if _NUMBER.fullmatch(text))
    noted = find_pmids(line for line in entry.lines("N1", "M1") if line.strip().upper().startswith("PMID"))
    linked = find_linked_pmids(entry.texts("UR", "L2"))
    return tuple(dict.fromkeys((*marked, *numbers))) or noted[:1] or linked[:1]


def _read_kinds(entry: TaggedEntry) -> tuple[str, ...]:
    works = (text for text in entry.texts("M3", "PT") if len(text) <= _LONGEST_KIND and not find_dois([text]))
    noted = (line.strip() for line in entry.lines("N1") if line.strip().lower() in _PUBMED_TYPES)
    return tuple(dict.fromkeys((*entry.texts("TY"), *works, *noted)))
