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
    ("sentence", "expected"),
    [
        ("Patients showed bilateral activation in the insula.", [("insula", BOTH)]),
        ("Activity was left-lateralized in the temporal cortex.", [("temporal cortex", LEFT)]),
        ("ReHo was increased bilaterally in the insula and putamen.", [("insula", BOTH), ("putamen", BOTH)]),
        ("Volume was lower, bilaterally, in the insula and right pons.", [("insula", BOTH), ("pons", RIGHT)]),
        (
            "Volume was lower in the opercular part of the right inferior frontal gyrus.",
            [("opercular part of the right inferior frontal gyrus", RIGHT)],
        ),
        ("Patients with bilateral pain showed lower volume in the insula.", [("insula", None)]),
    ],
)
def test_side_that_is_told_before_the_list_or_inside_a_name(results, sentence, expected):
    assert places(results, sentence) == expected


def test_shared_head_completes_an_elliptical_member(results):
    claims = results("Patients showed lower volume in the frontal, parietal and temporal cortices.")
    assert [c.region.text for c in claims] == ["frontal", "parietal", "temporal cortices"]
    assert [c.region.label for c in claims] == ["frontal lobe", "parietal lobe", "temporal lobe"]


def test_adjective_after_a_noun_begins_a_list_of_its_own(results):
    claims = results("Patients showed hyperactivation in the insula as well as parietal hypoactivation.")
    assert {(c.region.text, c.direction.value) for c in claims} == {("insula", "increase"), ("parietal", "decrease")}


def test_short_form_in_brackets_is_no_second_region(results):
    (claim,) = results("Patients showed lower volume in the anterior cingulate cortex (ACC).")
    assert claim.region.text == "anterior cingulate cortex"


@pytest.mark.parametrize(
    ("regions", "labels"),
    [
        ("frontal, cingulate and visual association cortex", {"frontal lobe", "cingulate cortex"}),
        ("prefrontal, parietal and insular regions", {"prefrontal cortex", "parietal lobe", "insula"}),
        ("anterior and posterior cingulate", {"anterior cingulate cortex", "posterior cingulate cortex"}),
    ],
)
def test_shared_head_is_a_noun_of_kind_and_never_a_name(results, concepts, regions, labels):
    claims = results(f"Patients showed lower volume in the {regions}.")
    assert labels <= {concepts.name(c.region.concept) for c in claims}
