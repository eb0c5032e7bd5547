from dataclasses import replace

import pytest

from assistant.concepts import Concepts
from assistant.draft.group_names import add_article, name_group, name_sides
from assistant.draft.wording import gather_by_side, list_places, name_place, print_sizes
from assistant.model import Comparison, Laterality
from tests.draft.conftest import Desk
from tests.draft.sample import BOTH, LEFT, LOWER, OVER_TIME, PAIR, RIGHT, TERSE, claim, region


@pytest.mark.parametrize(
    ("name", "side", "printed"),
    [
        ("insula", None, "the insula"),
        ("insula", LEFT, "the left insula"),
        ("insula", BOTH, "the insula on both sides"),
        ("lobule vi", RIGHT, "right lobule VI"),
        ("brodmann area 9", None, "Brodmann area 9"),
        ("inferior parietal lobule", RIGHT, "the right inferior parietal lobule"),
        ("supplementary motor area", None, "the supplementary motor area"),
        ("cingulo-opercular network", None, "the cingulo-opercular network"),
    ],
)
def test_a_place_is_named_with_its_side_only_where_stated(
    desk: Desk, name: str, side: Laterality | None, printed: str
) -> None:
    assert name_place(desk.material(), name, side) == printed


def test_left_and_right_of_one_region_become_both_sides(desk: Desk) -> None:
    claims = [claim("x", 1, region("insula", side), "volume", LOWER) for side in (LEFT, RIGHT)]
    assert list_places(desk.material(), claims) == ("the insula on both sides",)
    assert list_places(desk.material(), [claims[0], claim("y", 1, region("insula"), "volume", LOWER)]) == (
        *("the left insula", "the insula"),
    )


def test_a_region_on_both_sides_is_not_named_again_without_a_side(desk: Desk) -> None:
    claims = [claim("x", 1, region("insula", side), "volume", LOWER) for side in (None, BOTH)]
    assert list_places(desk.material(), claims) == ("the insula on both sides",)


def test_the_partners_of_one_region_stand_together(desk: Desk) -> None:
    targets = (region("thalamus", LEFT), region("cuneus"))
    claims = [claim("x", 1, region("insula"), "coupling", LOWER, target=target) for target in targets]
    assert list_places(desk.material(), claims) == ("the insula with the left thalamus and the cuneus",)


def test_many_places_are_gathered_by_side_and_unstated_ones_say_so(desk: Desk) -> None:
    places = [region("insula", LEFT), region("cuneus", LEFT), region("pole", BOTH), region("thalamus")]
    claims = [claim("x", 1, place, "volume", LOWER) for place in places]
    assert gather_by_side(desk.material(), claims) == (
        *("the thalamus (side not stated)", "the insula and the cuneus on the left", "the pole on both sides"),
    )


def test_a_group_is_named_as_worded_unless_the_words_cannot_stand_alone(desk: Desk) -> None:
    material = desk.material()
    assert name_sides(material, PAIR) == ("patients with pain", "healthy controls")
    assert name_sides(material, TERSE) == ("patients", "healthy controls")
    assert name_group(material, "without pain", "patients", "controls") == "patients"
    assert name_group(material, "Healthy controls", "controls", "patients") == "healthy controls"
    assert name_group(material, "Patients with cramps", "patients", "controls") == "patients with cramps"
    assert name_group(material, "Parkinson patients", "patients", "controls") == "Parkinson patients"
    assert name_group(material, "controls without cramps.Analysis showed", "controls", "patients") == "healthy controls"


def test_a_group_that_is_called_after_its_treatment_is_a_group_of_people(desk: Desk) -> None:
    (file,) = desk.concepts.files
    treatments = replace(file, value=file.value.model_copy(update={"label": "treatment"}))
    material = replace(desk.material(), listed=Concepts((treatments,)))
    assert name_group(material, "Chemotherapy", "patients", "controls") == "patients with chemotherapy"
    assert name_group(material, "chemotherapy", "patients", "patients") == "chemotherapy"


@pytest.mark.parametrize(
    ("group", "printed"),
    [
        ("waitlist group", "the waitlist group"),
        ("The waitlist group", "The waitlist group"),
        ("patients of one group who slept", "patients of one group who slept"),
    ],
)
def test_a_group_called_a_group_takes_an_article(desk: Desk, group: str, printed: str) -> None:
    assert add_article(desk.material(), group) == printed


def test_a_concept_that_both_sides_share_does_not_replace_their_words(desk: Desk) -> None:
    same = Comparison("BMP+", "BMP-", None, "patients", "patients")
    assert name_sides(desk.material(), same) == ("BMP+", "BMP-")


def test_sizes_are_printed_only_if_each_side_has_exactly_one(desk: Desk) -> None:
    material = desk.material()
    assert print_sizes(material, "pmid:3", PAIR) == "(12 v 11)"
    assert print_sizes(material, "pmid:2", PAIR) == ""
    assert print_sizes(material, "pmid:3", OVER_TIME) == ""
