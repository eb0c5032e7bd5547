from dataclasses import replace

import pytest

from assistant.draft import to_markdown
from assistant.draft.document import Document
from assistant.draft.flow import tabulate_flow
from assistant.draft.sentences import Text
from assistant.model import ClaimRow, Decision, Outcome, Prisma, Review
from tests.draft.conftest import Desk
from tests.draft.sample import make_review

FLOW = Prisma(
    identified={"": 1, "medline": 1500, "some-format": 30},
    unreadable=2,
    duplicates=21,
    screened=1510,
    excluded={"animals": 3, "some-reason": 1},
    background={"review": 6},
    included=1500,
    without_claims={"no-finding": 400, "no-abstract": 100},
    with_claims=1000,
)


def rows_of(desk: Desk, flow: Prisma) -> list[tuple[str, ...]]:
    table = tabulate_flow(desk.material(replace(make_review(), prisma=flow)))
    return [tuple(i.text for cell in row.cells for i in cell if isinstance(i, Text)) for row in table.rows]


def test_each_step_stands_above_its_formats_or_reasons(desk: Desk) -> None:
    assert rows_of(desk, FLOW) == [
        ("Entries identified", "", "1,531"),
        ("", "not stated", "1"),
        ("", "PubMed (MEDLINE)", "1,500"),
        ("", "some format", "30"),
        ("Entries that could not be read", "", "2"),
        ("Duplicates merged", "", "21"),
        ("Records screened", "", "1,510"),
        ("Records excluded", "", "4"),
        ("", "about animals only", "3"),
        ("", "some reason", "1"),
        ("Background records", "", "6"),
        ("", "a review", "6"),
        ("Primary studies included", "", "1,500"),
        ("Without a claim", "", "500"),
        ("", "no finding recognised in the abstract", "400"),
        ("", "no abstract", "100"),
        ("With claims", "", "1,000"),
    ]


def test_the_methods_tell_the_numbers_and_name_the_table(desk: Desk) -> None:
    text = to_markdown(desk.draft(replace(make_review(), prisma=FLOW)))
    assert "1,500 primary studies included, six set apart as background, four excluded." in text
    assert "From the entries of all files to the studies with claims" in text


def screened_out(decision: Decision) -> Review:
    """Set one record, which has the claim on a region that no synthesis holds, apart."""
    review = make_review()
    outcomes = tuple(
        Outcome("pmid:9", False, "retracted", decision, "rule") if o.record_id == "pmid:9" else o
        for o in review.records
    )
    rows = tuple(replace(r, why_not="retracted") if r.claim.record_id == "pmid:9" else r for r in review.claims)
    return replace(review, records=outcomes, claims=rows)


def told(document: Document, rows: tuple[ClaimRow, ...]) -> set[str]:
    sentences = [s for b in document.blocks for s in getattr(b, "sentences", ())]
    claims = {claim_id for sentence in sentences for claim_id in sentence.claim_ids}
    return {row.claim.record_id for row in rows if row.claim.claim_id in claims}


@pytest.mark.parametrize(("decision", "is_told"), [(Decision.BACKGROUND, True), (Decision.EXCLUDED, False)])
def test_what_an_excluded_record_says_is_not_told_and_stays_in_the_evidence(
    decision: Decision, is_told: bool, desk: Desk
) -> None:
    review = screened_out(decision)
    document = desk.draft(review)
    assert ("pmid:9" in told(document, review.claims)) is is_told
    assert "no: the record is retracted" in to_markdown(document)


def test_a_record_that_is_screened_out_is_no_study_of_the_draft(desk: Desk) -> None:
    def studies(review: Review) -> str:
        return next(line for line in to_markdown(desk.draft(review)).splitlines() if "at least one claim" in line)

    assert studies(make_review()).startswith("Nine studies")
    assert studies(screened_out(Decision.BACKGROUND)).startswith("Eight studies")
