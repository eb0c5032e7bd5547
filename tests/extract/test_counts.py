import pytest


def numbers(study):
    return [arm.n for arm in study.groups], study.n_total


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("METHODS: A total of 106 volunteers were scanned.", ([], 106)),
        (
            "METHODS: Thirty-six subjects (8 patients, 14 relatives and 14 controls) took part.",
            ([8, 14, 14], 36),
        ),
        ("METHODS: We scanned 31 participants. Of them, 14 were patients and 17 were controls.", ([14, 17], 31)),
        ("METHODS: We scanned 23 patients (12 with pain, 11 without pain) and 19 controls.", ([23, 12, 11, 19], 42)),
        ("METHODS: A total of 12 patients and 15 controls were scanned.", ([12, 15], None)),
        ("METHODS: A total of 38 patients were enrolled and 28 patients were analysed.", ([28], 38)),
        ("METHODS: Twenty-eight survivors (n = 28) and 30 controls took part.", ([28, 30], None)),
        ("METHODS: We scanned 38 adults (20 women).", ([38], None)),
        ("METHODS: We scanned 54 patients (including 8 females).", ([54], None)),
        ("METHODS: Subjects (12 men, 12 women) were scanned.", ([12, 12], None)),
        ("METHODS: We scanned 12 patients. RESULTS: The 12 patients improved.", ([12], None)),
        ("METHODS: We scanned 28 patients. RESULTS: Six patients improved.", ([28], None)),
        ("METHODS: We scanned 42 ill patients and 60 controls, and 17 ill patients came again.", ([42, 60], None)),
    ],
)
def test_totals_parts_and_repetitions(extract, abstract, expected):
    assert numbers(extract(abstract).study) == expected


def test_samples_of_two_methods_in_one_sentence_both_count(extract):
    study = extract(
        "We pooled 15 studies with 48 ill patients and 45 controls, and 16 with 40 ill patients and 42 controls.",
        title="A meta-analysis",
    ).study
    assert [arm.n for arm in study.groups] == [48, 45, 40, 42]
