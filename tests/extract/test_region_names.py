"""Names of places by phenomenon: what each phrase names, and phrases that hold such words and name no place."""

from collections.abc import Callable, Sequence

import pytest

from assistant.model import Claim, Laterality

VOLUME = "Patients showed lower gray matter volume in the {} than controls."
CONNECTIVITY = "Patients showed reduced functional connectivity within the {}."
ANISOTROPY = "Patients showed lower fractional anisotropy in the {} than controls."

# phenomenon -> sentence around the phrase, then the phrases, each with the concepts it names
NAMED = {
    "composed names": (
        VOLUME,
        {
            "left ventral posterolateral thalamic nucleus": "ventral-posterolateral-nucleus-of-the-thalamus",
            "dorsal part of the anterior insula": "anterior-insula",
            "pars opercularis of the right inferior frontal gyrus": "pars-opercularis",
            "orbital part of the middle frontal gyrus": "middle-orbital-frontal-gyrus",
            "head of the caudate nucleus": "head-of-the-caudate-nucleus",
            "centromedial nucleus of the amygdala": "centromedial-amygdala",
            "mediodorsal thalamus": "mediodorsal-nucleus-of-the-thalamus",
            "nucleus accumbens shell": "nucleus-accumbens-shell",
            "rostral ventromedial medulla": "rostral-ventromedial-medulla",
            "subgenual anterior cingulate cortex": "subgenual-anterior-cingulate-cortex",
            "right cerebellum posterior lobe": "cerebellar-posterior-lobe",
            "supplementary eye fields": "supplementary-eye-field",
            "occipito-temporal gyrus": "occipitotemporal-cortex",
        },
    ),
    "adjectives for the noun they stand for": (
        "Patients showed lower {} volume than controls.",
        {"ventral striatal": "ventral-striatum", "anterior insular": "anterior-insula", "thalamic": "thalamus"},
    ),
    "numbered areas and fields": (
        VOLUME,
        {
            "Brodmann area 10": "brodmann-area-10",
            "Brodmann's area 32": "brodmann-area-32",
            "BA 9/46": "brodmann-area-9-46",
            "BA44": "brodmann-area-44",
            "area 25": "brodmann-area-25",
            "Brodmann areas 9, 10 and 46": "brodmann-area-9 brodmann-area-10 brodmann-area-46",
            "Brodmann areas 6, 8, and 9": "brodmann-area-6 brodmann-area-8 brodmann-area-9",
            "hippocampal CA1": "hippocampal-ca1",
            "CA2/3": "hippocampal-ca2-3",
            "Crus II": "cerebellar-crus-ii",
            "left crus I of the cerebellum": "cerebellar-crus-i",
            "lobule VI": "cerebellar-lobule-vi",
            "cerebellar lobules IV and V": "cerebellar-lobule-iv cerebellar-lobule-v",
            "lobules VI, VIIb and VIII": "cerebellar-lobule-vi cerebellar-lobule-viib cerebellar-lobule-viii",
            "lobule VIIb of the right cerebellum": "cerebellar-lobule-viib",
        },
    ),
    "networks": (
        CONNECTIVITY,
        {
            "central autonomic network": "central-autonomic-network",
            "ventral attention network": "ventral-attention-network",
            "left frontoparietal network": "frontoparietal-network",
            "dorsal DMN": "dorsal-default-mode-network",
            "Posterior DMN": "posterior-default-mode-network",
            "fronto-parietal task control network": "frontoparietal-network",
            "anterior default mode subnetwork": "anterior-default-mode-network",
            "descending pain modulatory network": "descending-pain-modulatory-system",
            "salience/ventral attention network": "salience-ventral-attention-network",
            "midcingulo-insular network": "salience-network",
            "default mode regions": "default-mode-network",
            "SMN": "somatomotor-network",
            "CEN": "executive-control-network",
            "DAN": "dorsal-attention-network",
            "lFPN": "frontoparietal-network",
        },
    ),
    "tracts": (
        ANISOTROPY,
        {
            "genu and splenium of the corpus callosum": "genu-of-the-corpus-callosum splenium-of-the-corpus-callosum",
            "genu, body and splenium of the corpus callosum": (
                "genu-of-the-corpus-callosum body-of-the-corpus-callosum splenium-of-the-corpus-callosum"
            ),
            "left SLF III": "superior-longitudinal-fasciculus-iii",
            "cingulum (hippocampus)": "cingulum-hippocampus",
            "posterior limb of the internal capsule": "posterior-limb-of-the-internal-capsule",
            "anterior and posterior limbs of the internal capsule": (
                "anterior-limb-of-the-internal-capsule posterior-limb-of-the-internal-capsule"
            ),
            "cortico-spinal tracts": "corticospinal-tract",
            "superior and inferior longitudinal fasciculi": (
                "superior-longitudinal-fasciculus inferior-longitudinal-fasciculus"
            ),
            "superior and inferior cerebellar peduncles": "superior-cerebellar-peduncle inferior-cerebellar-peduncle",
            "white matter of the left parietal lobe": "parietal-white-matter",
            "ATR": "anterior-thalamic-radiation",
            "UF": "uncinate-fasciculus",
        },
    ),
    "shared heads": (
        VOLUME,
        {
            "superior and middle temporal gyri": "superior-temporal-gyrus middle-temporal-gyrus",
            "left superior, middle and inferior frontal gyri": (
                "superior-frontal-gyrus middle-frontal-gyrus inferior-frontal-gyrus"
            ),
            "anterior/posterior cingulate": "anterior-cingulate-cortex posterior-cingulate-cortex",
            "medial and lateral orbitofrontal cortex": "medial-orbitofrontal-cortex lateral-orbitofrontal-cortex",
            "primary and secondary somatosensory cortices": (
                "primary-somatosensory-cortex secondary-somatosensory-cortex"
            ),
            "pre- and postcentral gyri": "precentral-gyrus postcentral-gyrus",
            "pre- and post-central gyrus": "precentral-gyrus postcentral-gyrus",
            "dorso- and ventrolateral prefrontal cortex": (
                "dorsolateral-prefrontal-cortex ventrolateral-prefrontal-cortex"
            ),
            "head, body and tail of the hippocampus": "hippocampal-head hippocampal-body hippocampal-tail",
            "medial, lateral and basal nuclei of the amygdala": (
                "medial-nucleus-of-the-amygdala lateral-nucleus-of-the-amygdala basal-nucleus-of-the-amygdala"
            ),
            "anterior, middle, and posterior insula": "anterior-insula middle-insula posterior-insula",
            "frontal and inferior temporal cortex": "frontal-lobe inferior-temporal-gyrus",
            "prefrontal (BA 10), cingulate (BA 24/32) and insular cortices": (
                "prefrontal-cortex cingulate-cortex insula"
            ),
        },
    ),
    "hyphens": (
        CONNECTIVITY,
        {
            "temporo-parietal junction": "temporoparietal-junction",
            "fronto-insular cortex": "frontoinsular-cortex",
            "parieto-occipital sulcus": "parieto-occipital-sulcus",
            "temporo-occipital cortex": "occipitotemporal-cortex",
            "cingulo-opercular network": "cingulo-opercular-network",
            "pre-supplementary motor area": "pre-supplementary-motor-area",
            "fronto-parietal network": "frontoparietal-network",
            "cortico-striatal circuit": "frontostriatal-network",
        },
    ),
    "short forms that no abstract defines": (
        CONNECTIVITY,
        {
            "SMA": "supplementary-motor-area",
            "M1": "primary-motor-cortex",
            "S1": "primary-somatosensory-cortex",
            "dlPFC": "dorsolateral-prefrontal-cortex",
            "vmPFC": "ventromedial-prefrontal-cortex",
            "PAG": "periaqueductal-gray",
            "ACC": "anterior-cingulate-cortex",
            "PCC": "posterior-cingulate-cortex",
            "IPL": "inferior-parietal-lobule",
            "STG": "superior-temporal-gyrus",
            "MTG": "middle-temporal-gyrus",
            "NAc": "nucleus-accumbens",
            "VTA": "ventral-tegmental-area",
            "OFC": "orbitofrontal-cortex",
            "TPJ": "temporoparietal-junction",
            "DMN": "default-mode-network",
            "FPN": "frontoparietal-network",
            "VAN": "ventral-attention-network",
            "rACC": "rostral-anterior-cingulate-cortex",
            "mPFC": "medial-prefrontal-cortex",
            "pre-SMA": "pre-supplementary-motor-area",
            "V1": "primary-visual-cortex",
            "RSC": "retrosplenial-cortex",
            "INS": "insula",
            "HIPP": "hippocampus",
            "GCC": "genu-of-the-corpus-callosum",
            "BG": "basal-ganglia",
        },
    ),
}

ADJECTIVES = {
    "Thalamic volume was lower in patients.": "thalamus",
    "Prefrontal hypoactivation was found in patients.": "prefrontal-cortex",
    "Frontostriatal connectivity was lower in patients.": "frontostriatal-network",
    "Hippocampal atrophy was found in patients.": "hippocampus",
    "Callosal FA was lower in patients.": "corpus-callosum",
    "Insular glucose metabolism was lower in patients.": "insula",
    "Cingulate thinning was found in patients.": "cingulate-cortex",
    "Accumbal activation was lower in patients.": "nucleus-accumbens",
    "Mesial temporal volume was lower in patients.": "medial-temporal-lobe",
    "Fronto-parietal connectivity was lower in patients.": "frontoparietal-cortex",
    "Nigral iron was lower in patients.": "substantia-nigra",
    "Precuneal thickness was lower in patients.": "precuneus",
}

# phenomenon -> sentences with a direction and a measure, in which no place is named
UNNAMED = {
    "generic words": [
        "Patients showed reduced activity in several regions.",
        "Pain-related areas showed higher activation in patients.",
        "Brain activity was higher in patients.",
        "Large-scale networks showed altered connectivity in patients.",
        "Several tracts showed lower FA in patients.",
        "White matter integrity was reduced in patients.",
        "Cortical thickness was lower in patients.",
    ],
    "words of time, place and function": [
        "Temporal dynamics of connectivity were altered in patients.",
        "Spatial and temporal patterns of activity were altered in patients.",
        "Temporal processing was altered in patients.",
        "Temporal variabilities and temporal profiles were altered in patients.",
        "Fewer temporal transitions between temporal states were seen.",
        "The frontal assessment battery score fell and activity was lower in patients.",
        "The motor task and memory load increased activation.",
        "The right hand was stimulated and activation increased.",
        "Head motion was higher and activity was lower in patients.",
        "Scores on the visual analogue scale fell with activity.",
        "The primary outcome was higher and activity was lower in patients.",
        "Salience of the stimulus increased activity.",
        "Results of the attention network test were worse and activity was lower.",
    ],
    "diseases, treatments and instruments": [
        "Thalamic stroke patients had lower activity.",
        "Frontal lobe epilepsy patients had lower activity.",
        "Pituitary adenoma patients had lower activity.",
        "Optic nerve glioma patients had lower activity.",
        "Occipital neuralgia patients had lower activity.",
        "Spinal anesthesia reduced activity.",
        "Cochlear implants increased activity.",
        "Medullary thyroid cancer patients showed lower activity.",
        "Activity of the hypothalamic-pituitary-adrenal axis was lower in patients.",
        "Nucleus pulposus volume was lower in patients.",
    ],
    "short forms defined as something else": [
        "Patients with peripheral artery gangrene (PAG) had lower activity than controls; the PAG group was older.",
        "The smoking motives assay (SMA) and activity were lower, and SMA fell.",
        "Activity was lower in patients with atypical chest complaints (ACC) than in controls without ACC.",
        "Activity was lower in patients with small tumor grade (STG), and STG mattered.",
    ],
    "numbers that count no area": [
        "In phase 2 patients showed lower activity than in phase 1.",
        "Type II lesions and activity were lower in patients.",
        "At level IV activity was lower in patients.",
        "The area of 5 mm showed lower activity in patients.",
    ],
    "bare adjectives and heads": [
        "The anterior and posterior views showed lower activity.",
        "Superior performance and inferior recall went with lower activity.",
        "A gyrus and a sulcus showed lower activity.",
        "The middle and the lateral third showed lower activity.",
    ],
}

SIDES = {
    "left-sided insula and amygdala": "LL",
    "right-hemispheric insula": "R",
    "insula of the left hemisphere": "L",
    "insula in the right hemisphere": "R",
    "insula on the right side": "R",
    "insula, bilaterally, and the left precuneus": "BL",
    "L insula and R thalamus": "LR",
    "R-insula": "R",
    "rTPJ and lIFG": "RL",
    "LDLPFC, precuneus and right amygdala": "LLR",
    "insula (left), amygdala (right) and pons": "LRR",
    "left insula and the thalamus of patients": "L-",
    "insula of the older patients": "-",
    "rACC and the precuneus": "--",
    "insula in a left-handed sample": "-",
}

# a slash makes one place of two, also where they share their noun
COMPOUNDS = {
    "posterior cingulate gyrus/precuneus": ["posterior cingulate gyrus/precuneus"],
    "posterior cingulate cortex (PCC)/precuneus": ["posterior cingulate cortex (PCC)/precuneus"],
    "left MTG/ITG and insula": ["MTG/ITG", "insula"],
    "cuneus/precuneus": ["cuneus/precuneus"],
    "pons/midbrain": ["pons/midbrain"],
    "right insula/putamen": ["insula/putamen"],
    "CA4/dentate gyrus": ["CA4/dentate gyrus"],
    "anterior/posterior insula": ["anterior/posterior insula"],
    "left superior/middle/inferior temporal gyri": ["superior/middle/inferior temporal gyri"],
    "superior/middle and inferior frontal gyri": ["superior/middle and inferior frontal gyri", "inferior frontal gyri"],
    "insula and putamen": ["insula", "putamen"],
}

WHOLE = {
    "the whole brain": "whole-brain",
    "the entire brain": "whole-brain",
    "global gray matter": "global-gray-matter",
    "total gray matter": "global-gray-matter",
    "global white matter": "white-matter",
    "total white matter": "white-matter",
    "the cerebral cortex": "cerebral-cortex",
    "cortical gray matter": "cerebral-cortex",
}
METHODS = [
    "A whole brain analysis showed lower activity in patients.",
    "In whole brain maps activity was lower in patients.",
    "Whole brain radiotherapy reduced activity in patients.",
    "Brain volume was lower in patients.",
]

Results = Callable[[str], Sequence[Claim]]


def concepts_named(claims: Sequence[Claim]) -> str:
    places = [place for claim in claims for place in (claim.region, claim.target) if place]
    return " ".join(dict.fromkeys(name for place in places for name in place.concepts or (place.id,)))


@pytest.mark.parametrize(
    ("sentence", "named"),
    [(around.format(phrase), ids) for around, table in NAMED.values() for phrase, ids in table.items()],
)
def test_phrase_names_places(results: Results, sentence: str, named: str) -> None:
    assert concepts_named(results(sentence)) == named


@pytest.mark.parametrize(("sentence", "concept"), ADJECTIVES.items())
def test_adjective_stands_for_its_place(results: Results, sentence: str, concept: str) -> None:
    assert concepts_named(results(sentence)) == concept


@pytest.mark.parametrize("sentence", [sentence for table in UNNAMED.values() for sentence in table])
def test_no_place_is_named(results: Results, sentence: str) -> None:
    assert results(sentence) == []


@pytest.mark.parametrize(("phrase", "sides"), SIDES.items())
def test_side_of_each_place(results: Results, phrase: str, sides: str) -> None:
    letters = {Laterality.LEFT: "L", Laterality.RIGHT: "R", Laterality.BILATERAL: "B", None: "-"}
    claims = results(f"Patients showed lower gray matter volume in the {phrase}.")
    assert "".join(letters[claim.region.laterality] for claim in claims) == sides


@pytest.mark.parametrize(("phrase", "texts"), COMPOUNDS.items())
def test_slash_makes_one_place_of_two(results: Results, phrase: str, texts: list[str]) -> None:
    claims = results(f"Patients showed lower gray matter volume in the {phrase}.")
    assert [claim.region.text for claim in claims] == texts


@pytest.mark.parametrize(("phrase", "concept"), WHOLE.items())
def test_named_whole_is_a_place(results: Results, phrase: str, concept: str) -> None:
    assert concepts_named(results(f"Patients showed lower cortical thickness in {phrase}.")) == concept


@pytest.mark.parametrize("sentence", METHODS)
def test_whole_brain_as_a_method_is_no_place(results: Results, sentence: str) -> None:
    assert results(sentence) == []


def test_ambiguous_short_form_belongs_nowhere(results: Results) -> None:
    (claim,) = results("Patients showed reduced functional connectivity within the SN.")
    assert claim.region.concept == "sn"
