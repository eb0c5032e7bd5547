import pytest

from assistant.model import Laterality

LEFT, RIGHT, BOTH = Laterality.LEFT, Laterality.RIGHT, Laterality.BILATERAL


def places(results, sentence):
    return [(c.region.text, c.region.laterality) for c in results(sentence)]


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
