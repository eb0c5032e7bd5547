from collections.abc import Sequence

import pytest

from assistant.concepts import Concepts
from assistant.group import Grouping, Screening
from assistant.group.candidates import Candidate, list_outcomes, screen_candidates, sort_claims, split_associates
from assistant.model import Claim, Record, Status
from tests.group.material import make_claim, make_study

RECORDS = (
    Record("pmid:2", "T", "A."),
    Record("pmid:1", "T", "A."),
    Record("pmid:3", "T", ""),
    Record("pmid:4", "Moss", "A."),
)


@pytest.fixture
def candidates(screening: Screening, concepts: Concepts) -> dict[str, Candidate]:
    return screen_candidates(RECORDS, [make_study("pmid:4", species="moss")], screening, concepts)


def outcomes(
    candidates: dict[str, Candidate], claims: Sequence[Claim], grouping: Grouping, concepts: Concepts
) -> set[str]:
    findings = sort_claims(claims, candidates, grouping, concepts)
    return {f"{o.record_id} {o.used} {o.reason}" for o in list_outcomes(candidates, findings)}


def test_candidates_keep_the_order_of_the_records(candidates: dict[str, Candidate]) -> None:
    assert [(name, one.study.population, one.out) for name, one in candidates.items()] == [
        ("pmid:2", None, None),
        ("pmid:1", None, None),
        ("pmid:3", None, None),
        ("pmid:4", "orchard", "moss"),
    ]


def test_claims_stand_in_the_order_of_their_records(
    candidates: dict[str, Candidate], grouping: Grouping, concepts: Concepts
) -> None:
    claims = [
        make_claim(record, region, "increase")
        for record, region in (("pmid:1", "oak"), ("pmid:2", "elm"), ("pmid:1", "ash"))
    ]
    found = sort_claims(claims, candidates, grouping, concepts)
    assert [finding.claim.region.id for finding in found] == ["elm", "oak", "ash"]


def test_each_further_associate_gets_a_claim() -> None:
    claim = make_claim("pmid:1", "oak", "positive", associate_concept="age", further_associates=("size", "sun"))
    split = split_associates([claim, make_claim("pmid:1", "elm", "positive", associate_concept="age")])
    assert [(one.associate_concept, one.claim_id) for one in split] == [
        ("size", claim.claim_id),
        ("sun", claim.claim_id),
    ]


def test_every_record_has_an_outcome(candidates: dict[str, Candidate], grouping: Grouping, concepts: Concepts) -> None:
    claims = [
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:2", "oak", "increase", status=Status.HEDGED),
        make_claim("pmid:4", "oak", "increase"),
    ]
    assert outcomes(candidates, claims, grouping, concepts) == {
        "pmid:1 True None",
        "pmid:2 False no-finding",
        "pmid:3 False no-abstract",
        "pmid:4 False moss",
    }
