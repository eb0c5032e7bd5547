"""Why a claim rule does not fit a region, as indices of items: what is lacking, in the way, or forbids it."""

from dataclasses import dataclass

from assistant.extract.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Lack:
    """A step of a rule that nothing fills.

    Attributes
    ----------
    labels
        Those of which one had to stand there.
    after, before
        Indices of the items between which it had to stand; ``None`` where the match begins or ends with it.
    """

    labels: tuple[str, ...]
    after: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Items that a gap of a rule does not let pass.

    Attributes
    ----------
    items
        Indices of those that carry a label the gap excludes.
    after, before
        Indices of the items at both ends of the gap.
    up_to
        How many items the gap takes, if the others are too many; else ``None``.
    """

    items: tuple[int, ...]
    after: int
    before: int
    up_to: int | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What keeps a rule from firing although all its steps are there.

    Attributes
    ----------
    key
        ``unless_followed`` or ``unless_before``.
    start, end
        First item that it is about, and the one after the last.
    """

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that nearly fits; exactly one of the three says why it does not.

    Attributes
    ----------
    pattern
        The rule.
    lacks
        Steps that nothing fills.
    obstacle
        What one of its gaps does not let pass.
    refusal
        What forbids it.
    """

    pattern: Pattern
    lacks: tuple[Lack, ...] = ()
    obstacle: Obstacle | None = None
    refusal: Refusal | None = None
