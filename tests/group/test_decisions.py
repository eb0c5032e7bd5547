"""What a reviewer decided about claims and studies comes before the rules."""

from dataclasses import replace

from assistant.group import Grouping
from assistant.group.proposal_rules import ProposalRule
from assistant.model import Author, CheckResult, Decision, Outcome, Record, StudyCorrection
from tests.group.conftest import BuildReview
from tests.group.material import make_claim

FIRST, SECOND = make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "oak", "increase")
REJECTED = replace(SECOND, check=CheckResult.REJECTED)


def test_a_rejected_claim_stays_and_nothing_rests_on_it(review_of: BuildReview) -> None:
    other = make_claim("pmid:2", "elm", "decrease")
    review = review_of([FIRST, REJECTED, other])
    assert [(row.claim.claim_id, row.votes, row.why_not) for row in review.claims] == [
        (FIRST.claim_id, True, None),
        (SECOND.claim_id, False, "rejected by the reviewer"),
        (other.claim_id, True, None),
    ]
    assert [row.rejected for row in review.claims] == [False, True, False]
    assert [row.claim for row in review.standing] == [FIRST, other]
    resting = {claim_id for s in review.syntheses for claim_id in (*s.claim_ids, *s.beside_claims)}
    assert resting == {FIRST.claim_id, other.claim_id}
    without = review_of([FIRST, other])
    assert (review.syntheses, review.gaps, review.counts) == (without.syntheses, without.gaps, without.counts)


def test_a_study_whose_claims_are_all_rejected_is_not_used(review_of: BuildReview) -> None:
    review = review_of([FIRST, REJECTED])
    assert [(outcome.used, outcome.reason) for outcome in review.records] == [(True, None), (False, "claims-rejected")]


def test_an_accepted_claim_votes_as_before(review_of: BuildReview) -> None:
    checked = replace(SECOND, check=CheckResult.ACCEPTED)
    assert review_of([FIRST, checked]).syntheses == review_of([FIRST, SECOND]).syntheses


def test_an_excluded_study_is_counted_with_its_reason(review_of: BuildReview) -> None:
    decided = StudyCorrection("pmid:2", True, None, "The wrong  trees. " + "x" * 200)
    review = review_of([FIRST, SECOND], decided=[decided])
    _, outcome = review.records
    assert outcome == Outcome("pmid:2", False, "The wrong trees. ...", Decision.EXCLUDED, "reviewer")
    assert review.prisma.excluded == {"The wrong trees. ...": 1}
    assert [(row.votes, row.why_not) for row in review.claims] == [(True, None), (False, "excluded by the reviewer")]
    assert [s.cohorts for s in review.syntheses] == [(("pmid:1",),)]


def test_an_exclusion_without_a_reason_says_who_decided(review_of: BuildReview) -> None:
    review = review_of([FIRST], decided=[StudyCorrection("pmid:1", True)])
    assert review.prisma.excluded == {"excluded by the reviewer": 1}


def test_studies_of_one_name_are_a_cohort(review_of: BuildReview) -> None:
    decided = [StudyCorrection(record, cohort="One trial") for record in ("pmid:1", "pmid:2", "pmid:9")]
    (synthesis,) = review_of([FIRST, SECOND], decided=decided).syntheses
    assert synthesis.cohorts == (("pmid:1", "pmid:2"),)


def test_a_cohort_of_the_rules_is_joined_or_left(review_of: BuildReview) -> None:
    third = make_claim("pmid:3", "oak", "increase")
    stated = {"claims": [FIRST, SECOND, third], "cohorts": [("pmid:1", "pmid:2")]}
    (joined,) = review_of(**stated, decided=[StudyCorrection("pmid:3", cohort="k0")]).syntheses
    assert joined.cohorts == (("pmid:1", "pmid:2", "pmid:3"),)
    (left,) = review_of(**stated, decided=[StudyCorrection("pmid:2", cohort="Mine")]).syntheses
    assert left.cohorts == (("pmid:1",), ("pmid:2",), ("pmid:3",))


def test_a_proposal_names_all_records_of_a_cohort_of_the_reviewer(review_of: BuildReview, grouping: Grouping) -> None:
    records = [
        Record(f"pmid:{number}", "T", "A.", (Author(family, "Ann"),), pmid=str(number))
        for number, family in ((1, "A"), (2, "B"), (3, "B"))
    ]
    claims = [make_claim(record.record_id, "oak", "increase") for record in records]
    rules = replace(grouping, propose=(ProposalRule(id="one-author", authors=1, why="for tests"),))
    decided = [StudyCorrection(record, cohort="Mine") for record in ("pmid:1", "pmid:2")]
    (proposal,) = review_of(claims, records=records, rules=rules, decided=decided).cohort_proposals
    assert proposal.records == ("pmid:1", "pmid:2", "pmid:3")
    assert 'records: ["pmid:1", "pmid:2", "pmid:3"]' in proposal.entry
