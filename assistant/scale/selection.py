"""What fits some conditions, found by DuckDB in the columns of a store, whatever its size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Any

from assistant.errors import Location, MissingExtraError, Problem, UnreadableInputError
from assistant.scale.conditions import Condition, Widen, write_sql
from assistant.scale.parts import SUFFIX, PartFacts, read_facts, read_records
from assistant.scale.rows import FIELDS, Kind, StoredRecord

_SHOWN = 8
# Where one version of a publication fits, its others come with it: one of them may say that it is retracted.
_QUERY = """
WITH fitting AS (SELECT pmid, doi FROM read_parquet($parts) WHERE {condition})
SELECT filename, list(file_row_number ORDER BY file_row_number)
FROM read_parquet($parts, filename = true, file_row_number = true)
WHERE {condition}
   OR pmid IN (SELECT pmid FROM fitting WHERE pmid IS NOT NULL)
   OR doi IN (SELECT doi FROM fitting WHERE doi IS NOT NULL)
GROUP BY filename
"""
_VALUES = """
SELECT value, count(*) AS number FROM (SELECT {expression} AS value FROM read_parquet($parts))
WHERE value IS NOT NULL GROUP BY value ORDER BY number DESC, value LIMIT {shown}
"""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of parts.

    Attributes
    ----------
    folder
        The folder as the user named it.
    parts
        Its parts, in the order of their names, with what each says of itself.
    """

    folder: Path
    parts: tuple[tuple[Path, PartFacts], ...]

    def select(self, conditions: Sequence[Condition], widen: Widen) -> Iterator[tuple[PartFacts, list[StoredRecord]]]:
        """Read what fits all conditions, part by part; without any the whole store.

        Parameters
        ----------
        conditions
            Joined by and.
        widen
            From a value to all that are part of it.
        """
        chosen = self._choose(conditions, widen) if conditions else None
        for path, facts in self.parts:
            numbers = range(facts.rows) if chosen is None else chosen.get(str(path), ())
            yield facts, list(read_records(path, numbers))

    def list_values(self, field: str) -> list[str]:
        """List the most frequent values of a field."""
        expression = f'unnest("{field}")' if FIELDS[field] is Kind.LISTED else f'"{field}"'
        rows = self._ask(_VALUES.format(expression=expression, shown=_SHOWN), {})
        return [str(value) for value, _ in rows]

    def _choose(self, conditions: Sequence[Condition], widen: Widen) -> dict[str, list[int]]:
        """Find the rows of each part that fit."""
        condition, bound = write_sql(conditions, widen)
        return dict(self._ask(_QUERY.format(condition=condition), bound))

    def _ask(self, query: str, bound: dict[str, Any]) -> list[tuple[Any, ...]]:
        duckdb = _import_duckdb()
        # No extension is looked for, here or elsewhere: reading Parquet is built in.
        config = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        with duckdb.connect(config=config) as connection:
            paths = [escape(str(path)) for path, _ in self.parts]
            found: list[tuple[Any, ...]] = connection.execute(query, {"parts": paths, **bound}).fetchall()
            return found


def is_store(path: Path) -> bool:
    """Tell whether a path is a folder, which can be nothing but a store."""
    return path.is_dir()


def open_store(folder: Path) -> Store:
    """Open the parts of a folder.

    Raises
    ------
    UnreadableInputError
        If it holds no part, or a file that is none.
    """
    paths = sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))
    if not paths:
        message = "no part of a store in this folder; make one with draftreview extract FILES -o FOLDER/"
        raise UnreadableInputError([Problem(Location(str(folder)), "no-part", message)])
    problems: list[Problem] = []
    parts: list[tuple[Path, PartFacts]] = []
    for path in paths:
        try:
            parts.append((path, read_facts(path)))
        except UnreadableInputError as error:
            problems += error.problems
    if problems:
        raise UnreadableInputError(problems)
    return Store(folder, tuple(parts))


def _import_duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise MissingExtraError("--where", "duckdb", "cluster", "leave it out") from None
    return duckdb
