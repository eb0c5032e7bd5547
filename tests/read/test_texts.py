import json

import pytest

from assistant.errors import UnreadableInputError
from assistant.read.texts import parse_texts


@pytest.mark.parametrize(
    ("given", "record_id"),
    [
        ({"pmid": 12}, "pmid:12"),
        ({"pmid": "12", "id": "a"}, "pmid:12"),
        ({"pmcid": 34, "id": "a"}, "pmcid:34"),
        ({"pmid": None, "id": "a-1"}, "a-1"),
        ({"id": "pmid:12"}, "pmid:12"),
        ({"pmid": "pmid:12"}, "pmid:12"),
    ],
)
def test_ids(given: dict[str, object], record_id: str) -> None:
    (record,), problems = parse_texts("t.jsonl", [json.dumps({**given, "text": "x"})])
    assert (record.record_id, problems) == (record_id, ())


def test_text_is_kept_to_the_character() -> None:
    text = " \n## Background \n  \nTwo  spaces,\ta tab, \U0001f9e0 and \u00a0.\n"
    (record,), _ = parse_texts("t.jsonl", [json.dumps({"id": 1, "text": text})])
    assert (record.title, record.abstract) == ("", text)


def test_half_characters_are_replaced_one_for_one() -> None:
    (record,), _ = parse_texts("t.jsonl", ['{"id": "a", "text": "a\\ud800b\\ud83e\\udde0c"}'])
    assert record.abstract == "a\ufffdb\U0001f9e0c"


def test_bad_lines_are_located_and_the_rest_is_read() -> None:
    lines = ["{", "", '["text"]', '{"id": 1}', '{"text": "x"}', '{"id": true, "text": "x"}', '{"id": 1, "text": ""}']
    records, problems = parse_texts("t.jsonl", lines)
    assert [record.record_id for record in records] == ["1"]
    assert [(p.location.line, p.code) for p in problems] == [
        (1, "bad-json"), (3, "no-text"), (4, "no-text"), (5, "no-id"), (6, "no-id"),
    ]  # fmt: skip


def test_no_usable_line_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match=r"^t\.jsonl:1: no-id"):
        parse_texts("t.jsonl", ['{"text": "x"}'])
