from pathlib import Path

import pytest

from assistant.cli.pipeline import load_rules, open_extractor, outline_of
from assistant.draft import Outline, SectionOutline, StratumOutline
from assistant.errors import RuleFileError
from assistant.group import Grouping
from assistant.group.rules import ConsensusRule, SectionRule, StratumRule
from assistant.group.vocabulary import Compared, Weight
from assistant.model import Record


def test_the_draft_is_told_sections_and_strata_in_their_order() -> None:
    grouping = Grouping(
        strata=(StratumRule(id="b", title="Those", context=True), StratumRule(id="a", title="These")),
        sections=(
            SectionRule(
                id="s",
                title="Structure",
                intro="Volumes.",
                compare_on=(Compared.MEASURE,),
                region_level=("region",),
                explain_by=("year",),
                consensus=ConsensusRule(min_cohorts=3, agreement=0.8),
                weigh_by=Weight.SAMPLE_SIZE,
                min_cohorts_told=2,
            ),
        ),
    )
    assert outline_of(grouping) == Outline(
        sections=(SectionOutline("s", "Structure", "Volumes.", 3, 0.8, ("measure",), ("region",), ("year",), True, 2),),
        strata=(StratumOutline("b", "Those", True), StratumOutline("a", "These", False)),
    )


def test_problems_of_grouping_and_phrases_are_reported_together(tmp_path: Path) -> None:
    for kind, name in (("grouping", "sections"), ("phrases", "en")):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / f"{name}.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rules("neuroimaging", tmp_path)
    files = {Path(problem.location.path).parent.name for problem in caught.value.problems}
    assert files == {"grouping", "phrases"}


def test_extraction_alone_does_not_read_the_rules_of_the_draft(tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "en.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    (extraction,) = open_extractor("neuroimaging", tmp_path).extract([Record("pmid:1", "A title")])
    assert extraction.claims == ()
