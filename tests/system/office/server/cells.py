"""What a writer does to tables; a table is named by a bookmark above it."""

from places import find_table


def edit_cell(desktop, document, anchor, cell, text):
    """Write another text into a cell, which is named like B2."""
    _find_cell(document, anchor, cell).String = text


def add_row(desktop, document, anchor, cell, texts):
    """Add a row below that of a cell and write into it, from the first cell on."""
    _enter(document, anchor, cell)
    desktop.send(document, "InsertRowsAfter", Amount=1)
    row = int("".join(filter(str.isdigit, cell))) + 1
    for column, text in zip("ABCDEFGH", texts, strict=False):
        edit_cell(desktop, document, anchor, f"{column}{row}", text)


def delete_row(desktop, document, anchor, cell):
    """Delete the row of a cell."""
    _enter(document, anchor, cell)
    desktop.send(document, "DeleteRows")


def _enter(document, anchor, cell):
    document.CurrentController.ViewCursor.gotoRange(_find_cell(document, anchor, cell).Start, False)


def _find_cell(document, anchor, cell):
    found = find_table(document, anchor).getCellByName(cell)
    if found is None:
        raise LookupError(f"no cell {cell} below {anchor}")
    return found
