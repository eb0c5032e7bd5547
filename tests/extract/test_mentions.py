import pytest

from assistant.model import Record


def regions(extractor, text):
    ((_, mentions),) = extractor.mentions([Record("x", "", text)])
    return [m.text for m in mentions if m.label == "region"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volume of the precentral gyrus (PreCG) and of PreCG.", ["precentral gyrus", "PreCG", "PreCG"]),
        ("The left dorsal anterior insula (dAI) was seed; dAI was linked.", ["dorsal anterior insula", "dAI", "dAI"]),
        ("ACC (anterior cingulate cortex) volume.", ["ACC", "anterior cingulate cortex"]),
        ("superior and middle temporal gyri", ["superior and middle temporal gyri"]),
        ("thalamic volume", ["thalamic"]),
        ("temporal variability", []),
        ("anterior to the coil", []),
        ("Volume of aIFG and right dPFC, not of the bIFG.", ["aIFG", "dPFC"]),
        ("Activity of the AIP and of mSFG.", ["AIP", "mSFG"]),
        ("Volume of the mid-STS and of posterior STG.", ["mid-STS", "posterior STG"]),
        ("white-matter volume", []),
        ("Fasting glucose (FG) was high, and FG fell.", []),
    ],
)
def test_region_mentions(extractor, text, expected):
    assert regions(extractor, text) == expected


def test_offsets_are_into_the_abstract(extractor):
    text = "Volume\u00a0of the left insula\u2010like part"
    ((_, mentions),) = extractor.mentions([Record("x", "A title of its own", text)])
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_mentions_carry_concept_and_rule(extractor):
    ((_, mentions),) = extractor.mentions([Record("x", "", "regional homogeneity in healthy controls")])
    assert [(m.label, m.concept) for m in mentions] == [("measure", "ReHo"), ("group", "healthy-controls")]
    assert all(m.rule for m in mentions)
