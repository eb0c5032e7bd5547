"""One function over many items: in this process or in several, with the same results."""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from math import inf
from typing import TypeVar

from assistant.scale.outcomes import Outcome, attempt
from assistant.scale.processes import Crew

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 8
# Makes the function; called once in each process. It is sent to processes that inherit nothing, so it must be
# picklable: a function of a module, a ``partial`` of one or an object of a class with ``__call__``.
Prepare = Callable[[], Callable[[Item], Result]]


def run_in_processes(
    prepare: Prepare[Item, Result], items: Iterable[Item], jobs: int, method: str | None = None, ahead: float = inf
) -> Generator[Outcome[Item, Result], None, None]:
    """Work through items in several processes, each outcome as soon as it is there.

    A worker that ends on its own, killed or out of memory, costs the item it was at and is replaced. Whatever ends
    the iteration, an error and Ctrl-C included, ends the workers with it.

    Parameters
    ----------
    prepare
        Makes the function, once a process; workers inherit what it made here where the system can fork.
    items
        Taken one by one as workers become free, so that they may be endless.
    jobs
        Number of processes; one works here, without another process.
    method
        How processes are started, ``fork`` or ``spawn``; by default as fits the system.
    ahead
        How far behind the first item that is not done an item may be that is handed out, so that one slow item does
        not let outcomes pile up behind it.
    """
    if jobs == 1:
        function = prepare()
        yield from (attempt(function, number, item) for number, item in enumerate(items))
        return
    with closing(Crew(prepare, items, jobs, ahead, method)) as crew:
        yield from crew.work()


def run_in_order(
    prepare: Prepare[Item, Result], items: Iterable[Item], jobs: int, method: str | None = None
) -> Generator[Result, None, None]:
    """Work through items in one or several processes and give the results in the order of the items.

    Parameters
    ----------
    prepare, items, jobs, method
        As for ``run_in_processes``.

    Raises
    ------
    DraftreviewError
        At the first item, in their order, that failed.
    """
    early: dict[int, Outcome[Item, Result]] = {}
    turn = 0
    with closing(run_in_processes(prepare, items, jobs, method, _AHEAD * jobs)) as outcomes:
        for outcome in outcomes:
            early[outcome.number] = outcome
            while turn in early:
                yield early.pop(turn).result
                turn += 1
