from pathlib import Path

import pytest

from assistant.concepts import Concepts, Level, load_concepts
from assistant.errors import MAX_LISTED, RuleFileError
from assistant.pack import Pack, PackFile

FACTS = PackFile(id="field", title="A field", description="For a test.", version="1")
PLACES = """
label: region
description: Places.
concepts:
  - {id: inner, name: inner place, level: area, part_of: [outer]}
  - {id: outer, name: outer place, level: region, part_of: [north, ring]}
  - {id: north, name: north, level: lobe}
  - {id: ring, name: ring, level: system}
"""


def load(folder: Path, **files: str) -> Concepts:
    (folder / "concepts").mkdir()
    for name, text in files.items():
        (folder / "concepts" / f"{name}.yaml").write_text(text)
    return load_concepts(Pack(FACTS, (folder,)))


def test_ancestors_are_listed_nearest_first(tmp_path: Path) -> None:
    concepts = load(tmp_path, places=PLACES)
    assert concepts.ancestors("inner") == ("inner", "outer", "north", "ring")
    assert concepts.ancestors("elsewhere") == ("elsewhere",)


@pytest.mark.parametrize(
    ("concept", "level", "expected"),
    [
        ("inner", Level.AREA, ("inner",)),
        ("inner", Level.REGION, ("outer",)),
        ("inner", Level.LOBE, ("north",)),
        ("north", Level.REGION, ()),
        ("elsewhere", Level.REGION, ()),
    ],
)
def test_rolling_up_to_a_level(tmp_path: Path, concept: str, level: Level, expected: tuple[str, ...]) -> None:
    assert load(tmp_path, places=PLACES).at_level(concept, level) == expected


def test_a_cycle_of_parents_is_told_once_with_the_way_round(tmp_path: Path) -> None:
    concepts = "concepts: [{id: a, name: a, part_of: [b]}, {id: b, name: b, part_of: [a]}]\n"
    with pytest.raises(RuleFileError) as caught:
        load(tmp_path, places=f"label: region\ndescription: x\n{concepts}")
    (problem,) = caught.value.problems
    assert (problem.location.line, problem.code) == (3, "cycle")
    assert problem.message == "'a' is part of 'b' is part of 'a'; take one of these part_of out"


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({"a": "a"}, ["4:31: cycle: 'a' is part of 'a'; take one of these part_of out"]),
        (
            {"a": "b", "b": "c", "c": "b"},
            ["5:31: cycle: 'b' is part of 'c' is part of 'b'; take one of these part_of out"],
        ),
        ({"a": "c", "b": "c", "c": ""}, []),  # two ways up are no cycle
    ],
)
def test_only_what_lies_on_a_cycle_is_told(tmp_path: Path, parents: dict[str, str], expected: list[str]) -> None:
    lines = "".join(f"  - {{id: {place}, name: x, part_of: [{parent}]}}\n" for place, parent in parents.items())
    said: list[str] = []
    try:
        load(tmp_path, places=f"label: region\ndescription: Places.\nconcepts:\n{lines}")
    except RuleFileError as error:
        said = [str(problem).removeprefix(f"{tmp_path}/concepts/places.yaml:") for problem in error.problems]
    assert said == expected


@pytest.mark.parametrize("parents", ["[{other}, missing{number}]", "[place{number}]"])
def test_a_pack_of_faults_takes_no_longer_than_its_first_ones(tmp_path: Path, parents: str) -> None:
    many = 3_000
    lines = (
        f"  - {{id: place{n}, name: x, part_of: {parents.format(other=f'place{n + 1}', number=n)}}}\n"
        for n in range(many)
    )
    with pytest.raises(RuleFileError) as caught:
        load(tmp_path, places=f"label: region\ndescription: Places.\nconcepts:\n{''.join(lines)}")
    codes = [problem.code for problem in caught.value.problems]
    assert len(codes) == MAX_LISTED + 1
    assert codes[-1] == "more-problems"


def test_a_long_chain_of_wholes_is_followed(tmp_path: Path) -> None:
    many = 3_000
    lines = (f"  - {{id: place{n}, name: x, part_of: [place{n + 1}]}}\n" for n in range(many))
    end = f"  - {{id: place{many}, name: x}}\n"
    concepts = load(tmp_path, places=f"label: region\ndescription: Places.\nconcepts:\n{''.join(lines)}{end}")
    assert len(concepts.ancestors("place0")) == many + 1


def test_an_unknown_key_brings_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError) as caught:
        load(tmp_path, places=PLACES.replace("part_of: [outer]", "partof: [outer]"))
    (problem,) = caught.value.problems
    assert (problem.location.line, problem.code) == (5, "unknown-key")
    assert problem.message.endswith("did you mean 'part_of'?")


def test_names_and_labels(tmp_path: Path) -> None:
    concepts = load(tmp_path, places=PLACES)
    assert concepts.name("inner") == "inner place"
    assert concepts.name("some-thing_else") == "some thing else"
    assert [c.id for c in concepts.labelled("region")] == ["inner", "outer", "north", "ring"]
    assert list(concepts.labelled("measure")) == []


def test_problems_of_all_files_are_reported_together(tmp_path: Path) -> None:
    twice = "label: x\ndescription: x\nconcepts:\n  - {id: inner, name: x}\n  - {id: y, name: y, part_of: [outter]}\n"
    with pytest.raises(RuleFileError) as caught:
        load(tmp_path, places=PLACES, second=twice, third="label: x\n")
    said = [str(problem).removeprefix(f"{tmp_path}/concepts/") for problem in caught.value.problems]
    assert said[0].startswith("third.yaml:1:1: bad-value: description")
    assert said[2].startswith("second.yaml:4:10: duplicate-id: 'inner' stands already at ")
    assert said[3] == "second.yaml:5:31: unknown-concept: 'outter' is no concept; did you mean 'outer'?"


@pytest.mark.parametrize("key", ["implies", "without"])
def test_concept_that_another_one_names_must_exist(tmp_path: Path, key: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        load(
            tmp_path, places=PLACES, second=f"label: x\ndescription: x\nconcepts: [{{id: y, name: y, {key}: outter}}]\n"
        )
    (problem,) = caught.value.problems
    assert problem.code == "unknown-concept"
    assert problem.message == "'outter' is no concept; did you mean 'outer'?"


def test_concepts_that_name_one_that_is_taken_out_are_told_where_it_is(tmp_path: Path) -> None:
    for name, text in {"pack": PLACES, "mine": "label: region\nconcepts: [{id: outer, remove: true}]\n"}.items():
        (tmp_path / name / "concepts").mkdir(parents=True)
        (tmp_path / name / "concepts" / f"{name}.yaml").write_text(text)
    with pytest.raises(RuleFileError) as caught:
        load_concepts(Pack(FACTS, (tmp_path / "pack", tmp_path / "mine")))
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in caught.value.problems] == [
        "mine/concepts/mine.yaml:2:17: still-named: 'outer' is taken out, but 'inner' in concepts at "
        "pack/concepts/pack.yaml:5:58 still names it; change or remove that in your files as well, or keep 'outer'"
    ]


@pytest.mark.parametrize(
    ("label", "problems"),
    [
        (
            "regoin",
            ["mine.yaml:1:8: unknown-label: no file of the pack has the label 'regoin'; did you mean 'region'?"],
        ),
        ("herb", []),
    ],
)
def test_a_label_is_told_if_it_is_nearly_one_of_the_pack(tmp_path: Path, label: str, problems: list[str]) -> None:
    mine = f"label: {label}\ndescription: Mine.\nconcepts: [{{id: sage, name: sage}}]\n"
    for name, text in {"pack": PLACES, "mine": mine}.items():
        (tmp_path / name / "concepts").mkdir(parents=True)
        (tmp_path / name / "concepts" / f"{name}.yaml").write_text(text)
    pack = Pack(FACTS, (tmp_path / "pack", tmp_path / "mine"))
    found: list[str] = []
    try:
        load_concepts(pack)
    except RuleFileError as error:
        found = [str(problem).removeprefix(f"{tmp_path}/mine/concepts/") for problem in error.problems]
    assert found == problems
