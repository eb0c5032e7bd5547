import json
import re
from pathlib import Path

from assistant.diff import compare, to_json_text
from assistant.model import Category, Cause
from tests.diff.sample import CHANGES, NAMES, OLD

PLAIN = json.loads(to_json_text(CHANGES, NAMES))


def test_every_kind_of_change_has_its_place() -> None:
    assert (PLAIN["schema"], PLAIN["verdict_changed"]) == (1, True)
    assert PLAIN["records"] == {
        "added": ["pmid:4"],
        "removed": ["title:0"],
        "retracted": ["pmid:2"],
        "corrected": [{"record_id": "pmid:1", "fields": ["title"], "formerly": ""}],
    }
    assert [claim["claim_id"] for claim in PLAIN["claims"]["added"]] == ["c-4"]
    assert [claim["claim_id"] for claim in PLAIN["claims"]["removed"]] == ["c-0"]
    assert PLAIN["claims"]["changed"] == [
        {
            "record_id": "pmid:1",
            "old_id": "c-1",
            "new_id": "c-1",
            "fields": {"direction": {"old": "decrease", "new": "increase"}},
        }
    ]
    assert [(s["id"], s["category"], s["verdict_changed"]) for s in PLAIN["syntheses"]] == [
        ("g-1", "contested", True),
        ("g-2", "more-nulls", False),
        ("g-4", "new", False),
        ("g-5", "new", False),
        ("g-3", "gone", False),
    ]


def test_a_synthesis_holds_its_figures_before_and_after_and_its_studies() -> None:
    first, *_, last = PLAIN["syntheses"]
    assert first["new"] == {
        "verdict": "discrepancy",
        "majority": None,
        "votes": {"decrease": 1, "increase": 1},
        "looked": 2,
        "agreeing": 1,
        "opposing": 1,
        "nulls": 0,
        "undirected": 0,
        "mixed": 0,
        "share": 0.5,
        "sign_test_p": 1.0,
        "interval": [0.0, 1.0],
    }
    assert first["studies"] == [
        {"record_id": "pmid:2", "before": ["decrease"], "after": [], "cause": "retracted"},
        {"record_id": "pmid:4", "before": [], "after": ["increase"], "cause": "added"},
    ]
    assert (first["title"], first["region"]) == ("thickness in region a", "region-a")
    assert last["new"] is None


def test_nothing_changed_keeps_the_layout() -> None:
    same = json.loads(to_json_text(compare(OLD, OLD), NAMES))
    assert same.keys() == PLAIN.keys()
    assert (same["verdict_changed"], same["syntheses"]) == (False, [])


def test_the_layout_is_documented(checkout: Path) -> None:
    text = (checkout / "docs" / "diff.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w.-]+)`", text))
    first = PLAIN["syntheses"][0]
    keys = {*PLAIN, *PLAIN["records"], *PLAIN["claims"], *first, *first["new"], *first["studies"][0]}
    assert keys <= named
    assert {category.value for category in Category if category is not Category.UNCHANGED} <= named
    assert {cause.value for cause in Cause} <= named
