"""The reference of the rule files: every key, its kind and what it says, from the schemas that check the files."""

from typing import Any

from assistant.cli.rule_files import FILE_KINDS
from assistant.cli.rule_schemas import FileKind, describe_files

Node = dict[str, Any]
_HEAD = """\
# Keys of the rule files

<!-- generated: make reference -->

Every key that a rule file may have, as it is checked. [The rules](../rules.md) explains them, with examples; an
editor that knows JSON Schema completes them (`draftreview schema`). Keys marked * must be there in a pack; a file of
your own leaves out what the pack says.
"""
_FILES = {
    "pack": "pack.yaml",
    "concepts": "concepts/*.yaml",
    "claims": "claims/*.yaml",
    "screening": "screening/*.yaml",
    "grouping": "grouping/*.yaml",
    "phrases": "phrases/*.yaml",
}
# More words than that are told by what checks them.
_MOST_WORDS = 12


def describe_rule_files() -> str:
    """Write the page: a section for each kind of rule file, a table for each kind of entry in it."""
    return _HEAD + "".join(_describe(kind) for kind in FILE_KINDS)


def _describe(kind: FileKind) -> str:
    root = describe_files(FileKind(kind.name, kind.schema, layered=False))
    title = _FILES.get(kind.name) or kind.name.replace("-", "/", 1) + ".yaml"
    tables = [_table("key of the file", root)]
    tables += [
        f"### {name}\n\n{_table('key', node)}"
        for name, node in sorted(root["definitions"].items())
        if "properties" in node
    ]
    return f"\n## {title}\n\n" + "\n".join(tables)


def _table(head: str, node: Node) -> str:
    asked = set(node.get("required", ()))
    about = f"{node['description']}\n\n" if node.get("description") else ""
    rows = [
        f"| `{key}`{' *' if key in asked else ''} | {_kind(value)} | {_cell(value.get('description', ''))} |\n"
        for key, value in node["properties"].items()
    ]
    return f"{about}| {head} | value | says |\n|---|---|---|\n{''.join(rows)}"


def _kind(node: Node) -> str:
    """Name the kind of a value in words."""
    if "enum" in node:
        words = [f"`{word}`" for word in node["enum"]]
        return ", ".join(words) if len(words) <= _MOST_WORDS else f"one of {len(words)} words"
    if "const" in node:
        return f"`{node['const']}`"
    if "$ref" in node:
        return str(node["$ref"]).rpartition("/")[2]
    options = [*node.get("anyOf", ()), *node.get("allOf", ())]
    if options:
        return " or ".join(dict.fromkeys(_kind(option) for option in options if option.get("type") != "null"))
    return _plain(node)


def _plain(node: Node) -> str:
    kind = node.get("type")
    if kind == "array":
        return f"list of {_kind(node['items'])}" if node.get("items") else "list"
    if kind == "object":
        values = node.get("additionalProperties")
        return f"table of {_kind(values)}" if isinstance(values, dict) else "table"
    return {"boolean": "`true` or `false`", "integer": "whole number", "number": "number"}.get(str(kind), "text")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
