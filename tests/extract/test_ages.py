import pytest

TWO = "We scanned 30 patients (mean age 52.3±8.1 years) and 28 healthy controls (age, 50.2 +/- 8yrs)."


@pytest.mark.parametrize(
    ("abstract", "ages"),
    [
        (TWO, [("patients", 30, 52.3), ("healthy controls", 28, 50.2)]),
        (
            "METHODS: 30 patients and 29 controls (mean age 45.2 ± 3 and 46.1 ± 2 years, respectively) took part.",
            [("patients", 30, 45.2), ("controls", 29, 46.1)],
        ),
        ("30 patients and 29 controls (mean age 45.2 years) took part.", [(None, None, 45.2)]),
        (
            "Thirty patients and 28 controls took part. The mean age of the patients was 52.3 years.",
            [("patients", 30, 52.3)],
        ),
        ("Patients (n = 30, 12 men, mean age 52 years, SD 8) were scanned.", [("Patients", 30, 52)]),
        (
            "A total of 60 adults (mean age 50 years) were scanned: 30 patients (mean age 51 years) and 30 controls.",
            [("adults", 60, 50), ("patients", 30, 51)],
        ),
        ("The mean age was 52 years.", [(None, None, 52)]),
        (
            "Thirty patients (mean age 52 years) were scanned. The mean age of the 30 patients was 52.1 years.",
            [("patients", 30, 52)],
        ),
        ("Wistar rats aged 8 ± 1 weeks were used.", []),
    ],
)
def test_ages_go_to_the_group_before_them(extract, abstract, ages):
    assert [(age.label, age.n, age.years) for age in extract(abstract).study.mean_ages] == ages


def test_a_title_states_no_age(extract):
    assert extract("It was lower.", title="Volume at a mean age of 52 years").study.mean_ages == ()


def test_ages_know_their_place_in_the_abstract(extract):
    first, second = extract(TWO, title="Volume").study.mean_ages
    assert (TWO[first.start : first.end], TWO[second.start : second.end]) == ("52.3", "50.2")
