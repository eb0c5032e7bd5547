import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

TEXT = "Reduced volume of the left insula."


def test_mentions_of_a_bare_text_carry_offsets_into_it(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(json.dumps({"id": "t1", "text": TEXT}) + "\n", encoding="utf-8")
    result = run("mentions", "texts.jsonl")
    assert result.exit_code == 0
    (line,) = map(json.loads, result.stdout.splitlines())
    assert line["id"] == "t1"
    assert [set(m) for m in line["mentions"]] == [{"start", "end", "text", "label", "concept", "rule"}] * len(
        line["mentions"]
    )
    assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in line["mentions"])
    assert "insula" in {m["concept"] for m in line["mentions"]}


def test_mentions_of_a_bibliographic_file_stand_in_record_order(run: Callable[..., Result], new_search: Path) -> None:
    lines = [json.loads(line) for line in run("mentions", new_search).stdout.splitlines()]
    assert [line["id"] for line in lines] == ["pmid:101", "pmid:102", "pmid:103"]
    assert lines[1]["mentions"] == []
