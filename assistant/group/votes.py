"""Votes by direction, one a cohort, and the verdict they amount to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.group.directions import is_directed
from assistant.group.rules import SectionRule
from assistant.intervals import sign_test, wilson_interval
from assistant.model import NULLS, Direction, Verdict

Ballots = Mapping[str, Direction | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of a synthesis.

    Attributes
    ----------
    votes
        Direction -> number of cohorts, nulls and undirected reports included; in the order of ``Direction``.
    mixed
        Cohorts that found both directions: they looked, and vote for neither.
    people
        Vote, ``None`` for mixed cohorts -> participants behind it; empty where cohorts are not weighed.
    """

    votes: Mapping[Direction, int]
    mixed: int
    people: Mapping[Direction | None, int] = field(default_factory=dict)

    @property
    def looked(self) -> int:
        """Cohorts that looked, whatever they found."""
        return sum(self.votes.values()) + self.mixed

    @property
    def nulls(self) -> int:
        """Cohorts that looked and found nothing."""
        return sum(count for direction, count in self.votes.items() if direction in NULLS)

    @property
    def directed(self) -> Mapping[Direction, int]:
        """The votes with a sign."""
        return {direction: count for direction, count in self.votes.items() if is_directed(direction)}

    @property
    def majority(self) -> Direction | None:
        """The direction with most votes, ``None`` without votes and in a tie."""
        counts = sorted(self.directed.values(), reverse=True)
        if not counts or counts[1:2] == counts[:1]:
            return None
        return next(direction for direction, count in self.directed.items() if count == counts[0])

    @property
    def agreeing(self) -> int:
        """Votes in the direction that has most."""
        return max(self.directed.values(), default=0)

    @property
    def share(self) -> float:
        """Share of the majority in all that looked: of cohorts, or of participants where cohorts are weighed."""
        if self.majority and self.people:
            return self.people[self.majority] / sum(self.people.values())
        return self.agreeing / self.looked

    @property
    def opposing(self) -> int:
        """Votes against the direction that has most."""
        return sum(self.directed.values()) - self.agreeing


def cast_ballot(directions: Iterable[Direction]) -> Direction | None:
    """Decide the one vote of a cohort.

    Parameters
    ----------
    directions
        All that its claims in one synthesis say.

    Returns
    -------
    Its direction; ``None`` if it found both. A finding with a sign outweighs one without, and any
    finding outweighs a null.
    """
    found = set(directions)
    directed = sorted(direction for direction in found if is_directed(direction))
    if directed:
        return directed[0] if len(directed) == 1 else None
    return min(found, key=lambda direction: (direction in NULLS, direction))


def count_votes(ballots: Ballots, weights: Mapping[str, int] | None = None) -> Tally:
    """Count one ballot a cohort; the weights of cohorts, if any, count for the share of the majority alone."""
    cast = list(ballots.values())
    people: dict[Direction | None, int] = {}
    if weights:
        for name, vote in ballots.items():
            people[vote] = people.get(vote, 0) + weights[name]
    return Tally({d: cast.count(d) for d in Direction if d in cast}, cast.count(None), people)


def reach_verdict(tally: Tally, rule: SectionRule) -> Verdict:
    """Say what the cohorts of a synthesis say together.

    Parameters
    ----------
    tally
        Votes of at least one cohort.
    rule
        What a section asks of a consensus and of a discrepancy.
    """
    if tally.nulls == tally.looked:
        return Verdict.NULL
    if tally.looked == 1:
        return Verdict.SINGLE
    if tally.opposing >= rule.discrepancy.min_opposing:
        return Verdict.DISCREPANCY
    enough = tally.agreeing >= rule.consensus.min_cohorts and tally.majority is not None
    if enough and tally.share >= rule.consensus.agreement:
        return Verdict.CONSENSUS
    return Verdict.UNRESOLVED


def leave_out(ballots: Ballots, rule: SectionRule, weights: Mapping[str, int] | None = None) -> dict[str, Verdict]:
    """Find the cohorts whose absence changes the verdict, and into what; a lone cohort leaves nothing to compare."""
    if len(ballots) < 2:
        return {}
    verdict = reach_verdict(count_votes(ballots, weights), rule)
    rests = {name: {n: vote for n, vote in ballots.items() if n != name} for name in ballots}
    others = {name: reach_verdict(count_votes(rest, weights), rule) for name, rest in rests.items()}
    return {name: other for name, other in others.items() if other is not verdict}


def sign_test_of(tally: Tally) -> float | None:
    """Compute the sign test of the directed votes, ``None`` without any."""
    return sign_test(tally.agreeing, tally.opposing) if tally.directed else None


def interval_of(tally: Tally) -> tuple[float, float] | None:
    """Compute the interval of the share of the majority among the directed votes, ``None`` without any."""
    return wilson_interval(tally.agreeing, tally.agreeing + tally.opposing) if tally.directed else None
