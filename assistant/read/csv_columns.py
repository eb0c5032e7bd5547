"""What the columns of a table hold, told by their names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.read.accessions import find_dois, find_pmids
from assistant.read.citations import Citation
from assistant.read.inline_markup import to_plain_line
from assistant.read.names import read_names

# Field -> column names without case and punctuation, the best first: those of ASReview, Covidence, Rayyan, Zotero,
# PubMed, Scopus, Web of Science (its field tags too), Embase, Cochrane, EBSCO, ProQuest, Lens and Dimensions.
_NAMES: Mapping[str, str] = {
    "title": "title articletitle documenttitle itemtitle primarytitle ti t1 displayname",
    "abstract": "abstract abstractnote abstracttext notesabstract ab n2 originalabstract",
    "authors": "authors author authornames authorfullnames authorlist firstauthors creators au af a1",
    "container_title": (
        "journal journaltitle journalbook journalname sourcetitle publicationname pubtitle secondarytitle "
        "publicationtitle containertitle alternatetitle3 alternatetitle2 booktitle so jf t2"
    ),
    "year": "year publicationyear publishedyear pubyear py issuedyear datepublished publicationdate pubdate date y1",
    "volume": "volume vol vl vi",
    "issue": "issue issuenumber number is ip",
    "page": "pages page pagination pagerange pg",
    "doi": "doi digitalobjectidentifier doilink di do",
    "pmid": "pmid pubmedid medlinepmid pubmedpmid pm",
    "language": "language languageoforiginaldocument articlelanguage la",
    "type": "publicationtype publicationtypes itemtype documenttype typeofreference doctype articletype type dt",
}
_HELPERS: Mapping[str, str] = {
    "first page": "startpage pagestart firstpage beginningpage bp sp",
    "last page": "endpage pageend lastpage endingpage ep",
    "article number": "articlenumber artno ar",
    "link": "url urls link ur externalurl",
    "note": "extra note notes accessionnumber ut utuniquewosid",
    "source": "source",
    "stamp": "createdate dateadded datemodified entrydate",
}
FIELDS = tuple(_NAMES)
_KNOWN = {
    name: (field, rank) for field, names in {**_NAMES, **_HELPERS}.items() for rank, name in enumerate(names.split())
}
_PUNCTUATION = re.compile(r"[\W_]+")
# "Journal of Examples (2014) 3:3 (152-160). Date of Publication: 2014"
_EMBASE_SOURCE = re.compile(
    r"(?P<container_title>.{1,300}?) \((?P<year>[12][0-9]{3})\) (?P<volume>[^\s:]{1,20})"
    r"(?::(?P<issue>[^\s(]{1,20}))?(?: \((?P<page>[^)]{1,40})\))?(?:\.|$)"
)
_FLOAT = re.compile(r"([0-9]+)\.0")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row each field stands.

    Attributes
    ----------
    places
        Field -> positions, the best first.
    width
        Number of columns.
    """

    places: Mapping[str, tuple[int, ...]]
    width: int

    def read_citation(self, row: Sequence[str], line: int) -> Citation:
        """Make a citation of one row.

        Parameters
        ----------
        row
            Its cells; missing ones count as empty.
        line
            The line the row begins on.
        """
        cited = _EMBASE_SOURCE.match(self._first(row, "source"))
        source = {key: value or "" for key, value in cited.groupdict().items()} if cited else {}
        return Citation(
            line=line,
            title=to_plain_line(self._first(row, "title")),
            abstract=to_plain_line(self._first(row, "abstract")),
            authors=read_names(self._first(row, "authors")),
            dois=tuple(self._all(row, "doi")[:1]) or find_dois(self._all(row, "link"))[:1],
            pmids=tuple(map(_strip_float, self._all(row, "pmid")[:1])) or find_pmids(self._all(row, "note"))[:1],
            kinds=tuple(kind for text in self._all(row, "type") for kind in _part(text)),
            language=self._first(row, "language"),
            dates=tuple(text.replace("-", "/") for text in self._all(row, "stamp")),
            container_title=to_plain_line(self._first(row, "container_title")) or source.get("container_title", ""),
            year=_strip_float(self._first(row, "year")) or source.get("year", ""),
            volume=_strip_float(self._first(row, "volume")) or source.get("volume", ""),
            issue=_strip_float(self._first(row, "issue")) or source.get("issue", ""),
            page=self._read_page(row) or source.get("page", ""),
        )

    def _read_page(self, row: Sequence[str]) -> str:
        first, last = (_strip_float(self._first(row, name)) for name in ("first page", "last page"))
        ends = "-".join(filter(None, (first, last) if first != last else (first,)))
        return self._first(row, "page") or ends or self._first(row, "article number")

    def _all(self, row: Sequence[str], field: str) -> list[str]:
        cells = (row[place].strip() for place in self.places.get(field, ()) if place < len(row))
        return [cell for cell in cells if cell]

    def _first(self, row: Sequence[str], field: str) -> str:
        return next(iter(self._all(row, field)), "")


def name_columns(header: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    """Tell which field each column holds.

    Parameters
    ----------
    header
        Names of the columns as written.
    mapping
        Field -> name of its column; it goes before what the names say.
    """
    wanted = {normalise_name(column): field for field, column in mapping.items()}
    ranked: dict[str, list[tuple[int, int]]] = {}
    for place, written in enumerate(header):
        name = normalise_name(written)
        field, rank = (wanted[name], -1) if name in wanted else _KNOWN.get(name, ("", 0))
        if rank < 0 or field not in mapping:
            ranked.setdefault(field, []).append((rank, place))
    ranked.pop("", None)
    return Columns({field: tuple(place for _, place in sorted(found)) for field, found in ranked.items()}, len(header))


def normalise_name(written: str) -> str:
    """Reduce the name of a column to its letters and figures."""
    return _PUNCTUATION.sub("", written).casefold()


def _strip_float(text: str) -> str:
    """Undo what programs make of a column of numbers with gaps: 2019.0."""
    found = _FLOAT.fullmatch(text)
    return found[1] if found else text


def _part(text: str) -> list[str]:
    parts = (part.strip() for part in re.split(r"[;|]", text))
    return [part for part in parts if part]
