import pytest


def test_shared_head_completes_an_elliptical_member(results):
    claims = results("Patients showed lower volume in the frontal, parietal and temporal cortices.")
    assert [c.region.text for c in claims] == ["frontal", "parietal", "temporal cortices"]
    assert [c.region.label for c in claims] == ["frontal lobe", "parietal lobe", "temporal lobe"]


def test_adjective_after_a_noun_begins_a_list_of_its_own(results):
    claims = results("Patients showed hyperactivation in the insula as well as parietal hypoactivation.")
    assert {(c.region.text, c.direction.value) for c in claims} == {("insula", "increase"), ("parietal", "decrease")}


@pytest.mark.parametrize(
    ("regions", "labels"),
    [
        ("frontal, cingulate and visual association cortex", {"frontal lobe", "cingulate cortex"}),
        ("prefrontal, parietal and insular regions", {"prefrontal cortex", "parietal lobe", "insula"}),
        ("anterior and posterior cingulate", {"anterior cingulate cortex", "posterior cingulate cortex"}),
    ],
)
def test_shared_head_is_a_noun_of_kind_and_never_a_name(results, concepts, regions, labels):
    claims = results(f"Patients showed lower volume in the {regions}.")
    assert labels <= {concepts.name(c.region.concept) for c in claims}
