"""What a user wants of a store: ``field=value[,value]``, with values as data and fields that are known."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import DraftreviewError
from assistant.located_yaml import did_you_mean
from assistant.scale.rows import FIELDS, Kind

_RANGE = re.compile(r"(\d{1,9})?(-)?(\d{1,9})?")
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_LARGEST = 2**31 - 1
# From a value to all that are part of it, itself included.
Widen = Callable[[str], Iterable[str]]


class ConditionError(DraftreviewError):
    """A condition that cannot be used."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Condition:
    """What one field of a record must hold; missing fits no value.

    Attributes
    ----------
    field
        Name of a column.
    values
        As written; any of them suffices.
    """

    field: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        """Write it as it is given."""
        return f"{self.field}={','.join(self.values)}"


def parse_condition(text: str) -> Condition:
    """Read ``field=value[,value]``.

    Raises
    ------
    ConditionError
        If there is no such field, no value, or none of its kind.
    """
    field, equals, rest = (part.strip() for part in text.partition("="))
    if field not in FIELDS:
        raise ConditionError(f"--where {text}: there is no field {field!r}; {did_you_mean(field, FIELDS)}")
    values = tuple(filter(None, (value.strip() for value in rest.split(","))))
    if not equals or not values:
        raise ConditionError(f"--where {text}: no value; write {field}=VALUE or {field}=VALUE,VALUE")
    condition = Condition(field, values)
    _read_values(condition)
    return condition


def write_sql(conditions: Sequence[Condition], widen: Widen) -> tuple[str, dict[str, Any]]:
    """Write conditions as the condition of a query, and the values that are bound to it; no value is in its text."""
    parts: list[str] = []
    bound: dict[str, Any] = {}
    for number, condition in enumerate(conditions):
        kind = FIELDS[condition.field]
        name = f"value{number}"
        if kind is Kind.NUMBER:
            tests = []
            for place, (least, most) in enumerate(_read_values(condition)):
                tests.append(f'"{condition.field}" BETWEEN ${name}_{place}_least AND ${name}_{place}_most')
                bound |= {f"{name}_{place}_least": least, f"{name}_{place}_most": most}
            parts.append(" OR ".join(tests))
            continue
        values = _read_values(condition)
        bound[name] = sorted({wide for value in values for wide in widen(value)}) if kind is not Kind.FLAG else values
        test = "list_has_any" if kind is Kind.LISTED else "list_contains"
        parts.append(f'{test}(${name}, "{condition.field}")')
    return " AND ".join(f"({part})" for part in parts) or "TRUE", bound


def _read_values(condition: Condition) -> list[Any]:
    """Read the values as their column holds them: texts, flags, or the ends of ranges."""
    match FIELDS[condition.field]:
        case Kind.NUMBER:
            return [_read_range(condition, value) for value in condition.values]
        case Kind.FLAG:
            return [_read_flag(condition, value) for value in condition.values]
        case _:
            return list(condition.values)


def _read_range(condition: Condition, value: str) -> tuple[int, int]:
    found = _RANGE.fullmatch(value)
    if not found or not (found[1] or found[3]):
        raise ConditionError(f"--where {condition}: {value!r} is no number; write 2020, 2015-2020, 2015- or -2020")
    least = int(found[1] or 0)
    return least, int(found[3]) if found[3] else _LARGEST if found[2] else least


def _read_flag(condition: Condition, value: str) -> bool:
    if value.lower() not in _FLAGS:
        raise ConditionError(f"--where {condition}: {value!r} is neither yes nor no")
    return _FLAGS[value.lower()]
