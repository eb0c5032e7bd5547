"""YAML as nodes that know their file and line: bounded in size and depth, without aliases, anchors and tags."""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import Location, Problem, RuleFileError

MAX_BYTES = 2_000_000
MAX_NODES = 200_000  # one of a real rule file takes ten bytes or more
MAX_DEPTH = 40
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
SCALAR_TAG, SEQUENCE_TAG, MAPPING_TAG = (f"tag:yaml.org,2002:{sort}" for sort in ("str", "seq", "map"))


def read_nodes(path: Path) -> yaml.Node:
    """Read a YAML file as a tree of nodes.

    Parameters
    ----------
    path
        A file of at most two million bytes with one document.

    Raises
    ------
    RuleFileError
        If it cannot be read, is no YAML, holds an alias, an anchor or a tag, too many values, or nests too
        deeply; a mapping in it has a key twice.
    """
    root = parse_nodes(read_text(path), str(path))
    if root is None:
        raise RuleFileError([Problem(Location(str(path), 1, 1), "empty", "the file holds nothing")])
    return root


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """Read a file of UTF-8 text; a ``RuleFileError`` tells why it cannot be read."""
    try:
        return decode(read_bytes(path, max_bytes), str(path))
    except OSError as error:
        raise RuleFileError([Problem(Location(str(path)), "unreadable", error.strerror or str(error))]) from None


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Read a plain file of bearable size; an ``OSError`` tells why it is not read, if it is not for its size."""
    path.stat()
    if not path.is_file():  # a device or a pipe may give bytes without end, or none and never end
        raise OSError("it is no plain file; put one in its place")
    with path.open("rb") as stream:
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise RuleFileError([Problem(Location(str(path)), "too-large", f"over {max_bytes:,} bytes; split the file")])
    return content


def decode(content: bytes, name: str) -> str:
    """Give bytes as the text that they are in UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise RuleFileError([Problem(Location(name), "encoding", "not UTF-8; save it as UTF-8")]) from None


def parse_nodes(text: str, name: str, max_nodes: int = MAX_NODES) -> yaml.Node | None:
    """Parse YAML text, ``None`` if it holds nothing; problems are raised as by ``read_nodes``, under the given name."""
    stream = io.StringIO(text)
    stream.name = name
    try:
        root = _compose(_count(yaml.parse(stream, _LOADER), max_nodes))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
        raise RuleFileError([Problem(place, "yaml", str(error.problem))]) from None
    except yaml.YAMLError as error:
        raise RuleFileError([Problem(Location(name), "yaml", str(error).splitlines()[0])]) from None
    problems = list(_repeated_keys(root)) if root else []
    if problems:
        raise RuleFileError(problems)
    return root


def to_plain(node: yaml.Node) -> Any:
    """Turn nodes into lists, dictionaries and texts; an empty value is ``None``."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.style in (None, "") and node.value in ("", "~", "null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [to_plain(child) for child in node.value]
    return {key.value: to_plain(value) for key, value in node.value}


def place_of(node: yaml.Node) -> Location:
    """Say where a node stands."""
    return Location(node.start_mark.name, node.start_mark.line + 1, node.start_mark.column + 1)


def locate(root: yaml.Node, keys: Sequence[str | int], on_key: bool = False) -> Location:
    """Say where the value under some keys stands, or the nearest parent that does."""
    node = found = root
    for depth, key in enumerate(keys):
        if isinstance(node, yaml.MappingNode):
            pair = find_pair(node, str(key))
            if pair is None:
                continue
            found = pair[0] if on_key and depth == len(keys) - 1 else pair[1]
            node = pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = found = node.value[key]
    return place_of(found)


def find_pair(node: yaml.MappingNode, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Find a key of a mapping, and its value."""
    return next((pair for pair in node.value if pair[0].value == key), None)


def _compose(events: Iterable[Any]) -> yaml.Node | None:
    """Build the nodes from events, so that what is refused ends the reading where it stands."""
    root: yaml.Node | None = None
    inner: list[tuple[yaml.CollectionNode, list[yaml.Node]]] = []
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            whole, children = inner.pop()
            is_mapping = isinstance(whole, yaml.MappingNode)
            whole.value = list(zip(children[::2], children[1::2], strict=True)) if is_mapping else children
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event, len(inner), root is not None and not inner)
            root = root or node
            if inner:
                inner[-1][1].append(node)
            if isinstance(node, yaml.CollectionNode):
                inner.append((node, []))
    return root


def _count(events: Iterable[Any], most: int) -> Iterator[Any]:
    """Pass on events, and refuse the value with which there are too many."""
    left = most
    for event in events:
        left -= isinstance(event, yaml.NodeEvent)
        if left < 0:
            fault = f"more than {most:,} values; split the file, or take out what it does not need"
            raise yaml.MarkedYAMLError(problem=fault, problem_mark=event.start_mark)
        yield event


def _fault(event: Any, depth: int, again: bool) -> str | None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        return "anchors and aliases are not accepted; write the value out"
    if event.tag is not None:
        return f"the tag {event.tag} is not accepted; leave it out"
    if depth >= MAX_DEPTH:
        return f"nested more than {MAX_DEPTH} deep"
    return "a second document begins here; put it into a file of its own" if again else None


def _node(event: Any, depth: int, again: bool) -> yaml.Node:
    fault = _fault(event, depth, again)
    if fault:
        raise yaml.MarkedYAMLError(problem=fault, problem_mark=event.start_mark)
    place: Any = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        return yaml.ScalarNode(SCALAR_TAG, event.value, place, style=event.style)
    if isinstance(event, yaml.MappingStartEvent):
        return yaml.MappingNode(MAPPING_TAG, [], place, flow_style=event.flow_style)
    return yaml.SequenceNode(SEQUENCE_TAG, [], place, flow_style=event.flow_style)


def _repeated_keys(node: yaml.Node) -> Iterator[Problem]:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _repeated_keys(child)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in seen:
                yield Problem(place_of(key), "duplicate-key", f"{key.value!r} stands twice or is no text")
            else:
                seen.add(key.value)
            yield from _repeated_keys(value)
