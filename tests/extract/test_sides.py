import pytest


@pytest.mark.parametrize(
    ("sentence", "group", "comparator"),
    [
        (
            "Fatigued women had lower ReHo in the insula than non-fatigued women.",
            "Fatigued women",
            "non-fatigued women",
        ),
        ("Patients with back pain had lower ReHo in the insula than controls.", "Patients with back pain", "controls"),
        ("ReHo of the insula in patients was lower than that of the controls.", "patients", "controls"),
        ("Compared with HC, patients with migraine had lower ReHo in the insula.", "patients with migraine", "HC"),
    ],
)
def test_sides_keep_the_words_that_tell_them_apart(results, sentence, group, comparator):
    (claim,) = results(sentence)
    assert (claim.comparison.group, claim.comparison.comparator) == (group, comparator)


def test_those_without_are_the_counterpart_of_the_group(results):
    (claim,) = results("Patients with pain had lower ReHo in the insula than those without.")
    assert (claim.comparison.group_concept, claim.comparison.comparator_concept) == (
        "pain-patients",
        "pain-free-patients",
    )


def test_groups_side_by_side_are_compared(results):
    (claim,) = results("Patients with pain and patients without pain differed in ReHo of the insula.")
    assert claim.comparison.kind == "patients-vs-patients"


def test_controls_named_before_stand_for_a_comparator_left_out(extract):
    claims = extract("RESULTS: Healthy controls were scanned once. Patients showed lower ReHo in the insula.").claims
    assert claims[0].comparison.comparator_concept == "healthy-controls"


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("In healthy controls, ReHo of the insula increased over time.", "healthy-controls"),
        ("In HC only, ReHo of the insula was correlated with memory.", "healthy-controls"),
        ("In patients and in controls, ReHo of the insula was correlated with memory.", None),
        ("Compared with healthy controls, the XY group showed lower ReHo in the insula.", None),
    ],
)
def test_the_one_group_that_a_finding_is_about(results, sentence, about):
    (claim,) = results(sentence)
    assert claim.about == about


def test_each_group_of_a_change_and_its_null_is_told(results):
    claims = results("ReHo of the insula increased over time in HC but not in patients.")
    assert {claim.direction.value: claim.about for claim in claims} == {
        "increase": "healthy-controls",
        "no_difference": "patients",
    }


def test_each_group_of_a_tie_and_its_null_is_told(results):
    claims = results("ReHo of the insula was correlated with memory in patients but not in healthy controls.")
    assert {claim.direction.value: claim.about for claim in claims} == {
        "association": "patients",
        "no_association": "healthy-controls",
    }


def test_a_change_from_before_is_one_over_time_whoever_was_named_earlier(extract):
    claims = extract("RESULTS: Healthy controls were scanned once. ReHo in the insula was lower than before.").claims
    assert claims[0].comparison.kind == "post-vs-pre"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Patients showed higher activation in the insula than before therapy.", "post-vs-pre"),
        ("Following training, survivors showed higher ReHo in the insula than the waitlist.", "treatment-vs-control"),
    ],
)
def test_time_and_waitlist_settle_the_kind_of_comparison(results, sentence, kind):
    (claim,) = results(sentence)
    assert claim.comparison.kind == kind


def test_a_treatment_can_name_those_who_had_it(extract):
    claims = extract(
        "METHODS: Patients with back pain were studied. "
        "RESULTS: ReHo of the insula was greater in the MBSR group than in the waitlist group."
    ).claims
    (claim,) = [c for c in claims if c.status == "asserted"]
    assert (claim.comparison.group, claim.comparison.kind) == ("MBSR group", "treatment-vs-control")
