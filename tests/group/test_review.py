from dataclasses import replace

from assistant.errors import Location
from assistant.group import Grouping
from assistant.interchange import from_json, to_json
from assistant.model import Decision, Measure, Outcome, Record, Review, Status, Verdict
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_study


def test_every_record_has_an_outcome(review_of: BuildReview) -> None:
    records = [
        Record("pmid:1", "T", "A."),
        Record("pmid:2", "T"),
        Record("pmid:3", "T", "A.", retracted=True),
        Record("pmid:4", "T", "A."),
        Record("pmid:5", "T", "A."),
        Record("pmid:6", "T"),
    ]
    claims = [
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:3", "oak", "increase"),
        make_claim("pmid:5", "oak", "increase", status=Status.BACKGROUND),
        make_claim("pmid:6", "oak", "increase"),
    ]
    assert review_of(claims, records=records).records == (
        Outcome("pmid:1", True),
        Outcome("pmid:2", False, "no-abstract"),
        Outcome("pmid:3", False, "retracted", Decision.EXCLUDED, "retracted"),
        Outcome("pmid:4", False, "no-finding"),
        Outcome("pmid:5", False, "no-finding"),
        Outcome("pmid:6", True),
    )


def test_a_record_that_is_screened_out_has_no_vote_and_its_claims_say_why(review_of: BuildReview) -> None:
    claims = [make_claim(f"pmid:{n}", "oak", "increase") for n in (1, 2, 3)]
    studies = [make_study("pmid:2", design="overview"), make_study("pmid:3", species="moss")]
    review = review_of(claims, studies)
    assert review.records == (
        Outcome("pmid:1", True),
        Outcome("pmid:2", False, "review", Decision.BACKGROUND, "overviews"),
        Outcome("pmid:3", False, "moss", Decision.EXCLUDED, "mosses"),
    )
    assert [(row.votes, row.why_not) for row in review.claims] == [(True, None), (False, "review"), (False, "moss")]
    assert [synthesis.cohorts for synthesis in review.syntheses] == [(("pmid:1",),)]
    assert (review.prisma.background, review.prisma.excluded) == ({"review": 1}, {"moss": 1})


def test_every_claim_says_whether_it_votes(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:2", "oak", "increase"),
        make_claim("pmid:1", "oak", "no_difference"),
        make_claim("pmid:1", "oak", "altered"),
        make_claim("pmid:1", "oak", "increase", status=Status.HEDGED),
    ]
    review = review_of(claims)
    assert [(row.claim.record_id, row.votes, row.why_not) for row in review.claims] == [
        ("pmid:1", True, None),
        ("pmid:1", False, "no direction"),
        ("pmid:1", False, "hedged"),
        ("pmid:2", True, None),
    ]


def test_a_claim_that_votes_stands_in_a_synthesis(review_of: BuildReview) -> None:
    claims = [make_claim(f"pmid:{n}", region, "increase") for n, region in enumerate(("oak", "north", "elm", "ash"))]
    review = review_of([*claims, make_claim("pmid:9", "oak", "decrease", measure=Measure("link", concept="link"))])
    counted = {claim_id for synthesis in review.syntheses for claim_id in synthesis.claim_ids}
    assert {row.claim.claim_id for row in review.claims if row.votes} == counted


def test_syntheses_stand_in_the_order_of_the_draft(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:1", "oak", "positive", associate_concept="age"),
        make_claim("pmid:1", "oak", "increase", measure=Measure("link", concept="link")),
        make_claim("pmid:2", "ash", "increase"),
        make_claim("pmid:1", "ash", "increase"),
        make_claim("pmid:1", "elm", "increase"),
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:3", "oak", "decrease"),
        make_claim("pmid:4", "ash", "increase"),
    ]
    review = review_of(claims, [make_study("pmid:4", population="park")])
    placed = [(s.section, s.stratum, s.verdict.value, s.region) for s in review.syntheses]
    assert placed == [
        ("size", "orchards", "consensus", "ash"),
        ("size", "orchards", "discrepancy", "oak"),
        ("size", "orchards", "single", "elm"),
        ("size", "parks", "single", "ash"),
        ("links", "orchards", "single", "oak"),
        ("relations", "orchards", "single", "oak"),
    ]


def test_the_same_input_gives_the_same_review_in_any_order_of_records(review_of: BuildReview) -> None:
    regions, directions = ("oak", "elm", "north", "ash"), ("increase", "decrease", "no_difference", "altered")
    claims = [
        make_claim(f"pmid:{n}", region, directions[(n + k) % 4]) for n in range(6) for k, region in enumerate(regions)
    ]
    review = review_of(claims)
    by_record = sorted(claims, key=lambda claim: claim.record_id, reverse=True)
    assert to_json(review_of(by_record)) == to_json(review)
    assert from_json(Review, to_json(review), Location("x")) == review


def test_one_line_of_a_rule_changes_the_verdict(review_of: BuildReview, grouping: Grouping) -> None:
    claims = [make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "elm", "increase")]
    first, *others = grouping.sections
    narrow = replace(grouping, sections=(first.model_copy(update={"region_level": first.region_level[:1]}), *others))
    assert [s.verdict for s in review_of(claims).syntheses] == [Verdict.CONSENSUS, Verdict.SINGLE, Verdict.SINGLE]
    assert [s.verdict for s in review_of(claims, rules=narrow).syntheses] == [Verdict.SINGLE, Verdict.SINGLE]


def test_an_empty_snapshot_has_an_empty_review(review_of: BuildReview) -> None:
    review = review_of([])
    assert (review.records, review.claims, review.syntheses) == ((), (), ())


def test_a_claim_with_several_variables_stands_with_each_of_them(review_of: BuildReview) -> None:
    claim = make_claim("pmid:1", "oak", "positive", associate_concept="age", further_associates=("weight",))
    review = review_of([claim])
    assert {s.associate: s.claim_ids for s in review.syntheses} == {
        "age": (claim.claim_id,),
        "weight": (claim.claim_id,),
    }
    assert [row.votes for row in review.claims] == [True]
