"""Where the units of a draft stand in a file, which somebody may have edited."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.anchors import short_hash
from assistant.paragraph_text import row_text, shown_text, stated_text
from assistant.redline.alignment import match_texts, normalise, words_in
from assistant.redline.markup import bookmark_starts, bookmarks_in, encloses, holds_foreign, holds_revision
from assistant.redline.units import Unit, UnitKind
from assistant.wordprocessing import w

_LEAST_CONTAINED = 20  # letters of a text that can be told to stand inside another


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands.

    Attributes
    ----------
    first, last
        Indices of the first and the last block of it.
    touched
        Whether it says something else than it was generated with.
    shown
        Whether any of it is left to see.
    held
        Whether somebody commented on it, so that it cannot be deleted without losing that.
    """

    first: int
    last: int
    touched: bool
    shown: bool = True
    held: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The blocks of a file, and the hashes of its pictures by the ids of their relationships."""

    blocks: tuple[Element, ...]
    pictures: Mapping[str, str]


def find_units(units: Sequence[Unit], scene: Scene) -> dict[str, Place]:
    """Find paragraphs by their bookmarks, tables by what stands above them, and what is left by its text.

    Returns
    -------
    Key of a unit -> its place; units that are nowhere are left out.
    """
    paragraphs = [unit for unit in units if unit.kind is UnitKind.PARAGRAPH]
    tables = [unit for unit in units if unit.kind is UnitKind.TABLE]
    places = _find_bookmarked(paragraphs, scene)
    places |= _find_tables(tables, places, scene)
    taken = {n for place in places.values() for n in range(place.first, place.last + 1)}
    for lost, tag in ((paragraphs, "p"), (tables, "tbl")):
        places |= _find_by_text([unit for unit in lost if unit.key not in places], tag, taken, scene)
    return places | _find_contained([unit for unit in paragraphs if unit.key not in places], scene)


def find_lines(units: Iterable[Unit], scene: Scene) -> dict[str, Place]:
    """Find the lines of a table of contents by the headings they lead to; refreshed ones are none of ours."""
    keys = {unit.key: unit for unit in units}
    places: dict[str, Place] = {}
    for index, block in enumerate(scene.blocks):
        if block.tag != w("p"):
            continue
        links = [child.get(w("anchor"), "") for child in block.iterchildren(w("hyperlink"))]
        if len(links) == 1 and links[0] in keys and links[0] not in places:
            touched = normalise(shown_text(block)) != normalise(keys[links[0]].text) or holds_revision(block)
            places[links[0]] = Place(index, index, touched)
    return places


def is_touched(unit: Unit, block: Element, pictures: Mapping[str, str]) -> bool:
    """Tell whether a paragraph says something else than it was generated with, or holds what none is."""
    changed = short_hash(stated_text(block, pictures)) != unit.hash
    return changed or holds_revision(block) or holds_foreign(block)


def _find_bookmarked(units: Sequence[Unit], scene: Scene) -> dict[str, Place]:
    keys = {unit.key: unit for unit in units}
    found = _spans_of(keys, scene.blocks)
    owners = Counter(index for indices in found.values() for index in indices)
    places = {}
    for key, indices in found.items():
        block = scene.blocks[indices[0]]
        alone = len(indices) == 1 and owners[indices[0]] == 1 and block.tag == w("p")
        touched = not alone or is_touched(keys[key], block, scene.pictures)
        shown = any(stated_text(scene.blocks[n], scene.pictures) for n in indices) or not keys[key].text
        held = any(_is_held(scene.blocks[n]) for n in indices)
        places[key] = Place(indices[0], indices[-1], touched, shown, held)
    return places


def _spans_of(names: Mapping[str, Unit], blocks: Iterable[Element]) -> dict[str, list[int]]:
    """Give the blocks in which a bookmark begins or ends; after a split it may do so in different ones.

    One around nothing is what is left of a text that went, or gathered by LibreOffice behind a field it stood in.
    """
    found: dict[str, list[int]] = {}
    open_marks: dict[str, str] = {}
    for index, block in enumerate(blocks):
        for start in bookmark_starts(block):
            name = start.get(w("name"), "")
            if name in names and encloses(start):
                found.setdefault(name, []).append(index)
                open_marks[start.get(w("id"), "")] = name
        for end in block.iter(w("bookmarkEnd")) if open_marks else ():
            closed = open_marks.pop(end.get(w("id"), ""), None)
            if closed is not None:
                found[closed].append(index)
    return {name: sorted(set(indices)) for name, indices in found.items()}


def _find_tables(units: Sequence[Unit], above: Mapping[str, Place], scene: Scene) -> dict[str, Place]:
    """Take the tables between a paragraph and the next one with a bookmark, if they are as many as there were."""
    by_paragraph: dict[str, list[Unit]] = {}
    for unit in units:
        by_paragraph.setdefault(unit.anchor.name, []).append(unit)
    starts = {place.first for place in above.values()}
    places: dict[str, Place] = {}
    for name, wanted in by_paragraph.items():
        if name in above:
            found = list(_tables_behind(above[name].last, starts, scene.blocks))
            if len(found) == len(wanted):
                pairs = zip(wanted, found, strict=True)
                places |= {unit.key: _place_table(unit, index, scene.blocks) for unit, index in pairs}
    return places


def _tables_behind(start: int, stops: set[int], blocks: Sequence[Element]) -> Iterator[int]:
    for index in range(start + 1, len(blocks)):
        if index in stops:
            return
        if blocks[index].tag == w("tbl"):
            yield index


def _place_table(unit: Unit, index: int, blocks: Sequence[Element]) -> Place:
    """Place a table with the empty paragraph behind it, which keeps it apart from the next."""
    rows = blocks[index].findall(w("tr"))
    stated = [short_hash(stated_text(row)) for row in rows]
    touched = " ".join(stated) != unit.hash or holds_revision(blocks[index]) or holds_foreign(blocks[index])
    behind = blocks[index + 1] if index + 1 < len(blocks) else None
    gap = behind is not None and behind.tag == w("p") and not stated_text(behind) and not bookmarks_in(behind)
    return Place(index, index + gap, touched, held=_is_held(blocks[index]))


def _find_by_text(units: Sequence[Unit], tag: str, taken: set[int], scene: Scene) -> dict[str, Place]:
    free = [n for n, block in enumerate(scene.blocks) if block.tag == w(tag) and n not in taken]
    texts = [_text_of(scene.blocks[n]) for n in free]
    places = {}
    for i, j in match_texts([unit.text for unit in units], texts).items():
        unit, index = units[i], free[j]
        if unit.kind is UnitKind.TABLE:
            place = _place_table(unit, index, scene.blocks)
        else:
            block = scene.blocks[index]
            place = Place(index, index, is_touched(unit, block, scene.pictures), held=_is_held(block))
        places[unit.key] = place
        taken.update((place.first, place.last))
    return places


def _find_contained(units: Sequence[Unit], scene: Scene) -> dict[str, Place]:
    """Find what stands inside a longer paragraph, as after two were joined."""
    wanted = {unit.key: normalise(unit.text) for unit in units}
    wanted = {key: text for key, text in wanted.items() if len(text) >= _LEAST_CONTAINED}
    if not wanted:
        return {}
    texts = [normalise(shown_text(block)) if block.tag == w("p") else "" for block in scene.blocks]
    holders: dict[str, list[int]] = {}
    for number, other in enumerate(texts):
        for word in set(words_in(other)):
            holders.setdefault(word, []).append(number)
    places = {}
    for key, text in wanted.items():
        # Words but the first and the last stand whole in what holds the text, so those with the rarest are enough.
        among = min((holders.get(word, []) for word in words_in(text)[1:-1]), key=len, default=range(len(texts)))
        index = next((n for n in among if text in texts[n]), None)
        if index is not None:
            places[key] = Place(index, index, touched=True)
    return places


def _is_held(block: Element) -> bool:
    return next(block.iter(w("commentReference"), w("commentRangeStart")), None) is not None


def _text_of(block: Element) -> str:
    return "\n".join(map(row_text, block.findall(w("tr")))) if block.tag == w("tbl") else shown_text(block)
