import time

import pytest

from assistant.extract.age_phrases import AgePhrases
from assistant.extract.words import normalise


@pytest.fixture(scope="module")
def phrases() -> AgePhrases:
    return AgePhrases(["patients", "women", "adults"])


def stated(phrases: AgePhrases, sentence: str) -> list[list[float]]:
    return [[age.years for age in run] for run in phrases.find(normalise(sentence))]


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("They had a mean age of 52.3 years.", 52.3),
        ("Their average age (range) was 52 (18–70) years.", 52),
        ("(mean [SD] age, 9.86 [0.46] years)", 9.86),
        ("(mean±SD, age 57.7±11.1 years, duration 4.0±3.8 years)", 57.7),
        ("(age: M = 24.22, SD = 5.22)", 24.22),
        ("Age (mean ± S.D.): 45·5 ± 3y", 45.5),
        ("(M_age = 13.2, SD = 1)", 13.2),
        ("(Mage = 13.2)", 13.2),
        ("(age in years: mean 45, SD 3)", 45),
        ("women aged 45 +/- 8 years", 45),
        ("women aged 45±8yrs", 45),
        ("The patients' age was 45 ± 8.", 45),
        ("The mean patient age was 61 years.", 61),
        ("The mean age of the 30 patients with pain was 52.3 years.", 52.3),
        ("The mean age at enrolment was 25 years.", 25),
        ("They differed in age, with an average of 74.4 years.", 74.4),
        ("They were 52.3 ± 8.1 years of age.", 52.3),
        ("52.3±8-year-old women", 52.3),
        ("They were on average 52 years old.", 52),
        ("They had a mean of 52 years of age.", 52),
        ("They were 52 years old.", None),
        ("women aged 45 years", None),
        ("women aged 45–60 years", None),
        ("mean age range 34–56 years", None),
        ("mean age 11.3–43.4 years", None),
        ("a median age of 52 years", None),
        ("median (IQR) age 58 (8) years", None),
        ("mean age at onset was 25 years", None),
        ("mean age of onset was 25 years", None),
        ("mean gestational age 39 ± 2 years", None),
        ("bone age 12 ± 2 years", None),
        ("The mean age was 3 years higher in patients.", None),
        ("mean age of 8 months", None),
        ("aged 8 ± 1 weeks", None),
        ("age-matched women (mean 45 years)", None),
        ("The mean age did not differ (p = 0.34).", None),
        ("mean age 250 years", None),
        ("They were of mean age; 30 patients had pain.", None),
    ],
)
def test_mean_ages_are_told_from_other_numbers(phrases, sentence, years):
    assert stated(phrases, sentence) == ([[years]] if years else [])


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("(mean age 45.2 ± 3.1 and 46.1 ± 2 years, respectively)", [[45.2, 46.1]]),
        ("(mean ages of 45, 46, and 47 years)", [[45, 46, 47]]),
        ("(mean age 45 vs. 47 years)", [[45, 47]]),
        ("12 patients (mean age 45 years) and 12 others (mean age, 46)", [[45], [46]]),
        ("mean age 45 ± 3 years and 12 ± 2 years of education", [[45]]),
        ("mean age 45 ± 3 years, 12 ± 2 cigarettes", [[45]]),
        ("mean age 45 and 12 (30%) were women", [[45]]),
        ("mean age = 15.8 years, 12 women", [[15.8]]),
    ],
)
def test_groups_are_listed_as_one_statement(phrases, sentence, years):
    assert stated(phrases, sentence) == years


def test_a_number_knows_where_it_stands(phrases):
    sentence = "Women (mean age  52.3 years) took part."
    (((age),),) = phrases.find(sentence)
    assert sentence[age.start : age.end] == "52.3"


@pytest.mark.parametrize(
    "text", ["mean age 52{0}x", "mean age 52 ±{0}x", "age 52{0}x 8 ± 1, 7 ± 2{0}and{0}x", "age 5 ± 2{0}6 ± 2"]
)
def test_blanks_take_time_by_their_number(phrases, text):
    started = time.process_time()
    stated(phrases, text.format(" " * 20_000))
    assert time.process_time() - started < 5
