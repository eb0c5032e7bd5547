"""Entries and settings of a user's rule file, laid over those of the pack as nodes that keep their place."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

from assistant.errors import Location, Problem
from assistant.located_yaml import did_you_mean
from assistant.yaml_nodes import find_pair, place_of

ID, REMOVE, BEFORE, ADD = "id", "remove", "before", "add"
_SORT = "label"
Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True, slots=True)
class RuleNodes:
    """A rule file that is read and not yet checked; laying others over it changes its nodes."""

    path: Path
    root: yaml.MappingNode

    @property
    def sort(self) -> str | None:
        """What its entries are, where the file says so: the label of concepts."""
        return text_of(self.root, _SORT)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the pack, the list it stands in, and what this list holds."""

    node: yaml.MappingNode
    beside: yaml.SequenceNode
    sort: str | None


class Overlay:
    """What a pack says, ready to take what a user's files say of it.

    Parameters
    ----------
    base
        Files of the pack; they are changed.
    settings
        Top-level keys that stand once in all files; ``None`` where all files are one, so that every key does.

    Attributes
    ----------
    strangers
        Where an entry stands that the pack does not have -> the key of its list, and its id.
    removed
        Key of a list and id of an entry that is taken out -> where the user says so.
    """

    def __init__(self, base: Sequence[RuleNodes], settings: Collection[str] | None) -> None:
        self._base = base
        self._settings = settings
        self.strangers: dict[Location, tuple[str, str]] = {}
        self.removed: dict[tuple[str, str], Location] = {}
        self._taken: dict[tuple[str, str], Location] = {}
        self._entries: dict[tuple[str, str], _Entry] = {}
        for file in base:
            for key, beside in file.root.value:
                for node in _entries_of(beside):
                    self._entries.setdefault((key.value, text_of(node, ID) or ""), _Entry(node, beside, file.sort))

    def lay(self, file: RuleNodes) -> Iterator[Problem]:
        """Move what a user's file says of the pack into the nodes of the pack; report what cannot be."""
        more = _pop(file.root, ADD) if self._settings is None else None
        if more is not None:
            yield from _add(self._base[0].root, *more)
        for pair in list(file.root.value):
            key, value = pair[0].value, pair[1]
            lists_entries = any(_entries_of(value))
            if lists_entries:
                yield from self._lay_entries(key, value, file)
            if (self._settings is None or key in self._settings) and not (lists_entries and _is_spent(value)):
                file.root.value.remove(pair)
                _lay_pair(self._home_of(key), pair, deep=True)

    def _lay_entries(self, key: str, listed: yaml.SequenceNode, file: RuleNodes) -> Iterator[Problem]:
        """Lay each entry of a list over that of the pack; those that the pack does not have stay in the list."""
        kept = []
        for node in listed.value:
            entry_id = text_of(node, ID) if isinstance(node, yaml.MappingNode) else None
            if entry_id is None:
                kept.append(node)
                continue
            entry = self._entries.get((key, entry_id))
            remove, before, more = (_pop(node, word) for word in (REMOVE, BEFORE, ADD))
            if entry is not None and file.sort not in (None, entry.sort):
                if remove or more:
                    yield _under_another_label(file, entry_id, entry)
                entry = None
            yield from self._problems(key, entry_id, node, entry, remove, (before, more))
            if entry is not None:
                _lay_entry(entry, node, remove)
                self.removed |= {(key, entry_id): place_of(_value_of(node, ID))} if remove else {}
            if entry is not None and more is not None:
                yield from _add(entry.node, *more)
            neighbour = self._entries.get((key, text_of_value(before) or ""))
            if neighbour is not None and remove is None:
                _move(entry.node if entry else node, entry.beside if entry else None, neighbour)
            elif entry is None and remove is None and more is None:
                kept.append(node)
                self.strangers[place_of(node)] = key, entry_id
        listed.value = kept

    def suggest(self, key: str, entry_id: str) -> str | None:
        """Say which id of the pack is like one that it does not have, ``None`` if none is."""
        known = self._known(key)
        near = get_close_matches(entry_id, known, n=1)
        return f"the pack has no {entry_id!r}, {did_you_mean(entry_id, known)}" if near else None

    def _known(self, key: str) -> list[str]:
        return [known_id for known_key, known_id in self._entries if known_key == key]

    def _problems(
        self,
        key: str,
        entry_id: str,
        node: yaml.MappingNode,
        entry: _Entry | None,
        remove: Pair | None,
        others: tuple[Pair | None, Pair | None],
    ) -> Iterator[Problem]:
        before, more = others
        place = place_of(_value_of(node, ID))
        if entry is not None and (key, entry_id) in self._taken:
            message = f"{entry_id!r} stands already at {self._taken[key, entry_id]}; keep one of the two"
            yield Problem(place, "duplicate-id", message)
        self._taken.setdefault((key, entry_id), place)
        if remove is not None and (text_of_value(remove) != "true" or any(others) or len(node.value) > 1):
            message = "remove: true stands alone beside the id; leave the other keys out, or remove"
            yield Problem(place_of(remove[0]), "bad-value", message)
        names = [(entry_id, place)] if (remove or more) and entry is None else []
        names += [(text_of_value(before) or "", place_of(before[1]))] if before is not None else []
        for name, where in names:
            if (key, name) not in self._entries:
                message = f"the pack has no {name!r} in {key}; {did_you_mean(name, self._known(key))}"
                yield Problem(where, "unknown-id", message)

    def _home_of(self, key: str) -> yaml.MappingNode:
        """Find the file of the pack that holds a setting, else the first one."""
        return next((file.root for file in self._base if find_pair(file.root, key)), self._base[0].root)


def is_spent(file: RuleNodes, left: Collection[str]) -> bool:
    """Tell whether all that a user's file said, but for some keys, stands in files of the pack."""
    return all(key.value in left or _is_spent(value) for key, value in file.root.value)


def text_of(node: yaml.Node, key: str) -> str | None:
    """Give the text under a key of a mapping, ``None`` if there is none."""
    return text_of_value(find_pair(node, key)) if isinstance(node, yaml.MappingNode) else None


def text_of_value(pair: Pair | None) -> str | None:
    """Give the text of a value, ``None`` if it is something else."""
    return str(pair[1].value) if pair and isinstance(pair[1], yaml.ScalarNode) else None


def _entries_of(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.SequenceNode):
        yield from (child for child in node.value if text_of(child, ID) is not None)


def _is_spent(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and not node.value


def _value_of(node: yaml.MappingNode, key: str) -> yaml.Node:
    pair = find_pair(node, key)
    return pair[1] if pair else node


def _pop(node: yaml.MappingNode, key: str) -> Pair | None:
    pair = find_pair(node, key)
    if pair is not None:
        node.value.remove(pair)
    return pair


def _under_another_label(file: RuleNodes, entry_id: str, entry: _Entry) -> Problem:
    message = f"the pack has {entry_id!r} under {_SORT}: {entry.sort}; mend the {_SORT} or the id"
    return Problem(place_of(_value_of(file.root, _SORT)), "other-label", message)


def _lay_entry(entry: _Entry, node: yaml.MappingNode, remove: Pair | None) -> None:
    if remove is not None:
        entry.beside.value = [other for other in entry.beside.value if other is not entry.node]
    for pair in node.value:
        if pair[0].value != ID:
            _lay_pair(entry.node, pair, deep=False)


def _lay_pair(home: yaml.MappingNode, pair: Pair, deep: bool) -> None:
    """Put a key with its value in the place of that of the pack; a mapping, if deep, key by key."""
    old = find_pair(home, pair[0].value)
    if old is None:
        home.value.append(pair)
    elif deep and isinstance(old[1], yaml.MappingNode) and isinstance(pair[1], yaml.MappingNode):
        for inner in pair[1].value:
            _lay_pair(old[1], inner, deep)
    elif deep and list(_entries_of(old[1])) and isinstance(pair[1], yaml.SequenceNode):
        old[1].value.extend(pair[1].value)
    else:
        home.value[home.value.index(old)] = pair


def _add(home: yaml.MappingNode, key: yaml.Node, more: yaml.Node) -> Iterator[Problem]:
    """Add the lists under ``add``, or the lists of a table there, to those of the pack."""
    if not isinstance(more, yaml.MappingNode):
        yield Problem(place_of(key), "bad-value", "add holds the lists to add to, such as add: {synonyms: [...]}")
        return
    for name, value in more.value:
        old = find_pair(home, name.value)
        if old and isinstance(old[1], yaml.MappingNode):
            yield from _add(old[1], name, value)
        elif not isinstance(value, yaml.SequenceNode) or (old and not isinstance(old[1], yaml.SequenceNode)):
            yield Problem(place_of(name), "bad-value", f"{name.value} is no list; write it without add")
        elif old:
            old[1].value = [*old[1].value, *value.value]
        else:
            home.value.append((name, value))


def _move(node: yaml.MappingNode, beside: yaml.SequenceNode | None, neighbour: _Entry) -> None:
    if beside is not None:
        beside.value = [other for other in beside.value if other is not node]
    place = next((i for i, other in enumerate(neighbour.beside.value) if other is neighbour.node), None)
    neighbour.beside.value.insert(len(neighbour.beside.value) if place is None else place, node)
