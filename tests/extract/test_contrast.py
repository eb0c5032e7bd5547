"""Tables of sentences (all invented) and who they compare with whom, as worded."""

import pytest

WORDED = [
    (
        "Patients had lower ReHo in the insula compared with healthy controls.",
        "decrease",
        "Patients",
        "healthy controls",
    ),
    (
        "Compared to healthy controls, patients had lower ReHo in the insula.",
        "decrease",
        "patients",
        "healthy controls",
    ),
    (
        "Relative to healthy controls, lower ReHo was found in the insula of patients.",
        "decrease",
        "patients",
        "healthy controls",
    ),
    ("Patients, relative to controls, had lower ReHo in the insula.", "decrease", "Patients", "controls"),
    ("Patients, as compared with controls, showed lower ReHo in the insula.", "decrease", "Patients", "controls"),
    ("Lower ReHo was seen in the insula in patients versus controls.", "decrease", "patients", "controls"),
    ("ReHo of the insula was lower in patients than in controls.", "decrease", "patients", "controls"),
    ("Controls had higher ReHo in the insula than patients.", "increase", "Controls", "patients"),
    ("ReHo of the insula was higher in healthy controls than in patients.", "increase", "healthy controls", "patients"),
    ("In contrast to controls, patients showed lower ReHo in the insula.", "decrease", "patients", "controls"),
    ("In patients, ReHo of the insula was lower than in controls.", "decrease", "patients", "controls"),
    (
        "When compared with controls, the patient group showed lower ReHo in the insula.",
        "decrease",
        "patient group",
        "controls",
    ),
    ("ReHo of the insula differed between patients and controls.", "altered", "patients", "controls"),
    ("Patients and controls differed in ReHo of the insula.", "altered", "Patients", "controls"),
    (
        "There were group differences between patients and healthy controls in ReHo of the insula.",
        "altered",
        "patients",
        "healthy controls",
    ),
    (
        "No difference in ReHo of the insula was found between patients and controls.",
        "no_difference",
        "patients",
        "controls",
    ),
    ("ReHo of the insula did not differ between patients and controls.", "no_difference", "patients", "controls"),
    (
        "ReHo of the insula did not differ between the patients and the control group.",
        "no_difference",
        "patients",
        "control group",
    ),
    ("ReHo of the insula was comparable in patients and controls.", "no_difference", "patients", "controls"),
    ("The contrast of patients > controls revealed higher ReHo in the insula.", "increase", "patients", "controls"),
    (
        "ReHo of the insula was lower after chemotherapy than before chemotherapy.",
        "decrease",
        "after chemotherapy",
        "before chemotherapy",
    ),
    ("ReHo of the insula decreased from baseline to follow-up.", "decrease", "follow-up", "from baseline"),
    ("ReHo of the insula was lower at follow-up compared with baseline.", "decrease", "at follow-up", "baseline"),
    (
        "After treatment, ReHo of the insula was increased relative to pretreatment.",
        "increase",
        "After treatment",
        "pretreatment",
    ),
    ("Compared with baseline, ReHo of the insula was lower after surgery.", "decrease", "after surgery", "baseline"),
    (
        "ReHo of the insula was lower post-treatment compared to pre-treatment.",
        "decrease",
        "post-treatment",
        "pre-treatment",
    ),
    (
        "ReHo of the insula was higher in the acupuncture group than in the sham group.",
        "increase",
        "acupuncture group",
        "sham group",
    ),
    ("Compared with sham, rTMS increased ReHo of the insula.", "increase", "rTMS", "sham"),
    (
        "Active stimulation increased ReHo of the insula relative to sham stimulation.",
        "increase",
        "Active stimulation",
        "sham stimulation",
    ),
    ("MBSR reduced ReHo of the insula relative to the waitlist.", "decrease", "MBSR", "waitlist"),
    ("Tai Chi increased ReHo of the insula compared with usual care.", "increase", "Tai Chi", "usual care"),
    ("Ketamine decreased ReHo of the insula compared with placebo.", "decrease", "Ketamine", "placebo"),
    ("ReHo of the insula was increased under ketamine compared with placebo.", "increase", "ketamine", "placebo"),
    ("Activity of the insula was higher during the task than at rest.", "increase", "during the task", "at rest"),
    (
        "The painful condition evoked higher activity of the insula than the neutral condition.",
        "increase",
        "painful condition",
        "neutral condition",
    ),
    ("BMP+ patients had lower ReHo in the insula than BMP- patients.", "decrease", "BMP+ patients", "BMP- patients"),
    (
        "Patients with pain had lower ReHo in the insula compared with those without pain.",
        "decrease",
        "Patients with pain",
        "those without pain",
    ),
    (
        "Patients with pain showed lower ReHo in the insula than patients without pain and controls.",
        "decrease",
        "Patients with pain",
        "patients without pain and controls",
    ),
    (
        "Both patients with pain and patients without pain had lower ReHo in the insula than controls.",
        "decrease",
        "patients with pain and patients without pain",
        "controls",
    ),
    (
        "Fatigued survivors had lower ReHo in the insula than non-fatigued survivors.",
        "decrease",
        "Fatigued survivors",
        "non-fatigued survivors",
    ),
    ("Responders had higher ReHo in the insula than non-responders.", "increase", "Responders", "non-responders"),
    ("Women had higher ReHo in the insula than men.", "increase", "Women", "men"),
    ("Older adults had lower ReHo in the insula than younger adults.", "decrease", "Older adults", "younger adults"),
    (
        "Chronic pain patients showed lower ReHo in the insula than acute pain patients.",
        "decrease",
        "Chronic pain patients",
        "acute pain patients",
    ),
    (
        "The depressed group had lower ReHo in the insula than the non-depressed group.",
        "decrease",
        "depressed group",
        "non-depressed group",
    ),
    ("The MDD group showed lower ReHo in the insula than the HC group.", "decrease", "MDD group", "HC group"),
    (
        "The high-dose group showed lower ReHo in the insula than the low-dose group.",
        "decrease",
        "high-dose group",
        "low-dose group",
    ),
    ("Patients showed lower ReHo in the insula than did controls.", "decrease", "Patients", "controls"),
    (
        "A decrease of ReHo in the insula was found in patients when compared to the healthy group.",
        "decrease",
        "patients",
        "healthy group",
    ),
    ("Reduced ReHo of the insula distinguished patients from controls.", "decrease", "patients", "controls"),
    (
        "ReHo of the insula was lower in patients with migraine as opposed to healthy volunteers.",
        "decrease",
        "patients with migraine",
        "healthy volunteers",
    ),
    ("With respect to controls, patients had lower ReHo in the insula.", "decrease", "patients", "controls"),
    ("In patients ReHo of the insula decreased after radiotherapy.", "decrease", "after radiotherapy", "before"),
    ("Six months after radiotherapy, ReHo of the insula was lower.", "decrease", "after radiotherapy", "before"),
    ("Carriers of the allele had lower ReHo in the insula than non-carriers.", "decrease", "Carriers", "non-carriers"),
    ("Athletes had higher ReHo in the insula than sedentary controls.", "increase", "Athletes", "sedentary controls"),
    ("Smokers had lower ReHo in the insula than nonsmokers.", "decrease", "Smokers", "nonsmokers"),
    (
        "ReHo of the insula was lower in the depressed group than in the non-depressed group.",
        "decrease",
        "depressed group",
        "non-depressed group",
    ),
]


@pytest.mark.parametrize(("sentence", "direction", "group", "comparator"), WORDED)
def test_direction_is_that_of_the_group_as_worded(results, sentence, direction, group, comparator):
    (claim,) = results(sentence)
    assert claim.direction == direction
    assert (claim.comparison.group, claim.comparison.comparator) == (group, comparator)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("ReHo of the insula was lower at follow-up compared with baseline.", "post-vs-pre"),
        ("ReHo of the insula decreased from baseline to follow-up.", "post-vs-pre"),
        ("ReHo of the insula was higher under ketamine compared with placebo.", "treatment-vs-control"),
        ("Compared with sham, rTMS increased ReHo of the insula.", "treatment-vs-control"),
        ("Activity of the insula was higher during the task than at rest.", "task-vs-baseline"),
        (
            "Patients with pain and patients without pain had lower ReHo in the insula than controls.",
            "patients-vs-controls",
        ),
        (
            "Patients with pain had lower ReHo in the insula than pain-free patients and controls.",
            "patients-vs-patients",
        ),
        ("Smokers had lower ReHo in the insula than nonsmokers.", "other"),
        ("Responders had lower ReHo in the insula than non-responders.", "other"),
        ("The depressed group had lower ReHo in the insula than the non-depressed group.", "other"),
    ],
)
def test_kind_of_comparison(results, sentence, kind):
    (claim,) = results(sentence)
    assert claim.comparison.kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "ReHo of the insula was lower than that of the thalamus.",
        "ReHo of the insula was lower in the left hemisphere than in the right hemisphere.",
        "ReHo was increased in the insula.",
        "ReHo was lower in the insula relative to other regions.",
        "ReHo of the insula was lower than expected.",
        "ReHo of the insula was negatively correlated with pain in patients versus controls.",
    ],
)
def test_without_two_groups_there_is_no_comparison(results, sentence):
    assert {claim.comparison for claim in results(sentence)} == {None}


def test_two_groups_of_patients_listed_together_are_patients(results):
    (claim,) = results("Both patients with pain and patients without pain had lower ReHo in the insula than controls.")
    assert claim.comparison.group_concept == "patients"


def test_first_of_two_comparators_counts(results):
    (claim,) = results("Compared with patients without pain and controls, patients with pain had lower insular ReHo.")
    assert (claim.comparison.group_concept, claim.comparison.comparator_concept) == (
        "pain-patients",
        "pain-free-patients",
    )


def test_baseline_without_any_treatment_is_a_state_of_rest(results):
    (claim,) = results("Activity of the insula was higher during the task compared with baseline.")
    assert claim.comparison.kind == "task-vs-baseline"


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("After treatment, patients had lower ReHo in the insula than controls.", "patients"),
        ("Patients had lower ReHo in the insula after treatment than controls.", "Patients"),
        ("Patients given yoga lessons had lower ReHo in the insula than controls.", "Patients"),
    ],
)
def test_people_are_compared_with_people(results, sentence, group):
    (claim,) = results(sentence)
    assert claim.comparison.group == group


def test_a_time_or_treatment_alone_is_not_compared_with_people(results):
    (claim,) = results("After yoga lessons, ReHo of the insula was lower than in healthy controls.")
    assert claim.comparison is None
