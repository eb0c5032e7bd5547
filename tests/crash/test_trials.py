"""Commands killed at some of their steps; ``make crash-trials`` kills them at all, and at random moments."""

from pathlib import Path

import pytest

from tests.crash.commands import open_trial
from tests.crash.trials import Trial, is_temporary


@pytest.mark.parametrize("name", ["save", "snapshot"])
def test_a_command_that_is_killed_leaves_old_files_or_new_ones(name: str, tmp_path: Path) -> None:
    with open_trial(name, tmp_path) as trial:
        assert trial.whole.steps >= 3
        for step in (2, trial.whole.steps):
            assert trial.kill_at(step)


def test_a_server_that_is_killed_has_saved_what_it_answered(tmp_path: Path) -> None:
    with open_trial("served", tmp_path) as trial:
        assert trial.kill_at(trial.whole.steps // 2)


def test_a_file_that_is_half_written_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "a").write_text("old")

    def write_in_place() -> int:
        with Path("a").open("w") as stream:
            stream.write("ne")
            stream.flush()
            Path("b").touch()
            stream.write("w")
        return 0

    trial = Trial("careless", write_in_place, tmp_path / "inputs", tmp_path)
    with pytest.raises(AssertionError, match="a is neither old nor new"):
        trial.kill_at(2)


@pytest.mark.parametrize(
    ("name", "told"),
    [(".a.docx.x1.part", True), (".c.yaml.turn", True), ("f.nbib.partial/search.json", True), ("a.part", False)],
)
def test_what_may_be_left_is_known(name: str, told: bool) -> None:
    assert is_temporary(name) is told
