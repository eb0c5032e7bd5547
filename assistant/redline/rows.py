"""A table of an edited draft brought up to date, row by row."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from lxml.etree import _Element as Element

from assistant.anchors import Anchor, short_hash
from assistant.paragraph_text import row_text, stated_text
from assistant.redline.adoption import Adopter
from assistant.redline.alignment import match_texts
from assistant.redline.body import Body, Piece, split_table
from assistant.redline.markup import holds_foreign, holds_revision
from assistant.redline.pairing import pair_rows
from assistant.redline.places import Place
from assistant.redline.plan import Act, Merge, Step
from assistant.redline.revisions import DELETION, INSERTION
from assistant.redline.wording import Wording
from assistant.wordprocessing import w


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the rows it was generated with, or is to be generated with."""

    element: Element
    rows: tuple[Anchor, ...]

    def elements(self) -> list[Element]:
        """List the rows as elements."""
        return self.element.findall(w("tr"))


@dataclass
class RowMerge:
    """Merges the rows of one table.

    Attributes
    ----------
    ours, theirs
        The edited table and the new one.
    wording, adopter
        Turn rows and bring in new ones.
    """

    ours: Table
    theirs: Table
    wording: Wording
    adopter: Adopter

    def merge(self) -> tuple[dict[int, Element], dict[int, list[Element]], list[Step]]:
        """Merge the rows.

        Returns
        -------
        Rows that changed by their index, rows inserted behind an index, and steps that only a comment can tell of.
        """
        mine, new = self.ours.elements(), self.theirs.elements()
        changed: dict[int, Element] = {}
        behind: dict[int, list[Element]] = {}
        told: list[Step] = []
        for step in self._plan(mine, new):
            if step.act is Act.DELETE:
                changed[step.at] = self.wording.reviser.track_row(DELETION, mine[step.at])
            elif step.act is Act.INSERT and step.new is not None:
                row = self.adopter.adopt_row(new[step.new], _pattern(new[step.new], mine, step.at))
                behind.setdefault(step.at, []).append(self.wording.reviser.track_row(INSERTION, row))
            elif step.act is Act.TURN and step.new is not None:
                turned = self._turn(mine[step.at], new[step.new])
                if turned is not None:
                    changed[step.at] = turned
            else:
                told.append(step)
        return changed, behind, told

    def _plan(self, mine: Sequence[Element], others: Sequence[Element]) -> list[Step]:
        old, new = self.ours.rows, self.theirs.rows
        found = match_texts([row.text for row in old], list(map(row_text, mine)))
        places = {i: self._place(old[i], j, mine[j]) for i, j in found.items()}
        pairs = pair_rows(old, new)
        agreeing = {
            i for i, j in pairs.items() if i in places and new[j].hash == short_hash(stated_text(mine[places[i].first]))
        }
        alike = {
            i for i, place in places.items() if i not in pairs or _shape(mine[place.first]) == _shape(others[pairs[i]])
        }
        # one whose cells are others, or hold more than one paragraph, counts as changed by the editor
        places = {i: place if i in alike else replace(place, touched=True) for i, place in places.items()}
        return Merge(old, new, pairs, places, agreeing).plan()

    def _place(self, row: Anchor, index: int, element: Element) -> Place:
        changed = short_hash(stated_text(element)) != row.hash
        return Place(index, index, changed or holds_revision(element) or holds_foreign(element))

    def _turn(self, mine: Element, new: Element) -> Element | None:
        turned = copy.deepcopy(mine)
        different = False
        for ours, theirs in zip(list(turned.iter(w("p"))), new.iter(w("p")), strict=True):
            paragraph = self.wording.turn(ours, theirs)
            parent = ours.getparent()
            if paragraph is not None and parent is not None:
                parent.replace(ours, paragraph)
                different = True
        return turned if different else None


def write_rows(
    body: Body, index: int, changed: Mapping[int, Element], behind: Mapping[int, Sequence[Element]]
) -> list[Piece]:
    """Write a table with other rows; those that stay keep their bytes."""
    head, rows, tail = split_table(body.raws[index], body.blocks[index], body.declared)
    numbers = iter(range(len(rows)))
    pieces: list[Piece] = [head, *behind.get(-1, ())]
    for element, raw in zip(_children_from_first_row(body.blocks[index]), rows, strict=True):
        if element.tag != w("tr"):
            pieces.append(raw)
            continue
        number = next(numbers)
        pieces += [changed.get(number, raw), *behind.get(number, ())]
    return [*pieces, tail]


def _children_from_first_row(table: Element) -> Iterator[Element]:
    begun = False
    for child in table:
        begun = begun or child.tag == w("tr")
        if begun and isinstance(child.tag, str):
            yield child


def _shape(row: Element) -> list[tuple[str, int]]:
    """Tell which children of a row hold how many paragraphs."""
    counts = ((str(child.tag), len(list(child.iter(w("p"))))) for child in row)
    return [(tag, number) for tag, number in counts if number]


def _pattern(row: Element, mine: Sequence[Element], at: int) -> Element | None:
    """Find the nearest row above, else below, with cells like those of a new row; header rows come last."""
    cells = len(row.findall(w("tc")))
    nearest = (mine[n] for n in chain(range(at, -1, -1), range(at + 1, len(mine))))
    header = None
    for other in nearest:
        if len(other.findall(w("tc"))) == cells:
            if not _is_header(other):
                return other
            header = other if header is None else header
    return header


def _is_header(row: Element) -> bool:
    return row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
