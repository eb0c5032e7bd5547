"""The published JSON Schemas are current, take all that is right and refuse what an editor should mark."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from jsonschema import Draft7Validator

from assistant.cli.rule_files import FILE_KINDS, print_schema
from assistant.pack import DEFAULT_PACK, data_folder
from assistant.yaml_nodes import read_nodes
from tests.test_docs import blocks

PACK = data_folder("rules") / DEFAULT_PACK
PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}
NAMES = {"grammar": "grammar-{}", "reading": "reading-{}"}


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft7Validator]:
    return {kind.name: Draft7Validator(json.loads(print_schema(kind))) for kind in FILE_KINDS}


def as_editors_read(node: yaml.Node) -> Any:
    """Read values as YAML 1.2 does: numbers, true and null are no texts."""
    if isinstance(node, yaml.SequenceNode):
        return [as_editors_read(child) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_editors_read(value) for key, value in node.value}
    if node.style in (None, "") and node.value in PLAIN:
        return PLAIN[node.value]
    plain_number = node.style in (None, "") and re.fullmatch(r"-?\d+(\.\d+)?", node.value)
    return yaml.safe_load(node.value) if plain_number else node.value


def kind_of(path: Path) -> str:
    folder = path.parent.name
    return "pack" if path.name == "pack.yaml" else NAMES.get(folder, folder).format(path.name.split(".")[0])


def complaints(text: str, kind: str, validators: dict[str, Draft7Validator], folder: Path) -> list[str]:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    errors = validators[kind].iter_errors(as_editors_read(read_nodes(path)))
    return [".".join(map(str, error.absolute_path)) for error in errors]


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_what_is_published_is_current(kind: Any, checkout: Path) -> None:
    published = checkout / "docs" / "schema" / f"{kind.name}.json"
    assert published.read_text(encoding="utf-8") == print_schema(kind), "write it anew with make schema"
    Draft7Validator.check_schema(json.loads(print_schema(kind)))


def test_nothing_else_is_published(checkout: Path) -> None:
    assert {path.stem for path in (checkout / "docs" / "schema").iterdir()} == {kind.name for kind in FILE_KINDS}


@pytest.mark.parametrize("path", sorted(PACK.rglob("*.yaml")), ids=lambda path: str(path.relative_to(PACK)))
def test_a_file_of_the_pack_names_its_schema_and_fits_it(path: Path, validators: dict[str, Draft7Validator]) -> None:
    head = path.read_text(encoding="utf-8").splitlines()[0]
    (named,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", head)
    assert (path.parent / named).resolve() == PACK.parent.parent / "docs" / "schema" / f"{kind_of(path)}.json"
    assert not list(validators[kind_of(path)].iter_errors(as_editors_read(read_nodes(path))))


def test_the_user_files_of_the_documentation_fit(
    checkout: Path, validators: dict[str, Draft7Validator], tmp_path: Path
) -> None:
    text = (checkout / "docs" / "rules.md").read_text(encoding="utf-8")
    found = {name: complaints(content, kind_of(Path(name)), validators, tmp_path) for name, content in blocks(text)}
    assert found == {name: [] for name in found}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("grouping", "sections: [{id: a, region_level: lobe}]"),
        ("grouping", "sections: [{id: a, consensus: {agreement: 0.6}}]"),
        ("grouping", "sections: [{id: a, remove: true}, {id: b, before: c}]"),
        ("grouping", "sections: [{id: a, add: {explain_by: [year], where: {measure: [b], design: {not: [c]}}}}]"),
        ("grouping", "exclude: [{id: 1, where: {n_total: {from: 20, to: 99}, year: {from: 2010}}}]"),
        ("grouping", "bands: {year: [2010]}"),
        ("concepts", "concepts: [{id: a, add: {synonyms: [b, 12]}}]"),
        ("claims", "rules: [{id: a, match: [direction, {up_to: 2, of: [other]}, place]}]"),
        ("screening", "rules: [{id: a, add: {where: {language: [de]}}}]"),
        ("grammar-regions", "add: {heads: [a], sides: {left: [b]}}\nadjectives: {b: ~}"),
        ("grammar-sections", "cues: {aim: [a]}"),
        ("phrases", "words: {number: {1: one}}"),
        ("reading-duplicates", "same: [{id: a, title: 80}]\nadd: {preprints: {types: [a]}}"),
    ],
)
def test_what_a_user_may_leave_to_the_pack_is_not_asked_for(
    kind: str, text: str, validators: dict[str, Draft7Validator], tmp_path: Path
) -> None:
    assert complaints(text, kind, validators, tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "text", "places"),
    [
        ("pack", "id: a", [""] * 3),
        ("grouping", "section: []", [""]),
        ("grouping", "sections: [{title: a}]", ["sections.0"]),
        ("grouping", "sections: [{id: a b}]", ["sections.0.id"]),
        ("grouping", "sections: [{id: a, titel: b}]", ["sections.0"]),
        ("grouping", "sections: [{id: a, compare_on: [stratum, regoin]}]", ["sections.0.compare_on.1"]),
        ("grouping", "sections: [{id: a, explain_by: [colour]}]", ["sections.0.explain_by.0"]),
        ("grouping", "sections: [{id: a, region_level: gyrus}]", ["sections.0.region_level"]),
        ("grouping", "sections: [{id: a, consensus: {agreement: 2}}]", ["sections.0.consensus.agreement"]),
        ("grouping", "sections: [{id: a, where: {measure: b}}]", ["sections.0.where.measure"]),
        ("grouping", "sections: [{id: a, remove: false}]", ["sections.0.remove"]),
        ("grouping", "sections: [{id: a, add: {explain_by: [colour]}}]", ["sections.0.add.explain_by.0"]),
        ("grouping", "contrasts: [{id: a, kind: men-vs-women}]", ["contrasts.0.kind"]),
        ("concepts", "concepts: [{id: a, level: gyrus}]", ["concepts.0.level"]),
        ("claims", "rules: [{id: a, finds: nothing}]", ["rules.0.finds"]),
        ("claims", "rules: [{id: a, match: [verb]}]", ["rules.0.match.0"]),
        ("screening", "rules: [{id: a, decision: maybe}]", ["rules.0.decision"]),
        ("phrases", "phrases: {no.such.phrase: x}", ["phrases"]),
        ("reading-duplicates", "precedence: {formats: [stone]}", ["precedence.formats.0"]),
    ],
)
def test_an_editor_marks_what_check_refuses(
    kind: str, text: str, places: list[str], validators: dict[str, Draft7Validator], tmp_path: Path
) -> None:
    assert complaints(text, kind, validators, tmp_path) == places


def test_keys_are_described_for_the_editor(validators: dict[str, Draft7Validator]) -> None:
    section = validators["grouping"].schema["definitions"]["SectionRule"]
    assert section["description"].startswith("A section of the draft: ")
    assert section["properties"]["explain_by"]["description"].startswith("Fields tried, in this order, ")


def test_the_command_writes_every_schema_into_a_new_folder(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("schema", "my-rules/schema")
    assert (result.exit_code, result.stdout) == (0, "my-rules/schema\n")
    for kind in FILE_KINDS:
        written = tmp_path / "my-rules" / "schema" / f"{kind.name}.json"
        assert written.read_text(encoding="utf-8") == print_schema(kind)


def test_a_folder_that_cannot_be_made_is_named(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    result = run("schema", "taken")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("taken: cannot-write: ")
