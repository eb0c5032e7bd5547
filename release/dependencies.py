"""The distributions that the program and its development rest on, as they are installed."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


class Scope(StrEnum):
    """What needs a distribution."""

    PROGRAM = "program"
    EXTRA = "extra"
    DEVELOPMENT = "development"


_DEVELOPMENT = ("dev", "docs", "mutants", "fuzz")


@dataclass(frozen=True, slots=True)
class Dependency:
    """An installed distribution.

    Attributes
    ----------
    name
        Its name, normalized.
    installed
        Its metadata.
    scope
        The nearest to the program that needs it.
    needs
        Names of what it needs itself.
    """

    name: str
    installed: Distribution
    scope: Scope
    needs: tuple[str, ...]


def read_requirements(project: Path) -> Mapping[Scope, tuple[str, ...]]:
    """Read what a ``pyproject.toml`` asks for."""
    table = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    extras: Mapping[str, list[str]] = table["optional-dependencies"]
    return {
        Scope.PROGRAM: tuple(table["dependencies"]),
        Scope.EXTRA: tuple(line for extra, lines in extras.items() if extra not in _DEVELOPMENT for line in lines),
        Scope.DEVELOPMENT: tuple(
            line for extra in _DEVELOPMENT for line in extras[extra] if Requirement(line).name != table["name"]
        ),
    }


def find_dependencies(requirements: Mapping[Scope, Iterable[str]]) -> tuple[tuple[Dependency, ...], tuple[str, ...]]:
    """Find all that is needed, directly or not.

    Returns
    -------
    What is installed, by name, and the names of what is not.
    """
    found: dict[str, Dependency] = {}
    absent: set[str] = set()
    for scope, lines in requirements.items():
        waiting = [Requirement(line) for line in lines]
        while waiting:
            requirement = waiting.pop()
            name = canonicalize_name(requirement.name)
            try:
                waiting += _take(found, name, requirement.extras, scope)
            except PackageNotFoundError:
                absent.add(name)
    return tuple(found[name] for name in sorted(found)), tuple(sorted(absent))


def _take(found: dict[str, Dependency], name: str, extras: Iterable[str], scope: Scope) -> list[Requirement]:
    """Take a distribution in, and give what it needs unless that is known: an extra may add to it later."""
    installed = distribution(name)
    needed = list(_read_needed(installed, extras))
    needs = {canonicalize_name(other.name) for other in needed}
    known = found.get(name, Dependency(name, installed, scope, ()))
    if name in found and needs <= set(known.needs):
        return []
    found[name] = replace(known, needs=tuple(sorted(needs.union(known.needs))))
    return needed


def _read_needed(installed: Distribution, extras: Iterable[str]) -> Iterator[Requirement]:
    """Go through what a distribution needs here: with this Python, on this system, for these extras."""
    for line in installed.requires or ():
        requirement = Requirement(line)
        marker = requirement.marker
        if not marker or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement
