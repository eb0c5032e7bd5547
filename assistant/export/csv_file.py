"""A table as CSV that spreadsheets open as it is meant: UTF-8 with a mark, and no cell that runs as a formula."""

import csv
from io import StringIO

from assistant.export.columns import Cell
from assistant.export.tables import Table

# Without it Excel takes the file for one in the encoding of the machine.
_MARK = "\ufeff"
# What spreadsheets take for the beginning of a formula, in the wide letters of East Asian keyboards as well
# (OWASP, CSV Injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_DEFUSED = "'"
_JOINT = "; "


def to_csv(table: Table) -> str:
    """Write a table as CSV (RFC 4180), its first row the names of the columns.

    Returns
    -------
    Text that begins with a byte order mark. Missing cells are empty, truths are ``TRUE`` and ``FALSE``, lists are
    joined by semicolons, and a text that a spreadsheet would run as a formula has an apostrophe in front.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_write(cell) for cell in row] for row in table.rows)
    return _MARK + out.getvalue()


def _write(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case int() | float():
            return repr(cell)
        case tuple():
            return _defuse(_JOINT.join(cell))
    return _defuse(str(cell))


def _defuse(text: str) -> str:
    return _DEFUSED + text if text.startswith(_FORMULAS) else text
