"""A line in a user's file changes the verdicts as the documentation says."""

from pathlib import Path

import pytest

from assistant.concepts import load_concepts
from assistant.group import load_grouping
from assistant.model import Record, Review, Study
from assistant.pack import open_pack
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_study, write_pack

CLAIMS = [
    make_claim("pmid:1", "oak", "decrease"),
    make_claim("pmid:2", "oak", "decrease"),
    make_claim("pmid:3", "oak", "no_difference"),
    make_claim("pmid:4", "elm", "increase"),
]
RECORDS = [Record(f"pmid:{n}", "T", "A.", year=str(2000 + n)) for n in range(1, 5)]
STUDIES = [
    make_study("pmid:1", population="apple-orchard", n_total=12),
    make_study("pmid:2", n_total=30),
    make_study("pmid:3", design="survey", n_total=50),
    make_study("pmid:4", n_total=60),
]
# What the pack says of these claims, without any line of the user's.
AS_IT_COMES = {"oak region unresolved 3", "elm region single 1", "north lobe discrepancy 4"}
CONSENSUS_ON_OAK = {"oak region consensus 3", "elm region single 1", "north lobe discrepancy 4"}


def review_under(lines: str, review_of: BuildReview, folder: Path, studies: list[Study] = STUDIES) -> Review:
    write_pack(folder / "small")
    mine = folder / "mine" / "grouping"
    mine.mkdir(parents=True)
    (mine / "mine.yaml").write_text(lines, encoding="utf-8")
    pack = open_pack(str(folder / "small"), folder / "mine")
    return review_of(CLAIMS, studies, RECORDS, rules=load_grouping(pack, load_concepts(pack)))


def verdicts(review: Review) -> set[str]:
    return {f"{s.region} {s.level} {s.verdict} {len(s.cohorts)}" for s in review.syntheses}


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("cohorts: []", AS_IT_COMES),
        ("sections: [{id: size, region_level: [region]}]", {"oak region unresolved 3", "elm region single 1"}),
        ("sections: [{id: size, region_level: [lobe]}]", {"north lobe discrepancy 4"}),
        (
            "sections: [{id: size, consensus: {agreement: 0.6}}]",
            {"oak region consensus 3", "elm region single 1", "north lobe discrepancy 4"},
        ),
        (
            "sections: [{id: size, consensus: {agreement: 0.6, min_cohorts: 3}}]",
            AS_IT_COMES,
        ),
        ("sections: [{id: size, consensus: {agreement: 0.5}, weigh_by: sample_size}]", AS_IT_COMES),
        ("sections: [{id: size, consensus: {agreement: 0.5}}]", CONSENSUS_ON_OAK),
        ("sections: [{id: size, min_cohorts_told: 3}]", AS_IT_COMES),
        (
            "sections: [{id: size, discrepancy: {min_opposing: 2}}]",
            {"oak region unresolved 3", "elm region single 1", "north lobe unresolved 4"},
        ),
        ("merges: [{id: trees, as: elm, of: [oak]}]", {"elm region discrepancy 4"}),
        ("splits: [{id: elms, concept: elm, level: lobe}]", {"oak region unresolved 3", "elm lobe single 1"}),
        (
            "exclude: [{id: surveys, where: {design: [survey]}, reason: a survey}]",
            {"oak region consensus 2", "elm region single 1", "north lobe discrepancy 3"},
        ),
        (
            "exclude: [{id: small, where: {n_total: {to: 19}}, reason: fewer than 20 participants}]",
            {"oak region unresolved 2", "elm region single 1", "north lobe discrepancy 3"},
        ),
        (
            "exclude: [{id: old, where: {year: {to: 2002}}, reason: old}]",
            {"oak region null 1", "elm region single 1", "north lobe unresolved 2"},
        ),
        (
            "cohorts: [{id: k, records: ['pmid:1', 'pmid:2'], why: one trial}]",
            {"oak region unresolved 2", "elm region single 1", "north lobe discrepancy 3"},
        ),
        (
            "strata: [{id: orchards, where: {population: [orchard], n_total: {from: 20}}}]",
            {"oak region unresolved 2", "elm region single 1", "north lobe discrepancy 3", "oak region single 1"},
        ),
        ("sections: [{id: size, where: {measure: [girth]}}]", set()),
    ],
)
def test_one_line_changes_the_verdicts(line: str, after: set[str], review_of: BuildReview, tmp_path: Path) -> None:
    assert verdicts(review_under(line, review_of, tmp_path)) == after


def test_an_excluded_claim_says_why_and_the_others_vote(review_of: BuildReview, tmp_path: Path) -> None:
    line = "exclude: [{id: apples, where: {population: [apple-orchard]}, reason: apples alone}]"
    rows = review_under(line, review_of, tmp_path).claims
    assert [(row.votes, row.why_not) for row in rows] == [(False, "apples alone")] + [(True, None)] * 3


def test_the_first_exclusion_that_takes_a_claim_gives_the_reason(review_of: BuildReview, tmp_path: Path) -> None:
    lines = """
exclude:
  - {id: small, where: {n_total: {to: 19}}, reason: small}
  - {id: apples, where: {population: [apple-orchard]}, reason: apples}
"""
    assert review_under(lines, review_of, tmp_path).claims[0].why_not == "small"
