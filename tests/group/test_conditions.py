import pytest
from pydantic import ValidationError

from assistant.group.conditions import Range, Values, is_within, takes


@pytest.mark.parametrize(
    ("condition", "stated", "taken"),
    [
        (None, [], True),
        (None, ["a"], True),
        (["a", "b"], ["a"], True),
        (["a", "b"], ["c"], False),
        (["a"], ["a1", "a"], True),
        (["a"], [], False),
        ({"not": ["a"]}, ["b"], True),
        ({"not": ["a"]}, ["a"], False),
        ({"not": ["a"]}, ["a1", "a"], False),
        ({"not": ["a"]}, [], True),
        ({"only": ["a"], "not": ["a1"]}, ["a1", "a"], False),
        ({"only": ["a"], "not": ["a1"]}, ["a2", "a"], True),
    ],
)
def test_a_field_that_is_not_stated_is_in_no_list(condition: object, stated: list[str], taken: bool) -> None:
    values = None if condition is None else Values.model_validate(condition)
    assert takes(values, stated) is taken


def test_a_lone_word_is_no_list() -> None:
    with pytest.raises(ValidationError, match=r"write a list, such as \[a\]"):
        Values.model_validate("a")


@pytest.mark.parametrize(
    ("asked", "number", "taken"),
    [
        (None, None, True),
        (None, 5, True),
        ({"from": 5}, 5, True),
        ({"from": 5}, 4, False),
        ({"to": 5}, 5, True),
        ({"to": 5}, 6, False),
        ({"from": 5, "to": 7}, 6, True),
        ({"from": 5, "to": 7}, 8, False),
        ({"from": 5}, None, False),
        ({"to": 5}, None, False),
    ],
)
def test_a_number_that_is_not_stated_is_in_no_range(asked: object, number: int | None, taken: bool) -> None:
    assert is_within(None if asked is None else Range.model_validate(asked), number) is taken


@pytest.mark.parametrize(
    ("written", "message"),
    [({}, "name from, to or both"), ({"from": 7, "to": 5}, "7 is more than 5"), ({"from": "many"}, "valid integer")],
)
def test_a_range_has_an_end_and_runs_upward(written: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Range.model_validate(written)
