"""JSON Schema of the rule files, so that an editor completes keys and words and marks what is wrong.

Made of the schemas that the rules are checked by, and wider than these in what an editor cannot know: a user's entry
may lack what the pack says, so of an entry with an id only the id is asked for, and of a file nothing. Texts may be
written as numbers, since every value of a rule file is text until a key asks for something else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from pydantic import BaseModel

from assistant.located_yaml import Schema
from assistant.overlays import ADD, BEFORE, ID, REMOVE

Node = dict[str, Any]
# The draft that every editor reads.
_DIALECT = "http://json-schema.org/draft-07/schema#"
_TEXT = ["string", "number", "boolean"]
_EMPTY: tuple[Any, ...] = (None, "", [], {})
_ATTRIBUTE = re.compile(r"^(\w+(?:, \w+)*)\n((?:    .+\n?)+)", re.M)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of rule file.

    Attributes
    ----------
    name
        Name of its JSON Schema.
    schema
        What a file of the kind holds.
    single
        Whether a pack has it once, so that a user's file lies over it key by key.
    layered
        Whether a user's file may lie over it at all.
    """

    name: str
    schema: type[Schema]
    single: bool = False
    layered: bool = True


def describe_files(kind: FileKind) -> Node:
    """Make the JSON Schema of a kind of rule file, for those of a pack and for a user's own.

    Parameters
    ----------
    kind
        The kind of file.

    Returns
    -------
    A schema of draft 07, which is JSON and always the same.
    """
    root = kind.schema.model_json_schema()
    definitions: dict[str, Node] = root.pop("$defs", {})
    for model in _models(kind.schema):
        _explain(root if model is kind.schema else definitions[model.__name__], model)
    tidied: Node = _tidy(root)
    defs: dict[str, Node] = {name: _tidy(node) for name, node in definitions.items()}
    if kind.layered:
        _relax(tidied, defs, kind.single)
    return {"$schema": _DIALECT, "title": f"{kind.name} of draftreview", **tidied, "definitions": defs}


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Find a model and all that stand in its annotations."""
    found: set[type[BaseModel]] = set()

    def visit(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
            found.add(annotation)
            for field in annotation.model_fields.values():
                visit(field.annotation)
        for part in getattr(annotation, "__args__", ()):
            visit(part)

    visit(model)
    return found


def _explain(node: Node, model: type[BaseModel]) -> None:
    """Part the docstring of a model: its first paragraph describes the model, the attributes describe the keys."""
    text, _, attributes = (getdoc(model) or "").partition("\n\nAttributes\n----------\n")
    node["description"] = _on_one_line(text)
    for names, about in _ATTRIBUTE.findall(attributes):
        for name in names.split(", "):
            key = model.model_fields[name].alias or name
            node["properties"][key]["description"] = _on_one_line(about)


def _on_one_line(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


def _tidy(node: Any) -> Any:
    """Bring what pydantic writes into draft 07: texts that may be numbers, no titles, no empty defaults."""
    if isinstance(node, list):
        return [_tidy(child) for child in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if not (key == "default" and _says_nothing(value))}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    if "prefixItems" in kept:
        kept["items"] = kept.pop("prefixItems")[0]
    if kept.get("type") == "string" and "enum" not in kept and "const" not in kept:
        kept["type"] = _TEXT
    if "$ref" in kept:
        reference = {"$ref": kept.pop("$ref").replace("/$defs/", "/definitions/")}
        kept = {**kept, "allOf": [reference]} if kept else reference
    return {key: value if key == "default" else _tidy(value) for key, value in kept.items()}


def _says_nothing(value: Any) -> bool:
    return value in _EMPTY or isinstance(value, dict)


def _relax(root: Node, definitions: dict[str, Node], single: bool) -> None:
    """Ask for no more than a user's file must say, and let it say what is done to an entry of the pack."""
    of_file = _addition(root, definitions) if single else None
    keyed = [name for node in root["properties"].values() for name in _named(node)] if single else []
    listed = [name for node in root["properties"].values() for name in _named(node.get("items", {}))]
    entries = sorted({name for name in listed if ID in definitions[name]["properties"]})
    additions = {name: _addition(definitions[name], definitions) for name in entries}
    for node in (root, *(definitions[name] for name in keyed)):
        node.pop("required", None)
    for name in entries:
        definitions[name]["required"] = [ID]
        definitions[name]["properties"] |= _words_of_overlays(additions[name])
    if of_file is not None:
        root["properties"][ADD] = {**of_file, "description": "Lists that are added to those of the pack."}


def _words_of_overlays(addition: Node | None) -> Node:
    words: Node = {
        BEFORE: {"type": _TEXT, "description": "Id of the entry of the pack in front of which this one stands."},
        REMOVE: {"const": True, "description": "Takes the entry of the pack out; stands alone beside the id."},
    }
    if addition is not None:
        words[ADD] = {**addition, "description": "Lists that are added to those of the entry of the pack."}
    return words


def _addition(node: Node, definitions: Mapping[str, Node]) -> Node | None:
    """Say what may be added to a value: a list to a list, a table of lists to a table; ``None`` if nothing."""
    found = [inner for option in _options(node, definitions) if (inner := _addition_to(option, definitions))]
    return {"anyOf": found} if len(found) > 1 else next(iter(found), None)


def _addition_to(node: Node, definitions: Mapping[str, Node]) -> Node | None:
    if node.get("type") == "array":
        return {"type": "array", "items": node["items"]} if "maxItems" not in node else None
    inner = {key: _addition(value, definitions) for key, value in node.get("properties", {}).items()}
    properties = {key: value for key, value in inner.items() if value is not None}
    if properties:
        return {"type": "object", "properties": properties, "additionalProperties": False}
    values = node.get("additionalProperties")
    further = _addition(values, definitions) if isinstance(values, dict) else None
    return {**node, "additionalProperties": further} if further is not None else None


def _options(node: Node, definitions: Mapping[str, Node]) -> Iterator[Node]:
    """Go through the alternatives that a node allows, looked up where it only names them."""
    names = _named(node)
    for inner in (*node.get("anyOf", ()), *(definitions[name] for name in names)):
        yield from _options(inner, definitions)
    if "anyOf" not in node and not names:
        yield node


def _named(node: Node) -> list[str]:
    """List the definitions to which a node refers as a whole."""
    references = [part["$ref"] for part in (node, *node.get("allOf", ())) if "$ref" in part]
    return [reference.rpartition("/")[2] for reference in references]
