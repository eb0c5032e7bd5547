"""Tables of sentences (all invented) and the direction that each states of its regions."""

import pytest

CLEAREST = [
    (
        "Patients had lower ReHo in the visual network, with the most pronounced changes in the cuneus.",
        {"visual network decrease", "cuneus decrease"},
    ),
    ("ReHo was higher in the pons, with the largest differences in the insula.", {"pons increase", "insula increase"}),
    ("The most pronounced changes were seen in the insula.", {"insula altered"}),
    ("ReHo was lower in the pons, with further changes in the insula.", {"pons decrease", "insula altered"}),
]

SIZED_TIES = [
    ("Patients showed weaker correlations between the insula and the pons.", {"insula decrease"}),
    ("A reduced association between stakes and activity in the cuneus was found.", {"cuneus decrease"}),
    ("A strong association between stakes and activity in the cuneus was found.", {"cuneus association"}),
    ("Weaker mood was correlated with activity in the cuneus.", {"cuneus association"}),
    ("Poorer skill and activity in the cuneus were both associated with age.", {"cuneus association"}),
]

SIGNED_BY_SIDES = [
    ("Greater boredom was associated with lower activity in the cuneus.", {"cuneus negative"}),
    (
        "Greater boredom was associated with higher activity in the cuneus as well as lower activity in the pons.",
        {"cuneus positive", "pons negative"},
    ),
    ("Lower fitness was related to less activity in the cuneus.", {"cuneus positive"}),
    ("Lower boredom related to increased activity in the cuneus.", {"cuneus negative"}),
    ("More severe migraine in patients was associated with lower activity in the cuneus.", {"cuneus decrease"}),
    ("Greater boredom in patients with migraine was linked to lower volume of the pons.", {"pons negative"}),
    ("Downregulation was associated with lower activity in the cuneus.", {"cuneus decrease"}),
    ("Activity in the cuneus was associated with increases in boredom.", {"cuneus positive"}),
    ("Activity in the cuneus was associated with poorer recall.", {"cuneus negative"}),
    ("Activity in the cuneus was associated with social disruption.", {"cuneus association"}),
    (
        "Activity in the cuneus tracked boredom, with greater boredom related to less activity in the pons.",
        {"cuneus association", "pons negative"},
    ),
    ("Activity was higher in areas of boredom related to increased pain, such as the cuneus.", {"cuneus increase"}),
    ("They associated mostly with activity in the cuneus.", {"cuneus association"}),
    ("Cells associated with activity in the cuneus were counted.", set()),
]

ROLES = [
    (
        "Activity rose in the cuneus, while the insula was involved in counting.",
        {"insula association", "cuneus increase"},
    ),
    (
        "During activity the cuneus and the pons were selectively implicated in counting.",
        {"cuneus association", "pons association"},
    ),
    ("Activity showed that the cuneus plays an important role in counting.", {"cuneus association"}),
    ("Activity showed that price was represented in the cuneus.", {"cuneus association"}),
    ("Activity showed that the cuneus represented the price.", {"cuneus association"}),
    ("Activity showed that the cuneus was not involved in counting.", {"cuneus no_association"}),
    ("Hind areas, such as the cuneus, were involved in counting by activity.", {"cuneus association"}),
    ("Counting involved activity of the cuneus.", {"cuneus increase"}),
    ("Areas involved in counting, such as the cuneus, were named by activity.", set()),
    ("Volume of the pons was small, and the insula was involved in counting.", set()),
]

CONNECTED = [
    ("FC of the pons with the insula was lower, as was FC of the pons with the cuneus.", {"pons decrease"}),
    ("The pons cluster was stably hypoconnected with the cuneus.", {"pons decrease"}),
    ("Areas implicated in counting, such as the insula, were named.", set()),
]

VERBS = [
    ("ReHo in the insula increased after the intervention.", {"insula increase"}),
    ("ReHo in the insula rose significantly over time.", {"insula increase"}),
    ("Glucose metabolism in the thalamus fell after surgery.", {"thalamus decrease"}),
    ("Glucose metabolism in the thalamus dropped after surgery.", {"thalamus decrease"}),
    ("Perfusion of the putamen declined over one year.", {"putamen decrease"}),
    ("Chemotherapy lowered perfusion of the putamen.", {"putamen decrease"}),
    ("Placebo attenuated activation of the insula.", {"insula decrease"}),
    ("Training boosted activity in the precuneus.", {"precuneus increase"}),
    ("Ketamine suppressed activity of the habenula.", {"habenula decrease"}),
    ("Stimulation enhanced functional connectivity of the thalamus.", {"thalamus increase"}),
    ("Hypnosis dampened responses in the insula.", {"insula decrease"}),
    ("Yoga strengthened the connectivity of the hippocampus.", {"hippocampus increase"}),
    ("Treatment normalized the ReHo of the thalamus.", {"thalamus altered"}),
    ("Treatment restored connectivity of the thalamus.", {"thalamus increase"}),
    ("Volume of the amygdala shrank over time.", {"amygdala decrease"}),
    ("Cortical thickness of the precuneus diminished with treatment.", {"precuneus decrease"}),
    ("ALFF of the cuneus exceeded that of controls.", {"cuneus increase"}),
    ("Patients recruited the insula more than controls.", {"insula increase"}),
    ("Patients failed to activate the insula.", {"insula decrease"}),
    ("Patients failed to deactivate the posterior cingulate cortex.", {"posterior cingulate cortex increase"}),
    ("Radiotherapy disrupted the connectivity of the hippocampus.", {"hippocampus decrease"}),
    ("Exercise prevented the loss of volume in the hippocampus.", {"hippocampus increase"}),
]

ADJECTIVES = [
    ("Patients had blunted responses in the ventral striatum.", {"ventral striatum decrease"}),
    ("Patients had attenuated activity in the putamen.", {"putamen decrease"}),
    ("Patients had exaggerated responses in the amygdala.", {"amygdala increase"}),
    ("Patients had an augmented response in the amygdala.", {"amygdala increase"}),
    ("Patients had diminished thickness of the precuneus.", {"precuneus decrease"}),
    ("The insula of patients was thinner than that of controls.", {"insula decrease"}),
    ("Patients had a thinner cortex in the precuneus.", {"precuneus decrease"}),
    ("Patients had thicker cortex in the cuneus.", {"cuneus increase"}),
    ("Patients had an enlarged putamen.", {"putamen increase"}),
    ("The thalamus was hyperactive.", {"thalamus increase"}),
    ("The thalamus was hypometabolic in patients.", {"thalamus decrease"}),
    ("Patients had aberrant connectivity of the precuneus.", {"precuneus altered"}),
    ("Patients showed abnormally high ReHo in the cuneus.", {"cuneus increase"}),
    ("Patients showed abnormally low ReHo in the cuneus.", {"cuneus decrease"}),
    ("Patients displayed pronounced atrophy of the fornix.", {"fornix decrease"}),
    ("Poorer connectivity of the fornix was found in patients.", {"fornix decrease"}),
    ("Patients showed excessive activation of the amygdala.", {"amygdala increase"}),
    ("Deficient activation of the putamen was seen in patients.", {"putamen decrease"}),
]

NOUNS = [
    ("A decrease in ReHo was seen in the insula.", {"insula decrease"}),
    ("There was a reduction of gray matter volume in the insula.", {"insula decrease"}),
    ("We found gray matter loss in the insula.", {"insula decrease"}),
    ("Loss of gray matter was seen in the insula.", {"insula decrease"}),
    ("Gray matter deficits were present in the amygdala.", {"amygdala decrease"}),
    ("A rise in ALFF was seen in the insula.", {"insula increase"}),
    ("A drop in ALFF was found in the insula.", {"insula decrease"}),
    ("Thalamic atrophy was evident.", {"thalamus decrease"}),
    (
        "Atrophy in the left hippocampus and the caudate was found.",
        {"caudate nucleus decrease", "hippocampus decrease"},
    ),
    ("Patients exhibited thinning of the precuneus.", {"precuneus decrease"}),
    ("Cortical thinning was found in the cuneus.", {"cuneus decrease"}),
    ("An elevation of FA was noted in the cingulum.", {"cingulum increase"}),
    ("Hypertrophy of the amygdala was found.", {"amygdala increase"}),
    ("Shrinkage of the hippocampus was seen in survivors.", {"hippocampus decrease"}),
    ("A decline of glucose metabolism in the thalamus was seen.", {"thalamus decrease"}),
    ("Enlargement of the putamen was found in patients.", {"putamen increase"}),
    ("Enhancement of perfusion in the insula was observed.", {"insula increase"}),
]

PREFIXES = [
    ("Hypoactivation of the insula was found in patients.", {"insula decrease"}),
    ("Patients showed insular hyperactivation.", {"insula increase"}),
    ("Hypoperfusion of the thalamus was seen.", {"thalamus decrease"}),
    ("Thalamic hypermetabolism was found in patients.", {"thalamus increase"}),
    ("Hyperconnectivity between the insula and the thalamus was found.", {"insula increase"}),
    ("Patients exhibited hypoconnectivity of the precuneus.", {"precuneus decrease"}),
    ("Prefrontal hypoactivity was seen in patients.", {"prefrontal cortex decrease"}),
    ("Patients showed hyper-responsivity of the amygdala.", {"amygdala increase"}),
    ("The amygdala was hyperresponsive to pain.", {"amygdala increase"}),
    ("The insula was hyperperfused in patients.", {"insula increase"}),
    ("Hypo-perfusion of the thalamus was found.", {"thalamus decrease"}),
    ("Hyper-connectivity of the thalamus was found.", {"thalamus increase"}),
]

COMPARATIVES = [
    ("The insula was more activated in patients than in controls.", {"insula increase"}),
    ("The insula was less activated in patients than in controls.", {"insula decrease"}),
    ("Patients showed more activation in the insula than controls.", {"insula increase"}),
    ("Patients showed less activation in the insula than controls.", {"insula decrease"}),
    ("More gray matter was found in the putamen of patients.", {"putamen increase"}),
    ("Patients had less gray matter in the putamen.", {"putamen decrease"}),
    ("Activity in the insula was more pronounced in patients.", {"insula increase"}),
    ("Activity in the insula was less pronounced in patients.", {"insula decrease"}),
    ("Patients had weaker coupling between the insula and the amygdala.", {"insula decrease"}),
    ("Activity in the insula was weaker in patients.", {"insula decrease"}),
    ("Patients had weaker responses in the amygdala than controls.", {"amygdala decrease"}),
    ("Cortical thickness was greater in the cuneus of musicians.", {"cuneus increase"}),
]

DOUBLED = [
    ("Patients showed reduced deactivation of the precuneus.", {"precuneus increase"}),
    ("Patients showed greater deactivation of the precuneus.", {"precuneus decrease"}),
    ("Deactivation of the precuneus was reduced in patients.", {"precuneus increase"}),
    ("Deactivation of the precuneus was stronger in patients.", {"precuneus decrease"}),
    ("Patients showed less suppression of the precuneus activity.", {"precuneus increase"}),
    ("Patients had a smaller decrease of volume in the hippocampus.", {"hippocampus increase"}),
    ("The trained group had less atrophy in the hippocampus.", {"hippocampus increase"}),
    ("The trained group showed a lower loss of gray matter in the hippocampus.", {"hippocampus increase"}),
    ("Patients had an attenuated reduction of ReHo in the insula.", {"insula increase"}),
    ("Patients showed a smaller increase of activity in the putamen.", {"putamen decrease"}),
    ("Patients showed a greater reduction of activity in the putamen.", {"putamen decrease"}),
    ("Patients had greater atrophy in the fornix.", {"fornix decrease"}),
    ("The decrease of ReHo in the insula was larger in patients.", {"insula decrease"}),
    ("More severe atrophy was found in the thalamus.", {"thalamus decrease"}),
    ("Greater cortical thinning was seen in the cuneus.", {"cuneus decrease"}),
    ("Patients lacked activation of the insula.", {"insula decrease"}),
]

MIXED = [
    (
        "Patients had decreased ReHo in the insula and thalamus and increased ReHo in the cuneus.",
        {"cuneus increase", "insula decrease", "thalamus decrease"},
    ),
    ("ReHo was higher in the insula and lower in the cuneus.", {"cuneus decrease", "insula increase"}),
    ("ReHo was higher in the insula, but lower in the cuneus.", {"cuneus decrease", "insula increase"}),
    (
        "Patients showed higher ALFF in the insula; lower ALFF was found in the cuneus.",
        {"cuneus decrease", "insula increase"},
    ),
    ("ReHo of the insula increased, whereas that of the cuneus decreased.", {"cuneus decrease", "insula increase"}),
    (
        "Patients showed a reduction of volume in the insula, together with an increase in the cuneus.",
        {"cuneus increase", "insula decrease"},
    ),
    ("The insula was hyperactive and the cuneus hypoactive.", {"cuneus decrease", "insula increase"}),
    ("The insula showed increased, and the cuneus decreased ReHo.", {"cuneus decrease", "insula increase"}),
    ("FA was higher in the fornix and lower in the cingulum.", {"cingulum decrease", "fornix increase"}),
    ("ReHo was lower in the insula, whereas it was higher in the cuneus.", {"cuneus increase", "insula decrease"}),
    (
        "Patients showed decreased ALFF in the insula but increased ALFF in the cuneus and the precuneus.",
        {"cuneus increase", "insula decrease", "precuneus increase"},
    ),
    (
        "Perfusion was increased in the thalamus, decreased in the putamen and unchanged in the pons.",
        {"pons no_difference", "putamen decrease", "thalamus increase"},
    ),
]

ALTERED = [
    ("Patients and controls differed in FA of the cingulum.", {"cingulum altered"}),
    ("Group differences in FA were found in the cingulum.", {"cingulum altered"}),
    ("A significant group difference emerged in the insula for ReHo.", {"insula altered"}),
    ("Abnormalities of connectivity were found in the precuneus.", {"precuneus altered"}),
    ("A main effect of group on activation was found in the amygdala.", {"amygdala altered"}),
    ("A group by time interaction was found for activity in the amygdala.", {"amygdala altered"}),
    ("Connectivity of the precuneus was modulated by the treatment.", {"precuneus altered"}),
    ("Chemotherapy altered the ReHo of the insula.", {"insula altered"}),
    ("Connectivity of the insula was reorganised in patients.", {"insula altered"}),
    ("Aberrant ReHo was found in the precuneus.", {"precuneus altered"}),
    ("ReHo of the insula changed over time.", {"insula altered"}),
    ("Patients had atypical activation of the amygdala.", {"amygdala altered"}),
]

OWN_ACTIVATION = [
    ("All maps of activity yielded the insula and the pons.", {"insula increase", "pons increase"}),
    ("Activity maps confirmed the critical role of the insula in counting.", {"insula association"}),
    ("The insula was sensitive to odours in maps of activity.", {"insula association"}),
    ("Odours were decoded from activity in the insula.", {"insula association"}),
    ("Activity in the insula is of use for rest-mediated effects.", set()),
    ("Robust activations in the insula were seen during pain.", {"insula increase"}),
    ("Odours induced activity in the insula.", {"insula increase"}),
    ("Odour-induced activity in the insula is described.", set()),
    ("Small parts of the insula were specifically activated.", {"insula increase"}),
    ("The insula had significant activation for odours.", {"insula increase"}),
    ("Activity maps highlighted a network involving the insula and the pons.", {"insula increase", "pons increase"}),
    ("Overlap of activity maps was present in the insula.", {"insula increase"}),
    ("No analysis revealed a common cluster of activity in the insula.", {"insula no_difference"}),
    ("Heat pain activated the insula and the thalamus.", {"insula increase", "thalamus increase"}),
    ("The insula was activated during the task.", {"insula increase"}),
    ("The task elicited activity in the putamen.", {"putamen increase"}),
    ("The task deactivated the precuneus.", {"precuneus decrease"}),
    ("Patients activated the amygdala.", {"amygdala increase"}),
    ("Both groups recruited the insula during the task.", {"insula increase"}),
    ("Both groups showed activation in the putamen.", {"putamen increase"}),
    ("Activation was observed in the cuneus.", {"cuneus increase"}),
    ("The task engaged the precuneus.", {"precuneus increase"}),
    ("Reward consistently activated the putamen.", {"putamen increase"}),
    ("The amygdala was recruited by aversive pictures.", {"amygdala increase"}),
    ("Brain activity was recorded, and the insula was consistently involved in tasting.", {"insula association"}),
    ("Brain responses to tasting involved the insula and the thalamus.", {"insula increase", "thalamus increase"}),
    ("Brain activity was recorded, and the cuneus was also sensitive to motion.", {"cuneus association"}),
    ("Brain activity was recorded, and the putamen was active during the game.", {"putamen increase"}),
]

NULLS = [
    ("Volume of the hippocampus was preserved.", {"hippocampus no_difference"}),
    ("Volume of the hippocampus was spared.", {"hippocampus no_difference"}),
    ("Activation of the insula was comparable between groups.", {"insula no_difference"}),
    ("Activation of the insula was similar in both groups.", {"insula no_difference"}),
    ("ReHo in the insula remained stable.", {"insula no_difference"}),
    ("ReHo in the insula did not change.", {"insula no_difference"}),
    ("FA of the cingulum was intact.", {"cingulum no_difference"}),
    ("There were no differences in volume of the thalamus.", {"thalamus no_difference"}),
    ("Neither group showed changes of volume in the thalamus.", {"thalamus no_difference"}),
    ("No significant change of FA was found in the fornix.", {"fornix no_difference"}),
    ("Perfusion of the putamen was not significantly different between groups.", {"putamen no_difference"}),
    ("Perfusion of the putamen was not reduced in patients.", {"putamen no_difference"}),
    ("Patients did not show any reduction of volume in the putamen.", {"putamen no_difference"}),
    ("We found no evidence of altered connectivity in the precuneus.", {"precuneus no_difference"}),
    ("Connectivity of the insula was unaffected by treatment.", {"insula no_difference"}),
    ("Treatment had no effect on volume of the hippocampus.", {"hippocampus no_difference"}),
    ("The groups were indistinguishable in perfusion of the thalamus.", {"thalamus no_difference"}),
    ("Volume of the pons was identical in both groups.", {"pons no_difference"}),
    (
        "ReHo was lower in the insula, whereas it did not differ in the thalamus.",
        {"insula decrease", "thalamus no_difference"},
    ),
    (
        "Patients had lower volume of the insula, while volume of the thalamus was preserved.",
        {"insula decrease", "thalamus no_difference"},
    ),
]

DENIED = [
    ("No increase of ReHo in the insula was found.", {"insula no_difference"}),
    ("ReHo of the insula was not higher in patients.", {"insula no_difference"}),
    ("Patients did not show atrophy of the insula.", {"insula no_difference"}),
    ("ReHo of the insula did not decrease over time.", {"insula no_difference"}),
    ("There was no evidence of thinning of the insula.", {"insula no_difference"}),
    ("Neither an increase nor a decrease of ReHo was found in the insula.", {"insula no_difference"}),
    ("Not only ReHo of the insula but also ReHo of the thalamus was lower.", {"insula decrease", "thalamus decrease"}),
    ("No patient was excluded; ReHo of the insula was lower in patients.", {"insula decrease"}),
    ("A notable increase of ReHo was found in the insula.", {"insula increase"}),
    ("Patients without pain had lower ReHo in the insula.", {"insula decrease"}),
]

SILENT = [
    "Patients with higher education had scans of the insula.",
    "Low back pain was frequent, and volume of the insula was measured.",
    "High-resolution images of the insula were acquired.",
    "Volume of the insula was compared in patients with memory loss.",
    "Higher-order areas such as the insula were studied for ReHo.",
    "Sex differences were regressed out of the volume of the insula.",
    "Brain activity was recorded from areas involved in tasting, such as the insula.",
    "Brain activity was recorded from an area sensitive to motion, the cuneus.",
    "Patients with hearing loss had scans of the insula for ReHo.",
    "Volume of the insula was measured at a higher field strength.",
    "The active control group was scanned for volume of the insula.",
    "Less than ten voxels of the insula were left for ReHo.",
    "Pain scores were lower after treatment.",
    "Anxiety was reduced and memory was improved in patients.",
]


def said(claims, concepts):
    """Write claims as "region direction", the region by the name of its concept."""
    return {f"{concepts.name(claim.region.concept)} {claim.direction.value}" for claim in claims}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        *CLEAREST,
        *SIZED_TIES,
        *SIGNED_BY_SIDES,
        *ROLES,
        *CONNECTED,
        *VERBS,
        *ADJECTIVES,
        *NOUNS,
        *PREFIXES,
        *COMPARATIVES,
        *DOUBLED,
        *MIXED,
        *ALTERED,
        *OWN_ACTIVATION,
        *NULLS,
        *DENIED,
    ],
)
def test_direction_of_each_region(results, concepts, sentence, expected):
    assert said(results(sentence), concepts) == expected


@pytest.mark.parametrize("sentence", SILENT)
def test_word_of_direction_that_tells_of_something_else(results, sentence):
    assert results(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Patients showed increased and decreased volume in the insula.", "altered"),
        ("Patients showed less decrease of volume in the insula.", "increase"),
        ("Volume of the insula was unchanged.", "no_difference"),
        ("Volume of the insula did not differ between groups.", "no_difference"),
        ("The insula was hypoactive in patients.", "decrease"),
    ],
)
def test_direction(results, sentence, direction):
    (claim,) = results(sentence)
    assert claim.direction == direction


@pytest.mark.parametrize(
    ("sentence", "significance"),
    [
        ("Volume of the insula was significantly lower in patients.", "significant"),
        ("Volume of the insula was lower in patients.", None),
        ("Volume of the insula tended to be lower in patients.", "trend"),
        ("No significant difference in volume was found in the insula.", "not_significant"),
    ],
)
def test_significance_is_kept_apart_from_direction(results, sentence, significance):
    (claim,) = results(sentence)
    assert claim.significance == significance


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Volume of the insula was associated with pain (r = -0.31).", "negative"),
        ("Volume of the insula was associated with pain (size of effect = -0.31).", "association"),
    ],
)
def test_sign_is_read_from_coefficients_only(results, sentence, direction):
    (claim,) = results(sentence)
    assert claim.direction == direction
