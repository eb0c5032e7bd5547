"""EndNote XML, as EndNote, Bookends and others write it, to citations."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from assistant.errors import Problem
from assistant.model import Author
from assistant.read.accessions import find_dois, find_linked_pmids
from assistant.read.citations import Citation
from assistant.read.names import read_name
from assistant.read.xml_entries import XmlEntry, read_entries, read_text

_PUBMED = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)
_NOBODY = frozenset({"", "et al"})
_CONTAINERS = (
    "titles/secondary-title",
    "periodical/full-title",
    "titles/alt-title",
    "alt-periodical/full-title",
    "periodical/abbr-1",
)


def parse_endnote_xml(path: str, source: BinaryIO) -> Iterator[Citation | Problem]:
    """Read an EndNote XML file, one record at a time.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its bytes; entities in it are never expanded and nothing is fetched.

    Yields
    ------
    Citation or Problem
        In file order; the problems are those of `assistant.read.xml_entries.read_entries`.
    """
    for entry in read_entries(path, source, ("record",), "records"):
        yield entry if isinstance(entry, Problem) else _read_citation(entry)


def _read_citation(entry: XmlEntry) -> Citation:
    node = entry.node
    kind = node.find("ref-type")
    return Citation(
        line=entry.line,
        title=_first(node, ("titles/title", "titles/translated-title")),
        abstract=_first(node, ("abstract",)),
        container_title=_first(node, _CONTAINERS),
        year=_first(node, ("dates/year", "dates/pub-dates/date")),
        volume=_first(node, ("volume",)),
        issue=_first(node, ("number", "issue")),
        page=_first(node, ("pages",)),
        language=_first(node, ("language",)),
        authors=_read_authors(node),
        dois=_read_dois(node),
        pmids=_read_pmids(node),
        kinds=tuple(filter(None, [(kind.get("name") or read_text(kind)) if kind is not None else ""])),
        problems=entry.problems,
    )


def _texts(node: etree._Element, path: str) -> Iterator[str]:
    return filter(None, map(read_text, node.iterfind(path)))


def _first(node: etree._Element, paths: Iterable[str]) -> str:
    return next((text for path in paths for text in _texts(node, path)), "")


def _read_authors(node: etree._Element) -> tuple[Author, ...]:
    """Return the authors; a comma at the end marks an organisation."""
    names = [name for name in _texts(node, "contributors/authors/author") if name.strip(" ,.").lower() not in _NOBODY]
    return tuple(Author(name.rstrip(" ,")) if name.endswith(",") else read_name(name) for name in names)


def _read_dois(node: etree._Element) -> tuple[str, ...]:
    """Return the DOIs of the field for them, as written if they are none, else those in addresses."""
    given = [word for text in _texts(node, "electronic-resource-num") for word in text.split() if "10." in word]
    return tuple(dict.fromkeys(given or find_dois(_texts(node, "urls//url"))))


def _read_pmids(node: etree._Element) -> tuple[str, ...]:
    """Return the accession number where the database or an address says that it is PubMed's."""
    pmids = find_linked_pmids(_texts(node, "urls//url"))
    sources = (*_texts(node, "remote-database-name"), *_texts(node, "remote-database-provider"))
    if any(map(_PUBMED.search, sources)):
        pmids = (*_texts(node, "accession-num"), *pmids)
    return tuple(dict.fromkeys(pmids))
