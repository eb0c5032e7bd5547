from dataclasses import replace

import pytest

from assistant.correct import Fate, Match, match_checks, name_records
from assistant.model import Check, CheckResult, Claim, Direction, Record
from tests.correct.material import ABSTRACT, OTHER, RECORD, SENTENCE, make_check, make_claim, make_statement, make_terms

TERMS = make_terms()
UP = make_statement(direction=Direction.INCREASE)
EDITED = make_check(CheckResult.EDITED, corrected=UP)


def match_one(check: Check, *claims: Claim, record: Record = RECORD) -> Match:
    (match,) = match_checks([check], claims, [record], TERMS)
    return match


@pytest.mark.parametrize(
    ("check", "claims", "fate", "claim_id"),
    [
        pytest.param(make_check(), [make_claim()], Fate.SAME, "c-000000000001", id="nothing changed"),
        pytest.param(
            make_check(statement=make_statement(region="Fornix")),
            [make_claim()],
            Fate.SAME,
            "c-000000000001",
            id="other words",
        ),
        pytest.param(make_check(), [make_claim("c-000000000009")], Fate.MOVED, "c-000000000009", id="another id"),
        pytest.param(make_check(), [make_claim(measure="MD")], Fate.CHANGED, "c-000000000001", id="another measure"),
        pytest.param(
            make_check(),
            [make_claim(measure="MD"), make_claim("c-000000000009")],
            Fate.MOVED,
            "c-000000000009",
            id="another claim took the id",
        ),
        pytest.param(make_check(), [], Fate.GONE, None, id="rule taken out"),
        pytest.param(make_check(), [make_claim("c-000000000009", "cingulum")], Fate.GONE, None, id="another region"),
        pytest.param(
            make_check(),
            [make_claim("c-000000000009", sentence=OTHER)],
            Fate.GONE,
            None,
            id="the same of another sentence",
        ),
        pytest.param(EDITED, [make_claim()], Fate.SAME, "c-000000000001", id="edited, nothing changed"),
        pytest.param(
            EDITED,
            [make_claim("c-000000000009", direction=Direction.INCREASE)],
            Fate.MENDED,
            "c-000000000009",
            id="the rules now say the correction under another id",
        ),
        pytest.param(
            EDITED, [make_claim(direction=Direction.INCREASE)], Fate.MENDED, "c-000000000001", id="and under the same"
        ),
        pytest.param(make_check(quote="Lost."), [], Fate.NO_QUOTE, None, id="no such sentence"),
        pytest.param(make_check(quote=f" {SENTENCE.replace(' ', '  ')}"), [], Fate.GONE, None, id="other white space"),
        pytest.param(
            make_check(quote=SENTENCE.upper()),
            [make_claim()],
            Fate.SAME,
            "c-000000000001",
            id="case is no part of an id",
        ),
        pytest.param(make_check(record_id="pmid:2"), [make_claim()], Fate.NO_RECORD, None, id="another record"),
        pytest.param(make_check(record_id="doi:10.1/x"), [make_claim()], Fate.SAME, "c-000000000001", id="by its DOI"),
        pytest.param(
            make_check(CheckResult.ADDED, "a-1"),
            [make_claim()],
            Fate.MOVED,
            "c-000000000001",
            id="now the rules find it",
        ),
        pytest.param(make_check(CheckResult.ADDED, "a-1"), [], Fate.GONE, None, id="added"),
    ],
)
def test_what_became_of_a_claim(check: Check, claims: list[Claim], fate: Fate, claim_id: str | None) -> None:
    match = match_one(check, *claims)
    assert (match.fate, match.claim and match.claim.claim_id) == (fate, claim_id)


def test_the_claims_of_the_sentence_are_told() -> None:
    here, elsewhere = make_claim("c-000000000009", "cingulum"), make_claim("c-000000000008", sentence=OTHER)
    match = match_one(make_check(), here, elsewhere)
    assert match.others == (here,)
    assert match.passage is not None
    assert ABSTRACT[match.passage.start : match.passage.end] == SENTENCE


def test_claims_that_changed_ids_are_told_apart() -> None:
    """A rule edit put a claim before another of the same region, so that their ids changed places."""
    first, second = make_claim("c-000000000001", measure="MD"), make_claim("c-000000000002", measure="FA")
    checks = [
        make_check(claim_id="c-000000000001"),
        make_check(CheckResult.REJECTED, "c-000000000002", statement=make_statement(measure="MD")),
    ]
    found = {m.check.claim_id: (m.fate, m.claim) for m in match_checks(checks, [first, second], [RECORD], TERMS)}
    assert found == {"c-000000000001": (Fate.MOVED, second), "c-000000000002": (Fate.MOVED, first)}


def test_no_claim_is_matched_twice() -> None:
    old = make_check(claim_id="c-000000000007")
    new = make_check(CheckResult.REJECTED)
    found = {m.check.claim_id: m.fate for m in match_checks([old, new], [make_claim()], [RECORD], TERMS)}
    assert found == {"c-000000000001": Fate.SAME, "c-000000000007": Fate.TWICE}


def test_the_order_of_checks_does_not_matter() -> None:
    checks = [
        make_check(),
        make_check(claim_id="c-000000000007"),
        make_check(claim_id="c-000000000005", record_id="pmid:9"),
    ]
    claims = [make_claim("c-000000000003")]
    assert match_checks(checks, claims, [RECORD], TERMS) == match_checks(checks[::-1], claims, [RECORD], TERMS)


def test_records_are_known_by_all_their_names() -> None:
    other = Record("doi:10.1/y", "t", doi="10.1/Y")
    found = name_records([RECORD, other, replace(RECORD, record_id="doi:10.1/x")])
    assert {name: record.record_id for name, record in found.items()} == {
        "pmid:1": "pmid:1",
        "doi:10.1/x": "doi:10.1/x",
        "doi:10.1/y": "doi:10.1/y",
    }
