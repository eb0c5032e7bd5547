import pytest


@pytest.mark.parametrize(
    ("title", "abstract", "field", "expected"),
    [
        ("Volume in lung cancer patients with bone metastasis pain", "It was lower.", "population", "cancer-pain"),
        ("Volume in breast cancer survivors", "It was lower.", "population", "cancer"),
        ("Pain in healthy volunteers", "It was lower.", "population", "healthy"),
        ("A systematic review", "Twelve studies were pooled.", "design", "systematic-review"),
        ("Volume", "Patients were randomly assigned to mindfulness or waitlist.", "treatment", "mindfulness"),
        ("Tracing", "Injections were made in Wistar rats.", "species", "rat"),
        ("Tracing", "Injections were made in Wistar rats. Patients may profit.", "species", "rat"),
        ("The human cortex", "It was lower than in macaques.", "species", "human"),
        ("Volume", "Twelve patients were scanned.", "species", "human"),
        ("Volume", "It was lower.", "species", None),
        ("Volume", "It was lower.", "population", None),
        ("Pain symptoms in lung cancer patients", "It was lower.", "population", "cancer-pain"),
        ("Lung cancer patients with chronic pain", "It was lower.", "population", "cancer-pain"),
        ("Perception of pain in patients with cancer", "It was lower.", "population", "cancer-pain"),
        ("Lung cancer patients without pain", "It was lower.", "population", "cancer"),
        ("Breast cancer survivors living with neuropathic pain", "It was lower.", "population", "cancer-neuropathy"),
        ("Cancer patients. A note on pain", "It was lower.", "population", "cancer"),
        ("Volume over time", "A longitudinal study was made.", "design", "longitudinal"),
        ("Volume", "The inferior longitudinal fasciculus was thinner.", "design", None),
    ],
)
def test_facts_of_a_study(extract, title, abstract, field, expected):
    assert getattr(extract(abstract, title=title).study, field) == expected


@pytest.mark.parametrize(
    ("abstract", "n_studies", "sizes"),
    [
        ("We included 12 studies with 340 patients.", 12, [340]),
        ("We screened 834 studies. Twenty-nine studies were included.", 29, []),
        ("We analysed 8 addiction-related regions in 27 studies.", 27, []),
        ("Ten voxel-based (90 patients) studies were pooled.", 10, [90]),
        ("The meta-analysis pooled n = 173 experiments on memory (n = 22) and speech (n = 30).", 173, []),
    ],
)
def test_pooled_studies_are_no_participants(extract, abstract, n_studies, sizes):
    study = extract(abstract, title="A meta-analysis").study
    assert (study.n_studies, [arm.n for arm in study.groups]) == (n_studies, sizes)
