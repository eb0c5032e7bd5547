import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.correct import identify_corrections, parse_corrections, write_corrections
from assistant.model import CheckResult, Corrections, Direction, Statement, Status, StudyCorrection
from tests.correct.material import make_check, make_statement
from tests.correct.test_reading import WHOLE

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda text: text.strip() == text
)


def test_the_written_file_is_sorted_and_a_line_a_field() -> None:
    edited = make_check(
        CheckResult.EDITED, corrected=make_statement(direction=Direction.INCREASE), reason='He said "no".'
    )
    corrections = Corrections(
        {"c-000000000001": edited, "a-1": make_check(CheckResult.ADDED, "a-1", "é 左")},
        {"pmid:2": StudyCorrection("pmid:2", cohort="K"), "pmid:1": StudyCorrection("pmid:1", True, None, "R")},
        "Jane",
    )
    said = (
        'region: "fornix", side: left, measure: "FA", direction: {}, group: "patients", '
        'comparator: "healthy-controls", kind: patients-vs-controls'
    )
    assert write_corrections(corrections) == (
        "schema: 1\n"
        'reviewer: "Jane"\n'
        "claims:\n"
        "  a-1:\n"
        '    record: "pmid:1"\n'
        "    check: added\n"
        '    quote: "é 左"\n'
        f"    claim: {{{said.format('decrease')}}}\n"
        "  c-000000000001:\n"
        '    record: "pmid:1"\n'
        "    check: edited\n"
        '    quote: "Patients showed decreased FA in the left fornix compared with controls."\n'
        '    rule: "decrease-in"\n'
        f"    claim: {{{said.format('decrease')}}}\n"
        f"    corrected: {{{said.format('increase')}}}\n"
        '    reason: "He said \\"no\\"."\n'
        "studies:\n"
        '  "pmid:1": {exclude: true, reason: "R"}\n'
        '  "pmid:2": {cohort: "K"}\n'
    )


def test_corrections_are_identified_by_what_was_decided() -> None:
    found = Corrections({"a-1": make_check(CheckResult.ADDED, "a-1", "é 左")}, reviewer="Jane")
    assert identify_corrections(Corrections(reviewer="Jane")) == ""
    assert identify_corrections(found) == identify_corrections(replace(found, reviewer="Joe")) != ""
    assert identify_corrections(replace(found, checks={})) != identify_corrections(found)


def test_what_is_written_is_read_again() -> None:
    corrections = parse_corrections(WHOLE, "c.yaml").corrections
    written = write_corrections(corrections)
    again = parse_corrections(written, "c.yaml").corrections
    assert again == corrections
    assert write_corrections(again) == written


def test_the_order_of_entries_does_not_matter() -> None:
    checks = {f"c-00000000000{i}": make_check(claim_id=f"c-00000000000{i}") for i in range(5)}
    backwards = dict(reversed(checks.items()))
    assert write_corrections(Corrections(checks)) == write_corrections(Corrections(backwards))


def test_no_corrections_make_a_file_that_can_be_read() -> None:
    assert write_corrections(Corrections()) == "schema: 1\n"


def test_rare_fields_are_written_too() -> None:
    statement = Statement(
        "a", Direction.POSITIVE, None, status=Status.HEDGED, about="p", of_change=True, further_associates=("x", "y")
    )
    text = write_corrections(Corrections({"a-1": make_check(CheckResult.ADDED, "a-1", statement=statement)}))
    assert 'status: hedged, about: "p", of_change: true, further_associates: ["x", "y"]' in text
    assert parse_corrections(text, "c").corrections.checks["a-1"].statement == statement


@pytest.mark.parametrize(
    "text", ["\x7f", "a\x85b", "a\u2028b", "a\ufeffb", "\U0001f600", "null", "yes", "a: b # c", "{", "\\"]
)
def test_odd_texts_survive(text: str) -> None:
    check = make_check(reason=text)
    written = write_corrections(
        Corrections({check.claim_id: check}, {"pmid:1": StudyCorrection("pmid:1", True, text, text)})
    )
    read = parse_corrections(written, "c").corrections
    assert (read.checks[check.claim_id].reason, read.studies["pmid:1"].cohort) == (text, text)


@given(_TEXT, _TEXT)
def test_any_text_survives(quote: str, reason: str) -> None:
    check = make_check(quote=quote, reason=reason)
    read = parse_corrections(write_corrections(Corrections({check.claim_id: check})), "c").corrections
    assert read.checks[check.claim_id] == check


def test_every_value_is_json_as_well() -> None:
    check = make_check(reason="tab\t and line\n end")
    line = next(
        line for line in write_corrections(Corrections({check.claim_id: check})).splitlines() if "reason" in line
    )
    assert json.loads(line.partition(": ")[2]) == check.reason
