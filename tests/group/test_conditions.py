import pytest
from pydantic import ValidationError

from assistant.group.conditions import Values, takes


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
