from importlib.metadata import Distribution
from pathlib import Path

import pytest

from release.dependencies import Dependency, Scope, find_dependencies, read_requirements
from release.licences import UNKNOWN, Licences, read_licences

SOME = Licences(frozenset({"MIT", "BSD"}), {"MIT License": "MIT", "BSD License": "BSD"}, {"told": "MIT"}, ())


def make_dependency(folder: Path, metadata: str, name: str = "some") -> Dependency:
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1\n{metadata}", encoding="utf-8")
    return Dependency(name, Distribution.at(folder), Scope.PROGRAM, ())


@pytest.mark.parametrize(
    ("expression", "accepted"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT AND BSD", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("GPL-3.0-only AND MIT OR AGPL-3.0-only", False),
        ("(MIT OR BSD) AND MIT", True),
        ("(MIT OR GPL-3.0-only) AND MIT", False),
        ("MIT WITH some-exception", False),
        (UNKNOWN, False),
    ],
)
def test_an_expression_is_accepted_if_what_it_asks_for_is(expression: str, accepted: bool) -> None:
    assert SOME.accepts(expression) is accepted


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT AND BSD\nLicense: GPL\n", "MIT AND BSD"),
        ("License: MIT License\n", "MIT"),
        ("License: see file\nClassifier: License :: OSI Approved :: BSD License\n", "BSD"),
        ("License: GPLv3\n", "GPLv3"),
        ("License: Copyright someone\n        All rights\nClassifier: Topic :: Words\n", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_licence_is_read_where_metadata_tells_it(metadata: str, licence: str, tmp_path: Path) -> None:
    assert SOME.name_licence(make_dependency(tmp_path, metadata)) == licence


def test_what_was_read_in_files_goes_before_metadata(tmp_path: Path) -> None:
    assert SOME.name_licence(make_dependency(tmp_path, "License: GPL\n", name="told")) == "MIT"


def test_every_installed_dependency_has_an_accepted_licence(checkout: Path) -> None:
    dependencies, _ = find_dependencies(read_requirements(checkout / "pyproject.toml"))
    licences = read_licences()
    named = {dependency.name: licences.name_licence(dependency) for dependency in dependencies}
    assert {name: text for name, text in named.items() if not licences.accepts(text)} == {}
    assert set(licences.read) <= named.keys()
    assert {program.within for program in licences.programs} <= named.keys()


def test_a_dependency_belongs_to_the_nearest_that_needs_it(checkout: Path) -> None:
    dependencies, absent = find_dependencies(read_requirements(checkout / "pyproject.toml"))
    scopes = {dependency.name: dependency.scope for dependency in dependencies}
    assert scopes["click"] is scopes["markupsafe"] is Scope.PROGRAM  # the second by way of jinja2
    assert scopes["pytest"] is scopes["iniconfig"] is Scope.DEVELOPMENT
    assert "draftreview" not in scopes
    assert not set(absent) & scopes.keys()


def test_what_is_not_installed_is_named() -> None:
    assert find_dependencies({Scope.EXTRA: ["nowhere-to-be-found"]}) == ((), ("nowhere-to-be-found",))
