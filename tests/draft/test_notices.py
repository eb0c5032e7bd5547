from dataclasses import replace

import pytest

from assistant.draft import compose, to_markdown
from assistant.model import Notice, NoticeKind, Outcome, Record, Review, Snapshot
from tests.draft.conftest import Desk
from tests.draft.sample import OUTLINE, make_review, make_snapshot

CONCERN = Notice(NoticeKind.CONCERN, "J Test. 2020;1:<5>")
ERRATUM = Notice(NoticeKind.ERRATUM, "J Test. 2021;2:6")


def draft(desk: Desk, changes: dict[str, dict[str, object]], review: Review | None = None) -> str:
    """Draft the sample with some of its records changed."""
    records = tuple(_changed(record, changes.get(record.record_id, {})) for record in make_snapshot().records)
    snapshot = Snapshot(records, "2026-03-01", "ab" * 32)
    review = review or make_review()
    return to_markdown(compose(review, snapshot, desk.concepts, desk.phrases, OUTLINE, desk.style, "T", "0.0"))


def _changed(record: Record, fields: dict[str, object]) -> Record:
    return replace(record, **fields)  # type: ignore[arg-type]


def test_without_notices_nothing_is_said(desk: Desk) -> None:
    text = draft(desk, {})
    assert "expression of concern" not in text and "Corrections and expressions" not in text


def test_a_concern_is_told_and_quoted_and_the_study_keeps_its_votes(desk: Desk) -> None:
    plain, flagged = draft(desk, {}), draft(desk, {"pmid:1": {"notices": (CONCERN,)}})
    assert "An expression of concern was published about one study [1]; they keep their votes" in flagged
    assert r"| expression of concern | J Test. 2020;1:\<5\> |" in flagged
    assert [line for line in plain.splitlines() if "1 lower" in line] == [
        line for line in flagged.splitlines() if "1 lower" in line
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pmid:2": {"notices": (ERRATUM,)}}, "A correction was published about one study [2]"),
        (
            {"pmid:1": {"notices": (CONCERN, ERRATUM)}, "pmid:2": {"notices": (ERRATUM,)}},
            "An expression of concern was published about one study [1], and a correction about two [1,2]",
        ),
    ],
)
def test_corrections_are_told(desk: Desk, changes: dict[str, dict[str, object]], said: str) -> None:
    assert said in draft(desk, changes)


@pytest.mark.parametrize(
    ("reason", "fields", "shown"),
    [
        (
            "retracted",
            {"notices": (ERRATUM, Notice(NoticeKind.RETRACTION, "Invented data"))},
            "retracted (Invented data)",
        ),
        ("retracted", {"retracted": True}, "retracted |"),
        ("other-version", {"superseded_by": "pmid:1"}, "(pmid:1)"),
    ],
)
def test_the_reason_of_an_unused_record_is_shown(
    desk: Desk, reason: str, fields: dict[str, object], shown: str
) -> None:
    review = make_review()
    outcomes = (*review.records[:-1], Outcome("pmid:10", False, reason))
    text = draft(desk, {"pmid:10": fields}, replace(review, records=outcomes))
    (line,) = (line for line in text.splitlines() if line.startswith("| pmid:10 |"))
    assert shown in line
