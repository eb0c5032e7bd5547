"""Where in a draft a reviewer edits: anchored paragraphs, each for one edit, found in any draft."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.system.office.shape import Block, Paragraph, Shape, Table

PREFIX = "_dr"
MIN_WORDS = 8
PAIRS = 10
_PROSE = ("body text", "list bullet")


@dataclass(frozen=True, slots=True)
class Place:
    """An anchored paragraph.

    Attributes
    ----------
    anchor, text
        Name of its bookmark, and what it says.
    row
        For the caption of a table: number of a row with as many cells as the header, which the next row has too.
    """

    anchor: str
    text: str
    row: int = 0

    def words(self, start: int, stop: int) -> str:
        """Give some of its words as they stand there."""
        return " ".join(self.text.split(" ")[start:stop])


@dataclass(frozen=True, slots=True)
class Places:
    """Places of one draft; none stands in two of these, nor in the section.

    Attributes
    ----------
    pairs
        Paragraphs that another of the same style follows, each with that.
    prose
        Other paragraphs and list items of at least some words.
    headings
        Headings of the second and third level.
    captions
        Captions that a table with rows enough follows.
    references
        Entries of the reference list.
    section
        Heading of a section with parts of its own and without tables, and the heading that follows it.
    """

    pairs: tuple[tuple[Place, Place], ...]
    prose: tuple[Place, ...]
    headings: tuple[Place, ...]
    captions: tuple[Place, ...]
    references: tuple[Place, ...]
    section: tuple[Place, Place]


def find_places(shape: Shape) -> Places:
    """Find the places of a draft.

    Raises
    ------
    LookupError
        If no section will do.
    """
    start, end = _find_section(shape.blocks)
    outside = (*shape.blocks[:start], *shape.blocks[end:])
    pairs = _pair(outside)
    paired = {place for pair in pairs for place in pair}
    return Places(
        pairs=pairs,
        prose=tuple(place for place in _list(outside, _PROSE) if _is_long(place) and place not in paired),
        headings=tuple(_list(outside, ("heading 2", "heading 3"))),
        captions=tuple(_find_captions(outside)),
        references=tuple(_list(outside, ("bibliography",))),
        section=(_place(shape.blocks[start]), _place(shape.blocks[end])),
    )


def _find_section(blocks: Sequence[Block]) -> tuple[int, int]:
    """Find the last section of the second level that has a part and no table."""
    bounds = [n for n, block in enumerate(blocks) if _level(block) in (1, 2)]
    for start, end in reversed(list(pairwise(bounds))):
        inside = blocks[start:end]
        parts = any(_level(block) == 3 for block in inside)
        if _level(blocks[start]) == 2 and parts and not any(isinstance(block, Table) for block in inside):
            return start, end
    raise LookupError("no section of the second level has a part and no table")


def _pair(blocks: Sequence[Block]) -> tuple[tuple[Place, Place], ...]:
    pairs: list[tuple[Place, Place]] = []
    for first, second in pairwise(blocks):
        if len(pairs) < PAIRS and isinstance(first, Paragraph) and isinstance(second, Paragraph):
            places = (*_list([first], _PROSE), *_list([second], (first.style,)))
            if len(places) == 2 and all(map(_is_long, places)) and not (pairs and pairs[-1][1] == places[0]):
                pairs.append((places[0], places[1]))
    return tuple(pairs)


def _find_captions(blocks: Sequence[Block]) -> Iterator[Place]:
    for above, below in pairwise(blocks):
        if isinstance(below, Table) and isinstance(above, Paragraph) and above.style == "caption":
            counts = [len(row.cells) for row in below.rows]
            rows = [n for n in range(2, len(counts)) if counts[n - 1] == counts[n] == counts[0]]
            yield from (Place(place.anchor, place.text, rows[0]) for place in _list([above]) if rows)


def _level(block: Block) -> int:
    styled = isinstance(block, Paragraph) and block.style.startswith("heading ")
    return int(block.style.split()[1]) if isinstance(block, Paragraph) and styled else 0


def _is_long(place: Place) -> bool:
    return len(place.text.split()) >= MIN_WORDS


def _place(block: Block) -> Place:
    return next(_list([block]))


def _list(blocks: Iterable[Block], styles: Sequence[str] = ()) -> Iterator[Place]:
    for block in blocks:
        if isinstance(block, Paragraph) and (not styles or block.style in styles):
            for anchor in block.anchors:
                if anchor.startswith(PREFIX):
                    yield Place(anchor, block.text)
