import pytest

from assistant.draft import to_markdown
from assistant.draft.document import Document, Table
from assistant.draft.material import quoted
from assistant.draft.tables import tabulate_evidence, tabulate_studies, tabulate_unused, tabulate_verdicts
from assistant.model import Decision, Outcome
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, RECORDS, SYNTHESES

NUMBERS = {record.record_id: number for number, record in enumerate(RECORDS, start=1)}


def lines(table: Table) -> list[str]:
    text = to_markdown(Document("", "", "en", (table,), NUMBERS))
    return [line for line in text.splitlines() if line.startswith("|")][2:]


def test_a_study_shows_its_facts_and_says_what_is_not_stated(desk: Desk) -> None:
    rows = lines(tabulate_studies(desk.material(), ["pmid:3", "pmid:2"], small=False))
    assert rows == [
        "| Costa 2013 [3] | breast cancer | with pain 12; controls 11 | resting-state fMRI, structural MRI "
        "| not stated | 6 |",
        "| Baker 2012 [2] | not stated | not stated | structural MRI | not stated | 2 |",
    ]


def test_a_verdict_shows_votes_share_and_what_leaving_one_out_does(desk: Desk) -> None:
    rows = lines(tabulate_verdicts(desk.material(), "glance", SYNTHESES[:2], small=False))
    assert rows == [
        "| **Pain in cancer** |  |  |  |  |  |  |  |  |",
        "| insula (region) | grey matter volume | patients v healthy controls | 2 lower | 2/2 (34 to 100%) | 0.5 "
        "| consensus | single study | [1, 2] |",
        "| cuneus (region) | grey matter volume | patients v healthy controls | 2 no difference |  |  | null | holds "
        "| [1, 2] |",
    ]


def _all_evidence(desk: Desk) -> Table:
    material = desk.material()
    return tabulate_evidence(material, material.review.claims)


def test_the_evidence_quotes_each_claim_and_says_how_it_counts(desk: Desk) -> None:
    rows = dict(zip(sorted(CLAIMS), lines(_all_evidence(desk)), strict=True))
    assert rows["a1"].endswith(
        r"v healthy controls | Invented sentence a1: insula & \<more\> \[sic\]. | made-up-rule | yes |"
    )
    assert rows["d1"].endswith("| as null |")
    assert rows["i5"].endswith("| no: no comparator stated |") and "| not stated |" in rows["i5"]
    assert "| thalamus with insula |" in rows["b3"] and "| insula (left) |" in rows["a1"]


def test_a_record_not_used_is_listed_with_its_reason(desk: Desk) -> None:
    outcomes = [Outcome("pmid:10", False, "no-abstract"), Outcome("pmid:9", False, "some-new-reason")]
    rows = lines(tabulate_unused(desk.material(), outcomes))
    assert rows[0] == "| **Primary studies without a claim** |  |  |  |"
    assert rows[1] == r"| pmid:10 | Jensen 2020 | Invented study 10 of A & B \<c\> | no abstract |"
    assert rows[2].endswith("| some new reason |")


def test_records_not_used_stand_under_what_screening_made_of_them(desk: Desk) -> None:
    outcomes = [
        Outcome("pmid:9", False, "animals", Decision.EXCLUDED, "animals"),
        Outcome("pmid:8", False, "review", Decision.BACKGROUND, "reviews"),
        Outcome("pmid:10", False, "retracted", Decision.EXCLUDED, "retracted"),
    ]
    first = [row.split(" | ")[0].strip("| ") for row in lines(tabulate_unused(desk.material(), outcomes))]
    assert first == ["**Background, without a vote**", "pmid:8", "**Excluded**", "pmid:9", "pmid:10"]


def test_of_too_many_claims_only_those_that_count_are_quoted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    material = desk.material()
    voting = [row for row in material.review.claims if row.votes]
    monkeypatch.setattr("assistant.draft.material.MAX_QUOTED", len(voting))
    assert list(quoted(material)) == voting
    monkeypatch.setattr("assistant.draft.material.MAX_QUOTED", 3)
    assert 0 < len(quoted(material)) < len(voting)
