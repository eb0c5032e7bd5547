from assistant.evaluate import agreement_to_markdown, agreement_to_text, compare_reviewers
from assistant.model import Statement, StudyCorrection
from tests.evaluate.corrections import ADDED, EDITED, REJECTED, check, corrections

FIRST = corrections(
    *(check(1), check(2), check(3, EDITED), check(5, ADDED)),
    reviewer="Jane",
    one=StudyCorrection("pmid:1", True, None, "no controls"),
)
SECOND = corrections(check(1), check(2, REJECTED, reason="of <b>rats</b>"), check(3, EDITED), check(4))


def describe(statement: Statement) -> str:
    return f"{statement.side} {statement.region}"


AGREEMENT = compare_reviewers(FIRST, SECOND, ("first", "second"))


def test_figures_tables_and_conflicts_are_written() -> None:
    assert agreement_to_text(AGREEMENT, describe).splitlines() == [
        "Jane: claims checked 3, added 1",
        "second: claims checked 4, added 0",
        "checked by both: 3; in conflict: 1",
        "added by both: 0",
        "agreement 0.667, expected by chance 0.333",
        "Cohen's kappa 0.500, 95 % interval -0.111 to 1.000",
        "",
        "Jane \\ second  accepted  edited  rejected",
        "accepted              1       0         1",
        "edited                0       1         0",
        "rejected              0       0         0",
        "",
        "Fields that both corrected",
        "--------------------------",
        "",
        "field  claims  corrected alike",
        "side        1                1",
        "",
        "Conflicts",
        "---------",
        "",
        "c-2, pmid:2, by near",
        '  "Invented sentence 2."',
        "  read as: left insula",
        "  Jane: accepted",
        "  second: rejected (of <b>rats</b>)",
        "",
        "Findings that one alone added",
        "-----------------------------",
        "",
        "a-5, pmid:5",
        '  "Invented sentence 5."',
        "  Jane: left insula",
        "",
        "Studies decided otherwise",
        "-------------------------",
        "",
        "pmid:1",
        "  Jane: left out (no controls)",
        "  second: no decision",
    ]


def test_markdown_has_tables_and_escapes_what_reviewers_wrote() -> None:
    text = agreement_to_markdown(AGREEMENT, describe)
    assert text.startswith("# Agreement of two reviewers\n\n- Jane: claims checked 3")
    assert "\n| Jane \\\\ second | accepted | edited | rejected |\n|---|---|---|---|\n" in text
    assert "\n    - second: rejected (of \\<b\\>rats\\</b\\>)" in text
    assert "\n## Conflicts\n\n- **c-2, pmid:2, by near**\n" in text


def test_a_kappa_that_is_not_defined_is_said() -> None:
    text = agreement_to_text(compare_reviewers(corrections(check(1)), corrections(check(1)), ("a", "b")), describe)
    assert "Cohen's kappa is not defined, as both gave one and the same answer to all" in text


def test_nothing_in_common_is_said_without_a_table() -> None:
    text = agreement_to_text(compare_reviewers(corrections(check(1)), corrections(check(2)), ("a", "b")), describe)
    assert text.endswith("checked by both: 0; in conflict: 0\nadded by both: 0\n")
