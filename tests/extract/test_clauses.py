import pytest

from assistant.extract.clauses import part_clauses
from assistant.extract.items import Item, labels
from assistant.extract.tokenizer import open_tokenizer

WORDS = open_tokenizer()

# what the region named last in a sentence is said to have
PARTED = [
    ("Pain intensity correlated with age, and patients showed reduced volume in the insula.", "decrease"),
    ("Pain intensity was related to age, and volume of the insula was reduced.", "decrease"),
    ("Mapping the correlation of each voxel with a seed, we found greater connectivity in the insula.", "increase"),
    ("Volume of the pons correlated with age, and patients showed reduced volume in the insula.", "decrease"),
    ("Pain intensity correlated with reduced volume in the pons, cuneus, and insula.", "association"),
    ("Pain intensity correlated with volume of the pons, and of the insula.", "association"),
    ("Pain intensity correlated with age, sex and volume of the insula.", "association"),
    ("Pain intensity correlated, across groups, with reduced volume of the insula.", "association"),
]


@pytest.mark.parametrize(("sentence", "direction"), PARTED)
def test_a_new_subject_after_a_tie_has_a_clause_of_its_own(results, sentence, direction):
    assert {claim.direction.value for claim in results(sentence) if claim.region.text == "insula"} == {direction}


def test_a_clause_before_keeps_its_tie(results):
    claims = results("Volume of the pons correlated with age, and patients showed reduced volume in the insula.")
    assert {(claim.region.text, claim.direction.value) for claim in claims} == {
        ("pons", "association"),
        ("insula", "decrease"),
    }


@pytest.mark.parametrize(
    ("row", "parted"),
    [
        ("VAx,&GSDMIR", "VAx;&GSDMIR"),
        ("xZIY,xSHDIR", "xZIY;xSHDIR"),
        ("VAx,&RED", "VAx;&RED"),
        ("RATx,RED", "RATx,RED"),  # an apposition
        ("VATMIR,SD", "VATMIR,SD"),  # the subject is that of the tie
        ("VA;x,xSDIR", "VA;x,xSDIR"),  # the tie stands in another clause
        ("xx,GSDMIR", "xx,GSDMIR"),  # no tie
        ("VAx,GSMIR", "VAx,GSMIR"),  # no direction
    ],
)
def test_commas_that_part_clauses(row, parted):
    text = WORDS("showed " * len(row))
    assert labels(part_clauses(text, [Item(sort, i, i + 1) for i, sort in enumerate(row)])) == parted


def test_a_participle_has_no_subject_of_its_own():
    text = WORDS("severity predicted age , patients showing less")
    items = [Item(sort, i, i + 1) for i, sort in enumerate("VAx,GSD")]
    assert labels(part_clauses(text, items)) == "VAx,GSD"


TAKEN_UP = [
    (
        "Patients showed reduced volume in the insula, and this reduction correlated with age.",
        {"decrease", "association"},
    ),
    ("Patients showed reduced volume in the insula, and this was correlated with age.", {"decrease", "association"}),
    ("Stimuli activated the insula, and this response of patients was related to fear.", {"increase"}),
]


@pytest.mark.parametrize(("sentence", "directions"), TAKEN_UP)
def test_a_pronoun_takes_up_what_was_said(results, sentence, directions):
    assert {claim.direction.value for claim in results(sentence)} == directions
