"""Tables of sentences (all invented) and the claims they state."""

import pytest

DIFFERENCES = [
    (
        "The insula and thalamus, which help in filtering sounds, showed increased activation in patients.",
        {
            ("insula", None, None, "activation", "increase"),
            ("thalamus", None, None, "activation", "increase"),
        },
    ),
    (
        "Areas of the midline, such as the precuneus, were activated by melodies.",
        {("precuneus", None, None, "activation", "increase")},
    ),
    (
        "The cuneus also showed significant task-related activity.",
        {("cuneus", None, None, "activation", "increase")},
    ),
    (
        "Patients showed decreased gray matter volume in the left insula and right putamen compared with controls.",
        {
            ("insula", "left", None, "gray_matter_volume", "decrease"),
            ("putamen", "right", None, "gray_matter_volume", "decrease"),
        },
    ),
    (
        "ReHo was increased in the bilateral thalamus and cuneus, and decreased in the precuneus.",
        {
            ("thalamus", "bilateral", None, "ReHo", "increase"),
            ("cuneus", "bilateral", None, "ReHo", "increase"),
            ("precuneus", None, None, "ReHo", "decrease"),
        },
    ),
    (
        "Controls had higher ALFF than patients in the superior and middle temporal gyri.",
        {
            ("superior temporal gyrus", None, None, "ALFF", "increase"),
            ("middle temporal gyrus", None, None, "ALFF", "increase"),
        },
    ),
    (
        "Fractional anisotropy of the right uncinate fasciculus was lower in survivors than in healthy women.",
        {("uncinate fasciculus", "right", None, "FA", "decrease")},
    ),
    (
        "Hippocampal atrophy was seen in the patient group.",
        {("hippocampus", None, None, "gray_matter_volume", "decrease")},
    ),
    (
        "Reduced deactivation of the posterior cingulate cortex was seen in patients.",
        {("posterior cingulate cortex", None, None, "activation", "increase")},
    ),
    (
        "Glucose metabolism differed between the groups in the amygdala.",
        {("amygdala", None, None, "glucose_metabolism", "altered")},
    ),
    (
        "No significant differences in cortical thickness were found in the insula.",
        {("insula", None, None, "cortical_thickness", "no_difference")},
    ),
]

CONNECTIONS = [
    (
        "Patients had weaker functional connectivity between the left amygdala and the precuneus.",
        {("amygdala", "left", "precuneus", "FC", "decrease")},
    ),
    (
        "The thalamus showed increased functional connectivity with the insula and the putamen.",
        {
            ("thalamus", None, "insula", "FC", "increase"),
            ("thalamus", None, "putamen", "FC", "increase"),
        },
    ),
    (
        "Effective connectivity from the insula to the caudate was reduced.",
        {("insula", None, "caudate nucleus", "FC", "decrease")},
    ),
    (
        "Reduced functional connectivity was found within the default mode network.",
        {("default mode network", None, None, "FC", "decrease")},
    ),
    (
        "Patients had reduced amygdala-prefrontal connectivity.",
        {("amygdala", None, "prefrontal cortex", "FC", "decrease")},
    ),
    (
        "Patients had reduced hippocampal-anterior insula connectivity.",
        {("hippocampus", None, "anterior insula", "FC", "decrease")},
    ),
    (
        "Patients had reduced frontal-temporal connectivity.",
        {("temporal lobe", None, None, "FC", "decrease")},
    ),
    (
        "Interaction between the putamen and the pons was reduced.",
        {("putamen", None, "pons", "FC", "decrease")},
    ),
    (
        "The putamen was connected with the cuneus.",
        {("putamen", None, "cuneus", "FC", "increase")},
    ),
    (
        "The amygdala showed weaker connectivity with regions found earlier, in particular cuneus and pons.",
        {("amygdala", None, "cuneus", "FC", "decrease"), ("amygdala", None, "pons", "FC", "decrease")},
    ),
    (
        "Patients had lower connectivity of the amygdala with the visual network, including the cuneus.",
        {("amygdala", None, "visual network", "FC", "decrease"), ("amygdala", None, "cuneus", "FC", "decrease")},
    ),
    (
        "During singing, the putamen showed functional connectivity with the cuneus.",
        {("putamen", None, "cuneus", "FC", "increase")},
    ),
    (
        "The putamen was functionally coupled to the cuneus.",
        {("putamen", None, "cuneus", "FC", "increase")},
    ),
    (
        "The putamen exhibited a negative functional connection to the cuneus.",
        {("putamen", None, "cuneus", "FC", "negative")},
    ),
    (
        "The putamen was less tightly coupled with the cuneus in patients.",
        {("putamen", None, "cuneus", "FC", "decrease")},
    ),
    (
        "Singing in pairs evoked significant interbrain synchrony in the frontal pole.",
        {("frontal pole", None, None, "FC", "increase")},
    ),
    (
        "Decreased connectivity was found in the cuneus-left putamen and pons-thalamus pairs.",
        {("cuneus", None, "putamen", "FC", "decrease"), ("pons", None, "thalamus", "FC", "decrease")},
    ),
]

ASSOCIATIONS = [
    (
        "Volume of the insula was negatively correlated with pain intensity.",
        ("insula", "negative", "pain-intensity"),
    ),
    ("Pain duration correlated positively with ALFF in the thalamus.", ("thalamus", "positive", "pain-duration")),
    ("FA of the fornix was correlated with memory (r = -0.42, p = 0.01).", ("fornix", "negative", "cognition")),
    ("ReHo in the precuneus was not correlated with anxiety.", ("precuneus", "no_association", "anxiety")),
    ("In the insula, ReHo rose with anxiety, a positive correlation.", ("insula", "positive", "anxiety")),
    ("Pain duration and volume of the insula were negatively correlated.", ("insula", "negative", "pain-duration")),
    ("Volume of the insula and pain duration were negatively correlated.", ("insula", "negative", "pain-duration")),
    ("In patients with anxiety, volume of the insula was negatively correlated.", ("insula", "negative", None)),
]

SIGNED_TIES = [
    ("ReHo of the insula was positively and significantly associated with anxiety.", "positive"),
    ("ReHo of the insula was associated significantly and inversely with anxiety.", "negative"),
    ("An inverse and significant relationship of anxiety with ReHo of the insula was seen.", "negative"),
    ("Negative mood was associated with ReHo of the insula.", "association"),
    ("ReHo of the insula was associated with negative mood.", "association"),
    ("Negative symptoms correlated with ReHo of the insula.", "association"),
    ("ReHo of the insula positively relates to skill.", "positive"),
    ("Ratings of trust were associated with greater activity in the insula.", "positive"),
    ("Poorer performance was associated with greater activity in the insula.", "negative"),
    ("The disorder was associated with greater activity in the insula.", "increase"),
]

SEVERAL_TIES = [
    (
        "Anxiety correlated positively with ReHo in the insula and was negatively correlated with ReHo in the cuneus.",
        {"insula positive", "cuneus negative"},
    ),
    (
        "ReHo of the insula was associated with age and was negatively correlated with anxiety.",
        {"insula association", "insula negative"},
    ),
    ("Anxiety correlated positively with lower ReHo in the insula.", {"insula positive"}),
    (
        "ReHo of the insula was positively correlated with anxiety in patients but not in controls.",
        {"insula positive", "insula no_association"},
    ),
    (
        "Anxiety was positively correlated with ReHo of the insula in patients but not in controls.",
        {"insula positive", "insula no_association"},
    ),
    ("ReHo of the insula was positively correlated with anxiety in patients and controls.", {"insula positive"}),
    ("In the insula, increases in ReHo were positively correlated with anxiety.", {"insula positive"}),
]

AMOUNTS = [
    ("Novices showed more bilateral activation in the cuneus.", {"cuneus increase"}),
    ("Loud sounds elicited more responses in the cuneus.", {"cuneus increase"}),
    ("Sounds induced more deactivation of the cuneus.", {"cuneus decrease"}),
    ("More patients took part; volume of the cuneus was measured.", set()),
    ("Activity of the cuneus was more often measured.", set()),
    (
        "ReHo of the insula and the pons, and of the cuneus was lower.",
        {"insula decrease", "pons decrease", "cuneus decrease"},
    ),
]

NULLS = [
    ("Sounds increased activity in the whole network, with the exception of the insula.", {"insula no_difference"}),
    ("Volume of the amygdala was reduced, but this difference was not significant.", {"amygdala no_difference"}),
    ("Volume of the amygdala was reduced, while changes in anxiety were not significant.", {"amygdala decrease"}),
    ("We found no effect of training on insula activity.", {"insula no_difference"}),
    ("Sounds activated the insula, but not the cuneus.", {"insula increase", "cuneus no_difference"}),
    ("No stable activity was found in the insula.", {"insula no_difference"}),
    ("No insula activity was found in the first task.", {"insula no_difference"}),
    ("Activity was increased in the insula, with no decreased cluster.", {"insula increase"}),
    ("The insula was overactive in adults but not in children.", {"insula increase", "insula no_difference"}),
    (
        "The insula and the cuneus were equally responsive in both tasks.",
        {"insula no_difference", "cuneus no_difference"},
    ),
    ("Effort induced disengagement of the insula.", {"insula decrease"}),
    ("Tasks with and without sound showed common activations in the insula.", {"insula increase"}),
]

SILENT = [
    "This should increase activity in the insula.",
    "Templates serve for exploring activities of the insula.",
    "The reading rate fell in the insula group.",
    "We investigated whether gray matter volume is reduced in the insula.",
    "The insula was chosen as seed region.",
    "Pain scores were lower after treatment than before.",
    "Increased activity was seen in several regions and pain-related areas.",
    "The right hand was more often affected than the left hand.",
    "Activity of the insula during rest has not been described yet.",
    "Connectivity between the putamen and the cuneus was computed.",
    "The putamen served as seed for connectivity with the cuneus.",
    "Patients showed connectivity of the cuneus.",
]


def shape(claim, concepts):
    def name(region):
        return concepts.name(region.concept) if region and region.concept else region and region.label

    return (name(claim.region), claim.region.laterality, name(claim.target), claim.measure.id, claim.direction.value)


@pytest.mark.parametrize(("sentence", "expected"), DIFFERENCES + CONNECTIONS)
def test_sentence_gives_claims(results, concepts, sentence, expected):
    assert {shape(claim, concepts) for claim in results(sentence)} == expected


@pytest.mark.parametrize(("sentence", "expected"), ASSOCIATIONS)
def test_sentence_gives_association(results, concepts, sentence, expected):
    (claim,) = results(sentence)
    assert (concepts.name(claim.region.concept), claim.direction.value, claim.associate_concept) == expected
    assert claim.comparison is None


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL_TIES + NULLS + AMOUNTS)
def test_each_region_has_the_tie_or_null_that_is_told_of_it(results, concepts, sentence, expected):
    assert {f"{concepts.name(c.region.concept)} {c.direction.value}" for c in results(sentence)} == expected


@pytest.mark.parametrize(("sentence", "direction"), SIGNED_TIES)
def test_the_words_beside_a_tie_give_its_sign(results, sentence, direction):
    assert {claim.direction.value for claim in results(sentence)} == {direction}


@pytest.mark.parametrize("sentence", SILENT)
def test_sentence_gives_no_asserted_claim(extract, sentence):
    claims = extract(f"We scanned twenty people. {sentence}").claims
    assert [c for c in claims if c.status == "asserted"] == []


def test_evidence_is_an_exact_quotation_of_the_abstract(extract):
    abstract = "AIM: To look. RESULTS: Volume\u2009of the insula was lower in patients. It was not seen elsewhere."
    (claim,) = extract(abstract, title="A title").claims
    (evidence,) = claim.evidence
    assert abstract[evidence.start : evidence.end] == evidence.sentence
    assert evidence.sentence == "Volume\u2009of the insula was lower in patients."
    assert evidence.section == "results"


def test_every_claim_names_the_rules_that_made_it(results):
    (claim,) = results("Patients had weaker functional connectivity between the amygdala and the precuneus.")
    assert claim.rule in claim.evidence[0].rules
    assert "pair-between" in claim.evidence[0].rules


def test_unstated_laterality_is_missing_and_not_bilateral(results):
    (claim,) = results("Volume of the insula was lower in patients.")
    assert claim.region.laterality is None


def test_comparison_is_kept_as_worded(results):
    (claim,) = results("Healthy controls showed higher ReHo in the insula than patients.")
    assert claim.direction == "increase"
    assert (claim.comparison.group_concept, claim.comparison.comparator_concept) == ("healthy-controls", "patients")
    assert claim.comparison.kind == "patients-vs-controls"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Patients showed lower ReHo in the insula than healthy controls.", "patients-vs-controls"),
        ("Compared with healthy controls, patients showed lower ReHo in the insula.", "patients-vs-controls"),
        ("ReHo in the insula was lower after chemotherapy than before chemotherapy.", "post-vs-pre"),
        ("ReHo in the insula increased in the training group relative to the waitlist.", "treatment-vs-control"),
        ("Patients with pain had lower ReHo in the insula than pain-free patients.", "patients-vs-patients"),
    ],
)
def test_comparison_kind(results, sentence, kind):
    (claim,) = results(sentence)
    assert claim.comparison.kind == kind


def test_repeated_finding_is_one_claim_with_more_evidence(extract):
    claims = extract(
        "RESULTS: Patients showed lower ReHo in the insula than controls. "
        "CONCLUSION: Patients had reduced ReHo in the insula compared with controls."
    ).claims
    assert [len(claim.evidence) for claim in claims] == [2]


def test_claim_ids_are_stable_and_unique(extract):
    abstract = "RESULTS: Patients showed lower ReHo and lower ALFF in the insula and in the thalamus than controls."
    first, second = extract(abstract).claims, extract(abstract).claims
    assert [c.claim_id for c in first] == [c.claim_id for c in second]
    assert len({c.claim_id for c in first}) == len(first)


def test_background_and_hedges_are_not_asserted(extract):
    claims = extract(
        "BACKGROUND: Volume of the insula is reduced in chronic pain. "
        "RESULTS: Volume of the thalamus was reduced. It may reflect that volume of the putamen is reduced."
    ).claims
    assert {c.region.label: c.status.value for c in claims} == {
        "insula": "background",
        "thalamus": "asserted",
        "putamen": "hedged",
    }


def test_listed_variables_are_one_claim_with_all_their_concepts(results):
    (claim,) = results("ReHo of the insula was positively correlated with depression and with pain duration.")
    assert (claim.associate_concept, claim.further_associates) == ("depression", ("pain-duration",))
    assert claim.associate == "depression and with pain duration"


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        (
            "Connectivity between the left insula and the right insula was reduced.",
            [("left", "insula", "right")],
        ),
        (
            "The left insula showed decreased connectivity with the right insula and increased connectivity with the "
            "precuneus.",
            [("left", "insula", "right"), ("left", "precuneus", None)],
        ),
    ],
)
def test_left_and_right_of_one_region_are_two_ends(results, sentence, pairs):
    said = [(c.region.laterality, c.target.id, c.target.laterality) for c in results(sentence)]
    assert said == pairs


def test_region_is_no_connection_of_itself(results):
    claims = results("Connectivity between the insula and the insula was reduced and increased with the precuneus.")
    assert {(c.region.id, c.target) for c in claims} == {("insula", None), ("precuneus", None)}
