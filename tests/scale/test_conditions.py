from collections.abc import Iterable

import pytest

from assistant.scale.conditions import Condition, ConditionError, parse_condition, write_sql


def as_it_is(value: str) -> Iterable[str]:
    return (value,)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("population=pain", Condition("population", ("pain",))),
        (" region = insula , thalamus,", Condition("region", ("insula", "thalamus"))),
        ("journal=A = B", Condition("journal", ("A = B",))),
        ("year=2015-2020", Condition("year", ("2015-2020",))),
        ("retracted=no", Condition("retracted", ("no",))),
    ],
)
def test_a_condition_is_a_field_and_its_values(text: str, condition: Condition) -> None:
    assert parse_condition(text) == condition


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("poplation=pain", "there is no field 'poplation'; did you mean 'population'?"),
        ('year" OR 1=1', "there is no field"),
        ("record=x", "there is no field 'record'"),
        ("population", "no value; write population=VALUE"),
        ("population= , ", "no value"),
        ("year=often", "'often' is no number; write 2020, 2015-2020, 2015- or -2020"),
        ("year=-", "is no number"),
        ("retracted=perhaps", "'perhaps' is neither yes nor no"),
    ],
)
def test_what_is_no_condition_says_what_to_write(text: str, message: str) -> None:
    with pytest.raises(ConditionError, match=r"^--where ") as raised:
        parse_condition(text)
    assert message in str(raised.value) and raised.value.exit_code == 2


def test_values_are_bound_and_never_in_the_text() -> None:
    sql, bound = write_sql(
        [parse_condition("population='; DROP TABLE x --"), parse_condition("region=insula")], as_it_is
    )
    assert sql == '(list_contains($value0, "population")) AND (list_has_any($value1, "region"))'
    assert bound == {"value0": ["'; DROP TABLE x --"], "value1": ["insula"]}


def test_a_value_stands_for_all_that_are_part_of_it() -> None:
    _, bound = write_sql([parse_condition("region=lobe,insula")], lambda value: (value, "gyrus", "insula"))
    assert bound == {"value0": ["gyrus", "insula", "lobe"]}


def test_ranges_may_be_open() -> None:
    sql, bound = write_sql([parse_condition("year=2020,-2010,2024-")], as_it_is)
    assert sql.count(" OR ") == 2
    assert [bound[f"value0_{n}_least"] for n in range(3)] == [2020, 0, 2024]
    assert [bound[f"value0_{n}_most"] for n in range(3)] == [2020, 2010, 2**31 - 1]


def test_no_condition_takes_all() -> None:
    assert write_sql([], as_it_is) == ("TRUE", {})
