from assistant.model import Record


def test_abbreviation_holds_in_its_own_abstract_only(extractor):
    first = Record("a", "", "The precentral gyrus (XyG) was thin; XyG was small.")
    second = Record("b", "", "XyG was thin.")
    found = dict(extractor.mentions([first, second]))
    assert [m.text for m in found["a"] if m.label == "region"] == ["precentral gyrus", "XyG", "XyG"]
    assert [m.text for m in found["b"] if m.label == "region"] == []


def test_signed_short_forms_are_two_groups(extract):
    claims = extract(
        "METHODS: We scanned patients with bone metastasis pain (BMP+), patients without it (BMP-) and controls. "
        "RESULTS: ReHo of the insula was lower in BMP+ than in BMP- patients."
    ).claims
    (claim,) = [c for c in claims if c.status == "asserted"]
    assert (claim.comparison.group_concept, claim.comparison.comparator_concept) == (
        "pain-patients",
        "pain-free-patients",
    )


def test_short_form_of_a_region_is_no_contrast(results):
    claims = results("The ventral striatum (VS) was the seed. Volume was lower in the pons, VS and cuneus.")
    assert [c.region.id for c in claims] == ["pons", "ventral-striatum", "cuneus"]


def test_short_form_of_a_treatment_is_not_that_of_a_time(extract):
    claims = extract(
        "METHODS: Patients were scanned before and after radiotherapy (RT). "
        "RESULTS: In the post-RT group, cortical thickness was increased compared with the pre-RT group in the insula."
    ).claims
    (claim,) = [c for c in claims if c.status == "asserted"]
    assert (claim.comparison.group_concept, claim.comparison.comparator_concept) == ("after", "before")


def test_short_form_of_a_part_of_a_short_form_keeps_its_meaning(results):
    claims = results("The anterior insula (AI) has a dorsal AI (dAI) and a ventral AI (vAI). The vAI was activated.")
    assert [c.region.id for c in claims] == ["ventral-anterior-insula"]


def test_short_form_of_something_else_is_no_region(results):
    assert results("Each visit 1 (V1) began early. Volume in V1 was lower.") == []


def test_short_form_of_an_adjective_is_that_of_its_region(results):
    claims = results("The ventral striatal (VS) signal was the question. VS hypoactivation was found in patients.")
    assert [c.region.id for c in claims] == ["ventral-striatum"]
