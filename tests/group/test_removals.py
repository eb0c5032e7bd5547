"""An entry of the pack that a user takes out and that other entries name."""

from pathlib import Path

import pytest

from assistant.concepts import load_concepts
from assistant.errors import RuleFileError
from assistant.group import load_grouping, load_screening
from assistant.pack import Pack, open_pack
from tests.group.material import RULES, write_pack

NAMING = """
gaps: [{id: few, field: measure, strata: [parks]}]
compared_only_for: {contrast: [after-vs-before]}
merges: [{id: m, as: elm, of: [birch]}]
splits: [{id: s, concept: acorn, level: area}]
"""
EXAMPLE = """    examples:
      - {claims: [{study: a, region: ash, measure: girth, direction: increase}], verdict: single}
"""


def lay_over(folder: Path, kind: str, text: str) -> Pack:
    rules = RULES.replace("  contrast: [patients-vs-controls, patients-vs-patients]\n  treatment: [post-vs-pre]\n", "")
    rules = rules.replace("compared_only_for:\n", "").replace("  - id: links\n", f"{EXAMPLE}  - id: links\n")
    write_pack(folder / "pack", rules=rules, naming=NAMING)
    (folder / "mine" / kind).mkdir(parents=True)
    (folder / "mine" / kind / "mine.yaml").write_text(text, encoding="utf-8")
    return open_pack(str(folder / "pack"), folder / "mine")


def problems_of(pack: Pack, folder: Path) -> list[str]:
    problems = []
    concepts = load_concepts(pack)
    for load in (load_grouping, load_screening):
        try:
            load(pack, concepts)
        except RuleFileError as error:
            problems += [str(problem).replace(f"{folder}/", "") for problem in error.problems]
    return problems


@pytest.mark.parametrize(
    ("kind", "text", "at", "entry", "named_at"),
    [
        ("grouping", "strata: [{id: parks, remove: true}]", "1:15", "'few' in gaps", "grouping/naming.yaml:2:43"),
        (
            "grouping",
            "contrasts: [{id: after-vs-before, remove: true}]",
            "1:18",
            "compared_only_for",
            "grouping/naming.yaml:3:32",
        ),
        ("concepts", "concepts: [{id: park, remove: true}]", "3:17", "'parks' in strata", "grouping/rules.yaml:5:52"),
        ("concepts", "concepts: [{id: birch, remove: true}]", "3:17", "'m' in merges", "grouping/naming.yaml:4:32"),
        ("concepts", "concepts: [{id: acorn, remove: true}]", "3:17", "'s' in splits", "grouping/naming.yaml:5:27"),
    ],
)
def test_who_names_what_is_taken_out_is_told(
    kind: str, text: str, at: str, entry: str, named_at: str, tmp_path: Path
) -> None:
    head = "" if kind == "grouping" else f"label: {'population' if 'park' in text else 'region'}\ndescription: mine\n"
    name = text.split("id: ")[1].split(",")[0]
    assert problems_of(lay_over(tmp_path, kind, f"{head}{text}\n"), tmp_path) == [
        f"mine/{kind}/mine.yaml:{at}: still-named: {name!r} is taken out, "
        f"but {entry} at pack/{named_at} still names it; "
        f"change or remove that in your files as well, or keep {name!r}"
    ]


def test_screening_rules_that_name_what_is_taken_out_are_told_as_well(tmp_path: Path) -> None:
    pack = lay_over(tmp_path, "concepts", "label: species\ndescription: mine\nconcepts: [{id: moss, remove: true}]\n")
    assert [problem.split(" at ")[0].split(" but ")[1] for problem in problems_of(pack, tmp_path)] == [
        "'mosses' in strata",
        "'mosses' in rules",
    ]


def test_examples_of_the_pack_that_are_not_run_may_name_it(tmp_path: Path) -> None:
    text = "label: region\ndescription: mine\nconcepts: [{id: birch, part_of: [south]}, {id: ash, remove: true}]\n"
    assert problems_of(lay_over(tmp_path, "concepts", text), tmp_path) == []


def test_an_entry_that_nothing_names_is_taken_out(tmp_path: Path) -> None:
    pack = lay_over(tmp_path, "grouping", "sections: [{id: relations, remove: true}]\n")
    assert problems_of(pack, tmp_path) == []
