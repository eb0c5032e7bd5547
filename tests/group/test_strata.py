import pytest

from assistant.concepts import Concepts
from assistant.group import Grouping
from assistant.group.strata import find_stratum
from assistant.model import Study


@pytest.mark.parametrize(
    ("facts", "stratum"),
    [
        ({"population": "orchard"}, "orchards"),
        ({"population": "apple-orchard"}, "orchards"),
        ({"population": "park"}, "parks"),
        ({"population": "desert"}, "rest"),
        ({"population": "orchard", "species": "moss"}, "mosses"),
        ({"species": "moss"}, "mosses"),
        ({}, None),
    ],
)
def test_the_first_stratum_that_takes_a_study_has_it(
    facts: dict[str, str], stratum: str | None, grouping: Grouping, concepts: Concepts
) -> None:
    assert find_stratum(Study("pmid:1", **facts), grouping.strata, concepts) == stratum  # type: ignore[arg-type]


def test_without_a_last_stratum_for_the_rest_other_studies_have_none(grouping: Grouping, concepts: Concepts) -> None:
    assert find_stratum(Study("pmid:1", population="desert"), grouping.strata[:-1], concepts) is None
