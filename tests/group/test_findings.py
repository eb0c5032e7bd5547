from typing import Any

import pytest

from assistant.concepts import Concepts
from assistant.group import Grouping
from assistant.group.findings import Key, sort_claim
from assistant.group.vocabulary import DirectionKind
from assistant.model import Comparison, ComparisonKind, Measure, Record, Status
from tests.group.material import make_claim, make_region, make_study

RECORD = Record("pmid:1", "T", "A.")
UNTOLD = Comparison("grown", "others", None)
ONE_SIDE = Comparison("grown", "others", ComparisonKind.PATIENTS_VS_CONTROLS, "grown")
SAME = Comparison("some", "others", ComparisonKind.PATIENTS_VS_PATIENTS, "grown", "grown")
OVER_TIME = Comparison("after", "before", ComparisonKind.POST_VS_PRE, "after", "before")
LINK = Measure("link", concept="link")


@pytest.mark.parametrize(
    ("direction", "claim", "study", "record", "why_not"),
    [
        ("increase", {}, {}, {}, None),
        ("no_difference", {}, {}, {}, None),
        ("altered", {}, {}, {}, "no direction"),
        ("increase", {"status": Status.HEDGED}, {}, {}, "hedged"),
        ("increase", {"status": Status.BACKGROUND}, {}, {}, "background"),
        ("increase", {}, {"design": "survey"}, {}, None),
        ("increase", {"measure": Measure("old_girth", concept="old_girth")}, {}, {}, None),
        ("increase", {"measure": Measure("weight", concept="weight")}, {}, {}, "no section takes it"),
        ("increase", {}, {"population": None}, {}, "stratum unknown"),
        ("increase", {"comparison": None}, {}, {}, "no comparator"),
        ("increase", {"comparison": UNTOLD}, {}, {}, "no comparator"),
        ("altered", {"comparison": None}, {}, {}, "no comparator"),
        ("increase", {"comparison": ONE_SIDE}, {}, {}, "groups not told apart"),
        ("increase", {"comparison": SAME}, {}, {}, "groups not told apart"),
        ("increase", {"comparison": OVER_TIME}, {}, {}, "treatment unknown"),
        ("increase", {"comparison": OVER_TIME}, {"treatment": "water"}, {}, None),
        ("positive", {"comparison": None}, {}, {}, "associate unknown"),
        ("positive", {"associate_concept": "age", "comparison": None}, {}, {}, None),
        ("no_association", {"associate_concept": "age"}, {}, {}, None),
        ("association", {"associate_concept": "age"}, {}, {}, "no direction"),
        ("increase", {"measure": Measure("other")}, {}, {}, "measure unknown"),
        ("increase", {"region": make_region("thicket", listed=False), "measure": LINK}, {}, {}, "region unknown"),
        ("increase", {"region": make_region("thicket", listed=False)}, {}, {}, None),
    ],
)
def test_why_a_claim_cannot_vote(
    direction: str,
    claim: dict[str, Any],
    study: dict[str, Any],
    record: dict[str, Any],
    why_not: str | None,
    grouping: Grouping,
    concepts: Concepts,
) -> None:
    made = make_claim("pmid:1", claim.pop("region", "oak"), direction, **claim)
    source = Record("pmid:1", "T", "A.", **record)
    finding = sort_claim(made, source, make_study("pmid:1", **study), grouping, concepts)
    assert finding.why_not == why_not
    assert bool(finding.places) is (why_not in (None, "no direction"))


def test_a_claim_is_compared_on_what_its_section_asks_of_its_kind(grouping: Grouping, concepts: Concepts) -> None:
    study = make_study("pmid:1", treatment="water")
    difference = sort_claim(make_claim("pmid:1", "oak", "increase"), RECORD, study, grouping, concepts)
    assert difference.key == Key(
        section="size",
        kind=DirectionKind.DIFFERENCE,
        stratum="orchards",
        comparison_kind="patients-vs-controls",
        contrast="grown-vs-wild",
        measure="height",
    )
    over_time = make_claim("pmid:1", "oak", "increase", comparison=OVER_TIME)
    assert sort_claim(over_time, RECORD, study, grouping, concepts).key == Key(
        section="size",
        kind=DirectionKind.DIFFERENCE,
        stratum="orchards",
        comparison_kind="post-vs-pre",
        treatment="water",
        measure="height",
    )
    related = make_claim("pmid:1", "oak", "positive", associate_concept="age")
    assert sort_claim(related, RECORD, study, grouping, concepts).key == Key(
        section="relations", kind=DirectionKind.ASSOCIATION, stratum="orchards", measure="height", associate="age"
    )


def test_a_part_of_a_measure_is_taken_with_it_and_compared_by_itself(grouping: Grouping, concepts: Concepts) -> None:
    claim = make_claim("pmid:1", "oak", "increase", measure=Measure("old_girth", concept="old_girth"))
    finding = sort_claim(claim, RECORD, make_study("pmid:1"), grouping, concepts)
    assert finding.section is not None and finding.section.id == "size"
    assert finding.key is not None and finding.key.measure == "old_girth"
