"""The sorts of directions: which vote, which are nulls, and which kind of finding they belong to."""

from assistant.group.vocabulary import DirectionKind
from assistant.model import NULLS, UNDIRECTED, Direction

_DIFFERENCES = frozenset({Direction.INCREASE, Direction.DECREASE, Direction.ALTERED, Direction.NO_DIFFERENCE})
_OPPOSITES = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}


def kind_of(direction: Direction) -> DirectionKind:
    """Tell differences from associations."""
    return DirectionKind.DIFFERENCE if direction in _DIFFERENCES else DirectionKind.ASSOCIATION


def is_directed(direction: Direction) -> bool:
    """Tell whether a direction has a sign."""
    return direction not in NULLS and direction not in UNDIRECTED


def turn(direction: Direction) -> Direction:
    """Give the direction as the other side of the comparison has it."""
    return _OPPOSITES.get(direction, direction)
