"""A command that is killed: at a step that it takes in the file system, or after a while."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.cli.options import CACHE_VARIABLE

Task = Callable[[], int]
_CHANGING = frozenset(("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink"))
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Attributes
    ----------
    code
        Its exit code; -9 if it was killed.
    steps
        How many steps it took, if it was not killed.
    seconds
        How long it took.
    """

    code: int
    steps: int
    seconds: float


@dataclass(slots=True)
class Steps:
    """Counts what a process changes inside a folder, and kills it right before one of the changes."""

    folder: str
    die_at: int
    taken: int = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Take note of an audit event."""
        is_writing = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
        if not (event in _CHANGING or is_writing) or not isinstance(arguments[0], str | os.PathLike):
            return
        if os.path.abspath(arguments[0]).startswith(self.folder):  # noqa: PTH100
            self.taken += 1
            if self.taken == self.die_at:
                os.kill(os.getpid(), signal.SIGKILL)


def run(task: Task, folder: Path, *, die_at: int = 0, after: float | None = None) -> Ended:
    """Run a command in a folder, in a process that is forked so that nothing has to be imported again.

    Parameters
    ----------
    task
        The command, which gives its exit code or raises it.
    folder
        Where it runs.
    die_at
        The change to the folder before which it kills itself; 0 for none.
    after
        Seconds after which it is killed.
    """
    started = time.monotonic()
    child, told = _start(task, folder, die_at)
    if after is not None:
        _wait(child, started + after)
    return _end(child, told, started)


def run_at_once(tasks: Sequence[tuple[Task, Path]]) -> list[Ended]:
    """Run commands in their folders, in processes that wait for each other before they begin."""
    gate, opener = os.pipe()

    def wait_for(task: Task) -> int:
        os.close(opener)
        os.read(gate, 1)
        return task()

    started = time.monotonic()
    children = [_start(partial(wait_for, task), folder) for task, folder in tasks]
    os.close(opener)
    os.close(gate)
    return [_end(child, told, started) for child, told in children]


def _start(task: Task, folder: Path, die_at: int = 0) -> tuple[int, int]:
    """Fork a process that runs a command; give it and the pipe on which it tells its steps."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        _run_task(task, folder, Steps(str(folder.resolve()), die_at), telling)
    os.close(telling)
    return child, told


def _end(child: int, told: int, started: float) -> Ended:
    """Wait for a process and all that it started."""
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - started
    with os.fdopen(told) as pipe:
        steps = int(pipe.read() or 0)
    _see_that_nothing_runs_on(child)
    return Ended(os.waitstatus_to_exitcode(status), steps, seconds)


def _run_task(task: Task, folder: Path, steps: Steps, pipe: int) -> None:
    os.setsid()
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    os.environ[CACHE_VARIABLE] = str(folder.resolve().parent / "cache")  # the same for all trials
    os.chdir(folder)
    sys.addaudithook(steps)
    code: object = 70
    try:
        code = task()
    except SystemExit as ended:
        code = ended.code
    finally:
        os.write(pipe, str(steps.taken).encode())
        os._exit(code if isinstance(code, int) else 1)


def _wait(child: int, until: float) -> None:
    """Kill a process when its time has come, unless it has ended."""
    while time.monotonic() < until:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)


def _see_that_nothing_runs_on(group: int) -> None:
    """Fail if a killed command leaves programs that run on."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError(f"programs of the group {group} still run")
