from assistant.evaluate import disagreements_to_text, evaluate, scores_to_text
from tests.evaluate.material import WORDS, annotated, extracted, record

GOLD = record("pmid:1", annotated("fornix"), annotated("pons", target="insula", side="left"))
EVALUATION = evaluate([GOLD], [extracted("fornix"), extracted("cuneus", rule="long-rule-name")], WORDS)

TABLES = """\
records 1, annotated claims 2, extracted claims 2

level     precision  recall     F1  F1 by record
located       0.500   0.500  0.500         0.500
directed      0.500   0.500  0.500         0.500
claim         0.500   0.500  0.500         0.500
full          0.500   0.500  0.500         0.500

direction  annotated  directed  recall
decrease           2         1   0.500

claim rule      claims  right  precision  recall
a-rule               1      1      1.000   0.500
long-rule-name       1      0      0.000   0.000
"""
ERRORS = """
missed | pmid:1 | decrease | FA | left pons - insula | no partner
    Something about the pons.

spurious | pmid:1 | decrease | FA | cuneus | by long-rule-name | no partner
    Read of the cuneus.
"""


def test_columns_stand_under_each_other() -> None:
    assert scores_to_text(EVALUATION.scores) == TABLES


def test_errors_show_the_claim_and_its_sentence() -> None:
    assert disagreements_to_text(EVALUATION, 5) == ERRORS


def test_no_more_errors_are_listed_than_asked_for() -> None:
    assert disagreements_to_text(EVALUATION, 0) == ""


def test_an_error_says_how_far_it_agrees() -> None:
    found = evaluate([record("pmid:1", annotated("pons"))], [extracted("pons", measure="MD")], WORDS)
    assert disagreements_to_text(found, 1).count("| agrees as directed\n") == 2
