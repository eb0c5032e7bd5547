"""What all that reads and writes Word files has in common: names, how parts are stored, who signs and on which day."""

import zipfile
from functools import cache

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMBED = f"{{{RELATIONSHIPS}}}embed"
AUTHOR = "draftreview"  # of documents, comments and tracked changes
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # that of every entry, as bytes depend on the content alone
_READ_WRITE = 0o600 << 16


@cache
def w(name: str) -> str:
    """Give the full name of an element or attribute of the main namespace."""
    return f"{{{NAMESPACE}}}{name}"


def stamp_day(date: str) -> str:
    """Write the date of a snapshot, of which month or day may be unknown, as Word dates comments and changes."""
    parts = [*date[:10].split("-"), "01", "01"][:3] if date else ["1980", "01", "01"]
    return f"{'-'.join(parts)}T00:00:00Z"


def write_part(root: etree._Element) -> bytes:
    """Write a part as word processors do."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def make_entry(name: str) -> zipfile.ZipInfo:
    """Make the entry of a part in the archive."""
    info = zipfile.ZipInfo(name, ZIP_TIME)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _READ_WRITE
    return info
