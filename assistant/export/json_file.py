"""A table as JSON for programs; ``docs/export.md`` documents the layout."""

from assistant.export.tables import Table
from assistant.interchange import to_json

SCHEMA = 1


def to_json_text(table: Table) -> str:
    """Write a table as one JSON object, a row an object with the names of the columns as keys.

    Returns
    -------
    Text that ends in a line feed; missing cells are null, lists are lists.
    """
    names = [column.name for column in table.columns]
    whole = {
        "schema": SCHEMA,
        "what": table.what,
        "snapshot": table.snapshot,
        "rules": table.rules,
        "columns": table.columns,
        "rows": [dict(zip(names, row, strict=True)) for row in table.rows],
    }
    return to_json(whole, indent=1) + "\n"
