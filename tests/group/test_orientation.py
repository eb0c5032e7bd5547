import pytest

from assistant.concepts import Concepts
from assistant.group import Grouping
from assistant.group.orientation import Reading, read_direction
from assistant.model import Comparison, ComparisonKind, Direction
from tests.group.material import make_claim

CONTROLS, PATIENTS = ComparisonKind.PATIENTS_VS_CONTROLS, ComparisonKind.PATIENTS_VS_PATIENTS
POST, OTHER = ComparisonKind.POST_VS_PRE, ComparisonKind.OTHER
UP, DOWN = Direction.INCREASE, Direction.DECREASE


@pytest.mark.parametrize(
    ("kind", "group", "comparator", "reading"),
    [
        (CONTROLS, "grown", "wild", Reading(UP, "grown-vs-wild", "grown", "wild")),
        (CONTROLS, "wild", "grown", Reading(DOWN, "grown-vs-wild", "grown", "wild")),
        (CONTROLS, "watered", "wild", Reading(UP, "grown-vs-wild", "grown", "wild")),
        (CONTROLS, "wild", "watered", Reading(DOWN, "grown-vs-wild", "grown", "wild")),
        (CONTROLS, "wild", "pruned", Reading(DOWN, "pruned-vs-wild", "pruned", "wild")),
        (PATIENTS, "pruned", "grown", Reading(DOWN, "grown-vs-pruned", "grown", "pruned")),
        (POST, "before", "after", Reading(DOWN, "after-vs-before", "after", "before")),
        # one side known: the way round, but not the contrast
        (CONTROLS, "wild", None, Reading(DOWN)),
        (CONTROLS, "grown", None, Reading(UP)),
        (CONTROLS, None, "grown", Reading(DOWN)),
        (CONTROLS, None, None, Reading(UP)),
        # sides that no rule lists under this kind stay as worded
        (OTHER, "wild", "grown", Reading(UP, "wild:grown", "wild", "grown")),
        (PATIENTS, "grown", "grown", Reading(UP)),
        (None, "wild", "grown", Reading(UP, "wild:grown", "wild", "grown")),
    ],
)
def test_a_claim_is_read_from_the_side_that_the_pack_names(
    kind: ComparisonKind | None,
    group: str | None,
    comparator: str | None,
    reading: Reading,
    grouping: Grouping,
    concepts: Concepts,
) -> None:
    comparison = Comparison(group or "these", comparator or "those", kind, group, comparator)
    claim = make_claim("pmid:1", "oak", "increase", comparison=comparison)
    assert read_direction(claim, grouping.contrasts, concepts) == reading


@pytest.mark.parametrize("direction", ["altered", "no_difference"])
def test_a_direction_without_sign_has_no_other_side(direction: str, grouping: Grouping, concepts: Concepts) -> None:
    comparison = Comparison("wild", "grown", CONTROLS, "wild", "grown")
    claim = make_claim("pmid:1", "oak", direction, comparison=comparison)
    assert read_direction(claim, grouping.contrasts, concepts).direction == direction


def test_an_association_is_never_turned(grouping: Grouping, concepts: Concepts) -> None:
    comparison = Comparison("wild", "grown", CONTROLS, "wild", "grown")
    claim = make_claim("pmid:1", "oak", "positive", comparison=comparison)
    assert read_direction(claim, grouping.contrasts, concepts) == Reading(Direction.POSITIVE)
