import json
from typing import Any

import pytest

from assistant.errors import UnreadableInputError
from assistant.evaluate import parse_annotations
from assistant.model import Direction, Laterality

CLAIM = {"sentence": "Lower FA was found in the fornix.", "region": "fornix", "measure": "FA", "direction": "decrease"}


def line(record_id: Any = "pmid:1", claims: Any = ()) -> str:
    return json.dumps({"id": record_id, "claims": list(claims) if isinstance(claims, tuple) else claims})


def test_a_claim_keeps_what_is_compared_and_ignores_other_keys() -> None:
    whole = CLAIM | {"laterality": "left", "target": "pons", "occurrence": 1, "comparison": "A vs B", "associate": None}
    (record,), problems = parse_annotations("g.jsonl", [line(claims=(whole,))])
    (claim,) = record.claims
    assert (claim.region, claim.target, claim.laterality) == ("fornix", "pons", Laterality.LEFT)
    assert (claim.direction, claim.measure, problems) == (Direction.DECREASE, "FA", ())


def test_a_record_without_claims_is_a_record() -> None:
    records, problems = parse_annotations("g.jsonl", ["", line("pmid:2"), "  ", line("pmid:3")])
    assert [(r.record_id, r.claims, r.location.line) for r in records] == [("pmid:2", (), 2), ("pmid:3", (), 4)]
    assert problems == ()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('{"id": "pmid:1", "claims": [}', "g.jsonl:1:29: bad-json: Expecting value; write one JSON object a line"),
        ("[" * 100_000, "g.jsonl:1: bad-json: "),
        ("[]", "g.jsonl:1: no-id: "),
        (line(record_id=17), "g.jsonl:1: no-id: "),
        (line(record_id=" "), "g.jsonl:1: no-id: "),
        ('{"id": "pmid:1"}', "g.jsonl:1: no-claims: "),
        (line(claims={}), "g.jsonl:1: no-claims: "),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(broken: str, said: str) -> None:
    records, problems = parse_annotations("g.jsonl", [broken, line("pmid:2", (CLAIM,))])
    assert [(r.record_id, len(r.claims)) for r in records] == [("pmid:2", 1)]
    assert [str(problem).startswith(said) for problem in problems] == [True], problems


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"direction": "lower"}, "direction"),
        ({"laterality": "middle"}, "laterality"),
        ({"region": "  "}, "region"),
        ({"measure": None}, "measure"),
        ({"target": ""}, "target"),
    ],
)
def test_a_broken_claim_leaves_the_others_of_its_record(wrong: dict[str, Any], key: str) -> None:
    (record,), (problem,) = parse_annotations("g.jsonl", [line(claims=(CLAIM, CLAIM | wrong))])
    assert len(record.claims) == 1
    assert str(problem).startswith(f"g.jsonl:1: bad-claim: claim 2, {key}: ")


def test_a_claim_that_is_no_object_is_named() -> None:
    _, (problem,) = parse_annotations("g.jsonl", [line(claims=("fornix",)).replace('["fornix"]', '["fornix"]')])
    assert str(problem).startswith("g.jsonl:1: bad-claim: claim 1: ")


def test_of_a_record_that_stands_twice_the_first_counts() -> None:
    (record,), (problem,) = parse_annotations("g.jsonl", [line(claims=(CLAIM,)), line()])
    assert len(record.claims) == 1
    assert str(problem).startswith("g.jsonl:2: duplicate-record: pmid:1 stands already at g.jsonl:1")


@pytest.mark.parametrize("lines", [[], [""], ["{"]])
def test_nothing_to_read_is_an_error(lines: list[str]) -> None:
    with pytest.raises(UnreadableInputError, match=r"g\.jsonl"):
        parse_annotations("g.jsonl", lines)
