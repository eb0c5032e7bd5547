import random
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.redline.alignment import longest_run, match_texts, normalise

texts = st.lists(
    st.lists(st.sampled_from("insula pole lower higher in two [3]".split()), max_size=5).map(" ".join), max_size=8
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The  Insula\n was", "the insula was"),
        ("lower [1, 2–4] and [5]", "lower [#] and [#]"),
        ("in [patients]", "in [patients]"),
        (" ", ""),
    ],
)
def test_texts_are_folded(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["a", "b"], ["b", "a"], {0: 1, 1: 0}),
        (["a", "a", "a"], ["a", "a"], {0: 0, 1: 1}),
        (["", "a"], ["", "a"], {1: 1}),
        (["Flow [1]."], ["flow [2, 3]."], {0: 0}),
        (["volume of the insula was lower"], ["volume of the insula was higher"], {0: 0}),
        (["volume of the insula was lower"], ["nothing alike stands here"], {}),
        (["insula lower here", "insula lower there"], ["insula lower there", "insula lower here too"], {1: 0, 0: 1}),
        ([], ["a"], {}),
        (["a"], [], {}),
    ],
    ids="order copies empty numbers like unlike likest none-first none-second".split(),
)
def test_texts_are_paired(first: list[str], second: list[str], expected: dict[int, int]) -> None:
    assert match_texts(first, second) == expected


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts, texts)
def test_no_text_is_paired_twice(first: list[str], second: list[str]) -> None:
    pairs = match_texts(first, second)
    assert len(set(pairs.values())) == len(pairs)
    assert all(normalise(first[i]) and normalise(second[j]) for i, j in pairs.items())
    equal = Counter(normalise(first[i]) for i, j in pairs.items() if normalise(first[i]) == normalise(second[j]))
    ours, theirs = (Counter(filter(None, map(normalise, side))) for side in (first, second))
    assert equal == ours & theirs


@settings(max_examples=100, deadline=None, derandomize=True)
@given(texts)
def test_the_same_texts_are_paired_in_order(same: list[str]) -> None:
    assert match_texts(same, same) == {i: i for i, text in enumerate(same) if normalise(text)}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 9), unique=True))
def test_the_longest_run_rises_and_nothing_can_be_added(values: list[int]) -> None:
    kept = longest_run(values)
    run = [value for n, value in enumerate(values) if n in kept]
    assert run == sorted(run)
    for n, value in enumerate(values):
        grown = [other for m, other in enumerate(values) if m in kept | {n}]
        assert n in kept or grown != sorted(grown), value


def test_many_texts_take_no_unreasonable_time() -> None:
    dice = random.Random(1)
    words = [f"word{n}" for n in range(3_000)]
    first = [" ".join(dice.choices(words, k=30)) for _ in range(2_000)]
    second = [" ".join(dice.choices(words, k=6) + text.split()[6:]) for text in first]
    start = time.perf_counter()
    assert match_texts(first, second) == {n: n for n in range(2_000)}
    assert time.perf_counter() - start < 20
