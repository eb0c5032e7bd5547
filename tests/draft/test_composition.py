import re
from dataclasses import replace

import pytest

from assistant.draft import Document, to_markdown
from assistant.draft.blocks import Heading, Paragraph, References, Role, Table, inlines_of
from assistant.draft.front import write_limits
from assistant.draft.results import MAX_GLANCE
from assistant.draft.sentences import Cite, NumberRef
from assistant.model import Outcome
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, RECORDS, make_review
from tests.draft.test_results import many_syntheses
from tests.draft.test_synthesis_prose import read

NEVER = (
    *("proves", "confirms", "demonstrates", "robust", "clearly", "significant", "significantly", "trend", "marker"),
    *("mechanism", "causes", "plays a role", "growing evidence", "contradictory", "no effect", "Notably"),
)


@pytest.fixture(scope="module")
def document(desk: Desk) -> Document:
    return desk.draft()


def titles(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]


def test_the_parts_stand_in_their_order(document: Document) -> None:
    assert titles(document) == [
        *("What this draft rests on", "In brief", "Methods", "Studies", "Verdicts at a glance", "Results"),
        *("Neighbouring populations", "Limits of this draft", "References", "Appendix"),
    ]


def test_no_sentence_of_findings_lacks_its_citation(document: Document) -> None:
    stating = [s for b in document.blocks if isinstance(b, Paragraph) for s in b.sentences if s.claim_ids]
    assert len(stating) > 12
    assert all(any(isinstance(inline, Cite) for inline in sentence.inlines) for sentence in stating)


def test_every_paragraph_on_a_synthesis_states_findings(document: Document) -> None:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.synthesis_ids:
            assert any(sentence.claim_ids for sentence in block.sentences)


def test_every_asserted_claim_is_told_in_prose_and_every_claim_in_the_evidence(document: Document) -> None:
    told = {c for b in document.blocks if isinstance(b, Paragraph) for s in b.sentences for c in s.claim_ids}
    assert told == {one.claim_id for key, one in CLAIMS.items() if key != "j5"}
    evidence = next(b for b in document.blocks if isinstance(b, Table) and b.key == "evidence")
    assert len(evidence.rows) == len(CLAIMS)


def test_every_cited_record_is_listed_once_under_its_number(document: Document) -> None:
    (references,) = (block for block in document.blocks if isinstance(block, References))
    assert [entry.label for entry in references.entries] == [f"{n}." for n in range(1, len(references.entries) + 1)]
    assert {entry.record_id for entry in references.entries} == {record.record_id for record in RECORDS[:-1]}


def test_the_prose_holds_none_of_the_words_it_must_not(document: Document) -> None:
    prose = to_markdown(replace(document, blocks=tuple(b for b in document.blocks if not isinstance(b, References))))
    assert [word for word in NEVER if re.search(rf"\b{word}\b", prose, re.IGNORECASE)] == []


def test_no_mark_and_no_jinja_is_left_in_the_text(document: Document) -> None:
    assert not re.search("[\ue000-\ue00f]|{{|}}|{%|None|StrEnum", to_markdown(document))


def test_each_table_that_a_sentence_names_exists(desk: Desk) -> None:
    for syntheses in (make_review().syntheses, many_syntheses(MAX_GLANCE + 5)):
        document = desk.draft(replace(make_review(), syntheses=syntheses))
        named = {i.key for b in document.blocks for i in inlines_of(b) if isinstance(i, NumberRef)}
        assert named <= set(document.numbered())


def test_an_empty_review_gives_a_short_draft(desk: Desk) -> None:
    outcomes = tuple(Outcome(record.record_id, False, "no-abstract") for record in RECORDS)
    empty = replace(make_review(), records=outcomes, studies=(), claims=(), syntheses=())
    document = desk.draft(empty)
    assert "Results" not in titles(document) and "References" not in titles(document)
    text = to_markdown(document)
    assert "- The snapshot holds 10 records; none of them states a finding that the rules recognise.\n" in text
    assert "10 (no abstract: 10)" in text


def test_the_same_review_gives_the_same_document(desk: Desk) -> None:
    assert desk.draft() == desk.draft()


def test_the_title_stands_first(document: Document) -> None:
    first = document.blocks[0]
    assert isinstance(first, Paragraph) and first.role is Role.TITLE


def test_studies_that_vote_as_one_are_no_replication_of_each_other(desk: Desk) -> None:
    one, two = (("pmid:1", "pmid:3"),), (("pmid:1", "pmid:3"), ("pmid:2", "pmid:4"))
    told = []
    for cohorts in (one, two, ()):
        _, block, *_ = write_limits(desk.material(replace(make_review(), cohorts=cohorts)))
        assert isinstance(block, Paragraph)
        told.append(read(block))
    assert "The studies [1 3] are held to share participants: they have one vote, and none of them is a" in told[0]
    assert "Held to share participants are [1 3]; [2 4]: the studies of each of these groups have one vote" in told[1]
    assert "held to share" not in told[2]
