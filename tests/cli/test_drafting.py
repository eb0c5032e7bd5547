from assistant.cli.drafting import outline_of
from assistant.draft import Outline, SectionOutline, StratumOutline
from assistant.group import Grouping
from assistant.group.rules import ConsensusRule, SectionRule, StratumRule
from assistant.group.vocabulary import Compared, Weight


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
