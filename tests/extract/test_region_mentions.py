import pytest

from assistant.model import Record


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "lateral and medial parts of the parabrachial nucleus",
            ["lateral and medial parts of the parabrachial nucleus"],
        ),
        ("in the thalamus, and in the dorsal and ventral insula", ["thalamus", "dorsal and ventral insula"]),
        ("thalamocortical axons and thalamic cells", ["thalamic"]),
        ("prefrontal cortical neurons", ["prefrontal cortical"]),
        ("cells of the cortex", ["cortex"]),
        ("the anterior insula (aIns), and left dorsal aIns", ["anterior insula", "aIns", "dorsal aIns"]),
    ],
)
def test_extent_of_mentions(extractor, text, expected):
    ((_, mentions),) = extractor.mentions([Record("x", "", text)])
    assert [m.text for m in mentions if m.label == "region"] == expected


def test_no_claim_is_made_of_a_wide_place(extractor):
    abstract = "RESULTS: Patients showed reduced volume of the cortex and increased volume of the insula."
    ((extraction),) = extractor.extract([Record("x", "", abstract)])
    assert [claim.region.text for claim in extraction.claims] == ["insula"]


def test_mentions_come_with_the_claims_where_they_are_asked_for(extractor):
    record = Record("x", "", "RESULTS: Patients showed reduced volume of the insula.")
    ((_, listed),) = extractor.mentions([record])
    (plain,) = extractor.extract([record])
    (marked,) = extractor.extract([record], mentions=True)
    assert plain.mentions == ()
    assert marked.mentions == listed and marked.claims == plain.claims
