"""What a run calls slow is what works for long, whatever else the machine does."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.fuzz import runs
from tests.fuzz.runs import Run


def _work(data: bytes) -> None:
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass


def _swallow(data: bytes) -> None:
    with suppress(runs.TooSlowError):
        _work(data)
    _work(data)


def _wait(data: bytes) -> None:
    time.sleep(0.2)


@pytest.mark.parametrize("check", [_work, _swallow])
def test_an_input_that_takes_too_much_processor_time_is_kept(check: Callable[[bytes], None], tmp_path: Path) -> None:
    run = Run("x", seconds=0.1, out=tmp_path)
    run.try_input(check, b"spoilt")
    assert [key.split()[0] for key in run.found] == ["TooSlowError"]
    assert [path.read_bytes() for path in tmp_path.glob("x/*") if not path.suffix] == [b"spoilt"]
    assert run.slowest == run.used >= 0.1


def test_waiting_is_not_slow(tmp_path: Path) -> None:
    run = Run("x", seconds=0.1, out=tmp_path)
    run.try_input(_wait, b"")
    assert (run.tried, run.found) == (1, {})


def test_what_only_waits_is_found_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "STUCK_SECONDS", 0.05)
    run = Run("x", out=tmp_path)
    run.try_input(_wait, b"")
    assert [key.split()[0] for key in run.found] == ["StuckError"]
