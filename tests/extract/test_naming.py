from collections.abc import Callable, Sequence

import pytest

from assistant.extract import ExtractionRules
from assistant.extract.pipeline import Extractor
from assistant.model import Claim, ComparisonKind, Laterality, Measure, Record, Section


@pytest.mark.parametrize(
    ("words", "region_id", "side", "concept"),
    [
        ("thalamus", "thalamus", None, "thalamus"),
        ("Left Thalamus", "thalamus", Laterality.LEFT, "thalamus"),
        ("left-sided thalamus", "thalamus", Laterality.LEFT, "thalamus"),
        ("left and right insula", "insula", Laterality.BILATERAL, "insula"),
        ("curious insula", "curious-insula", None, "insula"),
        ("nowhere", "nowhere", None, None),
    ],
)
def test_regions_are_named_by_words(
    rules: ExtractionRules, words: str, region_id: str, side: Laterality | None, concept: str | None
) -> None:
    region = rules.namer.region(words)
    assert (region.id, region.laterality, region.concept) == (region_id, side, concept)


def test_a_slash_names_several_places(rules: ExtractionRules) -> None:
    region = rules.namer.region("left insula/putamen")
    assert (region.id, region.laterality, region.concepts) == (
        "insula-putamen",
        Laterality.LEFT,
        ("insula", "putamen"),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "ALFF was decreased in the left ventral posterolateral thalamic nucleus of patients.",
        "ALFF was decreased in the dorsal anterior insula of patients compared with controls.",
        "ALFF was decreased in the right cerebellum Crus II of patients compared with controls.",
        "Patients showed increased ALFF in area 3b and the opercular part of the left inferior frontal gyrus.",
    ],
)
def test_a_region_of_a_claim_is_named_by_its_label_as_it_was_read(
    rules: ExtractionRules, results: Callable[[str], Sequence[Claim]], sentence: str
) -> None:
    claims = results(sentence)
    assert claims
    for claim in claims:
        named = rules.namer.region(claim.region.label)
        assert (named.id, named.concept) == (claim.region.id, claim.region.concept)


def test_measures_are_named_as_the_rules_name_them(rules: ExtractionRules) -> None:
    assert rules.namer.measure("fALFF") == Measure("ALFF", "", "fALFF")
    assert rules.namer.measure(None).concept is None


@pytest.mark.parametrize(
    ("group", "comparator", "kind"),
    [
        ("patients", "healthy-controls", ComparisonKind.PATIENTS_VS_CONTROLS),
        ("healthy-controls", "patients", ComparisonKind.PATIENTS_VS_CONTROLS),
        ("patients", None, ComparisonKind.OTHER),
        (None, None, ComparisonKind.OTHER),
    ],
)
def test_contrasts_are_sorted(rules: ExtractionRules, group: str, comparator: str, kind: ComparisonKind) -> None:
    assert rules.namer.contrast(group, comparator) is kind


def test_sentences_of_an_abstract_have_their_ends_and_sections(extractor: Extractor) -> None:
    text = "BACKGROUND: We aimed. METHODS: We scanned. RESULTS: FA fell. CONCLUSION: It fell."
    found = extractor.sections(Record("pmid:1", "A title.", text))
    assert [section for _, section in found] == [
        Section.BACKGROUND,
        Section.METHODS,
        Section.RESULTS,
        Section.CONCLUSION,
    ]
    assert [text[:end].rpartition(": ")[2] for end, _ in found] == ["We aimed.", "We scanned.", "FA fell.", "It fell."]
