"""What all tables of a draft share: their columns, and cells that name a study or say that something is not stated."""

from collections.abc import Iterable

from assistant.draft.blocks import Column, Row, Table
from assistant.draft.material import Material
from assistant.draft.sentences import Cell, Cite, Text
from assistant.draft.short_names import short_name


def make_table(
    material: Material, key: str, columns: Iterable[tuple[str, float]], rows: Iterable[Row], *, small: bool = False
) -> Table:
    """Make a table with the caption of its key and columns of the names and widths given."""
    named = tuple(Column(material.phrases.word("column", name), width) for name, width in columns)
    return Table(key, material.phrases.say(f"caption.{key}"), named, tuple(rows), small)


def name_study(material: Material, record_id: str) -> Cell:
    """Name a study and cite it."""
    return Text(f"{short_name(material.records[record_id])} "), Cite((record_id,))


def shorten_id(claim_id: str) -> str:
    """Give as much of the id of a claim as is printed."""
    return claim_id[:8]


def fill_cell(material: Material, text: str) -> Cell:
    """Fill a cell with a text, or say that there is none."""
    return (Text(text or material.phrases.word("cell", "missing")),)
