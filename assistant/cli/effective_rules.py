"""The rules as they are in effect: YAML in which each value says which file and line it comes from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic_core import to_jsonable_python

from assistant.cli.rule_files import FILE_KINDS
from assistant.group.rules import SETTINGS, GroupingFile
from assistant.layers import join_files, load_layers
from assistant.located_yaml import Located, Schema
from assistant.pack import Pack
from assistant.yaml_nodes import SCALAR_TAG, SEQUENCE_TAG, find_pair, place_of

DEFAULT = "default"
_SCHEMAS: Mapping[str, type[Schema]] = {kind.name: kind.schema for kind in FILE_KINDS}
_ENDLESS = 1_000_000
_NOTHING: tuple[Any, ...] = (None, "", (), frozenset(), {})


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    comment: str = ""

    def __str__(self) -> str:
        """Write the line with its comment."""
        return f"{self.text}  # {self.comment}" if self.comment else self.text


def print_effective(pack: Pack, kind: str) -> str:
    """Write the rules of a kind, of sound files, with what a user has laid over them; see ``print_files``."""
    schema = _SCHEMAS[kind]
    files, _ = load_layers(pack, kind, schema, SETTINGS if schema is GroupingFile else ())
    return print_files([join_files(files, schema)] if schema is GroupingFile else files)


def print_files(files: Iterable[Located[Any]]) -> str:
    """Write checked rule files as YAML, several as one stream of documents.

    Parameters
    ----------
    files
        Files with what a user has laid over them.

    Returns
    -------
    YAML that reads as the same rules. Every value is followed by a comment: ``path:line``, or ``default``
    where no file says anything.
    """
    documents = ("".join(f"{line}\n" for line in _keys(file.value, file.root)) for file in files)
    return "---\n".join(documents)


def _keys(value: Schema, node: yaml.Node | None) -> Iterator[_Line]:
    """Write the keys of a mapping in the order of its schema."""
    for name, about in type(value).model_fields.items():
        pair = find_pair(node, about.alias or name) if isinstance(node, yaml.MappingNode) else None
        yield from _key(about.alias or name, getattr(value, name), pair[1] if pair else None)


def _key(key: str, value: Any, node: yaml.Node | None) -> Iterator[_Line]:
    if isinstance(value, Schema) and (node is None or isinstance(node, yaml.MappingNode)):
        inner = list(_keys(value, node))
        if inner:
            yield _Line(f"{key}:")
            yield from _indent(inner)
        elif node is not None:
            yield _Line(f"{key}: {{}}", _place(node))
    elif node is None:
        if value not in _NOTHING:
            yield _Line(f"{key}: {_flow(to_jsonable_python(value))}", DEFAULT)
    elif isinstance(node, yaml.SequenceNode) and _are_entries(value):
        yield _Line(f"{key}:")
        yield from _entries(value, node)
    elif isinstance(node, yaml.MappingNode) and isinstance(value, Mapping) and value:
        yield _Line(f"{_word(key)}:")
        for (name, inner_value), (_, inner_node) in zip(value.items(), node.value, strict=True):
            yield from _indent(_key(str(name), inner_value, inner_node))
    else:
        yield _Line(f"{_word(key)}: {_written(node)}", _place(node))


def _entries(values: Iterable[Schema], node: yaml.SequenceNode) -> Iterator[_Line]:
    for value, child in zip(values, node.value, strict=True):
        for i, line in enumerate(_keys(value, child)):
            yield _Line(f"  {'-' if i == 0 else ' '} {line.text}", line.comment)


def _are_entries(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(entry, Schema) for entry in value)


def _indent(lines: Iterable[_Line]) -> Iterator[_Line]:
    for line in lines:
        yield _Line(f"  {line.text}", line.comment)


def _place(node: yaml.Node) -> str:
    place = place_of(node)
    return f"{place.path}:{place.line}"


def _word(text: str) -> str:
    return _written(yaml.ScalarNode(SCALAR_TAG, text))


def _flow(value: Any) -> str:
    """Write a value that no file holds."""
    return yaml.safe_dump([value], default_flow_style=True, width=_ENDLESS, allow_unicode=True).strip()[1:-1]


def _written(node: yaml.Node) -> str:
    """Write a value on one line, plain or quoted as it was."""
    listed = yaml.SequenceNode(SEQUENCE_TAG, [_on_one_line(node)], flow_style=True)
    text: str = yaml.serialize(listed, Dumper=yaml.BaseDumper, width=_ENDLESS, allow_unicode=True)
    return text.strip()[1:-1]


def _on_one_line(node: yaml.Node) -> yaml.Node:
    if isinstance(node, yaml.ScalarNode):
        return yaml.ScalarNode(node.tag, node.value, style='"' if "\n" in node.value else node.style)
    if isinstance(node, yaml.MappingNode):
        pairs = [(_on_one_line(key), _on_one_line(value)) for key, value in node.value]
        return yaml.MappingNode(node.tag, pairs, flow_style=True)
    return yaml.SequenceNode(node.tag, [_on_one_line(child) for child in node.value], flow_style=True)
