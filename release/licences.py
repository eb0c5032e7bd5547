"""The licences of all dependencies, held against a list: ``python -m release.licences`` fails if one is not on it."""

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

from release.dependencies import Dependency, find_dependencies, read_requirements

LIST = Path(__file__).with_name("licences.toml")
UNKNOWN = "unknown"
_CLASSIFIER = "License :: "


@dataclass(frozen=True, slots=True)
class Program:
    """A program that a distribution carries and that is run as a process of its own."""

    name: str
    within: str
    licence: str
    website: str


@dataclass(frozen=True, slots=True)
class Licences:
    """Which licences are accepted, and how they are told.

    Attributes
    ----------
    accepted
        Names in SPDX.
    words
        What metadata says -> name in SPDX.
    read
        Distribution -> expression in SPDX, for those whose metadata does not tell.
    programs
        What distributions carry.
    """

    accepted: frozenset[str]
    words: Mapping[str, str]
    read: Mapping[str, str]
    programs: tuple[Program, ...]

    def name_licence(self, dependency: Dependency) -> str:
        """Give the licence of a dependency as an expression in SPDX, or ``unknown``."""
        if dependency.name in self.read:
            return self.read[dependency.name]
        stated = [self.words.get(text, text) for text in _find_stated(dependency.installed)]
        return next((text for text in stated if self.accepts(text)), stated[0] if stated else UNKNOWN)

    def accepts(self, expression: str) -> bool:
        """Tell whether one side of each ``OR`` is accepted; within brackets every licence must be."""
        if "(" in expression:
            return set(re.findall(r"[\w.+-]+", expression)) - {"AND", "OR"} <= self.accepted
        sides = (side.split(" AND ") for side in expression.split(" OR "))
        return any(all(name.strip() in self.accepted for name in side) for side in sides)


def read_licences(path: Path = LIST) -> Licences:
    """Read the list of licences."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    programs = tuple(Program(name, **keys) for name, keys in table["programs"].items())
    return Licences(frozenset(table["allowed"] + table["unchanged"]), table["words"], table["read"], programs)


def _find_stated(installed: Distribution) -> list[str]:
    """Gather what metadata says: an expression, short words, or classifiers."""
    expression = installed.metadata.get_all("License-Expression")
    if expression:
        return list(expression)
    free = [text for text in installed.metadata.get_all("License") or () if "\n" not in text]  # not a whole licence
    classified = [text for text in installed.metadata.get_all("Classifier") or () if text.startswith(_CLASSIFIER)]
    return [*free, *(text.rpartition(" :: ")[2] for text in classified)]


def main() -> int:
    """List the licences; 1 if one is refused."""
    dependencies, absent = find_dependencies(read_requirements(Path("pyproject.toml")))
    licences = read_licences()
    named = [(dependency, licences.name_licence(dependency)) for dependency in dependencies]
    for dependency, licence in named:
        print(f"{dependency.name:28} {dependency.installed.version:16} {dependency.scope:12} {licence}")
    for program in licences.programs:
        print(f"{program.name:28} {'in ' + program.within:16} {'run by itself':12} {program.licence}")
    refused = [f"{dependency.name}: {licence}" for dependency, licence in named if not licences.accepts(licence)]
    if absent:
        print(f"not installed, and so not looked at: {', '.join(absent)}", file=sys.stderr)
    for line in refused:
        print(f"{line}; read its licence, and name it in {LIST.name} if it may be used", file=sys.stderr)
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main())
