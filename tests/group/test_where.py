from typing import Any

import pytest

from assistant.concepts import Concepts
from assistant.group.conditions import ClaimWhere, StratumWhere
from assistant.group.where import takes_claim, takes_study
from assistant.model import Arm, Comparison, ComparisonKind, Measure, Record
from tests.group.material import make_claim, make_study

STATED: dict[str, Any] = {
    "measure": Measure("girth", "girth", "old_girth"),
    "modality": "tape",
    "associate_concept": "age",
    "comparison": Comparison("grown", "wild", ComparisonKind.POST_VS_PRE, "grown", "wild"),
}
STUDY = {"population": "apple-orchard", "species": "moss", "treatment": "water", "design": "survey", "n_total": 40}
MISSING: dict[str, Any] = {"modality": None, "associate_concept": None, "comparison": None}


def taken(where: dict[str, object], whole: bool, concepts: Concepts) -> bool:
    """Try conditions on a claim of which everything is stated, or nothing that can be left out."""
    claim = make_claim("pmid:1", "oak", "increase", **(STATED if whole else MISSING))
    study = make_study("pmid:1", **STUDY) if whole else make_study("pmid:1", population=None)
    record = Record("pmid:1", "T", "A.", year="2015" if whole else "in press")
    given = ClaimWhere.model_validate(where)
    return takes_claim(given, claim, record, study, "orchards" if whole else None, concepts)


@pytest.mark.parametrize(
    ("field", "fits", "fails"),
    [
        ("stratum", ["orchards"], ["parks"]),
        ("population", ["orchard"], ["park"]),
        ("species", ["moss"], ["fern"]),
        ("modality", ["tape"], ["radio"]),
        ("comparison_kind", ["post-vs-pre"], ["other"]),
        ("treatment", ["water"], ["light"]),
        ("associate", ["age"], ["weight"]),
        ("design", ["survey"], ["overview"]),
    ],
)
def test_a_condition_and_a_field_that_is_not_stated(
    field: str, fits: list[str], fails: list[str], concepts: Concepts
) -> None:
    """Stated and listed, stated and not listed; then not stated, for lists of both sorts."""
    assert taken({field: fits}, True, concepts)
    assert not taken({field: fails}, True, concepts)
    assert not taken({field: {"not": fits}}, True, concepts)
    assert taken({field: {"not": fails}}, True, concepts)
    assert not taken({field: fits}, False, concepts)
    assert taken({field: {"not": fits}}, False, concepts)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"n_total": {"from": 20, "to": 99}}, True),
        ({"n_total": {"to": 39}}, False),
        ({"year": {"from": 2010}}, True),
        ({"year": {"from": 2016}}, False),
    ],
)
def test_ranges_take_numbers_and_nothing_that_is_not_stated(
    where: dict[str, object], expected: bool, concepts: Concepts
) -> None:
    assert taken(where, True, concepts) is expected
    assert taken(where, False, concepts) is False


@pytest.mark.parametrize(
    ("where", "study", "expected"),
    [
        ({"population": ["orchard"]}, {"population": "apple-orchard"}, True),
        ({"population": ["orchard"]}, {"population": None}, False),
        ({"population": {"not": ["orchard"]}}, {"population": None}, True),
        ({"species": ["moss"]}, {"species": None}, False),
        ({"species": {"not": ["moss"]}}, {"species": None}, True),
        ({"design": ["survey"]}, {"design": None}, False),
        ({"design": {"not": ["survey"]}}, {"design": None}, True),
        ({"n_total": {"from": 20}}, {"n_total": 20}, True),
        ({"n_total": {"from": 20}}, {"n_total": 19}, False),
        ({"n_total": {"from": 20}}, {"n_total": None}, False),
        ({"n_total": {"to": 20}}, {"n_total": None}, False),
        ({"population": ["orchard"], "n_total": {"to": 20}}, {"population": "park", "n_total": 9}, False),
    ],
)
def test_a_stratum_and_a_field_that_is_not_stated(
    where: dict[str, object], study: dict[str, Any], expected: bool, concepts: Concepts
) -> None:
    given = StratumWhere.model_validate(where)
    assert takes_study(given, make_study("pmid:1", **study), concepts) is expected


@pytest.mark.parametrize(("field", "value"), [("measure", "girth"), ("direction_kind", "difference")])
def test_what_every_claim_states(field: str, value: str, concepts: Concepts) -> None:
    assert taken({field: [value]}, True, concepts)
    assert not taken({field: {"not": [value]}}, True, concepts)


def test_all_conditions_must_hold(concepts: Concepts) -> None:
    assert taken({"measure": ["girth"], "design": ["survey"]}, True, concepts)
    assert not taken({"measure": ["girth"], "design": ["overview"]}, True, concepts)


def test_groups_add_up_to_a_total(concepts: Concepts) -> None:
    study = make_study("pmid:1", groups=(Arm("grown", None, 12, 0, 1), Arm("wild", None, 13, 2, 3)))
    where = ClaimWhere.model_validate({"n_total": {"from": 25, "to": 25}})
    claim = make_claim("pmid:1", "oak", "increase")
    assert takes_claim(where, claim, Record("pmid:1", "T", "A."), study, None, concepts)
