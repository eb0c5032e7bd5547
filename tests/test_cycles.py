import pytest

from assistant.cycles import find_cycles


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({}, []),
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, []),
        ({"a": "x"}, []),
        ({"a": "a"}, ["aa"]),
        ({"a": "b", "b": "a"}, ["aba"]),
        ({"a": "b", "b": "c", "c": "b"}, ["bcb"]),
        ({"a": "bc", "b": "a", "c": "a"}, ["aba", "aca"]),
        ({"a": "b", "b": "a", "c": "ad", "d": "c"}, ["aba", "cdc"]),
    ],
)
def test_ways_that_lead_back_are_found(named: dict[str, str], expected: list[str]) -> None:
    assert ["".join(way) for way in find_cycles(named)] == expected


def test_time_grows_with_the_number_of_names() -> None:
    many = 100_000
    chain = {str(n): [str(n + 1)] for n in range(many)}
    assert list(find_cycles(chain)) == []
    (way,) = find_cycles({**chain, str(many): ["0"]})
    assert len(way) == many + 2
