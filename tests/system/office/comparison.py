"""What differs between the shapes of two Word files, strictly or with named tolerances."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum

from tests.system.office.shape import Block, FieldEnd, FieldStart, Paragraph, Piece, Row, SectionEnd, Shape, Table


class Tolerance(Enum):
    """What two files may differ in; each is a habit of a word processor that changes nothing a reader sees."""

    EMPTY_SHELLS = "fields of add-ins that show nothing: LibreOffice leaves them where such a field was deleted"
    SECTION_PARAGRAPHS = (
        "empty paragraphs that end a section: at each saving LibreOffice gives the end to the one before"
    )
    LATE_ENDS = "ends of fields at the start of a paragraph: LibreOffice closes a table of contents in its last line"
    REFERENCES = "what references show: LibreOffice works it out anew, and does not find every target"
    ANCHORS = "names of bookmarks"


STRICT: frozenset[Tolerance] = frozenset()
TOLERANT = frozenset(Tolerance)


@dataclass(frozen=True, slots=True)
class Difference:
    """Neighbouring blocks, comments or counts that stand in one file and not, or not so, in the other."""

    kind: str
    old: tuple[object, ...]
    new: tuple[object, ...]

    def __str__(self) -> str:
        lines = [*(f"- {part}" for part in self.old), *(f"+ {part}" for part in self.new)]
        return "\n".join([f"{self.kind}:", *lines])


def compare(old: Shape, new: Shape, tolerances: Collection[Tolerance] = STRICT) -> tuple[Difference, ...]:
    """Compare two shapes.

    Parameters
    ----------
    old, new
        The shapes.
    tolerances
        What they may differ in.

    Returns
    -------
    The differences in the order of the files; empty if there are none.
    """
    for tolerance, ease in _EASED.items():
        if tolerance in tolerances:
            old, new = ease(old), ease(new)
    pairs = (
        ("blocks", old.blocks, new.blocks),
        ("comments", old.comments, new.comments),
        ("revisions", old.revisions, new.revisions),
    )
    return tuple(difference for kind, before, after in pairs for difference in _differ(kind, before, after))


def _differ(kind: str, old: tuple[object, ...], new: tuple[object, ...]) -> Iterator[Difference]:
    for what, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield Difference(kind, old[start:end], new[begin:stop])


def _drop_shells(shape: Shape) -> Shape:
    return _map_paragraphs(shape, lambda paragraph: replace(paragraph, pieces=_without_shells(paragraph.pieces)))


def _without_shells(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    kept: list[Piece] = []
    for piece in pieces:
        if piece == FieldEnd() and kept and isinstance(kept[-1], FieldStart) and kept[-1].code.startswith("ADDIN"):
            kept.pop()
        else:
            kept.append(piece)
    return tuple(kept)


def _drop_results(shape: Shape) -> Shape:
    return _map_paragraphs(shape, lambda paragraph: replace(paragraph, pieces=tuple(_without_results(paragraph))))


def _without_results(paragraph: Paragraph) -> Iterator[Piece]:
    shown = True
    for piece in paragraph.pieces:
        shown = shown or piece == FieldEnd()
        if shown:
            yield piece
        shown = shown and not (isinstance(piece, FieldStart) and piece.code.startswith("REF "))


def _drop_anchors(shape: Shape) -> Shape:
    return _map_paragraphs(shape, lambda paragraph: replace(paragraph, anchors=()))


def _drop_section_paragraphs(shape: Shape) -> Shape:
    kept: list[Block] = []
    for block in shape.blocks:
        while isinstance(block, SectionEnd) and kept and isinstance(kept[-1], Paragraph) and not kept[-1].pieces:
            kept.pop()
        kept.append(block)
    return replace(shape, blocks=tuple(kept))


def _move_ends(shape: Shape) -> Shape:
    blocks: list[Block] = []
    for block in shape.blocks:
        last = blocks[-1] if blocks else None
        while isinstance(block, Paragraph) and isinstance(last, Paragraph) and block.pieces[:1] == (FieldEnd(),):
            last = blocks[-1] = replace(last, pieces=(*last.pieces, FieldEnd()))
            block = replace(block, pieces=block.pieces[1:])
        blocks.append(block)
    return replace(shape, blocks=tuple(blocks))


def _map_paragraphs(shape: Shape, change: Callable[[Paragraph], Paragraph]) -> Shape:
    return replace(shape, blocks=_map_blocks(shape.blocks, change))


def _map_blocks(blocks: tuple[Block, ...], change: Callable[[Paragraph], Paragraph]) -> tuple[Block, ...]:
    return tuple(_map_block(block, change) for block in blocks)


def _map_block(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    match block:
        case Paragraph():
            return change(block)
        case Table(rows=rows):
            return replace(block, rows=tuple(_map_row(row, change) for row in rows))
        case SectionEnd():
            return block


def _map_row(row: Row, change: Callable[[Paragraph], Paragraph]) -> Row:
    return replace(row, cells=tuple(replace(cell, blocks=_map_blocks(cell.blocks, change)) for cell in row.cells))


_EASED: Mapping[Tolerance, Callable[[Shape], Shape]] = {
    Tolerance.EMPTY_SHELLS: _drop_shells,
    Tolerance.LATE_ENDS: _move_ends,
    Tolerance.SECTION_PARAGRAPHS: _drop_section_paragraphs,
    Tolerance.REFERENCES: _drop_results,
    Tolerance.ANCHORS: _drop_anchors,
}
