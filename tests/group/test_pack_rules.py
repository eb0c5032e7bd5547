"""The rules that come with draftreview."""

from assistant.concepts import load_concepts
from assistant.group import load_grouping
from assistant.group.vocabulary import Compared
from assistant.pack import open_pack


def test_the_grouping_rules_of_the_pack_fit_its_concepts() -> None:
    pack = open_pack()
    grouping = load_grouping(pack, load_concepts(pack))
    assert grouping.sections and grouping.strata and grouping.cohorts
    assert grouping.sections[-1].where.model_dump(exclude_none=True) == {}
    assert all(Compared.MEASURE in section.compare_on for section in grouping.sections)
