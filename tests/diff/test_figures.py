from dataclasses import replace

from assistant.diff.figures import figures_of
from assistant.model import Direction, Verdict
from tests.diff.reviews import synthesis

UP, DOWN, NULL, BARE = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE, Direction.ALTERED


def test_figures_sort_the_votes_of_those_that_looked() -> None:
    sides = {DOWN: ["pmid:1", "pmid:2", "pmid:3"], UP: ["pmid:4"], NULL: ["pmid:5", "pmid:6"], BARE: ["pmid:7"]}
    found = figures_of(replace(synthesis("a", sides, Verdict.DISCREPANCY), mixed=(("pmid:8",),)))
    assert (found.looked, found.agreeing, found.opposing, found.nulls, found.undirected, found.mixed) == (
        *(8, 3, 1, 2, 1, 1),
    )
    assert (found.beside, found.share) == (5, 0.75)
    assert (found.sign_test_p, found.interval) == (1.0, (0.0, 1.0))


def test_without_a_direction_there_is_no_share() -> None:
    found = figures_of(synthesis("a", {NULL: ["pmid:1"]}, Verdict.NULL))
    assert (found.agreeing, found.beside, found.share) == (0, 1, None)
