from dataclasses import replace

import pytest

from assistant.extract.merging import claim_id, merge
from assistant.model import Claim, Direction, Evidence, Measure, Region, Section, Status


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
