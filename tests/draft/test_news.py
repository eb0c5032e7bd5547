from dataclasses import replace

from assistant.draft import write_blocks
from assistant.draft.blocks import Block, Heading, Paragraph
from assistant.draft.news import MAX_NEWS, write_news
from assistant.model import (
    Category,
    Cause,
    Changes,
    Correction,
    Direction,
    RulePack,
    SnapshotFacts,
    StudyMove,
    Synthesis,
    SynthesisChange,
    Verdict,
)
from tests.draft.conftest import Desk
from tests.draft.sample import HIGHER, LOWER, SYNTHESES, make_review
from tests.draft.test_synthesis_prose import read

INSULA, CUNEUS, *_ = SYNTHESES
THALAMUS = next(s for s in SYNTHESES if s.verdict is Verdict.DISCREPANCY)
RULES = RulePack("invented", "cd" * 32)
SAME = Changes(
    old_snapshot=SnapshotFacts("ef" * 32, "2025-03-01", {"kept": 8}),
    new_snapshot=make_review().snapshot,
    old_rules=RULES,
    new_rules=RULES,
    records_added=(),
    records_removed=(),
    records_retracted=(),
    records_corrected=(),
    claims_added=(),
    claims_removed=(),
    claims_changed=(),
    syntheses=(),
)
SINGLE = replace(
    INSULA,
    verdict=Verdict.SINGLE,
    by_direction={LOWER: ("pmid:1",)},
    cohorts=(("pmid:1",),),
    votes={LOWER: 1},
)
ADDED = StudyMove("pmid:2", (), (LOWER,), Cause.ADDED)


def change(category: Category, old: Synthesis | None, new: Synthesis | None, *moves: StudyMove) -> SynthesisChange:
    return SynthesisChange(category, old, new, moves)


def blocks(desk: Desk, changes: Changes | None) -> list[Block]:
    return list(write_news(desk.material(changes=changes)))


def told(desk: Desk, *found: SynthesisChange) -> list[str]:
    """Tell changes of syntheses, without the sentence on records."""
    return [read(p) for p in blocks(desk, replace(SAME, syntheses=found))[2:] if isinstance(p, Paragraph)]


def test_without_an_earlier_state_there_is_no_section(desk: Desk) -> None:
    assert blocks(desk, None) == []


def test_the_section_names_the_date_and_says_that_nothing_changed(desk: Desk) -> None:
    heading, *paragraphs = blocks(desk, SAME)
    assert heading == Heading(1, "What is new since 2025-03-01")
    assert [read(p) for p in paragraphs if isinstance(p, Paragraph)] == [
        "No record is new.",
        "No verdict changed, and no cohorts became comparable that were not.",
    ]


def test_records_are_counted_and_those_that_the_snapshot_holds_are_cited(desk: Desk) -> None:
    changes = replace(
        SAME,
        records_added=("pmid:10", "pmid:2", "pmid:3"),
        records_removed=("pmid:77",),
        records_corrected=(Correction("pmid:1", ("title",)),),
        records_retracted=("pmid:4", "pmid:5"),
        new_rules=RulePack("invented", "00" * 32),
        new_corrections="11" * 32,
    )
    assert [read(p) for p in blocks(desk, changes) if isinstance(p, Paragraph)] == [
        "Three records are new; two of them state findings [2 3]; one of the earlier ones is no longer among the "
        "records; one was corrected [1].",
        "The rules are others than before, so that not every change comes from new literature.",
        "What the reviewer corrected is not the same as before, so that not every change comes from new literature.",
        "No verdict changed, and no cohorts became comparable that were not.",
        "Newly retracted: two studies [4 5]; they have no vote any more.",
    ]


def test_a_verdict_that_changed_stands_with_before_and_after_and_what_changed_it(desk: Desk) -> None:
    assert told(desk, change(Category.STRENGTHENED, SINGLE, INSULA, ADDED)) == [
        "Strengthened (Pain in cancer): grey matter volume in the insula was lower in patients than in "
        "healthy controls in both cohorts [1 2]. This is now a consensus and was a single study (1 lower); the change "
        "comes from [2]."
    ]
    assert told(desk, change(Category.WEAKENED, INSULA, SINGLE, StudyMove("pmid:77", (LOWER,), ()))) == [
        "Weakened (Pain in cancer): grey matter volume in the insula was lower in patients than in "
        "healthy controls in one cohort [1]. This is now a single study and was a consensus (2 lower)."
    ]


def test_opposing_sides_are_told_and_a_lean_within_a_discrepancy(desk: Desk) -> None:
    before = replace(THALAMUS, votes={LOWER: 1, HIGHER: 2, Direction.ALTERED: 1}, mixed=(("pmid:9",),), majority=HIGHER)
    (text,) = told(desk, change(Category.WEAKENED, before, THALAMUS))
    assert "in one cohort [1], but higher in another [3]. This was a discrepancy before as well (" in text
    assert "(1 lower, 2 higher, 1 without direction and 1 both)" in text


def test_what_became_or_ceased_to_be_comparable_is_told_last(desk: Desk) -> None:
    found = (change(Category.GONE, CUNEUS, None), change(Category.NEW, None, INSULA))
    assert told(desk, *found) == [
        "Newly comparable (Pain in cancer): grey matter volume in the insula was lower in patients than in "
        "healthy controls in both cohorts [1 2], a consensus.",
        "No longer comparable (Pain in cancer): grey matter volume in the cuneus, before without a finding "
        "(2 no difference).",
    ]
    (text,) = told(desk, change(Category.NEW, None, CUNEUS))
    assert text.endswith(": grey matter volume in the cuneus, where two looked and found no difference [1 2].")


def test_changes_that_leave_the_verdict_and_lone_findings_are_not_told(desk: Desk) -> None:
    found = (change(Category.OTHER_STUDIES, INSULA, INSULA, ADDED), change(Category.NEW, None, SINGLE))
    assert told(desk, *found) == ["No verdict changed, and no cohorts became comparable that were not."]


def test_new_syntheses_that_differ_in_the_place_alone_stand_together(desk: Desk) -> None:
    twin = replace(INSULA, id="s-twin", region="cuneus", claim_ids=("c-twin",))
    found = (change(Category.NEW, None, INSULA), change(Category.NEW, None, twin))
    paragraph = blocks(desk, replace(SAME, syntheses=found))[2]
    assert isinstance(paragraph, Paragraph)
    assert "grey matter volume in the insula and the cuneus was lower" in read(paragraph)
    assert paragraph.sentences[0].claim_ids == (*INSULA.claim_ids, "c-twin")


def test_beyond_the_first_few_changes_are_counted(desk: Desk) -> None:
    found = [change(Category.STRENGTHENED, replace(SINGLE, id=f"s{n}"), replace(INSULA, id=f"s{n}")) for n in range(12)]
    texts = told(desk, *found)
    assert len(texts) == MAX_NEWS + 1
    assert texts[-1] == "Strengthened: two further syntheses, which draftreview diff lists."


def test_the_section_stands_after_the_summary(desk: Desk) -> None:
    titles = [b.text for b in write_blocks(desk.material(changes=SAME), "T") if isinstance(b, Heading) and b.level == 1]
    assert titles[titles.index("In brief") + 1] == "What is new since 2025-03-01"
