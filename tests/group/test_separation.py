import pytest

from assistant.group.separation import count_participants, name_band
from assistant.model import Arm, Claim, Laterality, Measure, Record, Separation, Study, Synthesis
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
        [make_study("pmid:1"), make_study("pmid:2", population="apple-orchard")],
    ).syntheses
    assert synthesis.separated_by == (
        Separation("laterality", {"decrease": ("right",), "increase": ("left",)}, True),
        Separation("population", {"decrease": ("apple-orchard",), "increase": ("orchard",)}, True),
    )


def test_a_shared_value_does_not_separate(review_of: BuildReview) -> None:
    claims = [oak("pmid:1", "increase", LEFT), oak("pmid:2", "decrease", LEFT), oak("pmid:3", "decrease", RIGHT)]
    (synthesis,) = review_of(claims).syntheses
    assert synthesis.separated_by == ()


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


def test_years_separate_by_band(review_of: BuildReview) -> None:
    records = [Record("pmid:1", "T", "A.", year="2009"), Record("pmid:2", "T", "A.", year="2021")]
    (synthesis,) = review_of([oak("pmid:1", "increase"), oak("pmid:2", "decrease")], records=records).syntheses
    assert separations(synthesis)["year"].values == {"increase": ("up to 2009",), "decrease": ("from 2020",)}


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
    assert count_participants(study) == n
