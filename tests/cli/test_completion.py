"""What shells are offered when a line is to be completed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main

ASKED = {
    "bash": ("plain,build", {"COMP_WORDS": "draftreview bu", "COMP_CWORD": "1"}),
    "zsh": ("plain\nbuild\nWrite a draft of the review.", {"COMP_WORDS": "draftreview bu", "COMP_CWORD": "1"}),
    "fish": ("plain,build\tWrite a draft of the review.", {"COMP_WORDS": "draftreview bu", "COMP_CWORD": "bu"}),
}


def complete(shell: str, words: dict[str, str], task: str = "complete") -> str:
    environment = {"_DRAFTREVIEW_COMPLETE": f"{shell}_{task}", **words}
    result = CliRunner().invoke(main, prog_name="draftreview", env=environment)
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize("shell", ASKED)
def test_a_shell_is_offered_the_command(shell: str) -> None:
    offered, words = ASKED[shell]
    assert complete(shell, words) == f"{offered}\n"


@pytest.mark.parametrize("shell", ASKED)
def test_each_shell_gets_a_script(shell: str) -> None:
    assert f"_DRAFTREVIEW_COMPLETE={shell}_complete" in complete(shell, {}, "source")


def test_a_mistake_in_the_file_of_a_review_is_not_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draftreview.toml").write_text("title = [", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    offered = complete("bash", {"COMP_WORDS": "draftreview build --ru", "COMP_CWORD": "2"})
    assert offered == "plain,--rules\n"
