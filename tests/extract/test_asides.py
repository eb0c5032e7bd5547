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
