from collections.abc import Mapping
from dataclasses import replace

import pytest

from assistant.draft import to_markdown
from assistant.draft.blocks import Paragraph
from assistant.draft.checks import mark_unchecked, tell_checked, tell_unchecked
from assistant.draft.claim_tables import tabulate_evidence
from assistant.draft.material import Material
from assistant.draft.sentences import Sentence, Text
from assistant.model import CheckResult, ClaimRow, Decision, Outcome, Review
from tests.draft.conftest import Desk
from tests.draft.printing import table_lines
from tests.draft.sample import CLAIMS, make_review

ACCEPTED, EDITED, REJECTED = CheckResult.ACCEPTED, CheckResult.EDITED, CheckResult.REJECTED
A1, A2 = CLAIMS["a1"].claim_id, CLAIMS["a2"].claim_id


def checked(results: Mapping[str, CheckResult]) -> Review:
    """Give the review with some claims checked, by their ids."""
    review = make_review()

    def check(row: ClaimRow) -> ClaimRow:
        result = results.get(row.claim.claim_id)
        votes = row.votes and result is not REJECTED
        why_not = "rejected by the reviewer" if result is REJECTED else row.why_not
        return ClaimRow(replace(row.claim, check=result), votes, why_not)

    return replace(review, claims=tuple(map(check, review.claims)))


def everything(result: CheckResult) -> Review:
    return checked({row.claim.claim_id: result for row in make_review().claims})


def texts(sentences: list[Sentence]) -> list[str]:
    return ["".join(i.text for i in sentence.inlines if isinstance(i, Text)) for sentence in sentences]


def marked(material: Material) -> Material:
    return replace(material, marks_unchecked=True)


def test_nothing_is_said_where_nothing_was_checked(desk: Desk) -> None:
    material = desk.material()
    assert list(tell_checked(material)) == [] and list(tell_unchecked(material)) == []


def test_checks_are_counted_by_their_result(desk: Desk) -> None:
    review = checked({A1: ACCEPTED, A2: EDITED, CLAIMS["b1"].claim_id: REJECTED})
    claims = len(review.claims) - 1
    (sentence,) = tell_checked(desk.material(review))
    assert texts([sentence]) == [
        f"Checking. Of {claims} claims a reviewer checked two against the abstract: one accepted as read, one "
        "corrected, none added. The others stand as the rules read them. One further claim was rejected and has no "
        "vote."
    ]
    assert sentence.total is not None
    assert {addend.name: addend.ids for addend in sentence.total.addends}["edited"] == (A2,)


def test_what_votes_unchecked_is_counted(desk: Desk) -> None:
    review = checked({A1: ACCEPTED})
    voting = sum(row.votes for row in review.claims)
    (said,) = texts(list(tell_unchecked(desk.material(review))))
    assert said.endswith(f"of the {voting} claims that vote were not checked by a person.")
    assert list(tell_unchecked(desk.material(everything(ACCEPTED)))) == []


def test_a_draft_that_marks_says_that_nothing_was_checked(desk: Desk) -> None:
    material = marked(desk.material())
    assert texts(list(tell_checked(material))) == [
        "Checking. No claim was checked by a person; all stand as the rules read them."
    ]
    (said,) = texts(list(tell_unchecked(material)))
    assert said.startswith("None of the ") and said.endswith(" claims that vote was checked by a person.")


@pytest.mark.parametrize(
    ("results", "mark"),
    [
        ({}, "[unchecked]"),
        ({A1: ACCEPTED}, "[1 of 2 claims unchecked]"),
        ({A1: ACCEPTED, A2: EDITED}, None),
    ],
)
def test_paragraphs_that_rest_on_unchecked_claims_are_marked(
    desk: Desk, results: dict[str, CheckResult], mark: str | None
) -> None:
    paragraph = Paragraph((Sentence((Text("It says."),), (A1, A2)),))
    plain = Paragraph((Sentence((Text("It is said."),)),))
    first, second = mark_unchecked(desk.material(checked(results)), [paragraph, plain])
    assert second == plain
    assert isinstance(first, Paragraph)
    assert texts(list(first.sentences)) == ["It says.", *([mark] if mark else [])]


def test_the_evidence_table_marks_what_nobody_checked(desk: Desk) -> None:
    review = checked({A1: ACCEPTED})
    rows = [row for row in review.claims if row.claim.claim_id in (A1, A2)]
    votes = [line.split("|")[-2].strip() for line in table_lines(tabulate_evidence(desk.material(review), rows))]
    assert votes == ["yes", "yes"]
    marks = [
        line.split("|")[-2].strip() for line in table_lines(tabulate_evidence(marked(desk.material(review)), rows))
    ]
    assert marks == ["yes", "yes (unchecked)"]


def test_rejected_claims_stand_in_the_evidence_table_alone(desk: Desk) -> None:
    draft = to_markdown(desk.draft(checked({A1: REJECTED})))
    assert "no: rejected by the reviewer" in draft
    assert f"{len(make_review().claims) - 1} claims" in draft


def test_the_words_of_a_reviewer_are_printed_as_written(desk: Desk) -> None:
    reason = "Twin-study, of mice_and \ue000men\ue00f"
    first, *others = make_review().records
    left_out = Outcome(first.record_id, False, reason, Decision.EXCLUDED, "reviewer")
    prisma = replace(make_review().prisma, excluded={reason: 1})
    review = replace(make_review(), records=(left_out, *others), prisma=prisma)
    draft = desk.draft(review)
    assert "Twin-study, of mice\\_and men" in to_markdown(draft)
