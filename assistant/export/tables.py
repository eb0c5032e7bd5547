"""The tables that can be exported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from assistant.export.claims import claim_columns
from assistant.export.columns import Cell, Column, Kind
from assistant.export.entries import Material
from assistant.export.points import point_columns
from assistant.export.studies import study_columns
from assistant.export.syntheses import synthesis_columns
from assistant.model import RulePack, SnapshotFacts

T = TypeVar("T")


class What(StrEnum):
    """What a row of a table is."""

    CLAIMS = "claims"
    SYNTHESES = "syntheses"
    STUDIES = "studies"
    COORDINATES = "coordinates"


@dataclass(frozen=True, slots=True)
class Heading:
    """Name and kind of a column."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table, ready to be written.

    Attributes
    ----------
    what
        What a row is.
    snapshot, rules
        Identity of what the review rests on.
    columns
        From the left.
    rows
        Cells in the order of the columns.
    """

    what: What
    snapshot: SnapshotFacts
    rules: RulePack
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tabulate(material: Material, what: What) -> Table:
    """Make the table of one kind of rows."""
    match what:
        case What.CLAIMS:
            return _fill(material, what, claim_columns(material), material.claims)
        case What.SYNTHESES:
            return _fill(material, what, synthesis_columns(material), material.review.syntheses)
        case What.STUDIES:
            return _fill(material, what, study_columns(), material.studies)
        case What.COORDINATES:
            return _fill(material, what, point_columns(material), material.points)


def _fill(material: Material, what: What, columns: Sequence[Column[T]], entries: Iterable[T]) -> Table:
    rows = tuple(tuple(column.cell(entry) for column in columns) for entry in entries)
    headings = tuple(Heading(column.name, column.kind) for column in columns)
    return Table(what, material.review.snapshot, material.review.rules, headings, rows)
