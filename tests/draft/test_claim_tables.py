from dataclasses import replace

import pytest

from assistant.draft.claim_tables import tabulate_evidence
from assistant.draft.material import quoted
from assistant.model import ClaimRow
from tests.draft.conftest import Desk
from tests.draft.printing import table_lines
from tests.draft.sample import CLAIMS


def test_the_evidence_quotes_each_claim_and_says_how_it_counts(desk: Desk) -> None:
    rows = dict(
        zip(sorted(CLAIMS), table_lines(tabulate_evidence(desk.material(), desk.material().review.claims)), strict=True)
    )
    assert rows["a1"].endswith(
        r"v healthy controls | Invented sentence a1: insula & \<more\> \[sic\]. | made-up-rule | yes |"
    )
    assert rows["d1"].endswith("| as null |")
    assert rows["i5"].endswith("| no: no comparator stated |") and "| not stated |" in rows["i5"]
    assert "| thalamus with insula |" in rows["b3"] and "| insula (left) |" in rows["a1"]


def test_what_a_measure_is_related_to_is_written_small_where_its_concept_is(desk: Desk) -> None:
    claim = replace(CLAIMS["c4"], associate="Pain duration", associate_concept="duration")
    (row,) = table_lines(tabulate_evidence(desk.material(), [ClaimRow(claim, True)]))
    assert "| relation to pain duration |" in row


def test_of_too_many_claims_only_those_that_count_are_quoted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    material = desk.material()
    voting = [row for row in material.review.claims if row.votes]
    monkeypatch.setattr("assistant.draft.material.MAX_QUOTED", len(voting))
    assert list(quoted(material)) == voting
    monkeypatch.setattr("assistant.draft.material.MAX_QUOTED", 3)
    assert 0 < len(quoted(material)) < len(voting)
