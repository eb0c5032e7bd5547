"""Data classes to JSON text and back, the same bytes for the same data."""

import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from assistant.errors import Location, Problem, UnreadableInputError

T = TypeVar("T")
_SCALARS = frozenset((str, bool, int, float, type(None)))


def to_plain(value: Any) -> Any:
    """Turn data classes, tuples and mappings into what JSON can write."""
    kind: Any = type(value)
    if kind in _SCALARS:  # most values of a large file, so asked first
        return value
    if names := _field_names(kind):
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


def to_json(value: Any, indent: int | None = None) -> str:
    """Write a data class as JSON text, fields in their declared order, Unicode as it is."""
    return json.dumps(to_plain(value), ensure_ascii=False, indent=indent)


def to_json_lines(values: Iterable[Any]) -> str:
    """Write one JSON object a line."""
    return "".join(f"{to_json(value)}\n" for value in values)


def to_readable_json(value: Any) -> bytes:
    """Write a data class as JSON text with a field a line, in a tenth of the time of ``to_json`` with an indent."""
    return _adapter(cast(Any, type(value))).serializer.to_json(value, indent=1) + b"\n"


def to_compact_json(value: Any, leave_out: AbstractSet[str] = frozenset()) -> bytes:
    """Write a data class as JSON without spaces and without some of its fields, in a fifth of the time."""
    return _adapter(cast(Any, type(value))).serializer.to_json(value, exclude=set(leave_out))


def from_json(kind: type[T], text: str | bytes, location: Location) -> T:
    """Read a data class from JSON text.

    Parameters
    ----------
    kind
        The data class.
    text
        One JSON object.
    location
        Where the text stands, for the message.

    Raises
    ------
    UnreadableInputError
        If the text is not JSON or does not have the fields of ``kind``.
    """
    try:
        value: T = _adapter(cast(Any, kind)).validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or kind.__name__
        message = f"{place}: {first['msg']}; write the file again with this version of draftreview"
        raise UnreadableInputError([Problem(location, "bad-json", message)]) from None
    return value


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
