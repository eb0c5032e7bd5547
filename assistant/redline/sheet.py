"""The blocks of an edited draft as they are being changed."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, groupby, pairwise

from lxml.etree import _Element as Element

from assistant.redline.body import Body, Piece
from assistant.redline.comments import attach, attach_raw
from assistant.redline.markup import REVISIONS
from assistant.redline.neighbours import end_deleted, is_free, is_picture, joins_rightly, move_mark, runs_on
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
            if slot.state is State.CHANGED and runs_on(slot.element, behind.element):
                end_deleted(self.reviser, slot.element)
        return self.body.write(piece for slot in slots for piece in slot.pieces)

    def _track(self, tag: str, block: Element) -> Element:
        is_table = block.tag == w("tbl")
        return (self.reviser.track_table if is_table else self.reviser.track_paragraph)(tag, block)

    def _attach(self, index: int, numbers: Sequence[int]) -> None:
        slot = self._slots.setdefault(index, self._keep(index, copy.deepcopy(self.body.blocks[index])))
        for number in numbers:
            attach(slot.element, number)
            if slot.state is State.KEPT:
                slot.pieces = [attach_raw(self.body.dump(piece), number, self.body) for piece in slot.pieces]

    def _keep(self, index: int, element: Element) -> Slot:
        return Slot(element, State.KEPT, [self.body.raws[index]])

    def _is_firm(self, index: int) -> bool:
        """Tell whether no tracked change decides if a paragraph stays."""
        marks = self.body.blocks[index].find(f"{w('pPr')}/{w('rPr')}")
        return marks is None or all(child.tag not in REVISIONS for child in marks)

    def _flatten(self) -> Iterator[Slot]:
        yield from self._behind.get(-1, ())
        for index, block in enumerate(self.body.blocks):
            yield self._slots.get(index) or self._keep(index, block)
            yield from self._behind.get(index, ())

    def _move_marks(self, slots: Sequence[Slot]) -> None:
        """Move the mark of runs of whole paragraphs that word processors would not join rightly."""
        for first, last in _runs_to_move(slots):
            before = slots[first - 1] if first else None
            if before is None or before.element.tag != w("p") or not is_free(before.element):
                continue
            if before.state is State.KEPT:
                before.element = copy.deepcopy(before.element)
                before.pieces = [before.element]
            move_mark(self.reviser, before.element, slots[last].element)


def _runs_to_move(slots: Sequence[Slot]) -> list[tuple[int, int]]:
    """List the runs that are not joined rightly, each behind those that it touches: their last marks must go first."""
    found: list[tuple[int, int]] = []
    for first, last in reversed(list(_runs_of_whole(slots))):
        run = [slot.element for slot in slots[first : last + 1]]
        touches = bool(found) and found[-1][0] == last + 1 and not is_picture(run[-1])
        if touches or not joins_rightly(run, slots[last + 1].element):
            found.append((first, last))
    return found[::-1]


def _runs_of_whole(slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """Give the first and last index of runs of paragraphs that are all inserted or all deleted."""
    start = 0
    for (whole, state), group in groupby(slots, lambda slot: (slot.element.tag == w("p"), slot.state)):
        length = len(list(group))
        if whole and state in _WHOLE and start + length < len(slots):
            yield start, start + length - 1
        start += length
