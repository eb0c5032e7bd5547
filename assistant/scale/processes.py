"""Worker processes, each at one item at a time.

``concurrent.futures`` gives up the whole pool when one worker is killed, does not say at which item, and leaves workers
behind that wait for ever when their parent is killed. Here each worker has a pipe of its own: its end tells of a dead
worker at once, and a dead parent to each worker.
"""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from assistant.scale.outcomes import Outcome, WorkError, attempt, describe_fault

Item = TypeVar("Item")
Result = TypeVar("Result")
_PATIENCE = 5  # seconds for a worker to end before it is killed
_STARTING = -1


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, and what it is at."""

    process: BaseProcess
    pipe: "Connection[Any, Any]"
    number: int = _STARTING
    item: Any = None


class Crew(Generic[Item, Result]):
    """Workers and the items that are left for them.

    Parameters
    ----------
    prepare
        Makes the function of each worker.
    items
        Taken one by one as workers become free.
    jobs
        Number of workers.
    ahead
        How far behind the first item that is not done an item may be that is handed out.
    method
        How processes are started.
    """

    def __init__(
        self,
        prepare: Callable[[], Callable[[Item], Result]],
        items: Iterable[Item],
        jobs: int,
        ahead: float,
        method: str | None = None,
    ) -> None:
        # Forked workers have the rules that are loaded already; macOS and Windows cannot fork safely or at all.
        method = method or ("fork" if sys.platform == "linux" else "spawn")
        self._context: Any = multiprocessing.get_context(method)
        self._forks = method == "fork"
        self._prepare = _Ready(prepare()) if self._forks else prepare
        self._numbered = enumerate(items)
        self._jobs = jobs
        self._ahead = ahead
        self._next = 0
        self._busy: list[_Worker] = []
        self._idle: list[_Worker] = []

    def work(self) -> Iterator[Outcome[Item, Result]]:
        """Go through the outcomes, each as soon as it is there."""
        self._hand_out()
        while self._busy:
            ready = wait([worker.pipe for worker in self._busy])
            for worker in [worker for worker in self._busy if worker.pipe in ready]:
                outcome, is_alive = _receive(worker)
                self._busy.remove(worker)
                if is_alive:
                    self._idle.append(worker)
                else:
                    _end(worker)
                self._hand_out()  # before the outcome is looked at, so that the worker need not wait for that
                yield outcome

    def close(self) -> None:
        """End every worker, in the middle of its item or not."""
        workers = [*self._busy, *self._idle]
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            _end(worker)
        self._busy.clear()
        self._idle.clear()

    def _hand_out(self) -> None:
        while len(self._busy) < self._jobs and self._is_near():
            following = next(self._numbered, None)
            if following is None:
                return
            worker = self._idle.pop() if self._idle else self._hire()
            worker.number, worker.item = following
            self._next = worker.number + 1
            self._busy.append(worker)
            with suppress(BrokenPipeError, ConnectionResetError):  # that it is dead shows when its outcome is awaited
                worker.pipe.send(following)

    def _is_near(self) -> bool:
        return not self._busy or self._next - min(worker.number for worker in self._busy) < self._ahead

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A forked worker inherits our ends of all pipes; unless it closes them, no worker sees ours close.
        inherited = [*(worker.pipe for worker in (*self._busy, *self._idle)), ours] if self._forks else []
        process = self._context.Process(target=_work, args=(theirs, inherited, self._prepare), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


class _Ready:
    """Gives a function that is there already to the processes that are forked."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function

    def __call__(self) -> Callable[[Any], Any]:
        return self._function


def _receive(worker: _Worker) -> tuple[Outcome[Any, Any], bool]:
    """Take what a worker made of its item, and say whether it can go on."""
    try:
        results, error = worker.pipe.recv()
    except (EOFError, ConnectionResetError):
        worker.process.join(_PATIENCE)
        return Outcome(worker.number, worker.item, error=WorkError(_describe_end(worker.process))), False
    return Outcome(worker.number, worker.item, results, error), True


def _describe_end(process: BaseProcess) -> str:
    code = process.exitcode
    name = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
    return (
        f"a worker process ended before its work was done ({name}); if memory ran out, run again with fewer --jobs or "
        "in smaller parts"
    )


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join(_PATIENCE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    worker.process.close()


def _work(
    pipe: "Connection[Any, Any]",
    inherited: "list[Connection[Any, Any]]",
    prepare: Callable[[], Callable[[Any], Any]],
) -> None:
    """Do item after item until the pipe is closed, by the parent or by its death; Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    made = attempt(lambda _: prepare(), _STARTING, None)
    try:
        while True:
            number, item = pipe.recv()
            outcome = attempt(made.results[0], number, item) if made.results else made
            _reply(pipe, outcome)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _reply(pipe: "Connection[Any, Any]", outcome: Outcome[Any, Any]) -> None:
    try:
        pipe.send((outcome.results, outcome.error))
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # a result that cannot be pickled
        pipe.send(((), WorkError(describe_fault(error))))
