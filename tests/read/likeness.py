"""Invented records for tests of duplicates and versions."""

from dataclasses import replace
from typing import Any

from assistant.errors import Location
from assistant.model import Author, Record, Source
from assistant.read.entries import Entry
from assistant.read.identity import identify

TITLE = "Colours of invented stones seen through imaginary lenses by forty observers"
JOURNAL = "Journal of Invented Organs"
WRITER = (Author("Müller-Brandt", "Zoë"), Author("Okafor", "Chidi"))
ABSTRACT = (
    "Nobody has measured the colour of stones that do not exist. We asked forty observers to look through lenses "
    "that were never ground, and counted what they failed to see. No stone was seen twice, and no lens broke."
)
OTHER_ABSTRACT = (
    "Ships of the imagination wait longer in autumn. From the logs of twelve harbours nobody built we took the hour "
    "of each arrival; a table of tides was invented for the purpose, and the masters were not interviewed at all."
)


def entry(line: int, title: str = "A title", *, path: str = "a.nbib", form: str = "medline", **fields: Any) -> Entry:
    """Make an entry whose id is that of its fields."""
    record = Record("", title, sources=(Source(path, line, form),), **fields)
    return Entry(replace(record, record_id=identify(record)), Location(path, line))
