import pytest

from assistant.errors import Problem
from assistant.read.json_items import Item, decode_line, is_wrapper, scan_items


def scan(text: str) -> list[tuple[int | None, str]]:
    """Give line and title of each item, or line and code of each problem."""
    return [
        (item.line, item.value.get("title", "")) if isinstance(item, Item) else (item.location.line, item.code)
        for item in scan_items("a.json", text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"title": "A"},\n\n{"title": "B"}]', [(1, "A"), (3, "B")]),
        ('\ufeff\n{"title": "A"}\n{"title": "B"}', [(2, "A"), (3, "B")]),
        ('{"n": [1, {}],\n"items": [\n{"title": "A"}], "more": {"title": "no"}}', [(3, "A")]),
        ('{"status": "ok", "message": {"total": 1, "items": [{"title": "A"}]}}', [(1, "A")]),
        ('[{"title": "A"}\n{"title": "B"},]', [(1, "A"), (2, "B")]),
        ('[{"title": "A"}] [{"title": "B"}]', [(1, "A"), (1, "bad-json"), (1, "B")]),
        ('[{"title": "A" "x": 1},\n{"title": "B"}]', [(1, "bad-json"), (2, "B")]),
        ('[{"title": "A",\n{"title": "B"}]', [(2, "bad-json"), (2, "B")]),
        ('[{"title": "A\n"},\n{"title": "B"}]', [(1, "bad-json"), (3, "B")]),
        ('[{"author": [{"family": "X"}, "title": "A"},\n{"title": "B"}]', [(1, "bad-json"), (2, "B")]),
        ('[1, {"title": "B"}]', [(1, "no-item"), (1, "B")]),
        ('[{"title": "A"}', [(1, "A"), (1, "no-end")]),
        ('[{"title": "A"}, {"title": "B', [(1, "A"), (1, "bad-json"), (1, "no-end")]),
        ("[]", []),
        ("", []),
        ("null", [(1, "no-item")]),
        ("nonsense", [(1, "bad-json")]),
    ],
)
def test_items_are_found_around_faults(text: str, expected: list[tuple[int, str]]) -> None:
    assert scan(text) == expected


def test_a_fault_has_its_line_and_column() -> None:
    (problem,) = scan_items("a.json", '\n{"title": "A",\n  "year" 5}')
    assert isinstance(problem, Problem)
    assert str(problem).startswith("a.json:3:10: bad-json: Expecting ':' delimiter;")


@pytest.mark.parametrize("deep", ["[" * 30_000, '{"a":' * 30_000, '{"a":[' * 5_000 + "]}" * 5_000, '{"a":"' * 2_000])
def test_nesting_does_not_crash_and_hides_no_neighbour(deep: str) -> None:
    found = scan(f'[{{"title": "A"}}, {deep}, {{"title": "B"}}]')
    assert (found[0], found[1][1], found[2]) == ((1, "A"), found[1][1], (1, "B"))
    assert found[1][1] in ("bad-json", "no-item")


def test_numbers_stay_texts() -> None:
    (item,) = scan_items("a.json", '{"title": 1, "volume": ' + "9" * 5_000 + "}")
    assert isinstance(item, Item) and item.value == {"title": "1", "volume": "9" * 5_000}


def test_a_line_is_one_object_or_none() -> None:
    assert decode_line(' {"a": 1} ,') == {"a": "1"}
    assert [decode_line(line) for line in ("[1]", '{"a": 1} {"b": 2}', '{"a": ', "", "[" * 30_000)] == [None] * 5


def test_a_wrapper_is_told_from_an_item() -> None:
    assert is_wrapper({"items": []})
    assert not is_wrapper({"title": "A", "references": []})
    assert not is_wrapper({"id": "1"})


def test_the_search_past_faults_has_an_end_that_is_reported() -> None:
    found = scan('{"title": "A"},x' * 3_000)
    assert found[0] == (1, "A")
    assert found[-1] == (1, "too-many-faults")
