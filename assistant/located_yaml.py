"""YAML in which every value knows its line: loading, checking, and saying where it went wrong.

Scalars stay text until a schema gives them a type, so ``NO``, ``on`` and ``012`` survive as written.
Aliases, tags and duplicate keys are refused, which also ends alias bombs and cycles.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import Location, Problem, RuleFileError

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

M = TypeVar("M", bound=BaseModel)


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
    """

    path: Path
    value: M
    _root: yaml.Node

    def locate(self, *keys: str | int, on_key: bool = False) -> Location:
        """Say where the value under ``keys`` stands, or the nearest parent that does."""
        return _locate(str(self.path), self._root, keys, on_key)

    def problem(self, code: str, message: str, *keys: str | int) -> Problem:
        """Make a problem that points at the value under ``keys``."""
        return Problem(self.locate(*keys), code, message)


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
    root = _compose(path)
    problems: list[Problem] = []
    plain = _build(root, str(path), problems, 0)
    if problems:
        raise RuleFileError(problems)
    try:
        return Located(path, schema.model_validate(plain), root)
    except ValidationError as error:
        raise RuleFileError(_problem(path, root, schema, e) for e in _without_echoes(error.errors())) from None


def load_all(paths: Iterable[Path], schema: type[M]) -> tuple[list[Located[M]], list[Problem]]:
    """Read and check several YAML files, and collect the problems of those that cannot be used."""
    files: list[Located[M]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            files.append(load_yaml(path, schema))
        except RuleFileError as error:
            problems += error.problems
    return files, problems


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Suggest the nearest known name, or list them all if none is near."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known: {', '.join(names)}" if names else "none is known here"


def _compose(path: Path) -> yaml.Node:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RuleFileError([Problem(Location(str(path)), "too-large", f"over {MAX_BYTES} bytes; split the file")])
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, _LOADER)
    except OSError as error:
        raise RuleFileError([Problem(Location(str(path)), "unreadable", f"{error.strerror}")]) from None
    except UnicodeDecodeError:
        raise RuleFileError([Problem(Location(str(path)), "encoding", "not UTF-8; save it as UTF-8")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(str(path), mark.line + 1, mark.column + 1) if mark else Location(str(path))
        raise RuleFileError([Problem(place, "yaml", str(error.problem))]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise RuleFileError([Problem(Location(str(path)), "yaml", str(error).splitlines()[0])]) from None
    if root is None:
        raise RuleFileError([Problem(Location(str(path), 1, 1), "empty", "the file holds nothing")])
    return root


def _build(node: yaml.Node, path: str, problems: list[Problem], depth: int, seen: set[int] | None = None) -> Any:
    seen = set() if seen is None else seen
    if id(node) in seen or depth > MAX_DEPTH:
        problems.append(Problem(_place(path, node), "yaml", "anchors, aliases and deep nesting are not accepted"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return None if node.style in (None, "") and node.value in ("", "~", "null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, path, problems, depth + 1, seen) for child in node.value]
    return _build_mapping(node, path, problems, depth, seen)


def _build_mapping(node: yaml.Node, path: str, problems: list[Problem], depth: int, seen: set[int]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in out:
            problems.append(Problem(_place(path, key), "duplicate-key", f"{key.value!r} stands twice or is no text"))
            continue
        out[key.value] = _build(value, path, problems, depth + 1, seen)
    return out


def _place(path: str, node: yaml.Node) -> Location:
    return Location(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _locate(path: str, node: yaml.Node, keys: Sequence[str | int], on_key: bool) -> Location:
    found = node
    for depth, key in enumerate(keys):
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(key)), None)
            if pair is None:
                continue
            found = pair[0] if on_key and depth == len(keys) - 1 else pair[1]
            node = pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = found = node.value[key]
    return _place(path, found)


def _without_echoes(errors: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out a missing key whose misspelling beside it is reported already."""
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]

    def echoes(error: Mapping[str, Any]) -> bool:
        *parent, name = error["loc"]
        beside = [str(loc[-1]) for loc in unknown if list(loc[:-1]) == parent]
        return error["type"] == "missing" and bool(get_close_matches(str(name), beside, n=1))

    return [error for error in errors if not echoes(error)]


def _problem(path: Path, root: yaml.Node, schema: type[BaseModel], error: Mapping[str, Any]) -> Problem:
    keys = [key for key in error["loc"] if isinstance(key, str | int)]
    extra = error["type"] == "extra_forbidden"
    place = _locate(str(path), root, keys, on_key=extra)
    name = ".".join(map(str, keys))
    if extra:
        return Problem(place, "unknown-key", f"{name}; {did_you_mean(str(keys[-1]), _known_keys(schema, keys[:-1]))}")
    return Problem(place, "bad-value", f"{name}: {error['msg'].removeprefix('Value error, ')}")


def _known_keys(schema: Any, keys: Sequence[str | int]) -> list[str]:
    """Follow a path of keys through a schema, as far as its annotations tell."""
    for key in keys:
        if isinstance(key, str) and isinstance(schema, type) and issubclass(schema, BaseModel):
            field = schema.model_fields.get(key)
            schema = _inner(field.annotation) if field else None
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        return [field.alias or name for name, field in schema.model_fields.items()]
    return []


def _inner(annotation: Any) -> Any:
    for part in getattr(annotation, "__args__", ()):
        found = _inner(part)
        if found is not None:
            return found
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
