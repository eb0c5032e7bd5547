"""Words for measures, kind by kind: the measure of a claim, the narrower concept, and the direction."""

from collections.abc import Callable, Sequence

import pytest

from assistant.extract.pipeline import Extractor
from assistant.model import Claim, Extraction, Record

MEASURED = {
    "structure": {
        "Patients had smaller amygdala volumes.": ("gray_matter_volume", "gray_matter_volume", "decrease"),
        "Regional gray matter was reduced in the insula of patients.": (
            "gray_matter_volume",
            "gray_matter_volume",
            "decrease",
        ),
        "Voxel-based morphometry showed atrophy in the insula.": (
            "gray_matter_volume",
            "gray_matter_volume",
            "decrease",
        ),
        "Patients had lower gray matter density in the insula.": (
            "gray_matter_volume",
            "gray_matter_density",
            "decrease",
        ),
        "Patients had lower GM concentration in the insula.": ("gray_matter_volume", "gray_matter_density", "decrease"),
        "Cortical thinning was found in the insula of patients.": (
            "cortical_thickness",
            "cortical_thickness",
            "decrease",
        ),
        "Patients had a thicker cortex in the precuneus.": ("cortical_thickness", "cortical_thickness", "increase"),
        "Cortical surface area of the insula was smaller in patients.": ("surface_area", "surface_area", "decrease"),
        "Sulcal depth of the insula was lower in patients.": ("gyrification", "gyrification", "decrease"),
        "Cortical complexity was reduced in the insula of patients.": ("gyrification", "gyrification", "decrease"),
        "Fractal dimension of the insula was lower in patients.": ("gyrification", "gyrification", "decrease"),
        "White matter volume was lower in the corpus callosum.": (
            "white_matter_volume",
            "white_matter_volume",
            "decrease",
        ),
    },
    "diffusion": {
        "FA was lower in the fornix of patients.": ("FA", "FA", "decrease"),
        "ADC was higher in the fornix.": ("MD", "MD", "increase"),
        "Radial diffusivity was higher in the fornix.": ("RD", "RD", "increase"),
        "Axial diffusivity was higher in the fornix.": ("AD", "AD", "increase"),
        "MK was lower in the fornix of patients.": ("diffusion_other", "mean_kurtosis", "decrease"),
        "Kurtosis fractional anisotropy was lower in the fornix.": ("diffusion_other", "diffusion_other", "decrease"),
        "Orientation dispersion was higher in the fornix.": ("diffusion_other", "diffusion_other", "increase"),
        "Free-water was higher in the fornix.": ("diffusion_other", "diffusion_other", "increase"),
        "Isotropic volume fraction was higher in the fornix.": ("diffusion_other", "diffusion_other", "increase"),
        "Fiber bundle cross-section was lower in the fornix.": ("diffusion_other", "diffusion_other", "decrease"),
        "Apparent fibre density was lower in the fornix.": ("diffusion_other", "diffusion_other", "decrease"),
        "Number of streamlines in the fornix was lower in patients.": (
            "diffusion_other",
            "diffusion_other",
            "decrease",
        ),
        "Structural connectivity between the insula and thalamus was lower.": (
            "diffusion_other",
            "structural_connectivity",
            "decrease",
        ),
        "DTI-ALPS of the thalamus was lower in patients.": ("diffusion_other", "ALPS_index", "decrease"),
    },
    "activity at rest": {
        "ALFF was higher in the insula.": ("ALFF", "ALFF", "increase"),
        "fALFF values in the insula were higher.": ("ALFF", "fALFF", "increase"),
        "Dynamic ALFF was higher in the insula.": ("ALFF", "dynamic_ALFF", "increase"),
        "PerAF was higher in the insula of patients.": ("ALFF", "ALFF", "increase"),
        "Slow-5 amplitude was higher in the insula.": ("ALFF", "ALFF", "increase"),
        "Spontaneous neuronal activity was higher in the insula.": ("ALFF", "ALFF", "increase"),
        "Resting-state activities were higher in the insula.": ("ALFF", "ALFF", "increase"),
        "Regional homogeneity was lower in the insula.": ("ReHo", "ReHo", "decrease"),
        "Local synchronization was lower in the insula.": ("ReHo", "ReHo", "decrease"),
        "BOLD signal variability was higher in the insula.": ("entropy_variability", "entropy_variability", "increase"),
        "Sample entropy was lower in the insula.": ("entropy_variability", "entropy_variability", "decrease"),
        "Hurst exponent was lower in the insula.": ("entropy_variability", "entropy_variability", "decrease"),
    },
    "connectivity": {
        "VMHC values in the insula were lower.": ("FC", "FC", "decrease"),
        "Homotopic connectivity was lower in the insula.": ("FC", "FC", "decrease"),
        "Granger causality from the insula to the thalamus was higher in patients.": ("FC", "FC", "increase"),
        "Psychophysiological interaction showed stronger coupling between the insula and thalamus.": (
            "FC",
            "FC",
            "increase",
        ),
        "Dynamic causal modelling showed weaker excitatory influence from the insula to the thalamus.": (
            "FC",
            "FC",
            "decrease",
        ),
        "Temporal variability of functional connectivity between the insula and thalamus was greater.": (
            "FC",
            "dynamic_FC",
            "increase",
        ),
        "Global brain connectivity was lower in the insula.": ("FC", "FC", "decrease"),
        "Functional connectivity density was higher in the insula.": ("FC", "FC", "increase"),
        "Phase synchronization between the insula and thalamus was lower.": ("FC", "FC", "decrease"),
        "Structural covariance between the insula and thalamus was lower.": (
            "other",
            "structural_covariance",
            "decrease",
        ),
        "Structural-functional coupling was lower in the insula.": ("FC", "SC_FC_coupling", "decrease"),
    },
    "graph measures of a node": {
        "Degree centrality was higher in the insula.": ("centrality", "degree_centrality", "increase"),
        "Betweenness centrality of the insula was lower.": ("centrality", "betweenness_centrality", "decrease"),
        "Nodal efficiency of the insula was lower.": ("centrality", "nodal_efficiency", "decrease"),
        "Nodal clustering coefficient of the insula was lower.": ("centrality", "clustering_coefficient", "decrease"),
        "Participation coefficient of the insula was lower.": ("centrality", "centrality", "decrease"),
        "Nodal strength of the insula was lower.": ("centrality", "degree_centrality", "decrease"),
        "Local efficiency of the default mode network was lower.": ("centrality", "local_efficiency", "decrease"),
        "Modularity of the default mode network was lower.": ("centrality", "modularity", "decrease"),
        "Rich-club organization of the insula was lower.": ("centrality", "centrality", "decrease"),
    },
    "response, perfusion and metabolism": {
        "Pain-evoked activity in the insula was higher.": ("activation", "activation", "increase"),
        "BOLD responses in the insula were higher in patients.": ("activation", "activation", "increase"),
        "Patients showed reduced deactivation in the precuneus.": ("activation", "deactivation", "increase"),
        "Oxygenated hemoglobin was higher in the prefrontal cortex.": ("activation", "activation", "increase"),
        "ASL showed hypoperfusion of the insula.": ("CBF", "CBF", "decrease"),
        "Cerebral blood volume was lower in the insula.": ("CBF", "CBF", "decrease"),
        "rCBF was lower in the insula.": ("CBF", "CBF", "decrease"),
        "18F-FDG PET showed hypometabolism in the insula.": ("glucose_metabolism", "glucose_metabolism", "decrease"),
        "FDG uptake was lower in the insula.": ("glucose_metabolism", "glucose_metabolism", "decrease"),
        "SUVmax was lower in the insula of patients.": ("glucose_metabolism", "glucose_metabolism", "decrease"),
        "Cerebral metabolic rate of oxygen was lower in the insula.": ("other", "oxygen_metabolism", "decrease"),
    },
    "ligands": {
        "D2 receptor availability was lower in the striatum.": ("receptor", "receptor", "decrease"),
        "[11C]raclopride binding potential was lower in the striatum.": ("receptor", "receptor", "decrease"),
        "[11C]carfentanil binding was lower in the insula.": ("receptor", "receptor", "decrease"),
        "[11C]PBR28 binding was higher in the thalamus.": ("receptor", "receptor", "increase"),
        "TSPO signal was higher in the thalamus.": ("receptor", "receptor", "increase"),
        "Dopamine synthesis capacity was lower in the striatum.": ("receptor", "receptor", "decrease"),
        "Serotonin transporter availability was lower in the insula.": ("receptor", "receptor", "decrease"),
        "Amyloid burden was higher in the precuneus.": ("receptor", "receptor", "increase"),
        "Tau PET uptake was higher in the precuneus.": ("receptor", "receptor", "increase"),
        "Distribution volume was higher in the thalamus.": ("receptor", "receptor", "increase"),
    },
    "metabolites": {
        "Glutamate was higher in the insula.": ("metabolite", "glutamate", "increase"),
        "Glx/Cr ratio was higher in the insula.": ("metabolite", "glutamate", "increase"),
        "GABA+/Cr was lower in the insula.": ("metabolite", "GABA", "decrease"),
        "NAA/Cr ratio was lower in the insula.": ("metabolite", "NAA", "decrease"),
        "N-acetylaspartate was lower in the insula.": ("metabolite", "NAA", "decrease"),
        "tNAA was lower in the insula.": ("metabolite", "NAA", "decrease"),
        "Cho/Cr was higher in the insula.": ("metabolite", "choline", "increase"),
        "Myo-inositol was higher in the insula.": ("metabolite", "myo_inositol", "increase"),
        "mI/Cr was higher in the insula.": ("metabolite", "myo_inositol", "increase"),
        "Glutathione was lower in the insula.": ("metabolite", "metabolite", "decrease"),
        "Lactate was higher in the insula.": ("metabolite", "metabolite", "increase"),
    },
    "lesions and others": {
        "WMH volume was higher in the frontal white matter.": ("lesion", "lesion", "increase"),
        "Lesion volume was greater in the thalamus.": ("lesion", "lesion", "increase"),
        "Microbleeds were fewer in the thalamus.": ("lesion", "lesion", "decrease"),
        "Iron deposition was higher in the putamen.": ("other", "brain_iron", "increase"),
        "R2* was higher in the putamen.": ("other", "R2_star", "increase"),
        "QSM values were higher in the putamen.": ("other", "magnetic_susceptibility", "increase"),
        "T1w/T2w ratio was lower in the insula.": ("other", "T1w_T2w_ratio", "decrease"),
        "Magnetization transfer ratio was lower in the fornix.": ("other", "magnetization_transfer_ratio", "decrease"),
        "Theta power was higher in the frontal cortex.": ("other", "oscillatory_power", "increase"),
        "Asymmetry index of the hippocampus was greater in patients.": ("other", "asymmetry", "increase"),
    },
}

# phrases that hold a word for a measure and are none of the brain
UNMEASURED = {
    "volumes": ["tumour volume", "gross tumor volume", "prostate volume", "stroke volume", "partial volume"],
    "activities": ["physical activity", "activities of daily living", "leisure activities", "disease activity"],
    "responses": ["response time", "response inhibition", "treatment response", "immune response"],
    "power": ["statistical power", "diagnostic power", "a power analysis", "predictive power"],
    "binding": ["feature binding", "protein binding", "DNA binding", "plasma protein binding"],
    "substances": ["blood lactate", "serum iron", "plasma glutamate", "creatine kinase"],
    "temperatures": ["room temperature", "skin temperature", "body temperature", "temperate climate"],
}

Results = Callable[[str], Sequence[Claim]]


@pytest.mark.parametrize(
    ("sentence", "measure", "concept", "direction"),
    [(sentence, *expected) for table in MEASURED.values() for sentence, expected in table.items()],
)
def test_measure_of_a_sentence(results: Results, sentence: str, measure: str, concept: str, direction: str) -> None:
    found = {(claim.measure.id, claim.measure.concept, claim.direction.value) for claim in results(sentence)}
    assert found == {(measure, concept, direction)}


@pytest.mark.parametrize("phrase", [phrase for table in UNMEASURED.values() for phrase in table])
def test_phrase_is_no_measure(extractor: Extractor, phrase: str) -> None:
    ((_, mentions),) = extractor.mentions([Record("x", "", f"We recorded {phrase} in all patients.")])
    assert [mention.text for mention in mentions if mention.label == "measure"] == []


@pytest.mark.parametrize(
    ("abstract", "measure", "modality"),
    [
        ("METHODS: ReHo was compared. RESULTS: A decrease was found in the insula.", "ReHo", "resting-state-fmri"),
        ("METHODS: We used ASL perfusion. RESULTS: A decrease was found in the insula.", "CBF", "perfusion"),
        (
            "METHODS: Patients had FDG uptake measured. RESULTS: It was lower in the insula.",
            "glucose_metabolism",
            "pet",
        ),
        ("METHODS: We quantified GABA. RESULTS: Levels were lower in the insula.", "metabolite", "spectroscopy"),
        ("METHODS: We compared FA. RESULTS: Lower values were seen in the fornix.", "FA", "diffusion-mri"),
        ("METHODS: VBM was used. RESULTS: A decrease was found in the insula.", "gray_matter_volume", "structural-mri"),
    ],
)
def test_measure_and_modality_from_the_context(
    extract: Callable[[str], Extraction], abstract: str, measure: str, modality: str
) -> None:
    assert [(claim.measure.id, claim.modality) for claim in extract(abstract).claims] == [(measure, modality)]


def test_uptake_of_no_named_tracer_gives_way_to_a_named_one(results: Results) -> None:
    (claim,) = results("Dopamine transporter binding, as standardized uptake value, was lower in the putamen.")
    assert claim.measure.id == "receptor"


def test_structural_connection_joins_two_regions(results: Results) -> None:
    (claim,) = results("Structural connectivity between the insula and the thalamus was lower in patients.")
    assert claim.target is not None
    assert (claim.measure.id, claim.modality) == ("diffusion_other", "diffusion-mri")
