"""Commands at the same time; ``make crash-trials`` runs them so several times."""

from pathlib import Path

import pytest

from tests.crash.commands import keep_rules
from tests.crash.together import ON_ONE_CACHE, ON_ONE_OUTPUT, run_alone, share_cache, share_output


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_rules(monkeypatch.setattr)


def test_commands_on_one_cache_give_what_each_gives_alone(tmp_path: Path) -> None:
    share_cache(run_alone(ON_ONE_CACHE, tmp_path / "alone"), tmp_path / "together")


def test_commands_on_one_output_leave_whole_files_of_either(tmp_path: Path) -> None:
    share_output(run_alone(ON_ONE_OUTPUT, tmp_path / "alone"), tmp_path / "together")
