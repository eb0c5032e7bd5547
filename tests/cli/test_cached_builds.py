"""Drafts are the same to the byte with a cache, cold or warm, and without one."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result

from assistant.cli import drafting
from assistant.cli.cache_folder import find_user_cache
from assistant.cli.options import CACHE_VARIABLE
from assistant.draft import canvas

Run = Callable[..., Result]


def build(run: Run, search: Path, folder: Path, options: Sequence[object], draft: str) -> dict[str, bytes]:
    folder.mkdir()
    assert run("build", search, "-o", folder / draft, *options).exit_code == 0
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("draft", ["draft.docx", "draft.md"])
def test_drafts_are_the_same_cold_warm_and_without_a_cache(
    run: Run, new_search: Path, tmp_path: Path, draft: str
) -> None:
    kept = ("--cache", tmp_path / "cache")
    ways = {"without": ("--no-cache",), "cold": kept, "warm": kept}
    made = [build(run, new_search, tmp_path / name, options, draft) for name, options in ways.items()]
    assert made[0] == made[1] == made[2]
    assert set(made[0]) > {draft, "draft.review.json"}


def test_pandoc_is_not_asked_again(run: Run, new_search: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("--cache", tmp_path / "cache")
    cold = build(run, new_search, tmp_path / "cold", kept, "draft.md")
    monkeypatch.setattr(drafting, "run_pandoc", lambda document, style: pytest.fail("it was asked"))
    assert build(run, new_search, tmp_path / "warm", kept, "draft.md") == cold


def test_figures_are_not_painted_again(
    run: Run, new_search: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ("--cache", tmp_path / "cache")
    cold = build(run, new_search, tmp_path / "cold", kept, "draft.docx")
    monkeypatch.setattr(canvas, "write_png", lambda *_: pytest.fail("it was painted"))
    assert build(run, new_search, tmp_path / "warm", kept, "draft.docx") == cold


def test_claims_are_the_same_and_other_records_are_added(
    run: Run, old_search: Path, new_search: Path, tmp_path: Path
) -> None:
    cold = run("extract", new_search, "--no-cache").stdout
    run("extract", old_search, "--cache", tmp_path / "cache")
    assert run("extract", new_search, "--cache", tmp_path / "cache").stdout == cold
    assert run("extract", new_search, "--cache", tmp_path / "cache").stdout == cold


def test_the_variable_and_the_line_choose_the_cache(
    run: Run, old_search: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files() -> set[str]:
        return {path.parent.name for path in tmp_path.rglob("extractions-*")}

    run("extract", old_search)
    assert files() == set()
    (tmp_path / "draftreview.toml").write_text('cache = "off"\n')
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "of-the-machine"))
    run("extract", old_search, "--no-cache")
    assert files() == set()
    run("extract", old_search)
    assert files() == {"of-the-machine"}
    run("extract", old_search, "--cache", tmp_path / "of-the-line")
    assert files() == {"of-the-machine", "of-the-line"}


def test_the_cache_of_a_user_stands_where_the_system_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert find_user_cache() == tmp_path / "caches" / "draftreview"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_user_cache() == tmp_path / ".cache" / "draftreview"


def test_the_file_of_the_review_can_do_without(
    run: Run, old_search: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    (tmp_path / "draftreview.toml").write_text('cache = "off"\n')
    run("extract", old_search)
    assert not (tmp_path / "caches").exists()
