from pathlib import Path

import pytest

from assistant.concepts import load_concepts
from assistant.errors import RuleFileError
from assistant.group import load_screening
from assistant.pack import open_pack
from tests.group.material import write_pack

RULES = """
description: A test.
rules:
  - id: mosses
    decision: excluded
    where: {species: [moss], language: {not: [en]}, type: [review], publication_type: [Letter], retracted: true}
    unless: {design: [survey], population: [park]}
    reason: moss
    examples:
      match: [{species: moss, language: de, type: review}]
  - {id: rest, decision: primary}
"""


def problems_of(folder: Path, **files: str) -> list[str]:
    pack = write_pack(folder)
    (folder / "screening" / "rules.yaml").unlink()
    for name, text in files.items():
        (folder / "screening" / f"{name}.yaml").write_text(text)
    try:
        load_screening(pack, load_concepts(pack))
    except RuleFileError as error:
        return [str(problem).removeprefix(f"{folder}/") for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("reason: moss", "reson: moss", "8:5: unknown-key: rules.0.reson; did you mean 'reason'?"),
        ("{species:", "{specis:", "6:13: unknown-key: rules.0.where.specis; did you mean 'species'?"),
        (
            "decision: excluded",
            "decision: exclude",
            "5:15: bad-value: rules.0.decision: 'exclude' is not known here; did",
        ),
        ("[moss]", "[mos]", "6:23: unknown-concept: 'mos' is no species; did you mean 'moss'?"),
        ("[survey]", "[surveys]", "7:23: unknown-concept: 'surveys' is no design; did you mean 'survey'?"),
        ("[en]", "[eng]", "6:47: unknown-value: 'eng' is no language; write a code of ISO 639-1 such as en"),
        ("[review]", "[reveiw]", "6:60: unknown-value: 'reveiw' is no type; did you mean 'review'?"),
        ("[moss]", "moss", "6:22: bad-value: rules.0.where.species: write a list, such as [moss]"),
        ("retracted: true", "retracted: perhaps", "valid boolean"),
        ("    reason: moss\n", "", "rules.0: a record that is excluded needs a reason"),
        ("reason: moss", "reason: no-finding", "rules.0: 'no-finding' is a reason why primary studies have no vote"),
        ("reason: moss", "reason: hedged", "rules.0: 'hedged' is a reason why primary studies have no vote"),
        ("{species: moss, ", "{species: mos, ", "10:25: unknown-concept: 'mos' is no species; did you mean 'moss'?"),
        ("language: de", "language: ger", "10:41: unknown-value: 'ger' is no language"),
        ("id: rest", "id: mosses", "11:10: duplicate-id: 'mosses' stands already at "),
    ],
)
def test_what_cannot_be_meant_is_shown_where_it_stands(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert old in RULES
    assert problems_of(tmp_path / "right", a=RULES) == []
    (found,) = problems_of(tmp_path / "wrong", a=RULES.replace(old, new, 1))
    assert problem in found.removeprefix("screening/a.yaml:")


def test_rules_behind_one_that_takes_everything_are_reported(tmp_path: Path) -> None:
    later = "description: D\nrules: [{id: late, decision: primary, where: {abstract: true}}]\n"
    (found,) = problems_of(tmp_path / "p", a=RULES, b=later)
    assert found == "screening/b.yaml:2:14: unreachable: 'rest' before it takes everything; put it last"


def test_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    found = problems_of(tmp_path / "p", a=RULES.replace("[moss]", "[mos]"), b="rules: 5\n")
    assert [line.split(":")[0] for line in found] == ["screening/b.yaml", "screening/b.yaml", "screening/a.yaml"]


def test_a_pack_without_screening_rules_is_refused(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path / "p")
    assert found.startswith("screening: missing: the pack has no screening rules")


def test_a_users_file_may_come_first(tmp_path: Path) -> None:
    write_pack(tmp_path / "p")
    (tmp_path / "mine" / "screening").mkdir(parents=True)
    text = "description: D\nrules: [{id: mine, decision: primary, where: {species: [moss]}}]\n"
    (tmp_path / "mine" / "screening" / "0-mine.yaml").write_text(text)
    pack = open_pack(str(tmp_path / "p"), tmp_path / "mine")
    rules = load_screening(pack, load_concepts(pack)).rules
    assert [placed.rule.id for placed in rules] == ["mine", "retracted", "mosses", "overviews"]
