from dataclasses import replace

import pytest

from assistant.group import Grouping
from assistant.group.vocabulary import Compared, Connectivity, Weight
from assistant.interchange import to_json
from assistant.model import Comparison, ComparisonKind, Direction, LeftOut, Measure, Status, Verdict, Weighing
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_region, make_study

WILD_FIRST = Comparison("wild", "grown", ComparisonKind.PATIENTS_VS_CONTROLS, "wild", "grown")


def weigh(grouping: Grouping) -> Grouping:
    """Have the first section weigh cohorts by their participants."""
    return replace(grouping, sections=(grouping.sections[0].model_copy(update={"weigh_by": Weight.SAMPLE_SIZE}),))


def test_a_synthesis_names_what_it_compares_and_who_found_what(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:3", "oak", "no_difference"),
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:2", "oak", "increase"),
        make_claim("pmid:4", "oak", "altered"),
    ]
    (synthesis,) = review_of(claims).syntheses
    assert (synthesis.section, synthesis.stratum, synthesis.measure) == ("size", "orchards", "height")
    assert (synthesis.region, synthesis.level) == ("oak", "region")
    assert (synthesis.group, synthesis.comparator) == ("grown", "wild")
    assert list(synthesis.by_direction.items()) == [
        (Direction.INCREASE, ("pmid:1", "pmid:2")),
        (Direction.ALTERED, ("pmid:4",)),
        (Direction.NO_DIFFERENCE, ("pmid:3",)),
    ]
    assert synthesis.cohorts == (("pmid:1",), ("pmid:2",), ("pmid:3",), ("pmid:4",))
    assert synthesis.verdict is Verdict.UNRESOLVED
    assert synthesis.majority is Direction.INCREASE
    assert synthesis.sign_test_p == 0.5
    assert synthesis.interval == pytest.approx((0.3424, 1.0), abs=5e-5)
    assert synthesis.comparison_kind == ComparisonKind.PATIENTS_VS_CONTROLS


def test_records_of_one_cohort_vote_once(review_of: BuildReview) -> None:
    claims = [make_claim(f"pmid:{n}", "oak", "increase") for n in (1, 2, 3)]
    (synthesis,) = review_of(claims, cohorts=[("pmid:1", "pmid:3")]).syntheses
    assert synthesis.cohorts == (("pmid:1", "pmid:3"), ("pmid:2",))
    assert synthesis.votes == {Direction.INCREASE: 2}
    (alone,) = review_of(claims, cohorts=[("pmid:1", "pmid:2", "pmid:3")]).syntheses
    assert alone.verdict is Verdict.SINGLE


def test_a_cohort_with_both_directions_is_mixed(review_of: BuildReview) -> None:
    claims = [make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "oak", "decrease")]
    (synthesis,) = review_of(
        [*claims, make_claim("pmid:3", "oak", "increase")], cohorts=[("pmid:1", "pmid:2")]
    ).syntheses
    assert synthesis.mixed == (("pmid:1", "pmid:2"),)
    assert synthesis.votes == {Direction.INCREASE: 1}
    assert synthesis.verdict is Verdict.UNRESOLVED
    assert sum(synthesis.votes.values()) + len(synthesis.mixed) == len(synthesis.cohorts)


def test_a_claim_worded_from_the_other_side_counts_turned_and_stays_as_worded(review_of: BuildReview) -> None:
    worded = make_claim("pmid:1", "oak", "increase", comparison=WILD_FIRST)
    review = review_of([worded, make_claim("pmid:2", "oak", "decrease")])
    (synthesis,) = review.syntheses
    assert synthesis.by_direction == {Direction.DECREASE: ("pmid:1", "pmid:2")}
    assert synthesis.verdict is Verdict.CONSENSUS
    assert synthesis.turned == (worded.claim_id,)
    assert review.claims[0].claim == worded


def test_ids_do_not_depend_on_who_votes(review_of: BuildReview) -> None:
    (before,) = review_of([make_claim("pmid:1", "oak", "increase")]).syntheses
    (after,) = review_of([make_claim("pmid:7", "oak", "decrease"), make_claim("pmid:8", "oak", "altered")]).syntheses
    assert before.id == after.id
    assert before.id == "g-0b9a5d147c99"


def test_ids_tell_apart_what_is_compared(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:1", "ash", "increase"),
        make_claim("pmid:2", "oak", "increase"),
    ]
    review = review_of(claims, [make_study("pmid:2", population="park")])
    assert len({synthesis.id for synthesis in review.syntheses}) == 3


def test_a_synthesis_is_written_with_every_field_of_the_contract(review_of: BuildReview) -> None:
    (synthesis,) = review_of([make_claim("pmid:1", "oak", "increase")]).syntheses
    text = to_json(synthesis)
    for field in (
        "by_direction",
        "cohorts",
        "verdict",
        "majority",
        "sign_test_p",
        "interval",
        "fragile",
        "separated_by",
    ):
        assert f'"{field}":' in text
    assert '"by_direction": {"increase": ["pmid:1"]}' in text


def test_the_change_of_a_measure_and_the_measure_meet_only_where_a_section_does_not_tell_them_apart(
    review_of: BuildReview, grouping: Grouping
) -> None:
    tie = {"comparison": None, "associate": "age", "associate_concept": "age"}
    claims = [
        make_claim("pmid:1", "oak", "positive", **tie),
        make_claim("pmid:2", "oak", "negative", of_change=True, **tie),
    ]
    (pooled,) = review_of(claims).syntheses
    assert (pooled.verdict, pooled.of_change) == (Verdict.DISCREPANCY, False)
    relations = grouping.sections[-1]
    told_apart = relations.model_copy(update={"compare_on": (*relations.compare_on, Compared.CHANGE)})
    apart = review_of(claims, rules=replace(grouping, sections=(told_apart,))).syntheses
    assert {(s.majority, s.of_change, s.verdict) for s in apart} == {
        (Direction.POSITIVE, False, Verdict.SINGLE),
        (Direction.NEGATIVE, True, Verdict.SINGLE),
    }
    assert {s.of_change: s.id for s in apart} == {False: "g-be86ef19c66d", True: "g-e5d44dbbc8d0"}


def test_the_cohort_that_a_verdict_depends_on_is_named_by_its_records(review_of: BuildReview) -> None:
    claims = [make_claim("pmid:1", "oak", "decrease"), *(make_claim(f"pmid:{n}", "oak", "increase") for n in (2, 3, 4))]
    (synthesis,) = review_of(claims, cohorts=[("pmid:3", "pmid:4")]).syntheses
    assert synthesis.verdict is Verdict.DISCREPANCY and synthesis.fragile
    assert synthesis.left_out == (LeftOut(("pmid:1",), Verdict.CONSENSUS),)


def test_participants_are_counted_by_direction_where_every_size_is_known(review_of: BuildReview) -> None:
    directions = {1: "increase", 2: "increase", 3: "increase", 4: "decrease", 5: "no_difference"}
    sizes = {1: 30, 2: 50, 3: 20, 4: None, 5: 12}
    (synthesis,) = review_of(
        [make_claim(f"pmid:{n}", "oak", direction) for n, direction in directions.items()],
        [make_study(f"pmid:{n}", n_total=size) for n, size in sizes.items()],
        cohorts=[("pmid:1", "pmid:2")],
    ).syntheses
    assert synthesis.participants == {Direction.INCREASE: 70, Direction.NO_DIFFERENCE: 12}


def test_who_compared_and_reports_nothing_for_the_region_is_no_null(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:2", "oak", "increase"),
        make_claim("pmid:3", "ash", "increase"),
        make_claim("pmid:4", "elsewhere", "decrease"),
        make_claim("pmid:5", "ash", "increase"),  # its cohort has its say on the oak
        make_claim("pmid:6", "ash", "increase", measure=Measure("girth", "girth", "girth")),
        make_claim("pmid:7", "ash", "increase", status=Status.HEDGED),
        make_claim("pmid:8", "ash", "increase"),
        make_claim("pmid:9", "ash", "increase"),
    ]
    studies = [make_study("pmid:8", population="park"), make_study("pmid:9", design="overview")]
    review = review_of(claims, studies, cohorts=[("pmid:1", "pmid:5")])
    (oak,) = (s for s in review.syntheses if s.region == "oak")
    assert oak.not_reported == ("pmid:3", "pmid:4")
    assert oak.votes == {Direction.INCREASE: 2}


def test_who_names_a_narrower_region_has_reported_on_the_wider_one(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:2", "oak", "increase"),
        make_claim("pmid:1", "north", "increase"),
    ]
    (north,) = (s for s in review_of(claims).syntheses if s.region == "north")
    assert (north.cohorts, north.not_reported) == ((("pmid:1",),), ())


def test_a_review_is_reported_beside_the_vote_and_has_none(review_of: BuildReview) -> None:
    claims = [
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:2", "elm", "increase"),
        make_claim("pmid:3", "acorn", "increase", comparison=WILD_FIRST),
        make_claim("pmid:3", "ash", "decrease"),
        make_claim("pmid:3", "elm", "increase", status=Status.HEDGED),
    ]
    review = review_of(claims, [make_study("pmid:3", design="overview")])
    by_region = {s.region: s for s in review.syntheses}
    assert set(by_region) == {"north", "oak", "elm"}
    for region, beside in (("north", True), ("oak", True), ("elm", False)):
        synthesis = by_region[region]
        assert synthesis.beside == ({Direction.DECREASE: ("pmid:3",)} if beside else {}), region
        assert synthesis.beside_claims == ((claims[2].claim_id,) if beside else ()), region
        assert claims[2].claim_id not in synthesis.claim_ids
    assert by_region["north"].votes == {Direction.INCREASE: 2}
    assert [row.why_not for row in review.claims if row.claim.record_id == "pmid:3"] == ["review"] * 3


def test_imaging_methods_that_a_section_tells_apart_make_groups_of_their_own(
    review_of: BuildReview, grouping: Grouping
) -> None:
    size, *others = grouping.sections
    told_apart = size.model_copy(update={"compare_on": (*size.compare_on, Compared.MODALITY)})
    claims = [
        make_claim("pmid:1", "oak", "increase"),
        make_claim("pmid:2", "oak", "decrease", modality="radio"),
    ]
    apart = review_of(claims, rules=replace(grouping, sections=(told_apart, *others))).syntheses
    assert {(s.modality, s.majority) for s in apart} == {("tape", Direction.INCREASE), ("radio", Direction.DECREASE)}
    assert len({synthesis.id for synthesis in apart}) == 2
    (pooled,) = review_of(claims).syntheses
    assert (pooled.modality, pooled.verdict) == (None, Verdict.DISCREPANCY)


@pytest.mark.parametrize(
    ("sizes", "verdict", "weighing"),
    [
        ((40, 40, 20), Verdict.CONSENSUS, Weighing("sample_size", True, 0.8)),
        ((20, 20, 60), Verdict.UNRESOLVED, Weighing("sample_size", True, 0.4)),
        ((80, None, 20), Verdict.UNRESOLVED, Weighing("sample_size", False, None)),
        ((80, 0, 20), Verdict.UNRESOLVED, Weighing("sample_size", False, None)),
    ],
)
def test_a_section_may_weigh_by_participants_where_every_size_is_known(
    sizes: tuple[int | None, ...], verdict: Verdict, weighing: Weighing, grouping: Grouping, review_of: BuildReview
) -> None:
    directions = ("decrease", "decrease", "no_difference")
    claims = [make_claim(f"pmid:{n}", "oak", direction) for n, direction in enumerate(directions)]
    studies = [make_study(f"pmid:{n}", n_total=size) for n, size in enumerate(sizes)]
    (plain,) = review_of(claims, studies).syntheses
    (synthesis,) = review_of(claims, studies, rules=weigh(grouping)).syntheses
    assert (plain.verdict, plain.weighing) == (Verdict.UNRESOLVED, None)
    assert (synthesis.verdict, synthesis.weighing) == (verdict, weighing)
    assert (synthesis.votes, synthesis.sign_test_p, synthesis.interval) == (
        *(plain.votes, plain.sign_test_p),
        plain.interval,
    )


def test_a_cohort_of_several_studies_weighs_as_much_as_its_largest(grouping: Grouping, review_of: BuildReview) -> None:
    directions = ("decrease", "decrease", "decrease", "no_difference")
    claims = [make_claim(f"pmid:{n}", "oak", direction) for n, direction in enumerate(directions)]
    studies = [make_study(f"pmid:{n}", n_total=size) for n, size in enumerate((30, 10, 30, 40))]
    (synthesis,) = review_of(claims, studies, cohorts=[("pmid:0", "pmid:1")], rules=weigh(grouping)).syntheses
    assert synthesis.weighing == Weighing("sample_size", True, 0.6)


def test_what_a_verdict_depends_on_is_asked_with_the_same_weights(grouping: Grouping, review_of: BuildReview) -> None:
    directions = ("decrease", "decrease", "no_difference")
    claims = [make_claim(f"pmid:{n}", "oak", direction) for n, direction in enumerate(directions)]
    studies = [make_study(f"pmid:{n}", n_total=size) for n, size in enumerate((40, 40, 20))]
    (plain,) = review_of(claims, studies).syntheses
    (synthesis,) = review_of(claims, studies, rules=weigh(grouping)).syntheses
    assert plain.left_out == (LeftOut(("pmid:2",), Verdict.CONSENSUS),)
    assert synthesis.left_out == tuple(LeftOut((name,), Verdict.UNRESOLVED) for name in ("pmid:0", "pmid:1"))


def test_a_synthesis_of_a_treatment_names_it(review_of: BuildReview) -> None:
    comparison = Comparison("after", "before", ComparisonKind.POST_VS_PRE, "after", "before")
    claims = [make_claim(f"pmid:{n}", "oak", "increase", comparison=comparison) for n in (1, 2)]
    studies = [make_study(f"pmid:{n}", treatment=treatment) for n, treatment in ((1, "water"), (2, "light"))]
    assert {s.treatment: s.cohorts for s in review_of(claims, studies).syntheses} == {
        "water": (("pmid:1",),),
        "light": (("pmid:2",),),
    }


def test_a_synthesis_of_an_association_names_its_associate_and_no_sides(review_of: BuildReview) -> None:
    claim = make_claim("pmid:1", "oak", "positive", associate="years", associate_concept="age")
    (synthesis,) = review_of([claim]).syntheses
    assert (synthesis.associate, synthesis.group, synthesis.comparator) == ("age", None, None)


def test_a_synthesis_of_connections_names_both_ends_where_pairs_are_compared(
    review_of: BuildReview, grouping: Grouping
) -> None:
    link = {"target": make_region("ash"), "measure": Measure("link", concept="link")}
    pairs = grouping.sections[1].model_copy(update={"connectivity": Connectivity.BY_PAIR})
    by_pair = replace(grouping, sections=(pairs,))
    (synthesis,) = review_of([make_claim("pmid:1", "oak", "increase", **link)], rules=by_pair).syntheses
    assert (synthesis.region, synthesis.target) == ("ash", "oak")


def test_where_no_contrast_and_no_region_is_compared_a_synthesis_names_neither(
    review_of: BuildReview, grouping: Grouping
) -> None:
    broad = grouping.sections[0].model_copy(
        update={"compare_on": (Compared.STRATUM, Compared.MEASURE), "region_level": ()}
    )
    claims = [make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "ash", "increase")]
    (synthesis,) = review_of(claims, rules=replace(grouping, sections=(broad,))).syntheses
    assert synthesis.votes == {Direction.INCREASE: 2}
    assert (synthesis.group, synthesis.comparator) == (None, None)
    assert (synthesis.region, synthesis.target, synthesis.level) == (None, None, None)
