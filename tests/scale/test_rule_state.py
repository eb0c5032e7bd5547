import pytest

from assistant.scale.rule_state import RuleState, list_changes


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("a1 b1", "a1 b1", ""),
        ("a1 b1 c1", "a1 b2 c1", "b1 b2"),
        ("a1 c1", "a1 b1 c1", "b1"),
        ("a1 b1 c1", "a1 c1", "b1"),
        ("a1 b1 c1 d1", "b1 c1 a1 d1", "a1 a1"),
        ("a1", "b1", "a1 b1"),
    ],
)
def test_what_differs_is_listed_as_both_have_it(old: str, new: str, changed: str) -> None:
    assert sorted(list_changes(entries(old), entries(new))) == sorted(tuple(word) for word in changed.split())


def test_states_are_told_apart_by_base_entries_and_order() -> None:
    states = [RuleState(base, entries(told)) for base, told in (("x", "a1 b1"), ("y", "a1 b1"), ("x", "b1 a1"))]
    assert len({state.identity for state in states}) == 3
    assert states[0].identity == RuleState("x", entries("a1 b1")).identity


def entries(told: str) -> dict[str, str]:
    return {word[0]: word[1] for word in told.split()}
