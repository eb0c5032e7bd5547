"""PubMed XML (articles and book chapters) to citations that say what the MEDLINE format says."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from assistant.errors import Location, Problem, Severity
from assistant.model import Author
from assistant.read.citations import Citation
from assistant.read.preprints import names_preprint_server
from assistant.read.records import is_title
from assistant.read.xml_entries import XmlEntry, read_entries, read_text

_ENTRIES = ("PubmedArticle", "PubmedBookArticle", "DeleteCitation")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH_NUMBERS = frozenset(f"{number:02}" for number in range(1, 13))
_DATES = ("PubMedPubDate[@PubStatus='entrez']", "PubMedPubDate[@PubStatus='pubmed']")
# What others say about an article. RetractionOf, ErratumFor and the like stand in the notice itself, which is not
# what is retracted; its publication type says what it is.
_NOTICES = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "retraction",
    "RetractedandRepublishedIn": "retraction",
    "ExpressionOfConcernIn": "concern",
    "ErratumIn": "erratum",
    "CorrectedandRepublishedIn": "erratum",
    "RepublishedIn": "update",
    "UpdateIn": "update",
    "UpdateOf": "preprint",
    "PreprintIn": "preprint",
    "PreprintOf": "preprint",
}


def parse_pubmed_xml(path: str, source: BinaryIO) -> Iterator[Citation | Problem]:
    """Read a PubMed XML file, one record at a time.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its bytes; entities in it are never expanded and nothing is fetched.

    Yields
    ------
    Citation or Problem
        In file order; ``empty-entry`` for an entry without content, a note ``deleted-records`` for those PubMed has
        withdrawn, and the problems of `assistant.read.xml_entries.read_entries`.
    """
    for entry in read_entries(path, source, _ENTRIES, "PubmedArticleSet"):
        yield entry if isinstance(entry, Problem) else _read_entry(path, entry)


def _read_entry(path: str, entry: XmlEntry) -> Citation | Problem:
    location = Location(path, entry.line)
    if entry.node.tag == "DeleteCitation":
        pmids = ", ".join(_texts(entry.node, "PMID"))
        message = f"PubMed has withdrawn {pmids or 'some records'}; delete them from the other files if they are there"
        return Problem(location, "deleted-records", message, Severity.NOTE)
    article, book = entry.node.find("MedlineCitation"), entry.node.find("BookDocument")
    if article is not None:
        return _read_article(entry, article)
    if book is not None:
        return _read_book(entry, book)
    message = "neither a MedlineCitation nor a BookDocument is in it; it is left out: download the record again"
    return Problem(location, "empty-entry", message)


def _read_article(entry: XmlEntry, node: etree._Element) -> Citation:
    issue = "Article/Journal/JournalIssue/"
    kinds = tuple(_texts(node, "Article/PublicationTypeList/PublicationType"))
    return Citation(
        line=entry.line,
        title=_read_title(node, ("Article/ArticleTitle", "Article/VernacularTitle")),
        abstract=_read_abstract(node, ("Article/Abstract", "OtherAbstract")),
        container_title=_first(
            node, ("MedlineJournalInfo/MedlineTA", "Article/Journal/ISOAbbreviation", "Article/Journal/Title")
        ),
        year=_read_date(node, (f"{issue}PubDate", "Article/ArticleDate")),
        volume=_first(node, (f"{issue}Volume",)),
        issue=_first(node, (f"{issue}Issue",)),
        page=_read_pages(node, "Article/Pagination"),
        language=_first(node, ("Article/Language",)),
        authors=_read_authors(node, ("Article/AuthorList",)),
        dois=_read_dois(entry.node, node, "Article/ELocationID"),
        pmids=tuple(_texts(node, "PMID")),
        kinds=kinds,
        dates=_read_database_dates(entry.node, node),
        notices=_read_notices(node, kinds),
        problems=entry.problems,
    )


def _read_book(entry: XmlEntry, node: etree._Element) -> Citation:
    """Read a chapter, or a book as a whole, which is its own container."""
    whole = _first(node, ("Book/BookTitle",))
    title = _read_title(node, ("ArticleTitle", "VernacularTitle"))
    return Citation(
        line=entry.line,
        title=title or whole,
        abstract=_read_abstract(node, ("Abstract",)),
        container_title=whole if title else "",
        year=_read_date(node, ("Book/PubDate", "Book/BeginningDate", "ContributionDate")),
        volume=_first(node, ("Book/Volume",)),
        page=_read_pages(node, "Pagination"),
        language=_first(node, ("Language",)),
        authors=_read_authors(node, ("AuthorList[@Type='authors']", "Book/AuthorList[@Type='authors']", "AuthorList")),
        dois=_read_dois(entry.node, node, "Book/ELocationID"),
        pmids=tuple(_texts(node, "PMID")),
        kinds=(*_texts(node, "PublicationType"), "Book Chapter" if title else "Book"),
        dates=_read_database_dates(entry.node, node),
        problems=entry.problems,
    )


def _texts(node: etree._Element, path: str) -> Iterator[str]:
    return filter(None, map(read_text, node.iterfind(path)))


def _first(node: etree._Element, paths: Iterable[str]) -> str:
    return next((text for path in paths for text in _texts(node, path)), "")


def _read_title(node: etree._Element, paths: Iterable[str]) -> str:
    titles = (text for path in paths for text in _texts(node, path))
    return next((title for title in titles if is_title(title)), "")


def _read_abstract(node: etree._Element, paths: Iterable[str]) -> str:
    """Return the sections behind their labels, as MEDLINE has them; another language only if there is no other."""
    for path in paths:
        for abstract in node.iterfind(path):
            if text := " ".join(filter(None, map(_read_section, abstract.iterfind("AbstractText")))):
                return text
    return ""


def _read_section(node: etree._Element) -> str:
    label, text = " ".join((node.get("Label") or "").split()).rstrip(":"), read_text(node)
    return f"{label}: {text}" if label and label != "UNLABELLED" and text else text


def _read_date(node: etree._Element, paths: Iterable[str]) -> str:
    """Return a date as MEDLINE prints it: "2020 Mar 5", or the words for a span of time."""
    for path in paths:
        for date in node.iterfind(path):
            year, month, season, day = (_first(date, (name,)) for name in ("Year", "Month", "Season", "Day"))
            parts = filter(None, (year, _name_month(month), season, day))
            if written := _first(date, ("MedlineDate",)) or " ".join(parts):
                return written
    return ""


def _name_month(month: str) -> str:
    return _MONTHS[int(month) - 1] if month.zfill(2) in _MONTH_NUMBERS else month


def _read_pages(node: etree._Element, path: str) -> str:
    ends = [_first(node, (f"{path}/{name}",)) for name in ("StartPage", "EndPage")]
    return _first(node, (f"{path}/MedlinePgn",)) or "-".join(dict.fromkeys(filter(None, ends)))


def _read_authors(node: etree._Element, paths: Iterable[str]) -> tuple[Author, ...]:
    """Return the authors of the first list that has any."""
    for path in paths:
        people = [
            _read_author(author)
            for group in node.iterfind(path)
            for author in group.iterfind("Author")
            if author.get("ValidYN") != "N"
        ]
        if authors := tuple(author for author in people if author.family):
            return authors
    return ()


def _read_author(node: etree._Element) -> Author:
    family, given = _first(node, ("LastName",)), _first(node, ("ForeName", "FirstName", "Initials"))
    if not family:
        return Author(_first(node, ("CollectiveName",)) or given)
    return Author(family, " ".join(filter(None, (given, _first(node, ("Suffix",))))))


def _read_dois(entry: etree._Element, node: etree._Element, path: str) -> tuple[str, ...]:
    places = [place for place in node.iterfind(path) if place.get("EIdType") == "doi" and place.get("ValidYN") != "N"]
    for data in ("PubmedData", "PubmedBookData", "BookDocument"):
        places += entry.iterfind(f"{data}/ArticleIdList/ArticleId[@IdType='doi']")
    return tuple(dict.fromkeys(filter(None, map(read_text, places))))


def _read_database_dates(entry: etree._Element, node: etree._Element) -> tuple[str, ...]:
    """Return when PubMed entered and revised the record, as ``2020/03/05``."""
    dates = [date for name in ("DateRevised", "DateCompleted", "DateCreated") for date in node.iterfind(name)]
    for data in ("PubmedData", "PubmedBookData"):
        dates += [date for path in _DATES for date in entry.iterfind(f"{data}/History/{path}")]
    return tuple("/".join(_first(date, (name,)).zfill(2) for name in ("Year", "Month", "Day")) for date in dates)


def _read_notices(node: etree._Element, kinds: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what was published about an article; a newer version of a preprint is its other version."""
    is_preprint = any(kind.lower() == "preprint" for kind in kinds)
    found = []
    for comment in node.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        relation, reference = comment.get("RefType", ""), _word_reference(comment)
        if relation not in _NOTICES or (relation == "UpdateOf" and not names_preprint_server(reference)):
            continue
        found.append(("preprint" if relation == "UpdateIn" and is_preprint else _NOTICES[relation], reference))
    return tuple(found)


def _word_reference(node: etree._Element) -> str:
    place, pmid = _first(node, ("RefSource",)), _first(node, ("PMID",))
    return " ".join(filter(None, (f"{place.rstrip('.')}." if place and pmid else place, pmid and f"PMID: {pmid}")))
