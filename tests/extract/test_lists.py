import pytest

from assistant.model import Laterality


def places(results, sentence):
    return [(c.region.text, c.region.laterality) for c in results(sentence)]


LEFT, RIGHT, BOTH = Laterality.LEFT, Laterality.RIGHT, Laterality.BILATERAL


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ("left insula, putamen and right pons", [("insula", LEFT), ("putamen", LEFT), ("pons", RIGHT)]),
        ("left insula and the putamen", [("insula", LEFT), ("putamen", None)]),
        ("bilateral insula and thalamus", [("insula", BOTH), ("thalamus", BOTH)]),
        ("left and right insula", [("insula", BOTH)]),
        ("insula bilaterally", [("insula", BOTH)]),
        ("right insula (x = 34, y = 2, z = 8) and pons (p = 0.01)", [("insula", RIGHT), ("pons", RIGHT)]),
        ("insula as well as the pons", [("insula", None), ("pons", None)]),
    ],
)
def test_list_of_regions_with_carried_laterality(results, regions, expected):
    assert places(results, f"Patients showed lower volume in the {regions}.") == expected


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ("cerebellum (e.g. lobule VI and Crus II) and pons", ["cerebellum", "lobule VI", "Crus II", "pons"]),
        ("frontal pole (especially BA 10)", ["frontal pole", "BA 10"]),
        ("temporal pole (including the left ATL)", ["temporal pole", "ATL"]),
        ("frontal pole (i.e., BA 10)", ["frontal pole"]),
        ("frontal pole (mainly BA 10, FP)", ["frontal pole"]),
        ("anterior left IFG", ["IFG"]),
        ("posterior STG, anterior IFG and mid-PCC", ["posterior STG", "anterior IFG", "mid-PCC"]),
        ("pons, (anterior) insula and cuneus", ["pons", "insula", "cuneus"]),
        ("areas OP 1 and OP 4", ["areas OP 1", "areas OP 1 and OP 4"]),
        ("BAs 10 and 47", ["BAs 10", "BAs 10 and 47"]),
    ],
)
def test_members_of_a_list(results, regions, expected):
    assert [text for text, _ in places(results, f"Patients showed lower volume in the {regions}.")] == expected


@pytest.mark.parametrize(
    "written", ["pre- and postcentral", "pre-/postcentral", "pre/postcentral", "pre-/post-central"]
)
def test_prefix_shares_the_rest_of_the_next_name(results, written):
    claims = results(f"Patients showed lower volume in the {written} gyrus.")
    assert [concept for c in claims for concept in c.region.concepts] == ["precentral-gyrus", "postcentral-gyrus"]


def test_short_form_in_brackets_is_no_second_region(results):
    (claim,) = results("Patients showed lower volume in the anterior cingulate cortex (ACC).")
    assert claim.region.text == "anterior cingulate cortex"


def test_a_semicolon_begins_a_new_statement_where_a_place_opens_it(results):
    told = results("An increase was seen in the insula; in the thalamus, there was a decrease of volume.")
    assert {(c.region.text, c.direction.value) for c in told} == {("insula", "increase"), ("thalamus", "decrease")}
    assert [c.region.text for c in results("Volume was lower in the insula; the pons; as well as in the cuneus.")] == [
        "insula",
        "pons",
        "cuneus",
    ]


LANDMARKS = [
    ("outside the insula", []),
    ("outside of the insula", []),
    ("in the pons, anterior to the left insula", ["pons"]),
    ("in areas adjacent to the insula", []),
    ("in the anterior to middle insula", ["middle insula"]),
    ("in the insula compared to the pons", ["insula"]),
]


@pytest.mark.parametrize(("place", "expected"), LANDMARKS)
def test_a_region_that_places_another_is_none_of_the_finding(results, place, expected):
    assert [claim.region.text for claim in results(f"Lower volume was found {place}.")] == expected
