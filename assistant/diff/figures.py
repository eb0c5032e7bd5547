"""The figures of a synthesis that a change is told with."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.model import NULLS, UNDIRECTED, Direction, Synthesis, SynthesisChange


@dataclass(frozen=True, slots=True)
class Figures:
    """Votes of the cohorts of a synthesis, and what follows from them.

    Attributes
    ----------
    votes
        Direction -> cohorts.
    looked
        Cohorts that looked, whatever they found.
    agreeing, opposing
        Cohorts for the direction that has most, and cohorts for the opposite one.
    nulls, undirected, mixed
        Cohorts that found nothing, a difference without a sign, or both directions.
    share
        Share of ``agreeing`` in the cohorts that found a direction; ``None`` if none did.
    sign_test_p, interval
        Exact two-sided sign test of these, and the 95 % interval of the share.
    """

    votes: Mapping[Direction, int]
    looked: int
    agreeing: int
    opposing: int
    nulls: int
    undirected: int
    mixed: int
    share: float | None
    sign_test_p: float | None
    interval: tuple[float, float] | None

    @property
    def beside(self) -> int:
        """Cohorts that do not report the direction that has most."""
        return self.looked - self.agreeing


def figures_of(synthesis: Synthesis) -> Figures:
    """Read the figures of a synthesis off its votes."""
    votes = {direction: count for direction, count in synthesis.votes.items() if count}
    directed = [count for direction, count in votes.items() if direction not in NULLS | UNDIRECTED]
    agreeing = max(directed, default=0)
    return Figures(
        votes=votes,
        looked=sum(votes.values()) + len(synthesis.mixed),
        agreeing=agreeing,
        opposing=sum(directed) - agreeing,
        nulls=sum(count for direction, count in votes.items() if direction in NULLS),
        undirected=sum(count for direction, count in votes.items() if direction in UNDIRECTED),
        mixed=len(synthesis.mixed),
        share=agreeing / sum(directed) if directed else None,
        sign_test_p=synthesis.sign_test_p,
        interval=synthesis.interval,
    )


def figures_in(change: SynthesisChange) -> tuple[Figures | None, Figures | None]:
    """Read the figures before and after a change, ``None`` where there is no synthesis."""
    old, new = change.old, change.new
    return (figures_of(old) if old else None, figures_of(new) if new else None)
