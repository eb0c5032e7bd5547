"""One paragraph turned into another by tracked changes, word by word."""

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml.etree import _Element as Element

from assistant.redline.atoms import Atom, Kind, cut, join, split_field
from assistant.redline.markup import canonical
from assistant.redline.revisions import DELETION, INSERTION, Reviser
from assistant.wordprocessing import w

Block = tuple[bool, int, int, int, int]  # whether it is equal, and its bounds in either list
# words: in longer paragraphs, comparing all that are frequent would take minutes, and they count as changed with others
_COMPARED_WHOLE = 4_000
_LEAST_KEPT = 4  # letters: shorter stretches between two changes are replaced with them, which reads better


@dataclass(frozen=True, slots=True)
class Wording:
    """Turns paragraphs of an edited draft into those of a new one.

    Attributes
    ----------
    reviser
        Marks the changes.
    ours, theirs
        Id of a relationship -> hash of its picture, in the edited and in the new draft.
    looks
        Whether words that only look different are replaced.
    adopt
        Makes a copy of an element of the new draft that the edited one can hold.
    """

    reviser: Reviser
    ours: Mapping[str, str]
    theirs: Mapping[str, str]
    looks: bool
    adopt: Callable[[Element], Element]

    def turn(self, old: Element, new: Element) -> Element | None:
        """Give a copy of a paragraph with the changes to another tracked; ``None`` if there are none.

        Bookmarks and comments of the old one stay where they are, those of the new one are left out.
        """
        before, after = cut(old, self.ours), cut(new, self.theirs)
        words = [atom for atom in before if atom.kind is not Kind.MARK]
        others = [atom for atom in after if atom.kind is not Kind.MARK]
        if _reads_alike(words, others):
            return None
        content = list(self._compare(words, others))
        if all(tag is None for tag, _, _ in content):
            return None
        turned = copy.deepcopy(old)
        for child in list(turned):
            if child.tag != w("pPr"):
                turned.remove(child)
        turned.extend(self._write(before, content))
        return turned

    def _compare(
        self, words: Sequence[Atom], others: Sequence[Atom]
    ) -> Iterator[tuple[str | None, Sequence[Atom], Sequence[Atom]]]:
        """Give stretches in order: kept ones, deleted ones, inserted ones, and fields that show something else."""
        frequent = max(len(words), len(others)) > _COMPARED_WHOLE
        matcher = SequenceMatcher(None, [atom.key for atom in words], [atom.key for atom in others], frequent)
        same = [self._is_same(tag, words[i1:i2], others[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]
        for equal, i1, i2, j1, j2 in _readable(matcher, same, words):
            if not equal:
                yield "replace", words[i1:i2], others[j1:j2]
                continue
            for mine, theirs in zip(words[i1:i2], others[j1:j2], strict=True):
                refreshed = mine.kind is Kind.FIELD and _result(mine) != _result(theirs)
                yield ("refresh" if refreshed else None), (mine,), (theirs,)

    def _is_same(self, tag: str, mine: Sequence[Atom], theirs: Sequence[Atom]) -> bool:
        """Tell whether a stretch stays; words that the editor only made look otherwise do."""
        if tag != "replace" or self.looks or len(mine) != len(theirs):
            return tag == "equal"
        return all(a.kind is b.kind is Kind.WORD and a.text == b.text for a, b in zip(mine, theirs, strict=True))

    def _write(
        self, before: Sequence[Atom], content: Sequence[tuple[str | None, Sequence[Atom], Sequence[Atom]]]
    ) -> Iterator[Element]:
        """Write the stretches, with the marks of the old paragraph among the atoms they stood among."""
        marks = _marks_by_place(before)
        place = 0
        yield from marks.pop(0, ())
        for tag, mine, theirs in _join_kept(content):
            for atoms in _split_at(mine, marks, place):
                yield from marks.pop(place, ())
                place += len(atoms)
                yield from self._write_old(tag, atoms, theirs)
            if tag == "replace":
                yield from self.reviser.track(INSERTION, map(self.adopt, join(theirs)))
        yield from marks.pop(place, ())

    def _write_old(self, tag: str | None, mine: Sequence[Atom], theirs: Sequence[Atom]) -> Iterator[Element]:
        if tag is None:
            yield from map(copy.deepcopy, join(mine))
        elif tag == "replace":
            yield from self.reviser.track(DELETION, list(join(mine)))
        else:
            yield from self._refresh(mine[0], theirs[0])

    def _refresh(self, mine: Atom, theirs: Atom) -> Iterator[Element]:
        """Track what a field shows and leave the field, which word processors do not delete cleanly."""
        old, new = split_field(mine.elements), split_field(theirs.elements)
        if old is None or new is None:
            yield from map(copy.deepcopy, mine.elements)
            return
        yield from map(copy.deepcopy, old[0])
        yield from self.reviser.track(DELETION, old[1])
        yield from self.reviser.track(INSERTION, new[1])
        yield from map(copy.deepcopy, old[2])


def _reads_alike(words: Sequence[Atom], others: Sequence[Atom]) -> bool:
    """Tell at once whether nothing differs, as in most cells of a row; a field may show something else."""
    keys = [atom.key for atom in words]
    return keys == [atom.key for atom in others] and all(atom.kind is not Kind.FIELD for atom in words)


def _readable(
    matcher: "SequenceMatcher[tuple[object, ...]]", same: Sequence[bool], words: Sequence[Atom]
) -> list[Block]:
    """Give the blocks of a comparison, those too short to be worth keeping joined with the changes around them."""
    blocks: list[Block] = []
    for n, (_, i1, i2, j1, j2) in enumerate(matcher.get_opcodes()):
        between = 0 < n < len(same) - 1 and not same[n - 1] and not same[n + 1]
        equal = same[n] and not (between and _is_short(words[i1:i2]))
        if blocks and blocks[-1][0] is equal is False:
            _, a1, _, b1, _ = blocks.pop()
            blocks.append((False, a1, i2, b1, j2))
        else:
            blocks.append((equal, i1, i2, j1, j2))
    return blocks


def _is_short(atoms: Sequence[Atom]) -> bool:
    text = "".join(atom.text for atom in atoms).strip()
    return all(atom.kind is Kind.WORD for atom in atoms) and len(text) < _LEAST_KEPT


def _join_kept(
    content: Sequence[tuple[str | None, Sequence[Atom], Sequence[Atom]]],
) -> Iterator[tuple[str | None, Sequence[Atom], Sequence[Atom]]]:
    kept: list[Atom] = []
    for tag, mine, theirs in content:
        if tag is None:
            kept += mine
            continue
        if kept:
            yield None, kept, ()
            kept = []
        yield tag, mine, theirs
    if kept:
        yield None, kept, ()


def _marks_by_place(before: Sequence[Atom]) -> dict[int, list[Element]]:
    """Give the marks of a paragraph by how many atoms of other kinds stand before them."""
    marks: dict[int, list[Element]] = {}
    place = 0
    for atom in before:
        if atom.kind is Kind.MARK:
            marks.setdefault(place, []).extend(map(copy.deepcopy, atom.elements))
        else:
            place += 1
    return marks


def _split_at(atoms: Sequence[Atom], marks: Mapping[int, object], place: int) -> Iterator[Sequence[Atom]]:
    """Cut atoms where marks stand among them."""
    start = 0
    for n in range(1, len(atoms)):
        if place + n in marks:
            yield atoms[start:n]
            start = n
    if atoms:
        yield atoms[start:]


def _result(field: Atom) -> list[str]:
    """Give what a field shows, with how its words stand out left out."""
    parts = split_field(field.elements)
    if parts is None:
        return [str(canonical(element)) for element in field.elements]
    return [text.text or "" for element in parts[1] for text in element.iter(w("t"))]
