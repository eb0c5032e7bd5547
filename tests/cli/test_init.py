import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("title", ["Plain", 'A "b" \\ c', "标题 é"])
def test_a_review_has_its_file_and_its_folders(run: Run, tmp_path: Path, title: str) -> None:
    result = run("init", "reviews/mine", "--title", title)
    assert (result.exit_code, result.stdout) == (0, "reviews/mine/draftreview.toml\n")
    folder = tmp_path / "reviews" / "mine"
    assert sorted(path.name for path in folder.iterdir()) == ["draftreview.toml", "rules", "snapshots", "template.docx"]
    written = tomllib.loads((folder / "draftreview.toml").read_text(encoding="utf-8"))
    assert written["title"] == title


def test_what_stands_there_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine" / "snapshots").mkdir(parents=True)
    (tmp_path / "mine" / "snapshots" / "a.nbib").write_text("a", encoding="utf-8")
    assert run("init", "mine").exit_code == 0
    assert (tmp_path / "mine" / "snapshots" / "a.nbib").read_text(encoding="utf-8") == "a"
    before = (tmp_path / "mine" / "draftreview.toml").read_bytes()
    result = run("init", "mine", "--title", "Other")
    assert (
        result.exit_code == 2
        and "mine/draftreview.toml: a review stands there already; edit the file, or name another" in result.stderr
    )
    assert (tmp_path / "mine" / "draftreview.toml").read_bytes() == before


def test_a_place_that_cannot_be_a_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    result = run("init", "taken")
    assert result.exit_code == 2 and "taken: File exists, or name another folder" in result.stderr
