import pytest


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Patients showed increased and decreased volume in the insula.", "altered"),
        ("Patients showed less decrease of volume in the insula.", "increase"),
        ("Volume of the insula was unchanged.", "no_difference"),
        ("Volume of the insula did not differ between groups.", "no_difference"),
        ("The insula was hypoactive in patients.", "decrease"),
    ],
)
def test_direction(results, sentence, direction):
    (claim,) = results(sentence)
    assert claim.direction == direction


@pytest.mark.parametrize(
    ("sentence", "significance"),
    [
        ("Volume of the insula was significantly lower in patients.", "significant"),
        ("Volume of the insula was lower in patients.", None),
        ("Volume of the insula tended to be lower in patients.", "trend"),
        ("No significant difference in volume was found in the insula.", "not_significant"),
    ],
)
def test_significance_is_kept_apart_from_direction(results, sentence, significance):
    (claim,) = results(sentence)
    assert claim.significance == significance


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Volume of the insula was associated with pain (r = -0.31).", "negative"),
        ("Volume of the insula was associated with pain (size of effect = -0.31).", "association"),
    ],
)
def test_sign_is_read_from_coefficients_only(results, sentence, direction):
    (claim,) = results(sentence)
    assert claim.direction == direction
