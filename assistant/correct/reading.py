"""``corrections.yaml`` read, every entry with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from assistant.correct.ids import find_faults_of_id, find_faults_of_record
from assistant.correct.schema import VERSION, CorrectionsEntry
from assistant.correct.writing import corrections_entry
from assistant.errors import Location, Problem, RuleFileError, Severity, list_first
from assistant.located_yaml import Located, check_nodes
from assistant.model import Corrections
from assistant.yaml_nodes import locate, parse_nodes, place_of, read_text

MAX_BYTES = 20_000_000
MAX_NODES = 1_000_000
_HEAD = 2  # values that tell the schema
_Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True)
class FiledCorrections:
    """Corrections with the places where they stand.

    Attributes
    ----------
    corrections
        What the file says.
    path
        The file as the user named it.
    located
        Its nodes; ``None`` for a file that holds nothing, or is not there yet.
    """

    corrections: Corrections = field(default_factory=Corrections)
    path: str = "corrections.yaml"
    located: Located[CorrectionsEntry] | None = None

    def locate(self, *keys: str) -> Location:
        """Say where the entry under some keys stands: ``("claims", "c-1a2b3c4d5e6f", "quote")``."""
        entry = self._entries.get(keys[:2])
        if entry:
            return locate(entry[1], keys[2:]) if keys[2:] else place_of(entry[0])
        return self.located.locate(*keys) if self.located else Location(self.path)

    @cached_property
    def _entries(self) -> Mapping[tuple[str, ...], _Pair]:
        """Key of a part and id -> the nodes of that entry, as there may be many to find."""
        return dict(_list_entries(self.located.root)) if self.located else {}

    def problem(self, code: str, message: str, *keys: str) -> Problem:
        """Make a problem that points at an entry."""
        return Problem(self.locate(*keys), code, message)

    def note(self, code: str, message: str, *keys: str) -> Problem:
        """Make a note that points at an entry; it changes no exit code."""
        return Problem(self.locate(*keys), code, message, Severity.NOTE)


def read_corrections(path: Path) -> FiledCorrections:
    """Read a file of corrections.

    Raises
    ------
    RuleFileError
        With every problem, each at its line: a correction that cannot be read must not get lost, so that none is
        used as long as one is faulty.
    """
    return parse_corrections(read_text(path, MAX_BYTES), str(path))


def parse_corrections(text: str, name: str) -> FiledCorrections:
    """Read the text of a file of corrections; problems name it as given, and are raised as by ``read_corrections``."""
    root = parse_nodes(text, name, MAX_NODES)
    if root is None:
        return FiledCorrections(path=name)
    located = check_nodes(Path(name), root, CorrectionsEntry)
    filed = FiledCorrections(located.value.to_corrections(), name, located)
    problems = list_first(_find_faults(filed, located.value))
    if problems:
        raise RuleFileError(problems)
    return filed


def check_bounds(content: bytes, corrections: Corrections, name: str) -> None:
    """Refuse to write what could not be read again; problems are raised as by ``read_corrections``."""
    if len(content) > MAX_BYTES or _count_values(corrections_entry(corrections)) > MAX_NODES - _HEAD:
        message = "with this change the file would be larger than is read; take out what is about other searches"
        raise RuleFileError([Problem(Location(name), "too-large", message)])


def _count_values(value: object) -> int:
    if isinstance(value, Mapping):
        return 1 + len(value) + sum(map(_count_values, value.values()))
    return 1 + sum(map(_count_values, value)) if isinstance(value, tuple | list) else 1


def _list_entries(root: yaml.Node) -> Iterator[tuple[tuple[str, str], _Pair]]:
    for part, entries in root.value:
        if isinstance(entries, yaml.MappingNode):
            yield from (((part.value, pair[0].value), pair) for pair in entries.value)


def _find_faults(filed: FiledCorrections, content: CorrectionsEntry) -> Iterator[Problem]:
    if content.version != VERSION:
        message = f"schema: this version of draftreview reads {VERSION}, and the file is of {content.version}"
        yield filed.problem("bad-value", f"{message}; use the version that wrote it", "schema")
    for claim_id, check in filed.corrections.checks.items():
        for fault in find_faults_of_id(claim_id, check.result):
            yield filed.problem("bad-value", fault, "claims", claim_id)
        for fault in find_faults_of_record(check.record_id):
            yield filed.problem("bad-value", fault, "claims", claim_id, "record")
    for record_id in filed.corrections.studies:
        for fault in find_faults_of_record(record_id):
            yield filed.problem("bad-value", fault, "studies", record_id)
