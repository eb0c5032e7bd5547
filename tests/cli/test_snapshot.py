import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_a_snapshot_is_frozen_and_serves_as_input(run: Callable[..., Result], tmp_path: Path, new_search: Path) -> None:
    result = run("snapshot", new_search, "-o", "s.jsonl")
    assert result.exit_code == 0
    header, *records = map(json.loads, (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines())
    assert [record["record_id"] for record in records] == ["pmid:101", "pmid:102", "pmid:103"]
    assert header["counts"]["kept"] == 3
    assert run("snapshot", "s.jsonl").stdout == (tmp_path / "s.jsonl").read_text(encoding="utf-8")


def test_duplicates_over_files_are_merged_and_said(
    run: Callable[..., Result], old_search: Path, new_search: Path
) -> None:
    result = run("snapshot", old_search, new_search, "-o", "s.jsonl")
    assert result.exit_code == 0
    assert result.stderr.count(": duplicate: ") == 2
    assert result.stderr.splitlines()[-1] == "3 records of 2025-05-01 (5 read, 2 merged, 0 reported, 3 kept)"
