"""Rows of items against small rules: P marks the region that is asked about, R any other."""

import pytest

from assistant.extract.claim_rules import load_claim_rules
from assistant.extract.labels import LABELS
from assistant.extract.near_misses import NearMissFinder
from assistant.extract.patterns import compile_rules
from assistant.extract.shortfalls import Lack, NearMiss, Obstacle, Refusal
from assistant.pack import Pack, PackFile

FACTS = PackFile(id="test", title="t", description="d", version="1")
RULES = """description: d
rules:
  - {id: pairs, description: d, finds: pair, match: [between, regions]}
  - {id: behind, description: d, finds: difference, match: [place, {up_to: 2, without: [boundary, regions]}, direction]}
  - id: shown
    description: d
    finds: difference
    match: [show, {up_to: 3, of: [other]}, direction, {up_to: 3, of: [other, in]}, place]
    unless_followed: [{up_to: 2, of: [other]}, contrast]
    unless_before: ["null", {up_to: 1, of: [other]}]
  - id: tied
    description: d
    finds: association
    match: [{one_of: [association, correlation]}, {up_to: 2, of: [other]}, place]
"""


@pytest.fixture
def finder(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "1.yaml").write_text(RULES, encoding="utf-8")
    return NearMissFinder(compile_rules(load_claim_rules(Pack(FACTS, (tmp_path,)))))


def nearest(finder: NearMissFinder, row: str) -> list[tuple[str, object]]:
    at = row.index(LABELS["place"])
    return [(miss.pattern.rule.id, why(miss)) for miss in finder.nearest(row.replace("P", "R"), at)]


def why(miss: NearMiss) -> object:
    """Give the one reason."""
    (reason,) = [reason for reason in (miss.lacks, miss.obstacle, miss.refusal) if reason]
    return reason


TIE = ("association", "correlation")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # nothing but the region: the rules that need one label more, in their order
        ("xPx", [("behind", (Lack(("direction",), 1, None),)), ("tied", (Lack(TIE, None, 1),))]),
        # a step between two that are there, and one before
        (
            "SxPx",
            [
                ("behind", (Lack(("direction",), 2, None),)),
                ("shown", (Lack(("direction",), 0, 2),)),
                ("tied", (Lack(TIE, None, 2),)),
            ],
        ),
        # the end of a clause in the way
        ("xP;D", [("behind", Obstacle((2,), 1, 3, None)), ("tied", (Lack(TIE, None, 1),))]),
        # nothing excluded, but too many
        ("PxxxD", [("behind", Obstacle((), 0, 4, 2)), ("tied", (Lack(TIE, None, 0),))]),
        # both
        ("Px;xxD", [("behind", Obstacle((2,), 0, 5, 2)), ("tied", (Lack(TIE, None, 0),))]),
        # the fewest obstacles first, whatever the order of the rules
        (
            "ZMP;RD",
            [("tied", Obstacle((1,), 0, 2, None)), ("behind", Obstacle((3, 4), 2, 5, None))],
        ),
        # four items in the way are not near
        ("P;R;RD", [("behind", (Lack(("direction",), 0, None),))]),
        ("SDPxC", [("shown", Refusal("unless_followed", 3, 5))]),
        ("NSDP", [("shown", Refusal("unless_before", 0, 1))]),
    ],
)
def test_nearest_rules_and_what_they_lack(finder, row, expected):
    found = nearest(finder, row)
    assert found[: len(expected)] == expected


def test_a_rule_that_would_be_refused_anyway_is_not_near(finder):
    """With a show before the direction the contrast behind would still refuse it."""
    assert "shown" not in [rule for rule, _ in nearest(finder, "DPC")]


def test_at_most_three_rules_each_once(finder):
    assert [rule for rule, _ in nearest(finder, "ZMP;D")] == ["behind", "tied"]
    assert [rule for rule, _ in nearest(finder, "SxPx")] == ["behind", "shown", "tied"]


def test_pair_rules_say_nothing_of_a_region(finder):
    assert "pairs" not in [rule for rule, _ in nearest(finder, "BP")]


def test_without_rules_nothing_is_near():
    assert NearMissFinder([]).nearest("R", 0) == ()


def test_items_far_off_count_from_the_start_of_the_row(finder):
    row = "x" * 500 + "P;D"
    assert nearest(finder, row)[0] == ("behind", Obstacle((501,), 500, 502, None))
