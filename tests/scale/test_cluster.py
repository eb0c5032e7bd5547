import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.scale.cluster import run_on_cluster
from assistant.scale.outcomes import WorkError


@dataclass(frozen=True)
class Mortal:
    """Squares numbers; the worker that is given three is killed the first time, and five cannot be squared."""

    folder: Path

    def __call__(self) -> Callable[[int], int]:
        return self.square

    def square(self, number: int) -> int:
        killed = self.folder / "killed"
        if number == 3 and not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 5:
            raise ValueError("no square of five")
        return number * number


def test_a_killed_worker_costs_nothing_and_a_failure_its_item(tmp_path: Path) -> None:
    outcomes = sorted(run_on_cluster(Mortal(tmp_path), range(8), 2), key=lambda outcome: outcome.number)
    assert (tmp_path / "killed").exists()
    assert [outcome.number for outcome in outcomes] == list(range(8))
    failed = outcomes.pop(5)
    assert isinstance(failed.error, WorkError) and "ValueError: no square of five" in str(failed.error)
    assert [outcome.result for outcome in outcomes] == [n * n for n in range(8) if n != 5]


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkError, match=r"the scheduler strange://nowhere cannot be used: .*--engine processes"):
        list(run_on_cluster(Mortal(tmp_path), [1], 1, "strange://nowhere"))
