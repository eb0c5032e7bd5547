"""Which format a file has, told by its content and never by its name."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from itertools import islice

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.read.csv_columns import name_columns
from assistant.read.csv_table import DELIMITERS
from assistant.read.medline import TAGS

SNAPSHOT_MARK = "draftreview-snapshot"
_LOOK_AT = 20


class Format(StrEnum):
    """A format this stage reads; the value is what a record's source names."""

    MEDLINE = "medline"
    PUBMED_XML = "pubmed-xml"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    ENDNOTE_XML = "endnote-xml"
    CSV = "csv"
    SNAPSHOT = "snapshot"
    TEXTS = "texts"


# The first that fits decides. RIS comes before MEDLINE, with which it shares field tags; both RIS and BibTeX may stand
# below a long preface.
_RIS = re.compile(
    r"^[ \t]*(?:TY|ER)[ \t]{0,3}-(?:[ \t]|$)|^FN (?:ISI|Clarivate|Thomson|Web of)", re.MULTILINE | re.IGNORECASE
)
_MEDLINE = re.compile(r"(?:PMID|OWN |STAT|TI  )- ")
_MEDLINE_FIELD = re.compile(r"([A-Z]{2,4}) {0,2}- ")
_BIBTEX = re.compile(r"^[ \t]*@[ \t]*[a-z]+[ \t]*[{(]", re.MULTILINE | re.IGNORECASE)
_ROOTS = (
    (Format.PUBMED_XML, re.compile(r"<(?:PubmedArticleSet|PubmedBookArticleSet|PubmedArticle|MedlineCitation)[\s>]")),
    (Format.PUBMED_XML, re.compile(r"<(?:PubmedBookArticle|MedlineCitationSet)[\s>]")),
    (Format.ENDNOTE_XML, re.compile(r"<records?[\s>].*<(?:ref-type|source-app|rec-number|database)[\s>]", re.DOTALL)),
)
_FOREIGN = (
    ("a web page", re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?html\b", re.I | re.DOTALL)),
    ("XML of a kind that is not read", re.compile(r"<[?!A-Za-z_]")),
    ("PDF", re.compile(r"%PDF-")),
    ("a Word, Excel or ZIP file", re.compile(r"PK[ \x03]")),
    ("an old Word or Excel file", re.compile(r"\ufffd\ufffd\x11")),
    ("RTF", re.compile(r"\{\\rtf")),
    ("a compressed file inside another", re.compile(r"\x1f\ufffd")),
    ("EndNote's Refer format", re.compile(r"%[0-9A-Z](?:[ \t]|$)", re.MULTILINE)),
    ("JSON without titles", re.compile(r"[\[{]")),
)
_READ = (
    "read are PubMed files (.nbib, .xml), RIS, BibTeX, CSL-JSON, EndNote XML, tables (CSV, TSV) with a title column, "
    "and draftreview snapshots; for a table with other column names see --columns"
)
_NO_COLUMNS: Mapping[str, str] = {}
_CSL_KEY = re.compile(r'"(?:title|DOI|container-title|issued|citation-key)"\s*:')


def detect_format(head: str, path: str, columns: Mapping[str, str] = _NO_COLUMNS) -> Format:
    """Tell the format of a file from its beginning.

    Parameters
    ----------
    head
        The file from its beginning, as much as is at hand; the last line may be cut.
    path
        The file as the user named it, for the message.
    columns
        What a record calls a field -> the column of a table that holds it, as the user says.

    Raises
    ------
    UnreadableInputError
        ``unknown-format``, saying what the file looks like and what is read, or ``empty-file``.
    """
    start = head.lstrip("\ufeff \t\r\n")
    lines = list(islice((line for line in head.removeprefix("\ufeff").splitlines() if line.strip()), _LOOK_AT))
    if not lines or not start:
        raise UnreadableInputError([Problem(Location(path), "empty-file", "only blank lines; export the search again")])
    if start.startswith("<"):
        return next((form for form, root in _ROOTS if root.search(start)), None) or _refuse(path, start)
    if start[0] in "[{":
        return _detect_json(lines[0], start) or _refuse(path, start)
    return _detect_text(start, lines, columns) or _refuse(path, start)


def _detect_text(start: str, lines: list[str], columns: Mapping[str, str]) -> Format | None:
    if _RIS.search(start):
        return Format.RIS
    if _is_medline(lines):
        return Format.MEDLINE
    if _BIBTEX.search(start):
        return Format.BIBTEX
    return Format.CSV if any(_is_table_header(line, columns) for line in lines) else None


def _is_medline(lines: list[str]) -> bool:
    """Look for a field that begins records, or for two others."""
    found = filter(None, map(_MEDLINE_FIELD.match, lines))
    return any(map(_MEDLINE.match, lines)) or sum(field[1] in TAGS for field in found) > 1


def _is_table_header(line: str, columns: Mapping[str, str]) -> bool:
    """Tell the names of columns from a sentence: two of them are known."""
    rows = (line.replace('"', "").split(delimiter) for delimiter in DELIMITERS if delimiter in line)
    return any(len(name_columns(cells, columns).places) > 1 for cells in rows)


def _detect_json(line: str, start: str) -> Format | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        if value.get("format") == SNAPSHOT_MARK:
            return Format.SNAPSHOT
        # an item of CSL has a type, and no bare text is without an id
        if "text" in value and "type" not in value and not value.keys().isdisjoint(("pmid", "pmcid", "id")):
            return Format.TEXTS
    return Format.CSL_JSON if _CSL_KEY.search(start) else None


def _refuse(path: str, start: str) -> Format:
    looks_like = next((name for name, pattern in _FOREIGN if pattern.match(start)), None)
    first = f"this looks like {looks_like}" if looks_like else "this is no bibliographic file"
    raise UnreadableInputError([Problem(Location(path), "unknown-format", f"{first}; {_READ}")])
