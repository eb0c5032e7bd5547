"""The blocks of an edited draft as they are being changed."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, groupby, pairwise

from lxml.etree import _Element as Element

from assistant.redline.body import Body, Piece
from assistant.redline.comments import attach, attach_raw
from assistant.redline.markup import REVISIONS, is_field_edge
from assistant.redline.neighbours import begins_inserted, end_deleted, ends_inserted, move_mark
from assistant.redline.revisions import DELETION, INSERTION, Reviser
from assistant.wordprocessing import w


class State(StrEnum):
    """What became of a block."""

    KEPT = "kept"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"


_WHOLE = (State.INSERTED, State.DELETED)


@dataclass(slots=True)
class Slot:
    """A block in its place.

    Attributes
    ----------
    element
        As it is now.
    state
        What became of it.
    pieces
        Its bytes and changed elements; that of a kept block are the bytes it was read from.
    """

    element: Element
    state: State
    pieces: list[Piece]


@dataclass
class Sheet:
    """An edited draft, its blocks changed one by one and written in the end.

    Attributes
    ----------
    body
        As it was read.
    reviser
        Marks the changes.
    """

    body: Body
    reviser: Reviser
    _slots: dict[int, Slot] = field(default_factory=dict)
    _behind: dict[int, list[Slot]] = field(default_factory=dict)
    _comments: dict[int, list[int]] = field(default_factory=dict)

    def change(self, index: int, element: Element) -> None:
        """Give a block another content, in which changes are tracked."""
        self._slots[index] = Slot(element, State.CHANGED, [element])

    def change_parts(self, index: int, pieces: list[Piece]) -> None:
        """Give a block another content, parts of which are the bytes they were."""
        self._slots[index] = Slot(self.body.blocks[index], State.CHANGED, pieces)

    def delete(self, index: int) -> None:
        """Delete a block."""
        tracked = self._track(DELETION, self.body.blocks[index])
        self._slots[index] = Slot(tracked, State.DELETED, [tracked])

    def insert(self, index: int, element: Element) -> None:
        """Insert a block behind another and what is behind it already; -1 stands before the first."""
        tracked = self._track(INSERTION, element)
        self._behind.setdefault(index, []).append(Slot(tracked, State.INSERTED, [tracked]))

    def comment(self, index: int, number: int) -> None:
        """Put a comment around a block, or the nearest paragraph if it is a table or may go with a change of hers.

        A comment in a paragraph that the editor inserted, or moved, would outlive it if she rejects her change.
        """
        place = next(chain(filter(self._is_firm, self._paragraphs_near(index)), self._paragraphs_near(index)), None)
        if place is not None:  # controls may hold all paragraphs
            self._comments.setdefault(place, []).append(number)

    def _paragraphs_near(self, index: int) -> Iterator[int]:
        """Give paragraphs from a block upwards, then those below it."""
        nearest = chain(range(index, -1, -1), range(index + 1, len(self.body.blocks)))
        return (n for n in nearest if self.body.blocks[n].tag == w("p"))

    def write(self) -> bytes:
        """Write the document."""
        for index, numbers in self._comments.items():
            self._attach(index, numbers)
        slots = list(self._flatten())
        self._move_marks(slots)
        for slot, behind in pairwise(slots):
            if slot.state is State.CHANGED and ends_inserted(slot.element) and begins_inserted(behind.element):
                end_deleted(self.reviser, slot.element)
        return self.body.write(piece for slot in slots for piece in slot.pieces)

    def _track(self, tag: str, block: Element) -> Element:
        is_table = block.tag == w("tbl")
        return (self.reviser.track_table if is_table else self.reviser.track_paragraph)(tag, block)

    def _attach(self, index: int, numbers: list[int]) -> None:
        slot = self._slots.get(index)
        for number in numbers:
            if slot is not None:
                attach(slot.element, number)
            else:
                raw = self.body.raws[index]
                kept = self._slots.get(index)
                slot = kept or Slot(self.body.blocks[index], State.KEPT, [attach_raw(raw, number, self.body)])
                self._slots[index] = slot

    def _is_firm(self, index: int) -> bool:
        """Tell whether no tracked change decides if a paragraph stays."""
        marks = self.body.blocks[index].find(f"{w('pPr')}/{w('rPr')}")
        return marks is None or all(child.tag not in REVISIONS for child in marks)

    def _flatten(self) -> Iterator[Slot]:
        yield from self._behind.get(-1, ())
        for index, block in enumerate(self.body.blocks):
            yield self._slots.get(index) or Slot(block, State.KEPT, [self.body.raws[index]])
            yield from self._behind.get(index, ())

    def _move_marks(self, slots: list[Slot]) -> None:
        """Move the mark of runs of whole paragraphs that word processors would not join rightly."""
        for first, last in _runs_of_whole(slots):
            before, behind = slots[first - 1] if first else None, slots[last + 1]
            if before is None or before.element.tag != w("p") or before.state in _WHOLE:
                continue
            if _is_wall(behind.element) or any(_leaves_something(slot.element) for slot in slots[first : last + 1]):
                if before.state is State.KEPT:
                    before.element = copy.deepcopy(before.element)
                    before.pieces = [before.element]
                move_mark(self.reviser, before.element, slots[last].element)


def _runs_of_whole(slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """Give the first and last index of runs of paragraphs that are all inserted or all deleted."""
    start = 0
    for (whole, state), group in groupby(slots, lambda slot: (slot.element.tag == w("p"), slot.state)):
        length = len(list(group))
        if whole and state in _WHOLE and start + length < len(slots):
            yield start, start + length - 1
        start += length


def _leaves_something(paragraph: Element) -> bool:
    """Tell whether something of a paragraph outlives it: a comment, or in LibreOffice the shell of an add-in's field.

    It would join the next paragraph, which LibreOffice then gives the style of the one that went.
    """
    if next(paragraph.iter(w("commentReference")), None) is not None:
        return True
    codes = paragraph.iter(w("instrText"), w("delInstrText"))
    return any((code.text or "").split()[:1] == ["ADDIN"] for code in codes)


def _is_wall(element: Element) -> bool:
    """Tell whether a paragraph cannot be joined with what follows it: a table, a section, an end of a field."""
    return element.tag != w("p") or is_field_edge(element)
