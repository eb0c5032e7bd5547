import pytest

COUNTS = [
    ("We scanned 45 patients with pain, 37 patients without pain and 45 healthy controls.", {45, 37}),
    ("Twenty-eight survivors (n = 28) and 30 controls took part.", {28, 30}),
    ("Patients (n=12) were compared with controls (n = 15).", {12, 15}),
    ("Seventeen women and nineteen healthy women were scanned twice.", {17, 19}),
    ("A total of 106 healthy volunteers were studied.", {106}),
    ("They were scanned for 12 months in 3 sessions of 45 minutes at 3 Tesla (P = 0.04, 45%).", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTS)
def test_numbers_that_count_people(extract, sentence, expected):
    study = extract(sentence).study
    found = {arm.n for arm in study.groups} | ({study.n_total} if study.n_total else set())
    assert found == expected


def test_offsets_point_at_the_number(extract):
    abstract = "We scanned 45 patients."
    (arm,) = extract(abstract, title="Some title").study.groups
    assert abstract[arm.start : arm.end] == "45"
    assert arm.role == "patients"


@pytest.mark.parametrize(
    ("title", "abstract", "field", "expected"),
    [
        ("Volume in lung cancer patients with bone metastasis pain", "It was lower.", "population", "cancer-pain"),
        ("Volume in breast cancer survivors", "It was lower.", "population", "cancer"),
        ("Pain in healthy volunteers", "It was lower.", "population", "healthy"),
        ("A systematic review", "Twelve studies were pooled.", "design", "systematic-review"),
        ("Volume", "Patients were randomly assigned to mindfulness or waitlist.", "treatment", "mindfulness"),
        ("Tracing", "Injections were made in Wistar rats.", "species", "rat"),
        ("Volume", "It was lower.", "population", None),
    ],
)
def test_facts_of_a_study(extract, title, abstract, field, expected):
    assert getattr(extract(abstract, title=title).study, field) == expected


def test_pooled_studies_are_no_participants(extract):
    study = extract("We included 12 studies with 340 patients.", title="A meta-analysis").study
    assert study.n_studies == 12
    assert [arm.n for arm in study.groups] == [340]
