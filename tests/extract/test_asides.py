import pytest

from assistant.extract.asides import leave_out_asides
from assistant.extract.items import Item, labels


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ("xR,LExIx,SDY", "xRSDY"),  # the insula, which is a hub in pain, showed increased activation
        ("xR,LxY,xx,EDIG", "xREDIG"),  # which helps activity, it seems, was
        ("xR,LEDIG,SDY", "xR,LEDIG,SDY"),  # a direction is told in it
        ("xR,LExIR,SDY", "xR,LExIR,SDY"),  # a further region
        ("xR,LEAx,SDY", "xR,LEAx,SDY"),  # a tie
        ("xR,LEx;x,SDY", "xR,LEx;x,SDY"),  # another clause begins in it
        ("SDYIR,LExIx.", "SDYIR,LExIx."),  # nothing comes after it
        ("SDYIR,LExIx,&DYIR", "SDYIR,LExIx,&DYIR"),  # what comes after is no verb
        ("xRLExIx,SDY", "xRLExIx,SDY"),  # no comma opens it
    ],
)
def test_asides_between_subject_and_verb_are_left_out(row, left):
    assert labels(leave_out_asides([Item(sort, i, i + 1) for i, sort in enumerate(row)])) == left


DESCRIBED = [
    ("Patients had lower ReHo in areas that are tied to mood (i.e., the insula and the pons).", {"insula", "pons"}),
    ("Patients had lower ReHo in areas which may be involved in memory, such as the cuneus.", {"cuneus"}),
    ("Patients had lower ReHo in areas that matter for mood, such as the insula.", {"insula"}),
    ("Patients had lower ReHo in areas that serve memory (cuneus, insula).", {"cuneus", "insula"}),
    ("Moods arise in areas that may matter, such as the insula.", set()),
    ("Patients had lower ReHo, which may matter for moods, such as those of the insula.", set()),
    ("Patients had lower ReHo in areas that held no cluster, such as the insula.", set()),
]


@pytest.mark.parametrize(("sentence", "places"), DESCRIBED)
def test_places_may_be_described_before_they_are_named(results, sentence, places):
    assert {claim.region.text for claim in results(sentence)} == places
