from dataclasses import replace

import pytest

from assistant.evaluate import assess_checks
from assistant.evaluate.checks import NO_RULE
from assistant.model import Direction
from tests.evaluate.corrections import ADDED, EDITED, REJECTED, STATEMENT, check, corrections

UP = replace(STATEMENT, direction=Direction.INCREASE, measure="MD")


def test_precision_is_the_share_accepted_rule_by_rule() -> None:
    checks = [check(1), check(2), check(3), check(4, EDITED), check(5, REJECTED, "far"), check(6, rule="far")]
    assessment = assess_checks(corrections(*checks))
    near, far = assessment.rules["near"], assessment.rules["far"]
    assert list(assessment.rules) == ["near", "far"]
    assert (near.checked, near.accepted, near.edited, near.rejected, near.precision) == (4, 3, 1, 0, 0.75)
    assert (far.checked, far.rejected, far.precision) == (2, 1, 0.5)
    assert assessment.all is not None
    assert (assessment.all.checked, assessment.all.precision) == (6, 0.667)


def test_the_interval_is_that_of_wilson() -> None:
    """Nine of ten: 0.596 to 0.982, as the formula gives by hand."""
    assessment = assess_checks(corrections(*(check(n) for n in range(9)), check(10, REJECTED)))
    assert assessment.rules["near"].interval == (0.596, 0.982)


def test_fields_that_were_corrected_are_counted() -> None:
    checks = [check(1, EDITED), check(2, EDITED, corrected=UP), check(3, EDITED)]
    assert assess_checks(corrections(*checks)).fields == {"side": 2, "direction": 1, "measure": 1}


@pytest.mark.parametrize(
    ("results", "added", "recall"),
    [(0, 0, None), (3, 0, 1.0), (3, 1, 0.75), (0, 2, 0.0)],
)
def test_recall_is_bounded_by_what_was_added(results: int, added: int, recall: float | None) -> None:
    found = assess_checks(
        corrections(*(check(n) for n in range(results)), *(check(n, ADDED) for n in range(100, 100 + added)))
    )
    assert (found.added, found.recall_at_most) == (added, recall)


def test_an_edited_claim_is_a_finding_that_was_not_right() -> None:
    assert assess_checks(corrections(check(1), check(2, EDITED), check(3, REJECTED))).recall_at_most == 0.5


def test_a_check_without_a_rule_is_not_lost() -> None:
    assert assess_checks(corrections(check(1, rule=None))).rules[NO_RULE].checked == 1


def test_nothing_checked_is_no_precision() -> None:
    assessment = assess_checks(corrections())
    assert (assessment.all, assessment.rules, assessment.added) == (None, {}, 0)
