"""What a draft was generated of: paragraphs, tables, and the lines of its table of contents."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from assistant.anchors import Anchor, AnchorKind, list_contents

PART_OF = 2  # what a row is about begins with its table and the part of it


class UnitKind(StrEnum):
    """What a unit is in the file."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Unit:
    """A generated paragraph, table or line of the contents.

    Attributes
    ----------
    kind
        Which of them.
    key
        Names it within a draft.
    anchor
        That of the paragraph, of the first row, or of the heading that the line leads to.
    rows
        Those of a table.
    """

    kind: UnitKind
    key: str
    anchor: Anchor
    rows: tuple[Anchor, ...] = ()

    @property
    def text(self) -> str:
        """What it says; the rows of a table on lines of their own."""
        return "\n".join(row.text for row in self.rows) if self.rows else self.anchor.text

    @property
    def hash(self) -> str:
        """What it states."""
        return " ".join(row.hash for row in self.rows) if self.rows else self.anchor.hash

    @property
    def told(self) -> tuple[str, ...]:
        """Ids of what a paragraph tells of; tables and lines of the contents tell of nothing alone."""
        return self.anchor.about if self.kind is UnitKind.PARAGRAPH else ()


def list_units(anchors: Iterable[Anchor]) -> tuple[Unit, ...]:
    """List the paragraphs and tables of a draft, in order."""
    units: list[Unit] = []
    for (is_row, name, part), group in groupby(anchors, _group_of):
        found = tuple(group)
        if is_row:
            units.append(Unit(UnitKind.TABLE, f"{name} {part}", found[0], found))
        else:
            units += [Unit(UnitKind.PARAGRAPH, anchor.name, anchor) for anchor in found]
    return tuple(units)


def list_lines(anchors: Iterable[Anchor]) -> tuple[Unit, ...]:
    """List the lines of the table of contents of a draft."""
    return tuple(Unit(UnitKind.LINE, anchor.name, anchor) for anchor in list_contents(anchors))


def _group_of(anchor: Anchor) -> tuple[bool, str, str]:
    if anchor.kind is not AnchorKind.ROW:
        return False, "", ""
    return True, anchor.name, " ".join(anchor.about[:PART_OF])
