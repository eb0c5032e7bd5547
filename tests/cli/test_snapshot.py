import json
from collections.abc import Callable
from pathlib import Path

import pytest
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


def test_retractions_are_marked_in_a_fresh_and_in_a_frozen_snapshot(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    head = "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDate"
    (tmp_path / "watch.csv").write_text(f"{head}\n,103,Retraction,+Invented;,1/2/2025 0:00\n", encoding="utf-8")
    assert run("snapshot", new_search, "-o", "plain.jsonl").exit_code == 0
    fresh = run("snapshot", new_search, "--retractions", "watch.csv", "-o", "fresh.jsonl")
    frozen = run("snapshot", "plain.jsonl", "--retractions", "watch.csv", "-o", "again.jsonl")
    for result in (fresh, frozen):
        assert result.exit_code == 0
        assert "watch.csv:2: retracted: pmid:103 is retracted (Retraction, 2025-01-02: Invented)" in result.stderr
    assert (tmp_path / "fresh.jsonl").read_text("utf-8") == (tmp_path / "again.jsonl").read_text("utf-8")
    assert run("snapshot", "fresh.jsonl").stdout == (tmp_path / "fresh.jsonl").read_text("utf-8")


def test_the_output_may_not_replace_the_file_of_retractions(run: Callable[..., Result], new_search: Path) -> None:
    (new_search.parent / "watch.csv").write_text("x", encoding="utf-8")
    result = run("snapshot", new_search, "--retractions", "watch.csv", "-o", "watch.csv")
    assert (result.exit_code, "one of the input files" in result.stderr) == (2, True)


def test_a_users_rules_say_what_is_merged(run: Callable[..., Result], tmp_path: Path, new_search: Path) -> None:
    (tmp_path / "mine" / "reading").mkdir(parents=True)
    rules = "description: D\nsame_doi: []\nsame: [{id: any-year, years_apart: 50, title: 0}]\n"
    (tmp_path / "mine" / "reading" / "duplicates.yaml").write_text(rules, encoding="utf-8")
    path = tmp_path / "bare.nbib"
    path.write_text("STAT- MEDLINE\nDP  - 2025\nTI  - The cortex of patients with cancer.\n", encoding="utf-8")
    assert "0 merged" in run("snapshot", new_search, path).stderr
    assert "1 merged" in run("snapshot", new_search, path, "--rules", "mine").stderr


def test_strict_writes_nothing_where_there_is_a_problem(
    run: Callable[..., Result], tmp_path: Path, old_search: Path
) -> None:
    (tmp_path / "bad.nbib").write_text("PMID- 7\nAB  - No title.\n\nPMID- 8\nTI  - A title\nDP  - 2025\n")
    assert run("snapshot", "bad.nbib", "-o", "s.jsonl").exit_code == 1
    result = run("snapshot", "bad.nbib", old_search, "--strict", "-o", "t.jsonl")
    assert result.exit_code == 1
    assert "bad.nbib:1: no-title: " in result.stderr
    assert "--strict: strict: nothing was written because of 1 of the problems above" in result.stderr
    assert ((tmp_path / "s.jsonl").exists(), (tmp_path / "t.jsonl").exists()) == (True, False)
    assert run("snapshot", old_search, "--strict", "-o", "t.jsonl").exit_code == 0


def test_columns_of_a_table_may_be_named(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Heading,Summary\nOne,Text of one.\n")
    result = run("snapshot", "a.csv", "--columns", "title=Heading", "--columns", "abstract = Summary")
    assert result.exit_code == 0
    record = json.loads(result.stdout.splitlines()[1])
    assert (record["title"], record["abstract"]) == ("One", "Text of one.")


@pytest.mark.parametrize("pair", ["Heading", "heading=Heading", "title="])
def test_a_column_that_cannot_be_meant_is_refused(run: Callable[..., Result], tmp_path: Path, pair: str) -> None:
    (tmp_path / "a.csv").write_text("Heading,Summary\nOne,Text of one.\n")
    result = run("snapshot", "a.csv", "--columns", pair)
    assert result.exit_code == 2
    assert "is not FIELD=COLUMN; the fields are title, abstract, " in result.stderr
