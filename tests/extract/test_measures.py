import pytest


@pytest.mark.parametrize(
    ("sentence", "measure", "concept", "modality"),
    [
        ("Patients had lower fALFF in the insula.", "ALFF", "fALFF", "resting-state-fmri"),
        ("Patients had atrophy of the insula.", "gray_matter_volume", "gray_matter_volume", "structural-mri"),
        (
            "Patients had lower degree centrality in the insula.",
            "centrality",
            "degree_centrality",
            "resting-state-fmri",
        ),
        ("Patients had lower volume of the insula.", "gray_matter_volume", "gray_matter_volume", "structural-mri"),
    ],
)
def test_measure_keeps_its_narrow_concept(results, sentence, measure, concept, modality):
    (claim,) = results(sentence)
    assert (claim.measure.id, claim.measure.concept, claim.modality) == (measure, concept, modality)


OWN_MEASURES = [
    (
        "GMV of the insula and cortical thickness of the cuneus were reduced.",
        {"gray_matter_volume", "cortical_thickness"},
    ),
    ("ReHo of the insula and FA of the fornix correlated with age.", {"ReHo", "FA"}),
    (
        "Patients had differences of volume in the insula and cortical thickness in the cuneus.",
        {"gray_matter_volume", "cortical_thickness"},
    ),
    ("Both groups had FC with the pons, and the insula was equally activated.", {"activation"}),
    ("Patients had local underconnectivity in the insula.", {"ReHo"}),
    ("Activity was recorded; stronger inter-subject correlations were found in the insula.", {"other"}),
    ("Patients had hypometabolic activity in the insula.", {"glucose_metabolism"}),
    ("Patients had hypometabolic changes and lower activity in the insula.", {"activation"}),
]


@pytest.mark.parametrize(("sentence", "measures"), OWN_MEASURES)
def test_regions_have_the_measure_that_is_named_with_them(results, sentence, measures):
    assert {claim.measure.id for claim in results(sentence)} == measures


def test_listed_measures_give_a_claim_each(results):
    claims = results("Fractional anisotropy and mean diffusivity of the fornix were altered.")
    assert [claim.measure.id for claim in claims] == ["FA", "MD"]


def test_measure_left_out_is_taken_from_the_sentence_before(extract):
    claims = extract("RESULTS: ReHo was compared. A decrease was found in the insula of patients.").claims
    assert [claim.measure.id for claim in claims] == ["ReHo"]
    assert claims[0].measure.text == ""


def test_two_directions_share_the_regions_after_them(results):
    claims = results("Decreased fractional anisotropy and increased mean diffusivity were found in the fornix.")
    assert {(c.measure.id, c.direction.value) for c in claims} == {("FA", "decrease"), ("MD", "increase")}


def test_without_any_measure_a_claim_has_one_that_pools_with_nothing(results):
    (claim,) = results("It was lower in the insula.")
    assert (claim.measure.id, claim.measure.concept, claim.modality) == ("other", None, None)


def test_the_bare_tissue_gives_way_to_any_other_measure(results):
    (claim,) = results("Connectivity strength between gray matter and white matter decreased in the caudate nucleus.")
    assert claim.measure.id == "FC"


def test_the_bare_tissue_alone_stands_for_its_volume(results):
    (claim,) = results("Patients had less gray matter in the insula.")
    assert claim.measure.pooled_as == "gray_matter_volume"


def test_what_a_region_is_tied_to_is_not_measured_there(extract):
    (claim,) = extract("RESULTS: Volume of the insula was not correlated with activation.").claims
    assert claim.measure.id == "gray_matter_volume"


def test_a_change_that_is_called_structural_or_functional_has_the_measure_of_such_methods(extract):
    claims = extract(
        "METHODS: We compared GMV, perfusion and metabolite levels. "
        "RESULTS: Structural brain alterations were found in the insula, and functional differences in the cuneus."
    ).claims
    assert [claim.measure.id for claim in claims] == ["gray_matter_volume", "CBF"]


def test_a_change_by_methods_of_which_the_text_names_no_measure_has_none(extract):
    claims = extract("METHODS: GMV was compared. RESULTS: Functional alterations were found in the insula.").claims
    assert [claim.measure.id for claim in claims] == ["other"]


def test_an_inverse_measure_is_not_carried_on(extract):
    claims = extract(
        "RESULTS: We found deactivation in the pons. Tones activated the insula. Clusters lay in the cuneus."
    )
    told = {(c.region.text, c.measure.concept, c.direction.value) for c in claims.claims}
    assert told == {
        ("pons", "deactivation", "decrease"),
        ("insula", "activation", "increase"),
        ("cuneus", "activation", "increase"),
    }
