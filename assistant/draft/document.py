"""A draft as data, without any file format: its blocks, and what it was made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.anchors import Basis
from assistant.draft.blocks import Block, Figure, Table


@dataclass(frozen=True, slots=True)
class Spacing:
    """What a language puts between the parts of a text.

    Attributes
    ----------
    label
        Between a name and its value.
    sentence
        Between the sentences of a paragraph.
    number
        Between the label of a table or figure and its number.
    caption
        Between that number and the caption.
    """

    label: str = ": "
    sentence: str = " "
    number: str = " "
    caption: str = ". "


@dataclass(frozen=True, slots=True)
class Numbered:
    """How a table or figure is called: ``Table 2``."""

    label: str
    number: int
    spacing: Spacing = Spacing()

    def __str__(self) -> str:
        return f"{self.label}{self.spacing.number}{self.number}"

    def before(self, caption: str) -> str:
        """Set the name of the table or figure before its caption."""
        return f"{self}{self.spacing.caption}{caption}"


@dataclass(frozen=True, slots=True)
class Sources:
    """What a draft cites, for programs that cite anew.

    Attributes
    ----------
    style
        Id of the citation style.
    locale
        Language of its terms, such as ``en-US``.
    items
        Record id -> CSL-JSON item.
    """

    style: str
    locale: str
    items: Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole draft, ready for a writer.

    Attributes
    ----------
    title
        Title of the review.
    date
        ISO date of the snapshot; every date in the output comes from it.
    language
        Language code of the phrases.
    blocks
        In order.
    table_label, figure_label
        The word that stands before the number of a table, of a figure.
    spacing
        What stands between sentences, and around these numbers.
    sources
        What it cites; ``None`` if it cites nothing.
    basis
        What it was made of, for a later update; ``None`` if it is not to be updated.
    verdicts
        Id of a synthesis -> its verdict, with the direction it rests on.
    """

    title: str
    date: str
    language: str
    blocks: tuple[Block, ...]
    table_label: str = "Table"
    figure_label: str = "Figure"
    spacing: Spacing = Spacing()
    sources: Sources | None = None
    basis: Basis | None = None
    verdicts: Mapping[str, str] = field(default_factory=dict)

    def numbered(self) -> dict[str, Numbered]:
        """Give each table and each figure its label and number, in the order they stand in."""
        tables: list[Table | Figure] = [block for block in self.blocks if isinstance(block, Table)]
        kinds = (self.table_label, tables), (self.figure_label, self.figures())
        return {
            block.key: Numbered(label, number, self.spacing)
            for label, blocks in kinds
            for number, block in enumerate(blocks, start=1)
        }

    def figures(self) -> tuple[Figure, ...]:
        """List the figures in the order they stand in."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))
