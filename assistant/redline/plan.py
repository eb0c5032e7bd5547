"""The three-way merge as a table: what becomes of each generated unit or row."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from assistant.redline.pairing import find_moved
from assistant.redline.places import Place


class Stated(Protocol):
    """A unit or a row: what it says, and the hash of what it states."""

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def hash(self) -> str: ...  # noqa: D102


S = TypeVar("S", bound=Stated, covariant=True)


class Act(StrEnum):
    """What is done at a place."""

    KEEP = "keep"
    TURN = "turn"
    DELETE = "delete"
    INSERT = "insert"
    OFFER = "offer"
    WITHDRAW = "withdraw"
    RECALL = "recall"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes
    ----------
    act
        What.
    at
        Index of the block: the one concerned, or the one after which something is inserted or recalled; -1 stands
        before the first.
    old, new
        Indices of the unit before and after, where there are such.
    """

    act: Act
    at: int
    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Sides:
    """What is known of a unit: where it stands, and what became of it in the literature.

    Attributes
    ----------
    place
        Where it stands; ``None`` if the editor deleted it.
    changed
        Whether the new draft says something else, or nothing.
    gone
        Whether the new draft says nothing.
    agrees
        Whether the editor wrote by herself what the new draft says.
    turned
        Whether a verdict that it tells of is another one.
    """

    place: Place | None
    changed: bool
    gone: bool = False
    agrees: bool = False
    turned: bool = False


def decide(sides: Sides) -> Act:
    """Decide what becomes of a unit that was there before.

    Text that nobody touched follows the literature; text that somebody changed stays, and what it would be now is
    offered beside it; what she deleted stays deleted, and is recalled only if its verdict is another one.
    """
    if not sides.changed:
        return Act.KEEP
    if sides.place is None or not sides.place.shown:
        return Act.RECALL if sides.turned and not sides.gone else Act.MISSING
    if sides.gone:
        return Act.WITHDRAW if sides.place.touched or sides.place.held else Act.DELETE
    if not sides.place.touched:
        return Act.TURN
    return Act.KEEP if sides.agrees else Act.OFFER


@dataclass(frozen=True, slots=True)
class Merge(Generic[S]):
    """Two lists of units, how they are paired, and where those of the first stand.

    Attributes
    ----------
    old, new
        The units.
    pairs
        Index in ``old`` -> index in ``new``.
    places
        Index in ``old`` -> place.
    agreeing
        Indices in ``old`` of units that say already what the new ones say.
    turned
        Indices in ``new`` of units that tell of a verdict that is another one.
    closed
        Indices in ``new`` of units that belong below a heading that was deleted; they are recalled, not inserted.
    whole
        Indices in ``old`` of units that are deleted and inserted, as changes within them would not be read rightly.
    """

    old: Sequence[S]
    new: Sequence[S]
    pairs: Mapping[int, int]
    places: Mapping[int, Place]
    agreeing: Set[int] = frozenset()
    turned: Set[int] = frozenset()
    closed: Set[int] = frozenset()
    whole: Set[int] = frozenset()

    def plan(self) -> list[Step]:
        """List what is to be done, what becomes of the old units before what is inserted."""
        back = {j: i for i, j in self.pairs.items()}
        astray = find_moved({i: j for i, j in self.pairs.items() if i in self.places})
        replaced = {i for i in self.whole if i in self.pairs and self._act(i) is Act.TURN}
        moved = {i for i in astray if not self.places[i].touched and not self.places[i].held}
        steps: list[Step] = []
        cursor = -1
        for j in range(len(self.new)):
            i = back.get(j)
            if i in replaced and i not in astray:
                cursor = self.places[i].last
            if i is None or i in moved | replaced:
                steps.append(Step(Act.RECALL if j in self.closed else Act.INSERT, cursor, None, j))
                continue
            if i in self.places and i not in astray:
                cursor = self.places[i].last
            act = self._act(i)
            if act is not Act.KEEP:
                steps.append(Step(act, self.places[i].first if i in self.places else cursor, i, j))
        return [*self._endings(moved | replaced), *steps]

    def _endings(self, moved: Set[int]) -> list[Step]:
        """List what becomes of units without a counterpart, and of those that moved and are inserted elsewhere."""
        steps = []
        for i, place in sorted(self.places.items()):
            if i in moved:
                steps.append(Step(Act.DELETE, place.first, i, None))
            elif i not in self.pairs:
                steps.append(Step(decide(Sides(place, changed=True, gone=True)), place.first, i, None))
        return steps

    def _act(self, i: int) -> Act:
        before, after = self.old[i], self.new[self.pairs[i]]
        changed = (before.text, before.hash) != (after.text, after.hash)
        turned = self.pairs[i] in self.turned
        return decide(Sides(self.places.get(i), changed, agrees=i in self.agreeing, turned=turned))
