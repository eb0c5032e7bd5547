"""YAML in which every value knows its line: loading, checking, and saying where it went wrong.

Scalars stay text until a schema gives them a type, so ``NO``, ``on`` and ``012`` survive as written.
Aliases, tags and duplicate keys are refused, which also ends alias bombs and cycles.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import MAX_LISTED, Location, Problem, RuleFileError, list_first
from assistant.yaml_nodes import locate, read_nodes, to_plain

M = TypeVar("M", bound=BaseModel)
Keys = Sequence[str | int]
MISSING = "is missing; add it"
_MAX_KNOWN = 20
_MAX_FAULTS = 10 * MAX_LISTED  # which are compared with each other
# What pydantic says in words of Python.
_MESSAGES = {
    "missing": MISSING,
    "string_type": "write a text",
    "tuple_type": "write a list, such as [a, b]",
    **dict.fromkeys(("dict_type", "model_type"), "write keys with values, such as {key: value}"),
}


class Schema(BaseModel):
    """Base of everything a rule file may hold: unknown keys are errors, values are fixed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Located(Generic[M]):
    """A checked YAML file.

    Attributes
    ----------
    path
        The file.
    value
        Its content as the schema gives it.
    root
        The nodes it was made of; a node may come from a file that is laid over this one.
    removed
        Key of a list and id of an entry that a user took out of the files of this kind -> where.
    """

    path: Path
    value: M
    root: yaml.Node
    removed: Mapping[tuple[str, str], Location] = field(default_factory=dict, compare=False)

    def locate(self, *keys: str | int, on_key: bool = False) -> Location:
        """Say where the value under ``keys`` stands, or the nearest parent that does."""
        return locate(self.root, keys, on_key)

    def problem(self, code: str, message: str, *keys: str | int) -> Problem:
        """Make a problem that points at the value under ``keys``."""
        return Problem(self.locate(*keys), code, message)

    def unknown(
        self, code: str, kind: str, name: str, known: Iterable[str], keys: Keys, removed: Location | None = None
    ) -> Problem:
        """Make a problem of a name that nothing has: where it stands, or where what had it was taken out."""
        if removed is None:
            return self.problem(code, f"{name!r} is no {kind}; {did_you_mean(name, known)}", *keys)
        still = f"{self._name_entry(keys)} at {self.locate(*keys)} still names it"
        message = f"{name!r} is taken out, but {still}; change or remove that in your files as well, or keep {name!r}"
        return Problem(removed, "still-named", message)

    def _name_entry(self, keys: Keys) -> str:
        """Name the entry that holds a value, or the key where it stands in no list of entries."""
        listed, (key, *inner) = getattr(self.value, str(keys[0]), None), keys
        entry = listed[inner[0]] if isinstance(listed, tuple) and inner and isinstance(inner[0], int) else None
        entry_id = getattr(entry, "id", None)
        return f"{entry_id!r} in {key}" if entry_id else str(key)


def load_yaml(path: Path, schema: type[M]) -> Located[M]:
    """Read and check a YAML file.

    Parameters
    ----------
    path
        A file of at most two million bytes.
    schema
        What it may hold.

    Raises
    ------
    RuleFileError
        With every problem found, each at its line and column.
    """
    return check_nodes(path, read_nodes(path), schema)


def check_nodes(path: Path, root: yaml.Node, schema: type[M]) -> Located[M]:
    """Check what has been read from a YAML file; a ``RuleFileError`` holds every problem found."""
    try:
        return Located(path, schema.model_validate(to_plain(root)), root)
    except ValidationError as error:
        faults = _without_echoes(error.errors(include_url=False)[:_MAX_FAULTS])
        raise RuleFileError(list_first(_problem(root, schema, fault) for fault in faults)) from None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Suggest the nearest known name, or list what is known if none is near."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    more = f" and {len(names) - _MAX_KNOWN:,} more" if names[_MAX_KNOWN:] else ""
    return f"known: {', '.join(names[:_MAX_KNOWN])}{more}" if names else "none is known here"


def _without_echoes(errors: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out a missing key with its misspelling beside it, and a list that is too short for a bad value in it."""
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]

    def echoes(error: Mapping[str, Any]) -> bool:
        if not error["loc"]:
            return False
        *parent, name = error["loc"]
        if error["type"] == "too_short":
            return any(
                len(e["loc"]) > len(error["loc"]) and e["loc"][: len(error["loc"])] == error["loc"] for e in errors
            )
        beside = [str(loc[-1]) for loc in unknown if list(loc[:-1]) == parent]
        return error["type"] == "missing" and bool(get_close_matches(str(name), beside, n=1))

    return [error for error in errors if not echoes(error)]


def _problem(root: yaml.Node, schema: type[BaseModel], error: Mapping[str, Any]) -> Problem:
    keys = [key for key in error["loc"] if isinstance(key, str | int)]
    extra = error["type"] == "extra_forbidden"
    place = locate(root, keys, on_key=extra)
    name = ".".join(map(str, keys)) or "the file"
    if extra:
        return unknown_key(place, name, known_keys(schema, keys[:-1]))
    message = _MESSAGES.get(error["type"], error["msg"].removeprefix("Value error, "))
    return Problem(place, "bad-value", f"{name}: {message}")


def unknown_key(place: Location, name: str, known: Iterable[str]) -> Problem:
    """Make a problem of a key that a schema does not have; the last of the keys in ``name`` is unknown."""
    return Problem(place, "unknown-key", f"{name}; {did_you_mean(name.rpartition('.')[2], known)}")


def known_keys(schema: Any, keys: Sequence[str | int] = ()) -> list[str]:
    """List the keys that a schema has below a path of keys, as far as its annotations tell."""
    chosen = False
    for key in keys:
        if chosen:  # the key of an entry whose name the user chooses
            chosen = False
        elif isinstance(key, str) and isinstance(schema, type) and issubclass(schema, BaseModel):
            field = schema.model_fields.get(key)
            schema, chosen = (_inner(field.annotation), _is_mapping(field.annotation)) if field else (None, False)
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        return [field.alias or name for name, field in schema.model_fields.items()]
    return []


def _is_mapping(annotation: Any) -> bool:
    parts = getattr(annotation, "__args__", ())
    return getattr(annotation, "__origin__", None) is dict or any(map(_is_mapping, parts))


def _inner(annotation: Any) -> Any:
    for part in getattr(annotation, "__args__", ()):
        found = _inner(part)
        if found is not None:
            return found
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
