from dataclasses import replace
from itertools import permutations

import pytest

from assistant.concepts import Concepts
from assistant.group import Grouping
from assistant.group.explainers import name_band, values_agree
from assistant.group.rules import Bands, DiscrepancyRule
from assistant.group.vocabulary import Explainer
from assistant.model import Arm, Claim, Laterality, MeanAge, Measure, Record, Separation, Study, Synthesis, Verdict
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_region, make_study

LEFT, RIGHT = Laterality.LEFT, Laterality.RIGHT


def separations(synthesis: Synthesis) -> dict[str, Separation]:
    return {separation.field: separation for separation in synthesis.separated_by}


def oak(record: str, direction: str, side: Laterality | None = None) -> Claim:
    return make_claim(record, make_region("oak", side), direction)


def test_a_field_separates_if_no_value_stands_on_both_sides(review_of: BuildReview) -> None:
    (synthesis,) = review_of(
        [oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", RIGHT)],
        [make_study("pmid:1", population="pear-orchard"), make_study("pmid:2", population="apple-orchard")],
    ).syntheses
    assert synthesis.separated_by == (
        Separation("laterality", {"decrease": ("right",), "increase": ("left",)}, True),
        Separation("population", {"decrease": ("apple-orchard",), "increase": ("pear-orchard",)}, True),
    )


def test_a_shared_value_does_not_separate(review_of: BuildReview) -> None:
    claims = [oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", LEFT)]
    (synthesis,) = review_of(claims).syntheses
    assert synthesis.separated_by == ()


def test_a_value_agrees_with_what_it_is_part_of(review_of: BuildReview) -> None:
    (synthesis,) = review_of(
        [make_claim("pmid:1", "acorn", "increase"), make_claim("pmid:2", "oak", "decrease")],
        [make_study("pmid:1"), make_study("pmid:2", population="apple-orchard")],
    ).syntheses
    assert synthesis.separated_by == ()


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("left", "left", True),
        ("left", "right", False),
        ("left", "bilateral", True),
        ("acorn", "oak", True),
        ("oak", "acorn", True),
        ("oak", "elm", False),
        ("20-39", "from 40", False),
        ("grown vs wild", "watered vs wild", True),
        ("grown vs wild", "grown vs pruned", False),
        ("grown vs wild", "grown", False),
        ("trees vs wild", "pruned vs wild", True),
    ],
)
def test_values_agree_if_both_may_be_true_of_one_study(
    first: str, second: str, agree: bool, concepts: Concepts
) -> None:
    assert values_agree(first, second, concepts) is agree


def test_a_field_may_separate_all_but_one_cohort(review_of: BuildReview) -> None:
    claims = [
        oak("pmid:1", "increase", LEFT),
        oak("pmid:2", "decrease", LEFT),
        oak("pmid:3", "decrease", RIGHT),
        oak("pmid:4", "decrease", RIGHT),
    ]
    (synthesis,) = review_of(claims).syntheses
    assert synthesis.separated_by == (
        Separation("laterality", {"decrease": ("right",), "increase": ("left",)}, False, ("pmid:2",)),
    )


def test_two_cohorts_that_are_left_of_three_do_not_show_what_separates(review_of: BuildReview) -> None:
    claims = [oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", LEFT), oak("pmid:3", "decrease", RIGHT)]
    (synthesis,) = review_of(claims).syntheses
    assert synthesis.separated_by == ()


def test_two_cohorts_that_do_not_fit_are_too_many(review_of: BuildReview) -> None:
    sides = [("increase", LEFT), ("increase", RIGHT), ("decrease", LEFT), ("decrease", RIGHT)]
    claims = [oak(f"pmid:{n}", direction, side) for n, (direction, side) in enumerate(sides)]
    (synthesis,) = review_of(claims).syntheses
    assert synthesis.separated_by == ()


@pytest.mark.parametrize(
    "fields", list(permutations((Explainer.LATERALITY, Explainer.POPULATION, Explainer.SAMPLE_SIZE)))
)
def test_fields_are_ranked_by_how_well_they_separate(
    fields: tuple[Explainer, ...], review_of: BuildReview, grouping: Grouping
) -> None:
    studies = [
        *(("pmid:1", "apple-orchard", 10), ("pmid:2", "pear-orchard", 50)),
        *(("pmid:3", "apple-orchard", 50), ("pmid:4", "pear-orchard", 60)),
    ]
    section = grouping.sections[0].model_copy(update={"explain_by": fields})
    (synthesis,) = review_of(
        [
            *(oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", RIGHT)),
            *(oak(f"pmid:{n}", "decrease") for n in (3, 4)),
        ],
        [make_study(record, population=population, n_total=n) for record, population, n in studies],
        rules=replace(grouping, sections=(section,)),
    ).syntheses
    assert [(s.field, s.complete, s.all_but) for s in synthesis.separated_by] == [
        ("sample_size", True, ()),
        ("laterality", False, ()),
        ("population", False, ("pmid:3",)),
    ]


def test_fields_of_which_a_side_says_nothing_are_named(review_of: BuildReview) -> None:
    (synthesis,) = review_of([oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease")]).syntheses
    assert synthesis.unexamined == ("laterality", "sample_size")


def test_unknown_values_leave_a_separation_incomplete(review_of: BuildReview) -> None:
    claims = [oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", RIGHT), oak("pmid:3", "decrease")]
    (synthesis,) = review_of(claims).syntheses
    assert separations(synthesis)["laterality"] == Separation(
        "laterality", {"decrease": ("right",), "increase": ("left",)}, False
    )


def test_a_side_of_which_nothing_is_known_is_not_separated(review_of: BuildReview) -> None:
    (synthesis,) = review_of([oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease")]).syntheses
    assert synthesis.separated_by == ()


def test_complete_separations_come_first(review_of: BuildReview) -> None:
    (synthesis,) = review_of(
        [oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", RIGHT), oak("pmid:3", "decrease")],
        [make_study("pmid:1", n_total=10), make_study("pmid:2", n_total=50), make_study("pmid:3", n_total=30)],
    ).syntheses
    assert [(s.field, s.complete) for s in synthesis.separated_by] == [("sample_size", True), ("laterality", False)]


def test_a_mixed_cohort_stands_on_neither_side(review_of: BuildReview) -> None:
    (synthesis,) = review_of(
        [
            oak("pmid:1", "increase", LEFT),
            oak("pmid:2", "decrease", RIGHT),
            oak("pmid:3", "increase", RIGHT),
            oak("pmid:3", "decrease", LEFT),
        ]
    ).syntheses
    assert separations(synthesis)["laterality"].complete
    assert synthesis.mixed == (("pmid:3",),)


def test_the_other_end_of_a_connection_may_separate(review_of: BuildReview) -> None:
    review = review_of(
        [
            make_claim("pmid:1", "oak", "increase", target=make_region("ash"), measure=Measure("link", concept="link")),
            make_claim("pmid:2", "elm", "decrease", target=make_region("oak"), measure=Measure("link", concept="link")),
        ]
    )
    (synthesis,) = (s for s in review.syntheses if s.region == "oak")
    assert separations(synthesis)["target"].values == {"increase": ("ash",), "decrease": ("elm",)}


def test_only_a_discrepancy_has_sides(review_of: BuildReview) -> None:
    (synthesis,) = review_of([oak("pmid:1", "increase", LEFT), oak("pmid:2", "no_difference", RIGHT)]).syntheses
    assert synthesis.separated_by == ()


def test_too_few_opponents_for_a_discrepancy_have_no_side(review_of: BuildReview, grouping: Grouping) -> None:
    section = grouping.sections[0].model_copy(update={"discrepancy": DiscrepancyRule(min_opposing=2)})
    claims = [oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", RIGHT)]
    (disputed,) = review_of(claims).syntheses
    (synthesis,) = review_of(claims, rules=replace(grouping, sections=(section,))).syntheses
    assert disputed.separated_by and disputed.unexamined
    assert (synthesis.verdict, synthesis.separated_by, synthesis.unexamined) == (Verdict.UNRESOLVED, (), ())


def test_years_separate_by_band(review_of: BuildReview) -> None:
    records = [Record("pmid:1", "T", "A.", year="2009"), Record("pmid:2", "T", "A.", year="2021")]
    (synthesis,) = review_of([oak("pmid:1", "increase"), oak("pmid:2", "decrease")], records=records).syntheses
    assert separations(synthesis)["year"].values == {"increase": ("up to 2009",), "decrease": ("from 2020",)}


def test_animals_are_told_from_people(review_of: BuildReview, grouping: Grouping) -> None:
    section = grouping.sections[0].model_copy(update={"explain_by": (Explainer.SPECIES,)})
    studies = [make_study("pmid:1", species="hedgehog"), make_study("pmid:2", species="human")]
    claims = [oak("pmid:1", "increase"), oak("pmid:2", "decrease")]
    (synthesis,) = review_of(claims, studies, rules=replace(grouping, sections=(section,))).syntheses
    assert separations(synthesis)["species"].values == {"increase": ("hedgehog",), "decrease": ("human",)}


def test_mean_ages_separate_by_band(review_of: BuildReview, grouping: Grouping) -> None:
    section = grouping.sections[0].model_copy(update={"explain_by": (Explainer.AGE,)})
    rules = replace(grouping, sections=(section,), bands=Bands(age=(18, 60)))
    young, old = ((MeanAge("trees", None, 10, years, 0, 2),) for years in (45.5, 60.0))
    studies = [make_study("pmid:1", mean_ages=young), make_study("pmid:2", mean_ages=old)]
    claims = [oak("pmid:1", "increase"), oak("pmid:2", "decrease")]
    (synthesis,) = review_of(claims, studies, rules=rules).syntheses
    assert separations(synthesis)["age"].values == {"increase": ("18-59",), "decrease": ("from 60",)}


@pytest.mark.parametrize(
    ("number", "band"),
    [(None, None), (19, "up to 19"), (20, "20-39"), (39, "20-39"), (40, "from 40"), (400, "from 40")],
)
def test_bands_have_lower_limits(number: int | None, band: str | None) -> None:
    assert name_band(number, (20, 40)) == band


def test_without_limits_there_is_no_band() -> None:
    assert name_band(20, ()) is None


@pytest.mark.parametrize(
    ("study", "n"),
    [
        (Study("r", n_total=40), 40),
        (Study("r", (Arm("a", None, 12, 0, 1), Arm("b", None, 13, 0, 1))), 25),
        (Study("r", (Arm("a", None, 12, 0, 1),)), None),
        (Study("r", n_studies=12), None),
    ],
)
def test_participants_are_counted_where_all_are_known(study: Study, n: int | None) -> None:
    assert study.participants == n
