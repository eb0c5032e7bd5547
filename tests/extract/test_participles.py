"""Tables of sentences (all invented): words that look like a finding, and are none."""

import pytest

PURPOSES = [
    ("Networks were trained to predict activity in the cuneus.", set()),
    ("The models served to directly predict activity in the cuneus.", set()),
    ("Slow breathing was taught to reduce activity of the insula.", set()),
    ("The score was found to predict activity in the cuneus.", {"cuneus association"}),
    ("Breathing tended to reduce activity of the insula.", {"insula decrease"}),
    ("Pain was related to lower volume of the insula.", {"insula decrease"}),
    ("Falls were due to loss of volume in the pons.", {"pons decrease"}),
    ("Patients engaged the insula to a lesser extent than controls.", {"insula decrease"}),
]

BOUNDS = [
    ("Clusters larger than 20 voxels were kept in the insula.", set()),
    ("Volumes were larger than those of controls in the insula.", {"insula increase"}),
    ("Volumes were smaller than in controls in the insula.", {"insula decrease"}),
    ("Less than half of the insula was covered.", set()),
]

FIGURES = [
    (
        "ReHo was lower in the insula (0.3 vs 0.4; mean difference 0.1) and the pons.",
        {"insula decrease", "pons decrease"},
    ),
    ("ReHo was lower in the insula (patients vs controls) and the pons.", {"insula decrease", "pons decrease"}),
]

ASCRIBED = [
    ("Tests of activity showed areas associated with counting, including the insula.", {"insula association"}),
    ("Tests of activity confirmed the role of the insula in counting.", {"insula association"}),
    ("We found more activity in areas associated with counting, including the insula.", {"insula increase"}),
    ("Pain activated the insula and associated cuneus in patients.", {"insula increase", "cuneus increase"}),
    ("Activity of the insula and the cuneus was associated with pain.", {"insula association", "cuneus association"}),
    ("Patients showed greater signal change in the insula.", {"insula increase"}),
    ("We found no areas associated with activity, including the insula.", set()),
    ("Areas involved in counting, including the insula, were scanned for activity.", set()),
]

COURSES = [
    ("Decreased activation with increasing age was found in the insula.", {"insula decrease"}),
    ("With increasing load, the insula was seen, and volume was normal.", set()),
    ("We found a network with increasing connectivity of the insula.", {"insula increase"}),
]

UNPAIRED = [
    ("Activity of the insula was greater for learned associations.", {"insula increase"}),
    ("There was a negative correlation (p = 0.01) between pain and activity of the insula.", {"insula negative"}),
    ("The insula showed larger pons-connectivity for learned associations.", {"insula increase"}),
]


@pytest.mark.parametrize(("sentence", "told"), [*UNPAIRED, *COURSES, *PURPOSES, *BOUNDS, *FIGURES, *ASCRIBED])
def test_purposes_bounds_figures_and_ascribed_ties(results, sentence, told):
    assert {f"{claim.region.text} {claim.direction.value}" for claim in results(sentence)} == told
