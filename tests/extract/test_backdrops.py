"""Tables of sentences (all invented): places that are told of, and those that only tell where or against what."""

import pytest

PLACES = [
    ("ReHo was lower in the cuneus within the visual network.", {"cuneus"}),
    ("ReHo was lower in visual areas within the cuneus and the lingual gyrus.", {"cuneus", "lingual gyrus"}),
    ("ReHo was lower in limbic regions of the insula.", {"limbic regions of the insula"}),
    ("ReHo was lower in visual areas within the cuneus.", {"visual areas"}),
    ("ReHo was lower in the cuneus (CUN) of the visual network.", {"cuneus"}),
    ("ReHo was lower in the cuneus and the visual network.", {"cuneus", "visual network"}),
    ("ReHo was lower in limbic regions, including the fornix and the insula.", {"fornix", "insula"}),
    ("ReHo was lower in limbic regions such as the insula.", {"insula"}),
    ("ReHo was lower in limbic regions and the insula.", {"limbic regions", "insula"}),
    ("ReHo was lower in the visual network, including the cuneus.", {"visual network", "cuneus"}),
    ("ReHo was lower in the cingulate gyrus (anterior cingulate cortex) and the pons.", {"cingulate gyrus", "pons"}),
    ("ReHo was lower in limbic regions (insula and fornix).", {"limbic regions", "insula", "fornix"}),
    ("In the frontal lobe subgroup, ReHo of the thalamus was lower.", {"thalamus"}),
    ("Analyses of the pons showed a reduction of ReHo in the insula.", {"insula"}),
    ("ReHo of the pons showed a reduction.", {"pons"}),
    ("ReHo was lower in the insula than in the cuneus.", {"insula"}),
    ("ReHo was lower in the fornix and limbic regions, such as the insula.", {"fornix", "insula"}),
    ("Unlike the cuneus and the pons, ReHo of the insula was lower.", {"insula"}),
    ("Compared with controls, the insula showed lower ReHo.", {"insula"}),
]


@pytest.mark.parametrize(("sentence", "places"), PLACES)
def test_places_that_only_tell_where_have_no_finding(results, sentence, places):
    assert {claim.region.text for claim in results(sentence)} == places
