"""Every format with the parser that makes citations of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from assistant.errors import Problem
from assistant.read.bibtex import parse_bibtex
from assistant.read.citations import Citation
from assistant.read.csl_json import parse_csl_json
from assistant.read.csv_table import parse_csv
from assistant.read.detection import Format
from assistant.read.encoding import TextFile
from assistant.read.endnote_xml import parse_endnote_xml
from assistant.read.json_items import MAX_TEXT
from assistant.read.medline import parse_medline
from assistant.read.packing import open_bytes
from assistant.read.pubmed_xml import parse_pubmed_xml
from assistant.read.ris import parse_ris

Citations = Iterator[Citation | Problem]

# Text of lines, text that is told apart faster many lines at a time, and XML, which says itself how it is encoded.
_OF_LINES: Mapping[Format, Callable[[str, Iterable[str]], Citations]] = {
    Format.RIS: parse_ris,
    Format.BIBTEX: parse_bibtex,
}
_OF_BLOCKS: Mapping[Format, Callable[[str, Iterable[str]], Citations]] = {Format.MEDLINE: parse_medline}
_OF_BYTES: Mapping[Format, Callable[[str, BinaryIO], Citations]] = {
    Format.PUBMED_XML: parse_pubmed_xml,
    Format.ENDNOTE_XML: parse_endnote_xml,
}


def is_xml(form: Format) -> bool:
    """Tell whether a format is read from bytes, because it says itself how it is encoded."""
    return form in _OF_BYTES


def parse_xml(form: Format, path: Path) -> Citations:
    """Yield the citations of an XML file, and a problem for each entry that cannot be read."""
    with open_bytes(path) as stream:
        yield from _OF_BYTES[form](str(path), stream)


def parse_text(form: Format, file: TextFile, columns: Mapping[str, str]) -> Citations:
    """Yield the citations of a text file, and a problem for each entry that cannot be read.

    Parameters
    ----------
    form
        A text format of references.
    file
        The file.
    columns
        What a record calls a field -> the column of a table that holds it, as the user says.
    """
    path = str(file.path)
    if form is Format.CSV:
        return parse_csv(path, file.lines(), columns)
    if form in _OF_BLOCKS:
        return _OF_BLOCKS[form](path, file.blocks())
    if form is Format.CSL_JSON:  # often written on one line
        return parse_csl_json(path, file.lines(longest=MAX_TEXT))
    return _OF_LINES[form](path, file.lines())
