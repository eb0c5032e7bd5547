from dataclasses import replace

from assistant.draft.blocks import Paragraph
from assistant.draft.evidence_remarks import MAX_QUOTES, add_evidence
from assistant.draft.material import MAX_QUOTED, Material
from assistant.draft.sentences import NumberRef, Sentence, Text
from assistant.model import ClaimRow, Review
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, make_review


def remarks_of(material: Material, *claim_ids: str) -> list[str]:
    told = Paragraph((Sentence((Text("It says."),)), Sentence((Text("It states."),), claim_ids)))
    (block,) = add_evidence(material, [told])
    assert isinstance(block, Paragraph) and replace(block, remarks=()) == told
    return ["".join(i.text if isinstance(i, Text) else f"<{i}>" for i in remark) for remark in block.remarks]


def with_copies(count: int, *, voting: bool = True) -> Review:
    """Add claims, each with a sentence of its own."""
    one = CLAIMS["a1"]
    more = tuple(
        ClaimRow(replace(one, claim_id=f"copy{n}", evidence=(replace(one.evidence[0], sentence=f"Copy {n}."),)), voting)
        for n in range(count)
    )
    review = make_review()
    return replace(review, claims=(*review.claims, *more))


def test_each_sentence_is_quoted_once_with_its_study_and_claims(desk: Desk) -> None:
    twin = replace(CLAIMS["a1"], claim_id="twin-0123456789")
    review = replace(make_review(), claims=(*make_review().claims, ClaimRow(twin, True)))
    ids = [CLAIMS[key].claim_id for key in ("a1", "a2")]
    assert remarks_of(desk.material(review), *ids, twin.claim_id, ids[0]) == [
        "Abel 2011 (a1-01234, twin-012): “Invented sentence a1: insula & <more> [sic].”",
        "Baker 2012 (a2-01234): “Invented sentence a2: insula & <more> [sic].”",
    ]


def test_what_states_no_finding_has_no_remark(desk: Desk) -> None:
    assert remarks_of(desk.material()) == []


def test_of_very_many_sentences_the_others_are_counted_and_found_in_the_table(desk: Desk) -> None:
    ids = [f"copy{n}" for n in range(MAX_QUOTES + 2)]
    found = remarks_of(desk.material(with_copies(MAX_QUOTES + 2)), *ids)
    assert len(found) == MAX_QUOTES + 1
    assert found[-1] == f"And two more in <{NumberRef('evidence')}>."


def test_sentences_that_the_table_leaves_out_are_said_to_stand_in_the_file(desk: Desk) -> None:
    ids = [f"copy{n}" for n in range(MAX_QUOTES + 1)]
    found = remarks_of(desk.material(with_copies(MAX_QUOTED + 1, voting=False)), *ids)
    assert found[-1] == "And one more in the file beside this draft."
