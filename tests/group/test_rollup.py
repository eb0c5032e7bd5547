from assistant.model import Comparison, ComparisonKind, Measure, Region, Review, Verdict
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_region, make_study

LINK = {"measure": Measure("link", concept="link")}


def places(review: Review) -> dict[tuple[str | None, str | None], set[str]]:
    """Level and region of each synthesis, with its records."""
    return {(s.level, s.region): {r for cohort in s.cohorts for r in cohort} for s in review.syntheses}


def test_one_region_is_compared_at_its_own_level_only(review_of: BuildReview) -> None:
    review = review_of([make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "oak", "increase")])
    assert places(review) == {("region", "oak"): {"pmid:1", "pmid:2"}}


def test_a_joint_region_votes_in_each_of_its_places_and_once_in_a_wider_one(review_of: BuildReview) -> None:
    joint = Region("oak/elm", "oak-elm", "oak/elm", None, "oak", ("elm",))
    review = review_of([make_claim("pmid:1", joint, "increase"), make_claim("pmid:2", "birch", "increase")])
    assert places(review)["region", "oak"] == places(review)["region", "elm"] == {"pmid:1"}
    review = review_of([make_claim("pmid:1", joint, "increase"), make_claim("pmid:2", "elm", "increase")])
    assert places(review) == {("region", "oak"): {"pmid:1"}, ("region", "elm"): {"pmid:1", "pmid:2"}}
    assert [s.verdict for s in review.syntheses if s.region == "elm"] == [Verdict.CONSENSUS]


def test_different_regions_meet_at_the_wider_level(review_of: BuildReview) -> None:
    review = review_of([make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "elm", "increase")])
    assert places(review) == {
        ("lobe", "north"): {"pmid:1", "pmid:2"},
        ("region", "oak"): {"pmid:1"},
        ("region", "elm"): {"pmid:2"},
    }
    assert review.syntheses[0].verdict is Verdict.CONSENSUS


def test_a_wider_level_that_joins_nobody_new_is_not_made(review_of: BuildReview) -> None:
    claims = [make_claim(r, "oak", "increase") for r in ("pmid:1", "pmid:2")]
    review = review_of([*claims, make_claim("pmid:1", "elm", "increase")])
    assert places(review) == {("region", "oak"): {"pmid:1", "pmid:2"}, ("region", "elm"): {"pmid:1"}}


def test_a_wider_level_that_joins_a_third_cohort_is_made(review_of: BuildReview) -> None:
    claims = [make_claim(r, "oak", "increase") for r in ("pmid:1", "pmid:2")]
    review = review_of([*claims, make_claim("pmid:3", "elm", "decrease")])
    assert places(review)["lobe", "north"] == {"pmid:1", "pmid:2", "pmid:3"}


def test_one_cohort_alone_never_rolls_up(review_of: BuildReview) -> None:
    claims = [make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "elm", "increase")]
    review = review_of(claims, cohorts=[("pmid:1", "pmid:2")])
    assert places(review) == {("region", "oak"): {"pmid:1"}, ("region", "elm"): {"pmid:2"}}


def test_a_region_that_is_named_widely_stands_at_the_wide_level(review_of: BuildReview) -> None:
    wide, narrow = make_claim("pmid:1", "north", "increase"), make_claim("pmid:1", "oak", "decrease")
    review = review_of([wide, narrow])
    by_level = {s.level: s.claim_ids for s in review.syntheses}
    assert by_level == {"region": (narrow.claim_id,), "lobe": (wide.claim_id,)}


def test_a_region_within_another_of_its_level_stands_there_once(review_of: BuildReview) -> None:
    review = review_of([make_claim("pmid:1", "birch", "increase")])
    assert places(review) == {("region", "birch"): {"pmid:1"}}


def test_a_region_within_another_of_its_level_meets_it_there(review_of: BuildReview) -> None:
    inner, outer = make_claim("pmid:1", "birch", "increase"), make_claim("pmid:2", "ash", "increase")
    review = review_of([inner, outer])
    assert places(review) == {("region", "birch"): {"pmid:1"}, ("region", "ash"): {"pmid:1", "pmid:2"}}
    assert places(review_of([outer, inner])) == places(review)


def test_only_a_narrower_region_counts_as_having_joined(review_of: BuildReview) -> None:
    """Two cohorts meet in oak and in ash; that they met in oak does not keep them from meeting in ash."""
    claims = [
        make_claim("pmid:1", "oak", "increase", target=make_region("birch"), **LINK),
        make_claim("pmid:2", "oak", "increase", target=make_region("ash"), **LINK),
    ]
    both = {"pmid:1", "pmid:2"}
    assert places(review_of(claims)) == {
        ("region", "oak"): both,
        ("region", "ash"): both,
        ("region", "birch"): {"pmid:1"},
    }


def test_a_region_that_no_file_lists_is_compared_as_written(review_of: BuildReview) -> None:
    thicket = make_region("thicket", listed=False)
    review = review_of([make_claim("pmid:1", thicket, "increase"), make_claim("pmid:2", thicket, "increase")])
    assert places(review) == {("as-written", "thicket"): {"pmid:1", "pmid:2"}}


def test_regions_of_different_lobes_never_meet(review_of: BuildReview) -> None:
    review = review_of([make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "ash", "increase")])
    assert places(review) == {("region", "oak"): {"pmid:1"}, ("region", "ash"): {"pmid:2"}}


def test_by_node_a_connection_meets_others_at_either_end(review_of: BuildReview) -> None:
    review = review_of(
        [
            make_claim("pmid:1", "oak", "increase", target=make_region("ash"), **LINK),
            make_claim("pmid:2", "ash", "increase", **LINK),
        ]
    )
    assert places(review) == {("region", "ash"): {"pmid:1", "pmid:2"}, ("region", "oak"): {"pmid:1"}}
    assert all(s.target is None for s in review.syntheses)


def test_a_connection_within_a_region_counts_once(review_of: BuildReview) -> None:
    claim = make_claim("pmid:1", "oak", "increase", target=make_region("oak"), **LINK)
    (synthesis,) = review_of([claim]).syntheses
    assert synthesis.claim_ids == (claim.claim_id,)


def test_a_region_and_a_system_meet_in_the_system(review_of: BuildReview) -> None:
    review = review_of(
        [make_claim("pmid:1", "oak", "increase", **LINK), make_claim("pmid:2", "ring", "increase", **LINK)]
    )
    assert places(review) == {("system", "ring"): {"pmid:1", "pmid:2"}, ("region", "oak"): {"pmid:1"}}


def test_claims_that_differ_in_a_field_compared_never_meet(review_of: BuildReview) -> None:
    other_sides = Comparison("grown", "pruned", ComparisonKind.PATIENTS_VS_PATIENTS, "grown", "pruned")
    pruned = Comparison("pruned", "wild", ComparisonKind.PATIENTS_VS_CONTROLS, "pruned", "wild")
    over_time = Comparison("after", "before", ComparisonKind.POST_VS_PRE, "after", "before")
    review = review_of(
        [
            make_claim("pmid:1", "oak", "increase"),
            make_claim("pmid:2", "oak", "increase", measure=Measure("girth", concept="girth")),
            make_claim("pmid:3", "oak", "increase", comparison=other_sides),
            make_claim("pmid:4", "oak", "increase", comparison=pruned),
            make_claim("pmid:5", "oak", "increase"),
            make_claim("pmid:6", "oak", "increase", comparison=over_time),
            make_claim("pmid:7", "oak", "increase", comparison=over_time),
            make_claim("pmid:8", "oak", "positive", associate_concept="age"),
        ],
        [
            make_study("pmid:5", population="park"),
            make_study("pmid:6", treatment="water"),
            make_study("pmid:7", treatment="light"),
        ],
    )
    assert len({s.id for s in review.syntheses}) == 8
    assert all(len(s.cohorts) == 1 for s in review.syntheses)


def test_what_is_missing_on_both_sides_does_not_match(review_of: BuildReview) -> None:
    claims = [make_claim(r, "oak", "increase") for r in ("pmid:1", "pmid:2")]
    studies = [make_study(r, population=None) for r in ("pmid:1", "pmid:2")]
    review = review_of(claims, studies)
    assert review.syntheses == ()
    assert [row.why_not for row in review.claims] == ["stratum unknown", "stratum unknown"]
