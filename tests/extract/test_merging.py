from dataclasses import replace

import pytest

from assistant.extract.merging import claim_id, merge
from assistant.model import Claim, Direction, Evidence, Measure, Region, Section, Status

LOWER = "Patients showed lower ReHo in the insula than controls."
TIED = "FA of the fornix was negatively correlated with pain duration."


def claim(sentence="A sentence.", start=0, section=Section.RESULTS, status=Status.ASSERTED, region="insula"):
    evidence = Evidence("abstract", sentence, start, start + len(sentence), section, region, None, ("a-rule",))
    return Claim("", "pmid:1", status, Region(region, region, region), None, Measure("ReHo", "ReHo", "ReHo"), None,
                 Direction.DECREASE, None, None, None, None, "a-rule", (evidence,))  # fmt: skip


def test_conclusion_adds_evidence_to_the_result():
    (merged,) = merge([claim(), claim("Again.", 50, Section.CONCLUSION, Status.HEDGED)])
    assert merged.status is Status.ASSERTED
    assert [e.sentence for e in merged.evidence] == ["A sentence.", "Again."]


def test_firmest_statement_leads_whatever_its_place():
    (merged,) = merge([claim("A title", 0, Section.TITLE, Status.HEDGED), claim()])
    assert merged.evidence[0].sentence == "A sentence."


def test_two_results_that_look_alike_stay_two_claims():
    assert len(merge([claim(), claim("In another band.", 50)])) == 2


@pytest.mark.parametrize("change", [{"rule": "other-rule"}, {"measure": Measure("ALFF")}, {"modality": "x"}])
def test_id_survives_edits_of_rules(change):
    assert claim_id(replace(claim(), **change), 0) == claim_id(claim(), 0)


def test_id_changes_with_what_is_said():
    assert claim_id(replace(claim(), direction=Direction.INCREASE), 0) != claim_id(claim(), 0)


def test_ids_of_one_record_are_unique():
    twins = [claim(), replace(claim(), measure=Measure("ALFF", "ALFF", "ALFF"))]
    assert len({c.claim_id for c in merge(twins)}) == 2


@pytest.mark.parametrize(
    ("result", "conclusion", "pieces"),
    [
        (LOWER, "Patients had reduced ReHo in the insula compared with controls.", [2]),
        (LOWER, "Compared with controls, patients have lower ReHo in the insular cortex.", [2]),
        (LOWER, "ReHo of the insula is decreased in patients relative to controls.", [2]),
        (LOWER, "Lower ReHo of the insula in patients than in controls may reflect pain.", [2]),
        (LOWER, "ReHo of the insula was higher in patients than in controls.", [1, 1]),
        (LOWER, "Patients had lower ALFF in the insula than controls.", [1, 1]),
        (LOWER, "Patients had lower ReHo in the left insula than controls.", [1, 1]),
        (LOWER, "Patients had lower ReHo in the thalamus than controls.", [1, 1]),
        (LOWER, "After treatment, ReHo of the insula was lower than before treatment.", [1, 1]),
        (TIED, "Pain duration was negatively correlated with FA of the fornix.", [2]),
        (TIED, "FA of the fornix was negatively correlated with age.", [1, 1]),
        (
            "Connectivity between the insula and the thalamus was lower in patients than in controls.",
            "Patients had lower connectivity between the thalamus and the insula than controls.",
            [2],
        ),
        (
            "ReHo of the insula did not differ between patients and controls.",
            "Patients and controls did not differ in ReHo of the insula.",
            [2],
        ),
    ],
)
def test_conclusion_restates_a_result_or_adds_to_it(extract, result, conclusion, pieces):
    claims = extract(f"RESULTS: {result} CONCLUSION: {conclusion}").claims
    assert [len(c.evidence) for c in claims] == pieces
