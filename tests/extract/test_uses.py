"""Tables of sentences (all invented): words that tell a direction only in some of their uses."""

import pytest

AMOUNTS = [
    ("More activity was found in the cuneus.", {"cuneus increase"}),
    ("More stable activity was found in the cuneus.", {"cuneus increase"}),
    ("Activity of the cuneus was more often measured.", set()),
]

ATTRIBUTES = [
    ("Volumes of the insula were different in patients.", {"insula altered"}),
    ("Volumes of the insula were significantly different.", {"insula altered"}),
    ("Different patterns of activity were seen in the insula.", {"insula altered"}),
    ("Patients showed different insula activity.", {"insula altered"}),
    ("Differential connectivity of the insula was seen.", {"insula altered"}),
    ("In different tasks, volume was measured in the insula.", set()),
    ("Different parts of the insula serve different purposes.", set()),
    ("Across different tasks the insula was activated.", {"insula increase"}),
]

SHORTFALLS = [
    ("Volume loss was found in the insula.", {"insula decrease"}),
    ("A loss of functional connectivity was found in the insula.", {"insula decrease"}),
    ("Patients had insula deficits.", {"insula decrease"}),
    ("Deficits in volume were found in the insula.", {"insula decrease"}),
    ("Volume gain was found in the insula.", {"insula increase"}),
    ("Anticipation of a loss activated the insula.", {"insula increase"}),
    ("Expected gains activated the insula.", {"insula increase"}),
    ("Deficits in reading were treated by a stimulus over the insula.", set()),
]

EFFECTS = [
    ("An interaction of group and time was found in volume of the insula.", {"insula altered"}),
    ("A stronger interaction between the insula and the pons was found.", {"insula increase"}),
    ("Activity rests on insula interactions.", set()),
]


@pytest.mark.parametrize(("sentence", "told"), [*AMOUNTS, *ATTRIBUTES, *SHORTFALLS, *EFFECTS])
def test_a_word_tells_a_direction_only_in_its_use(results, sentence, told):
    assert {f"{claim.region.text} {claim.direction.value}" for claim in results(sentence)} == told
