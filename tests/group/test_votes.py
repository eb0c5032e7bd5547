import pytest

from assistant.group.rules import ConsensusRule, DiscrepancyRule, SectionRule
from assistant.group.vocabulary import Compared
from assistant.group.votes import cast_ballot, count_votes, interval_of, leave_out, reach_verdict, sign_test_of
from assistant.model import Direction, Verdict

UP, DOWN, SOME, NONE = Direction.INCREASE, Direction.DECREASE, Direction.ALTERED, Direction.NO_DIFFERENCE
MIXED = None
C, D, U, S, N = Verdict.CONSENSUS, Verdict.DISCREPANCY, Verdict.UNRESOLVED, Verdict.SINGLE, Verdict.NULL


def make_rule(min_cohorts: int = 2, agreement: float = 0.75, min_opposing: int = 1) -> SectionRule:
    return SectionRule(
        id="s",
        title="S",
        compare_on=(Compared.STRATUM,),
        consensus=ConsensusRule(min_cohorts=min_cohorts, agreement=agreement),
        discrepancy=DiscrepancyRule(min_opposing=min_opposing),
    )


def ballots_of(*votes: Direction | None) -> dict[str, Direction | None]:
    return {f"k{i}": vote for i, vote in enumerate(votes)}


@pytest.mark.parametrize(
    ("found", "ballot"),
    [
        ([UP], UP),
        ([UP, UP, NONE], UP),
        ([UP, SOME], UP),
        ([UP, DOWN], MIXED),
        ([UP, DOWN, NONE], MIXED),
        ([SOME, NONE], SOME),
        ([NONE], NONE),
        ([Direction.POSITIVE, Direction.NO_ASSOCIATION], Direction.POSITIVE),
        ([Direction.POSITIVE, Direction.NEGATIVE], MIXED),
        ([Direction.ASSOCIATION, Direction.NO_ASSOCIATION], Direction.ASSOCIATION),
    ],
)
def test_a_cohort_has_one_vote(found: list[Direction], ballot: Direction | None) -> None:
    assert cast_ballot(found) is ballot


@pytest.mark.parametrize(
    ("votes", "verdict", "majority", "fragile"),
    [
        ([UP], S, UP, False),
        ([SOME], S, None, False),
        ([MIXED], S, None, False),
        ([NONE], N, None, False),
        ([NONE, NONE], N, None, False),
        ([UP, UP], C, UP, True),
        ([UP, UP, UP], C, UP, False),
        ([UP, UP, UP, NONE], C, UP, True),
        ([UP, UP, UP, SOME], C, UP, True),
        ([UP, UP, UP, MIXED], C, UP, True),
        ([UP, UP, UP, UP, UP, NONE], C, UP, False),
        ([UP, DOWN], D, None, True),
        ([UP, UP, DOWN], D, UP, True),
        ([UP, UP, DOWN, DOWN], D, None, False),
        ([UP, DOWN, NONE, NONE, NONE], D, None, True),
        ([UP, NONE], U, UP, True),
        ([UP, UP, NONE], U, UP, True),
        ([UP, UP, NONE, NONE], U, UP, False),
        ([UP, SOME], U, UP, True),
        ([UP, MIXED], U, UP, True),
        ([SOME, SOME], U, None, True),
        ([SOME, SOME, SOME], U, None, False),
        ([SOME, NONE], U, None, True),
        ([MIXED, MIXED], U, None, True),
    ],
)
def test_verdicts(votes: list[Direction | None], verdict: Verdict, majority: Direction | None, fragile: bool) -> None:
    ballots = ballots_of(*votes)
    tally = count_votes(ballots)
    assert reach_verdict(tally, make_rule()) is verdict
    assert tally.majority is majority
    assert bool(leave_out(ballots, make_rule())) is fragile
    assert tally.looked == len(votes)


@pytest.mark.parametrize(
    ("votes", "rule", "verdict"),
    [
        ([UP, UP], make_rule(min_cohorts=3), U),
        ([UP, UP, UP], make_rule(min_cohorts=3), C),
        ([UP, UP, NONE], make_rule(agreement=0.6), C),
        ([UP, UP, UP, DOWN], make_rule(min_opposing=2), C),
        ([UP, UP, DOWN, DOWN], make_rule(agreement=0.5, min_opposing=3), U),
    ],
)
def test_a_section_sets_its_own_thresholds(votes: list[Direction | None], rule: SectionRule, verdict: Verdict) -> None:
    assert reach_verdict(count_votes(ballots_of(*votes)), rule) is verdict


@pytest.mark.parametrize(
    ("votes", "sizes", "share", "verdict"),
    [
        ([UP, UP, NONE], None, 2 / 3, U),
        ([UP, UP, NONE], [10, 10, 10], 2 / 3, U),
        ([UP, UP, NONE], [60, 30, 10], 0.9, C),
        ([UP, UP, UP, NONE], [10, 10, 10, 90], 0.25, U),
        ([UP, UP, UP, MIXED], [10, 10, 10, 90], 0.25, U),
        ([UP, UP, DOWN], [90, 90, 1], 180 / 181, D),
        ([UP, NONE], [99, 1], 0.99, U),
        ([NONE, NONE], [99, 1], 0, N),
    ],
)
def test_weights_change_the_share_and_neither_votes_nor_figures(
    votes: list[Direction | None], sizes: list[int] | None, share: float, verdict: Verdict
) -> None:
    ballots = ballots_of(*votes)
    plain, tally = count_votes(ballots), count_votes(ballots, dict(zip(ballots, sizes, strict=True)) if sizes else {})
    assert tally.share == pytest.approx(share)
    assert reach_verdict(tally, make_rule()) is verdict
    assert (tally.votes, tally.mixed, tally.looked) == (plain.votes, plain.mixed, plain.looked)
    assert (sign_test_of(tally), interval_of(tally)) == (sign_test_of(plain), interval_of(plain))


def test_what_is_left_without_a_cohort_is_weighed_as_well() -> None:
    ballots, weights = ballots_of(UP, UP, UP, NONE), {"k0": 70, "k1": 20, "k2": 20, "k3": 10}
    assert leave_out(ballots, make_rule()) == {"k0": U, "k1": U, "k2": U}
    assert leave_out(ballots, make_rule(), weights) == {}
    ballots, weights = ballots_of(UP, UP, NONE), {"k0": 60, "k1": 30, "k2": 10}  # a consensus by weight alone
    assert leave_out(ballots, make_rule(), weights) == {"k0": U, "k1": U}


def test_participants_are_summed_by_vote() -> None:
    tally = count_votes(ballots_of(UP, UP, NONE, MIXED), {"k0": 60, "k1": 30, "k2": 10, "k3": 5})
    assert tally.people == {UP: 90, NONE: 10, MIXED: 5}


@pytest.mark.parametrize(
    ("votes", "left_out"),
    [
        ([UP], {}),
        ([UP, UP], {"k0": S, "k1": S}),
        ([UP, UP, DOWN], {"k2": C}),
        ([UP, DOWN, DOWN, NONE], {"k0": U}),
        ([UP, UP, UP, NONE], {"k0": U, "k1": U, "k2": U}),
        ([UP, NONE, NONE], {"k0": N}),
    ],
)
def test_each_cohort_that_carries_a_verdict_is_named_with_what_is_left(
    votes: list[Direction | None], left_out: dict[str, Verdict]
) -> None:
    assert leave_out(ballots_of(*votes), make_rule()) == left_out


def test_figures_speak_of_directed_votes_only() -> None:
    tally = count_votes(ballots_of(UP, UP, NONE, SOME, MIXED))
    assert dict(tally.votes) == {UP: 2, SOME: 1, NONE: 1}
    assert tally.mixed == 1
    assert sign_test_of(tally) == 0.5
    assert interval_of(tally) == pytest.approx((0.3424, 1.0), abs=5e-5)


def test_without_directed_votes_there_are_no_figures() -> None:
    tally = count_votes(ballots_of(NONE, SOME))
    assert sign_test_of(tally) is None
    assert interval_of(tally) is None
