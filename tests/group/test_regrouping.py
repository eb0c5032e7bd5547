from pathlib import Path

import pytest

from assistant.concepts import Level, load_concepts
from assistant.group import load_grouping
from assistant.model import Claim, Measure
from tests.group.conftest import BuildReview
from tests.group.material import RULES, make_claim, make_study, write_pack
from tests.group.test_loading import problems_of

ON_HEIGHT = [make_claim("pmid:1", "oak", "decrease"), make_claim("pmid:2", "elm", "decrease")]
ON_GIRTH = [
    make_claim("pmid:1", "oak", "decrease", measure=Measure("height", "height", "height")),
    make_claim("pmid:2", "oak", "decrease", measure=Measure("girth", "girth", "girth")),
]


def verdicts(review_of: BuildReview, folder: Path, claims: list[Claim], more: str, **studies: str) -> set[str]:
    """Group claims by region under the rules of the small pack and some more."""
    narrow = RULES.replace("[region, lobe, as-written]", "[region]")
    pack = write_pack(folder, a=narrow, b=more)
    rules = load_grouping(pack, load_concepts(pack))
    facts = [make_study(f"pmid:{i}", treatment=given) for i, given in enumerate(studies.values(), 1)]
    return {
        f"{s.region} {s.measure} {s.verdict} {len(s.cohorts)}" for s in review_of(claims, facts, rules=rules).syntheses
    }


@pytest.mark.parametrize(
    ("claims", "rule", "before", "after"),
    [
        (
            ON_HEIGHT,
            "merges: [{id: trees, as: elm, of: [oak]}]",
            {"oak height single 1", "elm height single 1"},
            {"elm height consensus 2"},
        ),
        (
            [make_claim("pmid:1", "acorn", "decrease"), make_claim("pmid:2", "elm", "decrease")],
            "merges: [{id: trees, as: elm, of: [oak]}]",
            {"oak height single 1", "elm height single 1"},
            {"elm height consensus 2"},
        ),
        (
            ON_GIRTH,
            "merges: [{id: size, as: girth, of: [height]}]",
            {"oak height single 1", "oak girth single 1"},
            {"oak girth consensus 2"},
        ),
        (
            [make_claim("pmid:1", "acorn", "decrease"), make_claim("pmid:2", "oak", "decrease")],
            "splits: [{id: acorns, concept: acorn, level: region}]",
            {"oak height consensus 2"},
            {"oak height single 1", "acorn height single 1"},
        ),
    ],
)
def test_a_line_changes_the_verdict(
    claims: list[Claim], rule: str, before: set[str], after: set[str], review_of: BuildReview, tmp_path: Path
) -> None:
    assert verdicts(review_of, tmp_path / "before", claims, "cohorts: []\n") == before
    assert verdicts(review_of, tmp_path / "after", claims, rule) == after


def test_what_is_split_still_belongs_to_wider_regions(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", a=RULES, b="splits: [{id: acorns, concept: acorn, level: region}]")
    concepts = load_concepts(pack)
    regrouped = load_grouping(pack, concepts).regrouping.regroup(concepts)
    assert regrouped.at_level("acorn", Level.REGION) == ("acorn",)
    assert regrouped.at_level("acorn", Level.LOBE) == ("north",)
    assert concepts.at_level("acorn", Level.REGION) == ("oak",)


def test_without_rules_the_concepts_stay_as_they_are(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p")
    concepts = load_concepts(pack)
    assert load_grouping(pack, concepts).regrouping.regroup(concepts) is concepts


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (
            "merges: [{id: m, as: elmm, of: [oak]}]",
            "b.yaml:1:22: unknown-concept: 'elmm' is no concept; did you mean 'elm'?",
        ),
        (
            "merges: [{id: m, as: elm, of: [okk]}]",
            "b.yaml:1:32: unknown-concept: 'okk' is no region; did you",
        ),
        ("merges: [{id: m, as: elm, of: [height]}]", "b.yaml:1:32: unknown-concept: 'height' is no region; "),
        (
            "merges: [{id: m, as: acorn, of: [oak]}]",
            "b.yaml:1:34: merges-whole: 'acorn' is part of 'oak' or the same; merge the part into the whole",
        ),
        ("merges: [{id: m, as: elm, of: [elm]}]", "b.yaml:1:32: merges-whole: 'elm' is part of 'elm' or the same; "),
        (
            "merges: [{id: m, as: elm, of: [oak]}, {id: n, as: ash, of: [oak]}]",
            "b.yaml:1:61: merged-twice: 'oak' stands already at ",
        ),
        (
            "merges: [{id: m, as: elm, of: [oak]}, {id: n, as: ash, of: [elm]}]",
            "b.yaml:1:61: merged-twice: 'elm' stands already at another merge",
        ),
        ("merges: [{id: m, as: elm, of: []}]", "b.yaml:1:31: bad-value: merges.0.of: "),
        (
            "splits: [{id: s, concept: height, level: region}]",
            "b.yaml:1:27: unknown-concept: 'height' is no region; known:",
        ),
        (
            "splits: [{id: s, concept: oak, level: as-written}]",
            "b.yaml:1:39: bad-value: splits.0.level: 'as-",
        ),
        (
            "merges: [{id: m, as: elm, of: [oak]}]\nsplits: [{id: s, concept: oak, level: lobe}]",
            "b.yaml:2:27: merged-twice: 'oak' is merged at ",
        ),
    ],
)
def test_what_cannot_be_merged_or_split_is_named(rule: str, problem: str, tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path / "p", a=RULES, b=rule)
    assert found.startswith(problem)
