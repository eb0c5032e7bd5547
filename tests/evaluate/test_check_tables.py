from assistant.evaluate import assess_checks, assessment_to_text, faults_to_text
from assistant.model import Statement
from tests.evaluate.corrections import ADDED, EDITED, REJECTED, check, corrections


def test_tables_stand_under_a_line_of_counts() -> None:
    text = assessment_to_text(
        assess_checks(corrections(check(1), check(2, EDITED), check(3, REJECTED, "far"), check(4, ADDED)))
    )
    assert text.splitlines() == [
        "claims checked 3: accepted 1, edited 1, rejected 1",
        "",
        "claim rule  checked  accepted  edited  rejected  precision   95 % interval",
        "near              2         1       1         0      0.500  0.095 to 0.905",
        "far               1         0       0         1      0.000  0.000 to 0.793",
        "all rules         3         1       1         1      0.333  0.061 to 0.792",
        "",
        "field corrected  claims",
        "side                  1",
        "",
        "findings missed 1 or more (added by the reviewer); recall at most 0.333, as findings that nobody added are "
        "not counted",
    ]


def test_nothing_checked_is_said() -> None:
    text = assessment_to_text(assess_checks(corrections(check(4, ADDED))))
    assert text == "no claim checked, findings missed 1 or more (added by the reviewer)\n"


def test_recall_is_not_told_of_if_nothing_right_is_known() -> None:
    text = assessment_to_text(assess_checks(corrections(check(3, REJECTED, "far"))))
    assert text.splitlines()[-1] == "findings missed 0 or more (added by the reviewer)"


def test_faults_are_listed_with_their_sentences() -> None:
    def describe(statement: Statement) -> str:
        return f"{statement.side} {statement.region}"

    checks = corrections(check(1), check(3, REJECTED, reason="A method."), check(2, EDITED, "far"))
    assert faults_to_text(checks, 5, describe).splitlines() == [
        "",
        "edited | pmid:2 | c-2 | by far | left insula | corrected to right insula",
        "    Invented sentence 2.",
        "",
        "rejected | pmid:3 | c-3 | by near | left insula | A method.",
        "    Invented sentence 3.",
    ]
    assert faults_to_text(checks, 1, describe).count("|") == 5
