"""The same function on the machines of a cluster, by dask.distributed."""

import logging
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

from assistant.errors import MissingExtraError
from assistant.scale.outcomes import Outcome, WorkError, attempt, describe_fault

Item = TypeVar("Item")
Result = TypeVar("Result")
_PATIENCE = 60  # seconds to wait for the first worker


def check_cluster() -> None:
    """Refuse to begin without the library.

    Raises
    ------
    MissingExtraError
        If dask.distributed is not installed.
    """
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise MissingExtraError("--engine dask", "distributed", "cluster", "use --engine processes") from None


def run_on_cluster(
    prepare: Callable[[], Callable[[Item], Result]], items: Iterable[Item], jobs: int, scheduler: str | None = None
) -> Generator[Outcome[Item, Result], None, None]:
    """Work through items on a cluster, each outcome as soon as it is there.

    A worker that is killed costs nothing: its item is given to another one, until three have died of it.

    Parameters
    ----------
    prepare
        Makes the function; sent to each worker once, where it must be able to load what it needs.
    items
        Sent to the workers, all of them at once.
    jobs
        Number of workers of a cluster on this machine, on the loopback address alone.
    scheduler
        Address of the scheduler of another cluster, ``tcp://...`` or ``tls://...``.

    Raises
    ------
    WorkError
        If the scheduler cannot be reached, or no worker comes.
    """
    with ExitStack() as stack:
        client = _connect(stack, jobs, scheduler)
        prepared = client.submit(_give, prepare, pure=False)
        numbered = list(enumerate(items))
        futures = {client.submit(_work, prepared, *pair, pure=False): pair for pair in numbered}
        stack.callback(client.cancel, list(futures))
        for future in _import_distributed().as_completed(list(futures)):
            number, item = futures.pop(future)
            yield _take(future, number, item)
            future.release()


def _import_distributed() -> Any:
    import distributed

    return distributed


def _connect(stack: ExitStack, jobs: int, scheduler: str | None) -> Any:
    """Connect to a cluster, or make one that ends with the work."""
    distributed = _import_distributed()
    try:
        with _put_off_interrupts():
            client = _open_client(stack, distributed, jobs, scheduler)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        where = f"the scheduler {scheduler} cannot be used" if scheduler else "no cluster can be started here"
        message = f"{where}: {error}; look at its address and its workers, or use --engine processes"
        raise WorkError(message) from None
    return client


def _open_client(stack: ExitStack, distributed: Any, jobs: int, scheduler: str | None) -> Any:
    if scheduler is not None:
        return stack.enter_context(distributed.Client(scheduler, timeout=_PATIENCE))
    options = {"host": "127.0.0.1", "dashboard_address": None, "silence_logs": logging.ERROR}
    cluster = stack.enter_context(distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, **options))
    return stack.enter_context(distributed.Client(cluster))


@contextmanager
def _put_off_interrupts() -> Iterator[None]:
    """Let the workers that are started ignore Ctrl-C, as it is ours to handle; here it does nothing until then."""
    if threading.current_thread() is not threading.main_thread():  # where no signal is handled
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _give(prepare: Callable[[], Callable[[Item], Result]]) -> Callable[[], Callable[[Item], Result]]:
    """Be a piece of work whose result each worker gets once, and that is done again if it is lost with its worker."""
    return prepare


def _take(future: Any, number: int, item: Item) -> Outcome[Item, Any]:
    error = future.exception()
    if error is None:
        outcome: Outcome[Item, Any] = future.result()
        return outcome
    return Outcome(number, item, error=WorkError(describe_fault(error)))


def _work(prepare: Callable[[], Callable[[Item], Result]], number: int, item: Item) -> Outcome[Item, Result]:
    """Do an item on a worker, which keeps what ``prepare`` has loaded."""
    return attempt(lambda one: prepare()(one), number, item)
