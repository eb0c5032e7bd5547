import os
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from assistant.errors import MAX_LISTED, Location, RuleFileError
from assistant.located_yaml import Located, Schema, did_you_mean, load_yaml
from assistant.yaml_nodes import MAX_BYTES, MAX_DEPTH, MAX_NODES


class Part(Schema):
    id: str
    weight: int = 0


class Whole(Schema):
    title: str
    parts: tuple[Part, ...] = ()
    pair: Annotated[tuple[Part, ...], Field(min_length=2)] | None = None


def load(folder: Path, text: str) -> Located[Whole]:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return load_yaml(path, Whole)


def complaints(folder: Path, text: str) -> list[str]:
    with pytest.raises(RuleFileError) as caught:
        load(folder, text)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_scalars_stay_text_until_the_schema_types_them(tmp_path: Path) -> None:
    value = load(tmp_path, "title: NO\nparts:\n  - {id: 012, weight: 7}\n  - {id: on}\n").value
    assert value == Whole(title="NO", parts=(Part(id="012", weight=7), Part(id="on")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: x\ntitle: y\n", ["a.yaml:1:1: unknown-key: titel; did you mean 'title'?"]),
        (
            "title: x\nparts:\n  - id: a\n    wieght: 1\n",
            ["a.yaml:4:5: unknown-key: parts.0.wieght; did you mean 'weight'?"],
        ),
        ("title: x\ntitle: y\n", ["a.yaml:2:1: duplicate-key: 'title' stands twice or is no text"]),
        ("parts: []\n", ["a.yaml:1:1: bad-value: title: is missing; add it"]),
        ("titel: x\n", ["a.yaml:1:1: unknown-key: titel; did you mean 'title'?"]),
        (
            "title: x\nparts: [{id: a, weight: heavy}]\n",
            [
                "a.yaml:2:25: bad-value: parts.0.weight: Input should be a valid integer, "
                "unable to parse string as an integer"
            ],
        ),
        ("title: x\npair: [{id: a}]\n", ["a.yaml:2:7: bad-value: pair: Tuple should have at least 2 items"]),
        (
            "title: x\npair: [{id: a}, {id: b, wieght: 1}]\n",
            ["a.yaml:2:25: unknown-key: pair.1.wieght; did you mean 'weight'?"],
        ),
        ("title: [x\n", ["a.yaml:2:1: yaml: did not find expected ',' or ']'"]),
        ("", ["a.yaml:1:1: empty: the file holds nothing"]),
        (
            "title: &a x\nparts: [{id: *a}]\n",
            ["a.yaml:1:8: yaml: anchors and aliases are not accepted; write the value out"],
        ),
        ("title: *a\n", ["a.yaml:1:8: yaml: anchors and aliases are not accepted; write the value out"]),
        (
            "title: !!python/name:os.system x\n",
            ["a.yaml:1:8: yaml: the tag tag:yaml.org,2002:python/name:os.system is not accepted; leave it out"],
        ),
        (
            "title: x\n---\ntitle: y\n",
            ["a.yaml:3:1: yaml: a second document begins here; put it into a file of its own"],
        ),
    ],
)
def test_mistakes_are_named_at_their_place(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = complaints(tmp_path, text)
    assert [line[: len(start)] for line, start in zip(found, expected, strict=True)] == expected


def test_all_mistakes_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    found = complaints(tmp_path, "title: x\nparts:\n  - id: a\n    x: 1\n  - weight: 2\n")
    assert [line.split(": ")[0] for line in found] == ["a.yaml:4:5", "a.yaml:5:5"]


def test_an_alias_bomb_and_a_cycle_end_at_once(tmp_path: Path) -> None:
    bomb = "a: &a [x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
    assert all(": yaml: " in line for line in complaints(tmp_path, bomb))
    assert all(": yaml: " in line for line in complaints(tmp_path, "title: &a [*a]\n"))


@pytest.mark.parametrize("depth", [MAX_DEPTH, 1_000_000])
def test_deep_nesting_is_refused_where_it_becomes_too_deep(tmp_path: Path, depth: int) -> None:
    (complaint,) = complaints(tmp_path, "title: " + "[" * depth)
    assert complaint == f"a.yaml:1:{7 + MAX_DEPTH}: yaml: nested more than {MAX_DEPTH} deep"


def test_too_many_values_are_refused_where_they_become_too_many(tmp_path: Path) -> None:
    assert len(load(tmp_path, f"title: x\nparts: [{'{id: a},' * (MAX_NODES // 3 - 2)}]\n").value.parts) == 66_664
    found = complaints(tmp_path, f"title: x\nparts: [{'[],' * MAX_NODES}]\n")
    assert found == [
        f"a.yaml:2:{9 + 3 * (MAX_NODES - 5)}: yaml: more than 200,000 values; split the file, or take out what it does "
        "not need"
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    with pytest.raises(RuleFileError, match=r"a\.yaml: unreadable: it is no plain file; put one in its place"):
        load_yaml(tmp_path / "a.yaml", Whole)


def test_a_file_that_is_too_large_or_not_utf8_or_not_there_is_refused(tmp_path: Path) -> None:
    assert complaints(tmp_path, "#" * (MAX_BYTES + 1))[0].startswith("a.yaml: too-large: ")
    (tmp_path / "b.yaml").write_bytes(b"title: \xff\n")
    with pytest.raises(RuleFileError, match=r"b\.yaml: encoding: not UTF-8; save it as UTF-8"):
        load_yaml(tmp_path / "b.yaml", Whole)
    with pytest.raises(RuleFileError, match=r"c\.yaml: unreadable: No such file"):
        load_yaml(tmp_path / "c.yaml", Whole)


def test_a_loaded_value_knows_its_place(tmp_path: Path) -> None:
    located = load(tmp_path, "title: x\nparts:\n  - id: a\n  - id: b\n    weight: 2\n")
    path = str(tmp_path / "a.yaml")
    assert located.locate("parts", 1, "weight") == Location(path, 5, 13)
    assert located.locate("parts", 1, "weight", on_key=True) == Location(path, 5, 5)
    assert located.locate("parts", 0, "weight") == Location(path, 3, 5)
    assert str(located.problem("x", "y", "parts", 1, "id")) == f"{path}:4:9: x: y"


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("decrese", ["increase", "decrease"], "did you mean 'decrease'?"),
        ("zzz", ["b", "a"], "known: a, b"),
        ("zzz", [], "none is known here"),
    ],
)
def test_did_you_mean(name: str, known: list[str], said: str) -> None:
    assert did_you_mean(name, known) == said


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_value_is_missing_and_a_quoted_word_is_text(tmp_path: Path, empty: str) -> None:
    (complaint,) = complaints(tmp_path, f"title: {empty}\n")
    assert "bad-value: title: write a text" in complaint
    assert load(tmp_path, 'title: "null"\n').value.title == "null"


class Named(Schema):
    entries: dict[str, Part] | None = None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "entries: {mine: {id: a, weigth: 1}}",
            "a.yaml:1:25: unknown-key: entries.mine.weigth; did you mean 'weight'?",
        ),
        ("- a", "a.yaml:1:1: bad-value: the file: write keys with values, such as {key: value}"),
        ("a", "a.yaml:1:1: bad-value: the file: write keys with values, such as {key: value}"),
    ],
)
def test_entries_that_a_user_names_and_files_of_another_shape(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_yaml(path, Named)
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems] == [said]


def test_a_file_of_faults_takes_no_longer_than_its_first_ones(tmp_path: Path) -> None:
    said = complaints(tmp_path, "title: t\nparts:\n" + "- wieght: 1\n" * 50_000)
    assert len(said) == MAX_LISTED + 1
    assert "more-problems" in said[-1]
