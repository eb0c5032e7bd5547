import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from assistant.scale.parts import read_facts

Run = Callable[..., Result]
PARTS = ("cancer-pain-2025-03.nbib", "cancer-pain-2026-03.nbib")


@pytest.fixture
def searches(checkout: Path, tmp_path: Path) -> Path:
    """Put two searches, of which the later one holds the records of the earlier one again, into a folder."""
    folder = tmp_path / "searches"
    folder.mkdir()
    for name in PARTS:
        text = (checkout / "seeds" / name).read_text(encoding="utf-8")
        (folder / name).write_text("\n\n".join(text.split("\n\n")[:12]), encoding="utf-8")
    (folder / "more.nbib").write_text("PMID- 7\nTI  - A stone.\n\nPMID- 8\nAB  - Untitled.\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(run: Run, searches: Path) -> str:
    assert run("extract", "searches/*.nbib", "-o", "claims/").exit_code == 1  # a record without a title is told
    return "claims"


@pytest.fixture
def rules(tmp_path: Path) -> str:
    """Write rules with one more region."""
    (tmp_path / "my-rules" / "concepts").mkdir(parents=True)
    lines = (
        "label: region",
        "description: Invented.",
        "concepts:",
        "  - id: invented-stone",
        "    name: invented stone",
    )
    (tmp_path / "my-rules" / "concepts" / "mine.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "my-rules"


def review_of(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_one_process_many_and_a_cluster_write_the_same_bytes(run: Run, store: str, tmp_path: Path) -> None:
    for folder, options in (("many/", ["--jobs", 2]), ("cluster/", ["--engine", "dask", "--jobs", 2])):
        result = run("extract", "searches/*.nbib", "-o", folder, *options)
        assert result.stderr.splitlines()[-1].startswith("3 files: 3 made, 0 finished before, 0 failed; ")
        names = sorted(path.name for path in (tmp_path / folder).iterdir())
        assert names == sorted(f"{name}.parquet" for name in (*PARTS, "more.nbib"))
        for name in names:
            assert (tmp_path / folder / name).read_bytes() == (tmp_path / store / name).read_bytes()


def test_a_draft_from_a_store_is_that_of_its_files(run: Run, store: str, tmp_path: Path) -> None:
    files = [f"searches/{name}" for name in sorted((*PARTS, "more.nbib"))]
    direct = run("build", *files, "-o", "a.md")
    stored = run("build", store, "-o", "b.md")
    assert (direct.exit_code, direct.stderr) == (stored.exit_code, stored.stderr)
    draft = (tmp_path / "a.md").read_text(encoding="utf-8").replace("a.figures", "b.figures")
    assert draft == (tmp_path / "b.md").read_text(encoding="utf-8")
    assert (tmp_path / "a.review.json").read_bytes() == (tmp_path / "b.review.json").read_bytes()


def test_a_frozen_snapshot_comes_out_of_a_store_as_it_was(run: Run, searches: Path, tmp_path: Path) -> None:
    run("snapshot", f"searches/{PARTS[1]}", "-o", "frozen.jsonl")
    run("extract", "frozen.jsonl", "-o", "claims/")
    for source, draft in (("frozen.jsonl", "a.md"), ("claims", "b.md")):
        run("build", source, "-o", draft)
    assert (tmp_path / "a.review.json").read_bytes() == (tmp_path / "b.review.json").read_bytes()


def test_what_is_not_selected_is_counted(run: Run, store: str, tmp_path: Path) -> None:
    run("build", store, "-o", "all.md")
    result = run("build", store, "-o", "some.md", "--where", "year=2020-", "--where", "direction=increase,decrease")
    everything, some = review_of(tmp_path / "all.review.json"), review_of(tmp_path / "some.review.json")
    prisma = some["prisma"]
    assert result.exit_code == 1 and 0 < len(some["records"]) < len(everything["records"])
    assert prisma["identified"] == everything["prisma"]["identified"]
    assert prisma["unselected"] > 0
    left = prisma["unselected"] + prisma["duplicates"] + prisma["screened"]
    assert sum(prisma["identified"].values()) == left
    assert some["snapshot"]["conditions"] == ["year=2020-", "direction=increase,decrease"]
    draft = (tmp_path / "some.md").read_text(encoding="utf-8")
    assert "**Selection.**" in draft and "year=2020- and direction=increase,decrease" in draft
    assert "| Left out by the selection |" in draft
    assert "**Selection.**" not in (tmp_path / "all.md").read_text(encoding="utf-8")


def test_a_concept_stands_for_its_parts(run: Run, store: str, tmp_path: Path) -> None:
    run("build", store, "-o", "a.md", "--where", "population=cancer")
    populations = {study["population"] for study in review_of(tmp_path / "a.review.json")["studies"]}
    assert len(populations) > 1


def test_finished_parts_are_passed_over_until_what_they_are_made_of_changes(
    run: Run, store: str, searches: Path, rules: str
) -> None:
    again = run("extract", "searches/*.nbib", "-o", "claims/")
    assert again.exit_code == 0 and again.stderr.startswith("3 files: 0 made, 3 finished before, 0 failed; ")
    (searches / "more.nbib").write_text("PMID- 7\nTI  - Another stone.\n", encoding="utf-8")
    assert "1 made, 2 finished" in run("extract", "searches/*.nbib", "-o", "claims/").stderr
    assert "3 made, 0 finished" in run("extract", "searches/*.nbib", "-o", "claims/", "--rules", rules).stderr
    assert "other-rules" not in run("build", store, "-o", "a.md", "--rules", rules).stderr


def test_claims_of_other_rules_are_not_used(run: Run, store: str, rules: str, tmp_path: Path) -> None:
    run("build", *(f"searches/{name}" for name in sorted((*PARTS, "more.nbib"))), "-o", "a.md", "--rules", rules)
    result = run("build", store, "-o", "b.md", "--rules", rules)
    assert "claims: other-rules: " in result.stderr and "extracted anew here" in result.stderr
    assert (tmp_path / "a.review.json").read_bytes() == (tmp_path / "b.review.json").read_bytes()
    refused = run("build", store, "-o", "a.md", "--rules", rules, "--where", "stratum=x")
    assert refused.exit_code == 2 and "strata of this store were sorted by other rules" in refused.stderr


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run, searches: Path, tmp_path: Path) -> None:
    (searches / "a-letter.nbib").write_text("Dear colleague,\n", encoding="utf-8")
    result = run("extract", "searches/*.nbib", "-o", "claims/", "--jobs", 2)
    assert result.exit_code == 1
    assert result.stderr.startswith("searches/a-letter.nbib: unknown-format: ")
    assert "4 files: 3 made, 0 finished before, 1 failed; " in result.stderr
    assert not list(tmp_path.glob("claims/*letter*"))


def test_strict_makes_no_part_of_a_file_with_problems(run: Run, searches: Path, tmp_path: Path) -> None:
    result = run("extract", "searches/*.nbib", "-o", "claims/", "--strict")
    assert result.exit_code == 1 and "2 made, 0 finished before, 1 failed" in result.stderr
    assert not (tmp_path / "claims" / "more.nbib.parquet").exists()


def test_a_part_says_what_it_was_made_of(store: str, tmp_path: Path) -> None:
    facts = read_facts(tmp_path / store / "more.nbib.parquet")
    assert (facts.path, facts.reported, facts.formats) == ("searches/more.nbib", 1, {"medline": 1})
    assert [problem.code for problem in facts.problems] == ["no-title"]


def test_a_condition_that_cannot_be_used_is_told(run: Run, store: str) -> None:
    misspelt = run("build", store, "-o", "a.md", "--where", "poplation=cancer")
    assert misspelt.exit_code == 2 and "did you mean 'population'?" in misspelt.stderr
    nothing = run("build", store, "-o", "a.md", "--where", "population=stones")
    assert nothing.exit_code == 1 and "the most frequent values of population are: " in nothing.stderr
    no_store = run("build", f"searches/{PARTS[0]}", "-o", "a.md", "--where", "population=cancer")
    assert no_store.exit_code == 2 and "--where selects from a store" in no_store.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "claims.jsonl", "--engine", "dask"], "--engine is for a store: write -o claims.jsonl/"),
        (["-o", "claims/", "--scheduler", "tcp://a:1"], "--scheduler is for --engine dask"),
        (["-o", "claims/", "--retractions", "a.csv"], "--retractions belongs to what is made from a store"),
        (["-o", "no/where/"], "no/where: cannot-write"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    run: Run, searches: Path, arguments: list[str], message: str
) -> None:
    result = run("extract", "searches/more.nbib", *arguments)
    assert result.exit_code == 2 and message in result.stderr


def test_two_files_of_one_name_are_refused(run: Run, searches: Path, tmp_path: Path) -> None:
    (tmp_path / "more.nbib").write_text("PMID- 9\nTI  - Nine\n", encoding="utf-8")
    result = run("extract", "more.nbib", "searches/more.nbib", "-o", "claims/")
    assert result.exit_code == 2 and "rename one of them" in result.stderr


def test_a_pattern_that_nothing_fits_is_told(run: Run) -> None:
    result = run("extract", "none/*.nbib", "-o", "claims/")
    assert result.exit_code == 1 and result.stderr.startswith("none/*.nbib: missing-file: ")
