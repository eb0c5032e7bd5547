from dataclasses import replace

import pytest

from assistant.correct.quotes import Passage, find_quote
from assistant.correct.statements import (
    agrees,
    describe,
    gist_of,
    gist_of_statement,
    restate,
    state_claim,
)
from assistant.correct.statements import (
    make_claim as claim_of,
)
from assistant.model import (
    CheckResult,
    Comparison,
    ComparisonKind,
    Direction,
    Laterality,
    Measure,
    Region,
    Section,
    Statement,
    Status,
)
from tests.correct.material import RECORD, SENTENCE, make_check, make_claim, make_statement, make_terms

TERMS = make_terms()
PASSAGE = find_quote(RECORD, SENTENCE) or Passage("", 0, 0)
TIED = make_claim(
    direction=Direction.POSITIVE,
    target=Region("body of the fornix", "body-of-the-fornix", "body of the fornix", Laterality.RIGHT, "fornix"),
    comparison=None,
    associate="VAS",
    associate_concept="pain-intensity",
    further_associates=("mood",),
    status=Status.HEDGED,
    about="patients",
    of_change=True,
)


def test_a_claim_is_stated_by_its_ids() -> None:
    assert state_claim(make_claim()) == make_statement()


def test_what_no_file_lists_is_stated_in_words() -> None:
    claim = make_claim(
        target=Region("VPL", "ventral-fornix", "ventral fornix", None, "fornix"),
        comparison=Comparison("those with X", "", ComparisonKind.OTHER),
        associate="mood",
    )
    said = state_claim(claim)
    assert (said.target, said.group, said.comparator, said.associate) == (
        "ventral fornix",
        "those with X",
        None,
        "mood",
    )


def test_rare_facts_are_stated_too() -> None:
    said = state_claim(TIED)
    assert (said.status, said.about, said.of_change, said.further_associates) == (
        Status.HEDGED,
        "patients",
        True,
        ("mood",),
    )
    assert said.associate == "pain-intensity"


@pytest.mark.parametrize("claim", [make_claim(), TIED, make_claim(measure="MD", side=None)])
def test_a_claim_made_of_its_statement_says_the_same(claim) -> None:  # type: ignore[no-untyped-def]
    made = claim_of(make_check(), state_claim(claim), RECORD, PASSAGE, TERMS)
    assert state_claim(made) == state_claim(claim)
    assert gist_of(made) == gist_of(claim)
    assert gist_of_statement(state_claim(claim), TERMS) == gist_of(claim)
    assert (made.modality, made.record_id, made.status) == (claim.modality, claim.record_id, claim.status)


def test_a_made_claim_quotes_its_sentence() -> None:
    made = claim_of(make_check(), make_statement(target="cingulum"), RECORD, PASSAGE, TERMS)
    (evidence,) = made.evidence
    assert (evidence.sentence, evidence.section) == (SENTENCE, Section.RESULTS)
    assert RECORD.abstract[evidence.start : evidence.end] == SENTENCE
    assert (evidence.region_text, evidence.target_text) == ("fornix", "cingulum bundle")
    assert (made.rule, evidence.rules, made.claim_id) == ("decrease-in", ("decrease-in",), "c-000000000001")
    added = claim_of(make_check(CheckResult.ADDED, "a-1"), make_statement(), RECORD, PASSAGE, TERMS)
    assert (added.rule, added.evidence[0].rules) == ("reviewer", ("reviewer",))


def test_restating_keeps_the_words_that_nobody_changed() -> None:
    claim = make_claim()
    assert restate(claim, state_claim(claim), TERMS) == claim
    other = restate(claim, make_statement(direction=Direction.INCREASE, side=None), TERMS)
    assert other == replace(claim, direction=Direction.INCREASE, region=replace(claim.region, laterality=None))


def test_restating_changes_what_is_said_otherwise() -> None:
    statement = make_statement(region="cingulum", measure="MD", comparator="those with X", kind=None, associate="VAS")
    other = restate(make_claim(), statement, TERMS)
    assert (other.region.id, other.evidence[0].region_text) == ("cingulum", "cingulum bundle")
    assert (other.measure, other.modality) == (Measure("MD", "", "MD"), "diffusion")
    assert other.comparison == Comparison("patients", "those with X", ComparisonKind.OTHER, "patients", None)
    assert (other.associate, other.associate_concept) == ("pain intensity", "pain-intensity")
    bare = restate(TIED, Statement("fornix", Direction.POSITIVE), TERMS)
    assert (bare.target, bare.associate, bare.further_associates) == (None, None, ())
    assert bare.evidence[0].target_text is None


@pytest.mark.parametrize(
    "changes", [{"status": None}, {"about": None}, {"of_change": False}, {"further_associates": ()}]
)
def test_what_a_statement_leaves_out_is_left_out(changes: dict[str, object]) -> None:
    statement = replace(state_claim(TIED), **changes)  # type: ignore[arg-type]
    assert state_claim(restate(TIED, statement, TERMS)) == statement


def test_the_ends_of_a_connection_have_no_order() -> None:
    one, other = (
        make_statement(side=None, target="cingulum"),
        make_statement(region="cingulum", side=None, target="fornix"),
    )
    assert gist_of_statement(one, TERMS) == gist_of_statement(other, TERMS)


@pytest.mark.parametrize(
    "changes",
    [
        {"side": Laterality.RIGHT},
        {"side": None},
        {"measure": "MD"},
        {"measure": "unknown"},
        {"measure": None},
        {"direction": Direction.INCREASE},
        {"comparator": None},
        {"kind": ComparisonKind.OTHER},
        {"associate": "mood"},
    ],
)
def test_other_statements_have_another_gist(changes: dict[str, object]) -> None:
    statement = make_statement(**changes)
    assert gist_of_statement(statement, TERMS) != gist_of(make_claim())
    assert not agrees(make_claim(), statement)


def test_words_and_ids_of_one_thing_have_the_same_gist() -> None:
    worded = make_statement(region="Fornix", measure="anisotropy", group="PATIENTS", comparator="controls", kind=None)
    assert gist_of_statement(worded, TERMS) == gist_of(make_claim())
    assert not agrees(make_claim(), worded)


def test_status_is_no_part_of_what_agrees() -> None:
    assert agrees(TIED, replace(state_claim(TIED), status=None, about=None, of_change=False, further_associates=()))


def test_statements_are_described_on_a_few_words() -> None:
    statement = make_statement(target="cingulum", associate="mood")
    assert describe(statement) == "left fornix - cingulum, FA, decrease, patients vs healthy-controls, mood"
    assert describe(Statement("fornix", Direction.ALTERED)) == "fornix, altered"


def test_the_words_that_a_claim_has_for_its_concepts_agree_with_it() -> None:
    claim = replace(
        make_claim(),
        comparison=Comparison(
            "CP+ patients", "HC", ComparisonKind.PATIENTS_VS_CONTROLS, "patients", "healthy-controls"
        ),
    )
    said = replace(state_claim(claim), region=claim.region.label, group="cp+ patients", comparator="HC", kind=None)
    assert agrees(claim, said)
    assert restate(claim, said, TERMS) == claim
    assert not agrees(claim, replace(said, group="CP- patients"))
