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


def test_short_form_in_brackets_is_no_second_region(results):
    (claim,) = results("Patients showed lower volume in the anterior cingulate cortex (ACC).")
    assert claim.region.text == "anterior cingulate cortex"
