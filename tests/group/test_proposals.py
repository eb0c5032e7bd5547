"""Proposed cohorts: which studies they join, what they would change, and the entry that makes them so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.concepts import load_concepts
from assistant.group import Grouping, load_grouping
from assistant.group.proposal_rules import ProposalRule
from assistant.interchange import to_json
from assistant.model import Author, Record, Review
from assistant.pack import open_pack
from tests.group.conftest import BuildReview
from tests.group.material import RULES, make_claim, make_study, write_pack

RULE = ProposalRule(id="one-author", authors=1, why="for tests")
Propose = Callable[..., Review]


def written_by(number: int, *families: str) -> Record:
    return Record(f"pmid:{number}", "T", "A.", tuple(Author(family, "Ann") for family in families), pmid=str(number))


@pytest.fixture
def propose(review_of: BuildReview, grouping: Grouping) -> Propose:
    """Review records that each state the same finding."""

    def run(*records: Record, cohorts: tuple[tuple[str, ...], ...] = (), regions: str = "oak") -> Review:
        claims = [make_claim(r.record_id, region, "increase") for r in records for region in regions.split()]
        return review_of(claims, records=records, cohorts=cohorts, rules=replace(grouping, propose=(RULE,)))

    return run


def test_studies_that_vote_as_one_are_listed(propose: Propose) -> None:
    records = [written_by(n, "A") for n in (1, 2, 3)]
    assert propose(*records).cohorts == ()
    assert propose(*records, cohorts=(("pmid:3", "pmid:1"), ("pmid:2", "pmid:9"))).cohorts == (("pmid:1", "pmid:3"),)


def test_pairs_that_share_a_study_make_one_proposal(propose: Propose) -> None:
    review = propose(written_by(1, "A"), written_by(2, "A", "B"), written_by(3, "B"), written_by(4, "C"))
    (proposal,) = review.cohort_proposals
    assert proposal.records == ("pmid:1", "pmid:2", "pmid:3")
    assert [overlap.records for overlap in proposal.overlaps] == [("pmid:1", "pmid:2"), ("pmid:2", "pmid:3")]


def test_a_proposal_is_not_applied_and_says_where_it_would_count(propose: Propose) -> None:
    review = propose(written_by(1, "A"), written_by(2, "A"))
    (proposal,), (synthesis,) = review.cohort_proposals, review.syntheses
    assert synthesis.cohorts == (("pmid:1",), ("pmid:2",))
    assert proposal.syntheses == (synthesis.id,)


def test_those_that_meet_in_most_syntheses_come_first(review_of: BuildReview, grouping: Grouping) -> None:
    records = [written_by(1, "A"), written_by(2, "A"), written_by(3, "B"), written_by(4, "B")]
    places = {"pmid:1": "oak", "pmid:2": "ash", "pmid:3": "elm", "pmid:4": "elm"}
    claims = [make_claim(record_id, place, "increase") for record_id, place in places.items()]
    review = review_of(claims, records=records, rules=replace(grouping, propose=(RULE,)))
    found = [(proposal.records, len(proposal.syntheses)) for proposal in review.cohort_proposals]
    assert found == [(("pmid:3", "pmid:4"), 2), (("pmid:1", "pmid:2"), 0)]


def test_a_stated_cohort_is_not_proposed_again_and_may_grow(propose: Propose) -> None:
    together = (("pmid:1", "pmid:2"),)
    assert propose(written_by(1, "A"), written_by(2, "A"), cohorts=together).cohort_proposals == ()
    (proposal,) = propose(written_by(1, "A"), written_by(2, "B"), written_by(3, "B"), cohorts=together).cohort_proposals
    assert (proposal.records, proposal.stated) == (("pmid:1", "pmid:2", "pmid:3"), ("k0",))
    assert [overlap.records for overlap in proposal.overlaps] == [("pmid:2", "pmid:3")]


def test_what_does_not_vote_is_not_proposed(review_of: BuildReview, grouping: Grouping) -> None:
    records = [written_by(n, "A") for n in (1, 2, 3)]
    claims = [make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", "oak", "increase")]
    review = review_of(
        claims, [make_study("pmid:2", design="overview")], records, rules=replace(grouping, propose=(RULE,))
    )
    assert review.cohort_proposals == ()


def test_the_order_of_claims_and_rules_without_effect_change_nothing(
    review_of: BuildReview, grouping: Grouping
) -> None:
    records = [written_by(n, "A", f"B{n % 3}") for n in range(9)]
    claims = [make_claim(record.record_id, "oak", "increase") for record in records]
    rules = replace(grouping, propose=(RULE,))
    there, back = (review_of(found, records=records, rules=rules) for found in (claims, claims[::-1]))
    assert to_json(there.cohort_proposals) == to_json(back.cohort_proposals)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([], [["pmid:1", "pmid:2", "pmid:3"]]),
        ([["pmid:1", "pmid:2"]], [["pmid:1", "pmid:2", "pmid:3"]]),
        ([["pmid:1", "pmid:9"], ["pmid:3", "pmid:8"]], [["pmid:1", "pmid:9", "pmid:3", "pmid:8", "pmid:2"]]),
    ],
)
def test_the_entry_makes_it_one_cohort(
    stated: list[list[str]], expected: list[list[str]], propose: Propose, tmp_path: Path
) -> None:
    records = [written_by(1, "A"), written_by(2, "A", 'O"B: {'), written_by(3, 'O"B: {')]
    (proposal,) = propose(*records, cohorts=tuple(map(tuple, stated))).cohort_proposals
    listed = "".join(f"\n  - {{id: k{i}, records: {ids}, why: They say so.}}" for i, ids in enumerate(stated))
    write_pack(tmp_path / "p", rules=RULES + (f"cohorts:{listed}\n" if stated else ""))
    (tmp_path / "mine" / "grouping").mkdir(parents=True)
    (tmp_path / "mine" / "grouping" / "mine.yaml").write_text(proposal.entry, encoding="utf-8")
    pack = open_pack(str(tmp_path / "p"), tmp_path / "mine")
    cohorts = load_grouping(pack, load_concepts(pack)).cohorts
    assert [list(cohort.records) for cohort in cohorts] == expected
    assert 'pmid:2 and pmid:3 (one-author) share authors (O"B: { A)' in cohorts[0].why
    assert not stated or cohorts[0].why.startswith("they say so. Presumed: ")
