from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.diff.categories import OPPOSITES, classify
from assistant.model import Category, Direction, Synthesis, Verdict
from tests.diff.reviews import synthesis

UP, DOWN, NULL, BARE = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE, Direction.ALTERED
SINGLE, CONSENSUS, DISCREPANCY = Verdict.SINGLE, Verdict.CONSENSUS, Verdict.DISCREPANCY
UNRESOLVED, NONE = Verdict.UNRESOLVED, Verdict.NULL


def counted(verdict: Verdict, up: int = 0, down: int = 0, null: int = 0, bare: int = 0, first: int = 0) -> Synthesis:
    """Make a synthesis of so many studies a direction, numbered from ``first``."""
    numbers = iter(range(first, 99))
    sides = {UP: up, DOWN: down, NULL: null, BARE: bare}
    records = {d: [f"pmid:{next(numbers)}" for _ in range(count)] for d, count in sides.items() if count}
    return synthesis("a", records, verdict)


@st.composite
def any_synthesis(draw: st.DrawFn) -> Synthesis:
    sides = st.lists(st.sampled_from(["pmid:1", "pmid:2", "pmid:3"]), max_size=3, unique=True)
    found = {d: sorted(draw(sides)) for d in (UP, DOWN, NULL, BARE)}
    made = synthesis("a", found, draw(st.sampled_from(Verdict)))
    mixed = draw(st.lists(st.just(("pmid:9",)), max_size=1))
    return replace(made, mixed=tuple(mixed))


@pytest.mark.parametrize(
    ("old", "new", "category"),
    [
        (None, counted(SINGLE, up=1), Category.NEW),
        (counted(CONSENSUS, down=2), counted(CONSENSUS, up=3), Category.REVERSED),
        (counted(SINGLE, down=1), counted(DISCREPANCY, up=2, down=1), Category.REVERSED),
        (counted(SINGLE, down=1), counted(DISCREPANCY, up=1, down=1), Category.CONTESTED),
        (counted(CONSENSUS, down=4), counted(DISCREPANCY, up=1, down=4), Category.CONTESTED),
        (counted(SINGLE, down=1), counted(CONSENSUS, down=2), Category.STRENGTHENED),
        (counted(UNRESOLVED, down=1, null=1), counted(CONSENSUS, down=3, null=1), Category.STRENGTHENED),
        (counted(NONE, null=2), counted(UNRESOLVED, down=1, null=2), Category.STRENGTHENED),
        (counted(CONSENSUS, down=2), counted(CONSENSUS, down=3), Category.STRENGTHENED),
        (counted(DISCREPANCY, up=1, down=1), counted(DISCREPANCY, up=1, down=2), Category.STRENGTHENED),
        (counted(CONSENSUS, down=3), counted(UNRESOLVED, down=3, null=3), Category.WEAKENED),
        (counted(CONSENSUS, down=3), counted(CONSENSUS, down=3, bare=1), Category.WEAKENED),
        (counted(SINGLE, down=1), counted(UNRESOLVED, down=1, null=1), Category.MORE_NULLS),
        (counted(NONE, null=1), counted(NONE, null=2), Category.MORE_NULLS),
        (counted(CONSENSUS, down=4), counted(CONSENSUS, down=4, null=1), Category.MORE_NULLS),
        (counted(CONSENSUS, down=3), counted(CONSENSUS, down=4, null=1), Category.OTHER_STUDIES),
        (counted(CONSENSUS, down=2), counted(CONSENSUS, down=2, first=5), Category.OTHER_STUDIES),
        (counted(CONSENSUS, down=2), counted(CONSENSUS, down=2), Category.UNCHANGED),
    ],
)
def test_each_category_and_its_opposite(old: Synthesis | None, new: Synthesis | None, category: Category) -> None:
    assert classify(old, new) is category
    assert classify(new, old) is OPPOSITES[category]


def test_cohorts_that_found_both_directions_stand_beside_the_majority() -> None:
    one = counted(CONSENSUS, down=4)
    assert classify(one, replace(one, mixed=(("pmid:8",),))) is Category.WEAKENED


def test_records_that_turn_out_to_share_participants_weaken_what_they_say() -> None:
    old = counted(Verdict.CONSENSUS, up=3)
    assert classify(old, replace(old, votes={Direction.INCREASE: 2})) is Category.WEAKENED


def test_without_any_synthesis_there_is_nothing_to_say() -> None:
    with pytest.raises(ValueError, match="no synthesis"):
        classify(None, None)


@given(st.none() | any_synthesis(), any_synthesis())
def test_swapping_old_and_new_gives_the_opposite(old: Synthesis | None, new: Synthesis) -> None:
    assert classify(new, old) is OPPOSITES[classify(old, new)]


@given(any_synthesis(), any_synthesis())
def test_a_category_holds_what_it_says(old: Synthesis, new: Synthesis) -> None:
    category = classify(old, new)
    opposed = [s.verdict is DISCREPANCY for s in (old, new)]
    majorities = {s.majority for s in (old, new)}
    assert (category is Category.REVERSED) == (None not in majorities and len(majorities) == 2)
    if category is Category.CONTESTED:
        assert opposed == [False, True]
    elif category is not Category.RESOLVED and category is not Category.REVERSED:
        assert opposed[0] == opposed[1]
    if category is Category.MORE_NULLS:
        assert len(new.by_direction[NULL]) > len(old.by_direction[NULL])
    assert (category is Category.UNCHANGED) == (replace(old, cohorts=()) == replace(new, cohorts=()))


@given(any_synthesis())
def test_the_same_synthesis_is_unchanged(one: Synthesis) -> None:
    assert classify(one, one) is Category.UNCHANGED


def test_every_category_has_an_opposite_that_leads_back() -> None:
    assert all(OPPOSITES[OPPOSITES[category]] is category for category in Category)
