import pytest

# sentence -> (size, role) of every group, in order
GROUPS = [
    ("We scanned 45 patients.", [(45, "patients")]),
    ("Patients (n = 12) and controls (n = 15) were scanned.", [(12, "patients"), (15, "healthy-controls")]),
    ("We studied 16 HCs and 14 patients.", [(16, "healthy-controls"), (14, "patients")]),
    ("Thirty right-handed healthy male volunteers were scanned.", [(30, "healthy-controls")]),
    ("21 medication-free, never hospitalised (mean age 30 years) young people took part.", [(21, "participants")]),
    ("We compared 12 patients with pain, 14 patients without pain and 15 healthy controls.",
     [(12, "pain-patients"), (14, "pain-free-patients"), (15, "healthy-controls")]),
    ("We compared 12 patients with pain and 14 without pain.", [(12, "pain-patients"), (14, "pain-free-patients")]),
    ("18 survivors with chemotherapy and 20 survivors without chemotherapy were scanned.",
     [(18, "treated-patients"), (20, "untreated-patients")]),
    ("Healthy controls (HC, n = 31) and patients with depression (MDD; n = 29) were scanned.",
     [(31, "healthy-controls"), (29, "patients")]),
    ("There were 20 old and 24 young adults.", [(20, "participants"), (24, "participants")]),
    ("The design was parallel (n = 24 sham/30 active).", [(24, None), (30, None)]),
    ("A healthy sample (50 fully and 36 partly lateralised) was scanned.", [(50, None), (36, None)]),
    ("14 participants had been ill and 17 were controls.", [(14, "participants"), (17, "healthy-controls")]),
    ("A sample of 45 (mean age 30 years) was scanned.", [(45, None)]),
    ("A total of 12 patients and 15 controls were scanned.", [(12, "patients"), (15, "healthy-controls")]),
    ("Twelve healthy, right-handed participants completed two tasks.", [(12, "participants")]),
]  # fmt: skip

NO_GROUPS = [
    "They were scanned for 12 months in 3 sessions of 45 minutes at 3 Tesla (P = 0.04, 45%).",
    "Patients aged 45 years completed 120 trials.",
    "There were 90 regions in which patients differed from controls.",
    "Four networks distinguished patients from controls.",
    "Two patient groups, treated and untreated patients, were compared.",
    "Voxels (n = 212) were averaged.",
    "The atlas has 12 regions (n = 12).",
    "In 2019 patients were invited.",
    "Twelve patients were excluded.",
    "After screening of 204 students, scans began.",
    "Patients were seen again after 6 weeks (n = 6).",
]


def groups(study):
    return [(arm.n, arm.role) for arm in study.groups]


@pytest.mark.parametrize(("sentence", "expected"), GROUPS)
def test_groups_with_their_sizes_and_roles(extract, sentence, expected):
    assert groups(extract(f"METHODS: {sentence}").study) == expected


@pytest.mark.parametrize("sentence", NO_GROUPS)
def test_numbers_that_count_something_else(extract, sentence):
    study = extract(f"METHODS: {sentence}").study
    assert (groups(study), study.n_total) == ([], None)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("We scanned 30 right-handed healthy volunteers.", "right-handed healthy volunteers"),
        ("We scanned 45 patients with pain twice.", "patients with pain"),
        ("Women were assigned to mindful walking (n = 16).", "mindful walking"),
        ("We scanned a large sample of older adults (n = 16).", "large sample of older adults"),
        ("Seven patients (pre-RT, n = 7) were scanned.", "patients"),
    ],
)
def test_a_label_names_the_group_as_written(extract, sentence, label):
    (arm,) = extract(f"METHODS: {sentence}").study.groups
    assert arm.label == label


def test_offsets_point_at_the_number_itself(extract):
    abstract = "METHODS: We scanned patients (n=45)."
    (arm,) = extract(abstract, title="Some title").study.groups
    assert abstract[arm.start : arm.end] == "45"


def test_a_short_form_of_a_group_counts_like_its_words(extract):
    study = extract("METHODS: Non-using subjects (NU) were recruited. We scanned 18 NU and 20 patients.").study
    assert [arm.n for arm in study.groups] == [18, 20]
