from dataclasses import replace

from assistant.draft.blocks import Block, Heading, Paragraph, Table
from assistant.draft.sentences import Text
from assistant.draft.targets import write_targets
from assistant.model import Reach, Target, TargetFinding, Technique, Verdict
from tests.draft.conftest import Desk
from tests.draft.sample import SYNTHESES, make_review

RAIN = Technique("rain", "artificial rain", "chemo", "known since long", "Almanac 1900")
AGREED = TargetFinding(SYNTHESES[0].id, Verdict.CONSENSUS, Reach.WIDER)
OPPOSED = next(TargetFinding(s.id, s.verdict, Reach.SAME) for s in SYNTHESES if s.verdict is Verdict.DISCREPANCY)
INSULA = Target("t1", "insula", (RAIN, replace(RAIN, id="sun", name="sunshine")), (OPPOSED, AGREED), ())
CUNEUS = Target("t2", "cuneus", (RAIN,), (), ())


def written(desk: Desk, *targets: Target) -> list[Block]:
    return list(write_targets(desk.material(replace(make_review(), targets=targets))))


def texts(blocks: list[Block]) -> list[str]:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    inlines = ([i for sentence in paragraph.sentences for i in sentence.inlines] for paragraph in paragraphs)
    return ["".join(i.text if isinstance(i, Text) else "#" for i in line) for line in inlines]


def test_a_candidate_is_told_with_its_votes_and_what_speaks_against_it(desk: Desk) -> None:
    blocks = written(desk, INSULA, CUNEUS)
    intro, candidate, remarks = texts(blocks)
    assert intro.startswith("The rules list two regions that stimulation can reach (#). One of them holds a consensus,")
    assert candidate.startswith(
        "Insula.In the next wider region, consensus: grey matter volume in the insula was lower"
    )
    assert "in two of two cohorts #; the verdict changes if one cohort is left out." in candidate
    assert "In itself, discrepancy: functional connectivity of the thalamus was lower" in candidate
    assert remarks.startswith("No study of this snapshot used one of these techniques")
    cited = next(block for block in blocks if isinstance(block, Paragraph) and block.synthesis_ids)
    assert set(cited.synthesis_ids) == {AGREED.synthesis, OPPOSED.synthesis}


def test_every_target_of_the_rules_stands_in_the_table_with_its_sources(desk: Desk) -> None:
    (listed,) = [block for block in written(desk, INSULA, CUNEUS) if isinstance(block, Table)]
    rows = [["".join(i.text for i in cell if isinstance(i, Text)) for cell in row.cells] for row in listed.rows]
    assert rows[0] == ["insula", "artificial rain", "known since long", "Almanac 1900"]
    assert [row[:2] for row in rows[1:]] == [["", "sunshine"], ["cuneus", "artificial rain"]]


def test_without_a_consensus_the_draft_says_so(desk: Desk) -> None:
    intro, remarks = texts(written(desk, CUNEUS, replace(CUNEUS, id="t3", tested=("pmid:1",))))
    assert "None of them holds a consensus" in intro
    assert remarks == "One study of this snapshot used one of these techniques #."


def test_rules_without_targets_make_no_section(desk: Desk) -> None:
    assert written(desk) == []
    assert isinstance(written(desk, CUNEUS)[0], Heading)
