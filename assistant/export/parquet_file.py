"""A table as Apache Parquet, its columns typed; needs pyarrow, which comes with an extra."""

from importlib.util import find_spec
from io import BytesIO
from typing import Any

from assistant.errors import MissingExtraError
from assistant.export.columns import Kind
from assistant.export.tables import Table

_LIBRARY, _EXTRA = "pyarrow", "parquet"
_BASIS = "draftreview."


def check_parquet() -> None:
    """Refuse to go on where the library is missing.

    Raises
    ------
    MissingExtraError
        Naming the extra to install.
    """
    if find_spec(_LIBRARY) is None:
        raise MissingExtraError("a .parquet file", _LIBRARY, _EXTRA, "write .csv or .json")


def to_parquet(table: Table) -> bytes:
    """Write a table as Parquet.

    Returns
    -------
    A file of UTF-8 texts, lists of these, 64-bit integers, doubles and booleans; missing cells are null. Its
    metadata names what a row is, the snapshot and the rules. The same table and version of pyarrow give the same
    bytes.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    """
    check_parquet()
    import pyarrow  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]

    types: dict[Kind, Any] = {
        Kind.TEXT: pyarrow.string(),
        Kind.TEXTS: pyarrow.list_(pyarrow.string()),
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.TRUTH: pyarrow.bool_(),
    }
    fields = [pyarrow.field(column.name, types[column.kind]) for column in table.columns]
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(fields)
    arrays = [pyarrow.array(list(cells), field.type) for field, cells in zip(fields, columns, strict=True)]
    schema = pyarrow.schema(fields, _basis(table))
    out = BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()


def _basis(table: Table) -> dict[str, str]:
    """Say what a row is and what the table rests on, as the metadata of a file takes it."""
    return {
        f"{_BASIS}what": table.what,
        f"{_BASIS}snapshot": table.snapshot.hash,
        f"{_BASIS}snapshot_date": table.snapshot.date,
        f"{_BASIS}pack": table.rules.pack,
        f"{_BASIS}rules": table.rules.hash,
    }
