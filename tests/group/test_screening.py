from pathlib import Path
from typing import Any

import pytest

from assistant.concepts import Concepts, load_concepts
from assistant.group import Screening, check_examples, load_screening
from assistant.group.screening import Screened, screen_record
from assistant.model import Arm, Decision, Record, Study
from assistant.pack import open_pack
from tests.group.material import write_pack


def load(folder: Path, rules: str) -> tuple[Screening, Concepts]:
    pack = write_pack(folder)
    (folder / "screening" / "rules.yaml").write_text(f"description: A test.\nrules:\n{rules}")
    concepts = load_concepts(pack)
    return load_screening(pack, concepts), concepts


def decide(folder: Path, rules: str, record: dict[str, Any], study: dict[str, Any]) -> Screened:
    facts = {"title": "A tree", "abstract": "Text."} | record
    return screen_record(Record("pmid:1", **facts), Study("pmid:1", **study), *load(folder, rules))


@pytest.mark.parametrize(
    ("conditions", "record", "study", "taken"),
    [
        ("where: {publication_type: [Letter, Editorial]}", {"publication_types": ("editorial",)}, {}, True),
        ("where: {publication_type: [Letter]}", {"publication_types": ("Letter", "journal article")}, {}, True),
        ("where: {publication_type: [letter]}", {"publication_types": ("open letter",)}, {}, False),
        ("where: {publication_type: {not: [letter]}}", {}, {}, True),
        ("where: {type: [review]}", {"type": "review"}, {}, True),
        ("where: {type: [review]}", {}, {}, False),
        ("where: {language: {not: [en, und]}}", {"language": "de"}, {}, True),
        ("where: {language: {not: [en, und]}}", {"language": "en"}, {}, False),
        ("where: {language: {not: [en, und]}}", {}, {}, False),
        ("where: {language: {not: [en]}}", {}, {}, True),
        ("where: {title_words: [study protocol]}", {"title": "Oaks: Study Protocol for a trial"}, {}, True),
        ("where: {title_words: [study-protocol]}", {"title": "A study protocol"}, {}, True),
        ("where: {title_words: [study protocol]}", {"title": "A study of protocols"}, {}, False),
        ("where: {title_words: [oak]}", {"title": "Oaks and soaking"}, {}, False),
        ("where: {title_words: {not: [oak]}}", {"title": "An elm"}, {}, True),
        ("where: {title_words: {not: [oak]}}", {"title": "An oak"}, {}, False),
        ("where: {species: [moss]}", {}, {"species": "moss"}, True),
        ("where: {species: [moss]}", {}, {}, False),
        ("where: {population: [orchard]}", {}, {"population": "apple-orchard"}, True),
        ("where: {design: {not: [survey]}}", {}, {}, True),
        ("where: {retracted: true}", {"retracted": True}, {}, True),
        ("where: {retracted: false}", {"retracted": True}, {}, False),
        ("where: {superseded: true}", {"superseded_by": "pmid:2"}, {}, True),
        ("where: {superseded: true}", {"versions": ("pmid:2",)}, {}, False),
        ("where: {abstract: false}", {"abstract": ""}, {}, True),
        ("where: {abstract: false}", {}, {}, False),
        ("where: {participants: false}", {}, {}, True),
        ("where: {participants: true}", {}, {"n_total": 3}, True),
        ("where: {participants: true}", {}, {"groups": (Arm("oaks", None, 3, 0, 1),)}, True),
        ("where: {species: [moss], abstract: false}", {}, {"species": "moss"}, False),
        ("where: {species: [moss]}, unless: {abstract: true, retracted: true}", {}, {"species": "moss"}, False),
        ("where: {species: [moss]}, unless: {title_words: [oak]}", {}, {"species": "moss"}, True),
        ("unless: {title_words: [oak]}", {}, {}, True),
    ],
)
def test_a_rule_takes_a_record_if_all_of_where_and_none_of_unless_holds(
    conditions: str, record: dict[str, Any], study: dict[str, Any], taken: bool, tmp_path: Path
) -> None:
    rules = f"  - {{id: r, decision: excluded, reason: why, {conditions}}}\n"
    expected = Screened(Decision.EXCLUDED, "why", "r") if taken else Screened()
    assert decide(tmp_path / "p", rules, record, study) == expected


def test_the_first_rule_that_takes_a_record_decides(tmp_path: Path) -> None:
    rules = """
  - {id: keep, decision: primary, where: {title_words: [oak]}}
  - {id: drop, decision: excluded, reason: moss, where: {species: [moss]}}
  - {id: late, decision: background, reason: moss, where: {species: [moss]}}
"""
    assert decide(tmp_path / "p", rules, {"title": "Moss on oak"}, {"species": "moss"}).rule == "keep"
    assert decide(tmp_path / "q", rules, {}, {"species": "moss"}).rule == "drop"


def test_an_example_that_does_not_hold_is_reported_with_what_decides_instead(tmp_path: Path) -> None:
    rules = """
  - {id: wide, decision: background, reason: review, where: {type: [review]}}
  - id: narrow
    decision: excluded
    reason: moss
    where: {species: [moss]}
    examples:
      match: [{species: moss}, {species: moss, type: review}, {title: moss}]
      no_match: [{title: moss}, {species: moss}]
"""
    found = [
        str(problem).removeprefix(f"{tmp_path}/p/screening/rules.yaml:")
        for problem in check_examples(*load(tmp_path / "p", rules))
    ]
    assert found == [
        "10:32: example-fails: the rule 'wide' decides here (background), and not as 'narrow' says; "
        "change the rule or the example",
        "10:63: example-fails: no rule decides here, and not as 'narrow' says; change the rule or the example",
        "11:33: example-fails: the rule 'narrow' decides here (excluded), and not as 'narrow' says; "
        "change the rule or the example",
    ]


def test_a_rule_laid_over_the_pack_breaks_no_example_of_it(tmp_path: Path) -> None:
    rules = """
  - {id: of-the-pack, decision: excluded, reason: moss, where: {species: [moss]}, examples: {match: [{species: moss}]}}
"""
    load(tmp_path / "p", rules)
    mine = tmp_path / "mine" / "screening"
    mine.mkdir(parents=True)
    text = rules.replace("of-the-pack", "mine").replace("{match", "{no_match")
    (mine / "0-mine.yaml").write_text(f"description: A test.\nrules:\n{text}")
    pack = open_pack(str(tmp_path / "p"), tmp_path / "mine")
    concepts = load_concepts(pack)
    (problem,) = check_examples(load_screening(pack, concepts), concepts)
    assert problem.location.path == str(mine / "0-mine.yaml")


@pytest.fixture(scope="module")
def of_the_pack() -> tuple[Screening, Concepts]:
    pack = open_pack()
    concepts = load_concepts(pack)
    return load_screening(pack, concepts), concepts


def test_every_rule_of_the_pack_has_an_example_and_all_hold(of_the_pack: tuple[Screening, Concepts]) -> None:
    assert [p.rule.id for p in of_the_pack[0].rules if not p.rule.examples.match] == []
    assert check_examples(*of_the_pack) == ()


@pytest.mark.parametrize(
    ("title", "facts", "study", "reason"),
    [
        ("Cortex and pain in 40 patients", {}, {}, None),
        ("Cortex and pain", {"publication_types": ("journal article", "review")}, {}, "review"),
        ("Cortex and pain", {"publication_types": ("review", "meta-analysis")}, {}, "meta-analysis"),
        ("Cortex and pain", {"publication_types": ("meta-analysis",), "retracted": True}, {}, "retracted"),
        ("Protocol for a systematic review and meta-analysis", {}, {"design": "meta-analysis"}, "protocol"),
        ("Cortex and pain", {"publication_types": ("letter",)}, {}, None),
        ("Cortex and pain", {"publication_types": ("letter",), "abstract": ""}, {}, "letter"),
        ("Bone cancer pain in rats", {}, {"species": "rat", "population": "cancer-pain"}, "animals"),
        ("Bone cancer pain in 20 patients", {}, {"species": "mouse"}, None),
        ("Bone cancer pain", {}, {"species": "mouse", "n_total": 20}, None),
        ("[Schmerz]", {"language": "de"}, {}, "other-language"),
        ("[Schmerz]", {"language": ""}, {}, None),
    ],
)
def test_the_pack_sorts_records_as_its_comments_say(
    title: str,
    facts: dict[str, Any],
    study: dict[str, Any],
    reason: str | None,
    of_the_pack: tuple[Screening, Concepts],
) -> None:
    record = Record("pmid:1", title, **({"abstract": "Text."} | facts))
    assert screen_record(record, Study("pmid:1", **study), *of_the_pack).reason == reason
