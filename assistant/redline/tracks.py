"""The units of a draft followed into the next one, with all that decides what becomes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.anchors import AnchorKind, short_hash
from assistant.paragraph_text import stated_text
from assistant.redline.pairing import pair_units
from assistant.redline.places import Place, Scene
from assistant.redline.plan import Act, Merge, Step
from assistant.redline.units import Unit, UnitKind

Verdicts = Mapping[str, str]


@dataclass(frozen=True)
class Track:
    """Units of two drafts, where they stand, and what is to be done.

    Attributes
    ----------
    merge
        The units, their pairs and places in the edited draft.
    targets
        Index of a new unit -> its place in the new draft.
    """

    merge: Merge[Unit]
    targets: Mapping[int, Place]

    @cached_property
    def steps(self) -> list[Step]:
        """What is to be done."""
        return self.merge.plan()

    def renamed(self) -> Iterator[tuple[str, str]]:
        """Give the name of each new paragraph that takes the place of an old one, and the name of that."""
        inserted = {step.new for step in self.steps if step.act is Act.INSERT}
        for i, j in self.merge.pairs.items():
            if self.merge.new[j].kind is UnitKind.PARAGRAPH and j not in inserted:
                yield self.merge.new[j].key, self.merge.old[i].key

    def pairs_of_blocks(self) -> Iterator[tuple[Place, Place]]:
        """Give the places of what nobody touched, in the edited and in the new draft."""
        for i, j in self.merge.pairs.items():
            place = self.merge.places.get(i)
            if place is not None and not place.touched and j in self.targets:
                yield place, self.targets[j]


def follow(
    old: Sequence[Unit],
    new: Sequence[Unit],
    found: Mapping[str, Place],
    targets: Mapping[str, Place],
    scene: Scene,
    verdicts: tuple[Verdicts, Verdicts],
) -> Track:
    """Follow units from one draft into the next.

    Parameters
    ----------
    old, new
        The units of the draft as it was generated, and of the new one.
    found, targets
        Key of a unit -> its place in the edited draft, and in the new one.
    scene
        The edited draft.
    verdicts
        Of the syntheses before and now.
    """
    pairs = _close_pairs(old, new, pair_units(old, new))
    places = {i: found[unit.key] for i, unit in enumerate(old) if unit.key in found}
    agreeing = {i for i, j in pairs.items() if i in places and _agrees(places[i], new[j], scene)}
    turned = {j for j, unit in enumerate(new) if _has_turned(unit, *verdicts)}
    closed = set(_below_deleted(new, pairs, places))
    figures = {i for i, unit in enumerate(old) if unit.anchor.kind is AnchorKind.FIGURE}
    merge = Merge(old, new, pairs, places, agreeing, turned, closed, figures)
    return Track(merge, {j: targets[unit.key] for j, unit in enumerate(new) if unit.key in targets})


def _close_pairs(old: Sequence[Unit], new: Sequence[Unit], pairs: dict[int, int]) -> dict[int, int]:
    """Pair the last lines of the contents: lines deleted and inserted before the end of a field leave empty ones."""
    last = len(old) - 1, len(new) - 1
    lone = min(last) >= 0 and last[0] not in pairs and last[1] not in pairs.values()
    if lone and old[last[0]].kind is new[last[1]].kind is UnitKind.LINE:
        return {**pairs, last[0]: last[1]}
    return pairs


def _agrees(place: Place, new: Unit, scene: Scene) -> bool:
    return short_hash(stated_text(scene.blocks[place.first], scene.pictures)) == new.hash


def _has_turned(unit: Unit, before: Verdicts, now: Verdicts) -> bool:
    return any(key in before and before[key] != now.get(key) for key in unit.told)


def _below_deleted(new: Sequence[Unit], pairs: Mapping[int, int], places: Mapping[int, Place]) -> Iterator[int]:
    """Find new units whose nearest heading above stood in the old draft and stands in the edited one no more."""
    back = {j: i for i, j in pairs.items()}
    deleted = False
    for j, unit in enumerate(new):
        if unit.anchor.kind is AnchorKind.HEADING and unit.kind is UnitKind.PARAGRAPH:
            deleted = j in back and back[j] not in places
        elif deleted:
            yield j
