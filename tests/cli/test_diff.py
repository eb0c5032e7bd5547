import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result


def test_two_searches_are_compared_with_names_and_studies(
    run: Callable[..., Result], old_search: Path, new_search: Path
) -> None:
    result = run("diff", old_search, new_search)
    assert result.exit_code == 0
    assert "2 records before and 3 now: 1 new. 1 verdict changed (1 strengthened)." in result.stdout
    assert "    single study (decrease) -> consensus (decrease)\n" in result.stdout
    assert "    + Clark 2025 (pmid:103): decrease (new)\n" in result.stdout


def test_review_states_compare_like_the_searches_they_come_from(
    run: Callable[..., Result], old_search: Path, new_search: Path
) -> None:
    run("build", old_search, "-o", "old.md")
    run("build", new_search, "-o", "new.md")
    from_states = run("diff", "old.review.json", "new.review.json").stdout
    from_searches = run("diff", old_search, new_search).stdout
    assert from_states == from_searches.replace("Clark 2025 (pmid:103)", "pmid:103")
    assert run("diff", "old.review.json", new_search).stdout == from_searches


def test_the_same_search_twice_has_no_changes(run: Callable[..., Result], old_search: Path) -> None:
    result = run("diff", old_search, old_search)
    assert result.exit_code == 0
    assert "Nothing changed" in result.stdout


def test_a_study_without_authors_is_named_by_its_title(
    run: Callable[..., Result], old_search: Path, new_search: Path
) -> None:
    new_search.write_text(new_search.read_text(encoding="utf-8").replace("FAU - Clark, Cleo\n", ""), encoding="utf-8")
    shown = run("diff", old_search, new_search).stdout
    assert "  + Another look at the cortex in cancer pain 2025 (pmid:103): new, 1 new claim\n" in shown


def test_a_corrected_record_is_named_with_its_fields(run: Callable[..., Result], new_search: Path) -> None:
    text = new_search.read_text(encoding="utf-8")
    corrected = new_search.with_name("corrected.nbib")
    corrected.write_text(text.replace("decreased gray matter", "increased gray matter"), encoding="utf-8")
    shown = run("diff", new_search, corrected).stdout
    assert "  ~ Able 2023 (pmid:101): corrected (abstract), 1 changed claim\n" in shown
    assert "    ~ Able 2023 (pmid:101): decrease -> increase (record corrected)\n" in shown
    assert ": direction decrease -> increase\n" in shown


@pytest.mark.parametrize(("suffix", "start"), [("md", "# What the new"), ("html", "<!DOCTYPE html>"), ("JSON", "{")])
def test_the_suffix_decides_what_is_written(
    run: Callable[..., Result], old_search: Path, new_search: Path, suffix: str, start: str
) -> None:
    result = run("diff", old_search, new_search, "-o", f"changes.{suffix}")
    assert (result.exit_code, result.stdout) == (0, f"changes.{suffix}\n")
    text = Path(f"changes.{suffix}").read_text(encoding="utf-8")
    assert text.startswith(start)
    assert "1 verdict changed (1 strengthened)" in text
    if suffix == "md":
        assert "[Clark 2025](https://pubmed.ncbi.nlm.nih.gov/103) (decrease)" in text
    if suffix == "JSON":
        assert [s["category"] for s in json.loads(text)["syntheses"]] == ["strengthened"]


@pytest.mark.parametrize("name", ["changes.txt", "changes"])
def test_other_suffixes_are_refused_before_anything_is_read(run: Callable[..., Result], name: str) -> None:
    result = run("diff", "no.nbib", "none.nbib", "-o", name)
    assert result.exit_code == 2
    assert "choose .docx, .md, .html or .json" in result.stderr


def test_an_input_is_not_written_over(run: Callable[..., Result], old_search: Path) -> None:
    run("build", old_search, "-o", "old.md")
    result = run("diff", "old.review.json", "old.review.json", "-o", "old.review.json")
    assert result.exit_code == 2
    assert "it is one of the input files" in result.stderr


def test_a_changed_verdict_is_an_exit_code_if_asked_for(
    run: Callable[..., Result], old_search: Path, new_search: Path
) -> None:
    assert run("diff", old_search, new_search, "--exit-code").exit_code == 1
    assert run("diff", old_search, old_search, "--exit-code").exit_code == 0


@pytest.fixture
def my_rules(tmp_path: Path) -> Path:
    """Rules under which two cohorts are no consensus."""
    (tmp_path / "my-rules" / "grouping").mkdir(parents=True)
    path = tmp_path / "my-rules" / "grouping" / "mine.yaml"
    path.write_text("sections: [{id: grey-matter, consensus: {min_cohorts: 3, agreement: 0.75}}]\n", encoding="utf-8")
    return path.parent.parent


def test_the_same_search_under_other_rules_shows_what_they_change(
    run: Callable[..., Result], new_search: Path, my_rules: Path
) -> None:
    shown = run("diff", new_search, new_search, "--rules-new", my_rules).stdout
    assert "The rules differ too: neuroimaging " in shown
    assert "3 records before and 3 now: the same as before." in shown
    assert "    consensus (decrease) -> unresolved (decrease)\n" in shown
    back = run("diff", new_search, new_search, "--rules-old", my_rules).stdout
    assert "    unresolved (decrease) -> consensus (decrease)\n" in back
    both = run("diff", new_search, new_search, "--rules", my_rules).stdout
    assert both == run("diff", new_search, new_search, "--rules-old", my_rules, "--rules-new", my_rules).stdout
    assert "Nothing changed" in both


def test_rules_for_a_review_state_are_refused(run: Callable[..., Result], my_rules: Path, new_search: Path) -> None:
    result = run("diff", "old.review.json", new_search, "--rules-old", my_rules)
    assert result.exit_code == 2
    assert "give the records that it was made of" in result.stderr


def test_a_table_of_retractions_speaks_of_the_new_side(run: Callable[..., Result], new_search: Path) -> None:
    table = "Record ID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDate\n"
    Path("watch.csv").write_text(f"{table}1,,103,Retraction,+Invented,1/2/2025 0:00\n", encoding="utf-8")
    result = run("diff", new_search, new_search, "--retractions", "watch.csv")
    assert "3 records before and 3 now: 1 newly retracted. 1 verdict changed (1 weakened)." in result.stdout
    assert "    - Clark 2025 (pmid:103): decrease (retracted)\n" in result.stdout
    assert "  ! Clark 2025 (pmid:103): retracted\n" in result.stdout
    refused = run("diff", new_search, "new.review.json", "--retractions", "watch.csv")
    assert refused.exit_code == 2
    assert "give the records" in refused.stderr
