import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.errors import DraftreviewError, UnreadableInputError
from assistant.scale import WorkError, run_in_order, run_in_processes
from tests.scale.pieces import Moody, Notebook, prepare_squares

NUMBERS = range(20)
METHODS = ("fork", "spawn")


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(run_in_order(prepare_squares, NUMBERS, jobs)) == [number * number for number in NUMBERS]


def test_spawned_workers_give_the_same() -> None:
    assert list(run_in_order(prepare_squares, range(3), 2, "spawn")) == [0, 1, 4]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_item_gives_no_result(jobs: int) -> None:
    assert list(run_in_order(prepare_squares, [], jobs)) == []


def test_several_processes_work(tmp_path: Path) -> None:
    list(run_in_processes(Notebook(tmp_path), NUMBERS, 2))
    workers = {int(path.name) for path in tmp_path.iterdir()}
    assert len(workers) == 2 and os.getpid() not in workers


def test_items_are_taken_as_workers_become_free() -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    results = run_in_order(prepare_squares, endless(), 2)
    assert [next(results) for _ in range(4)] == [0, 1, 4, 9]
    results.close()
    assert len(taken) < 50


def test_a_killed_worker_costs_its_item_and_is_replaced() -> None:
    outcomes = sorted(run_in_processes(Moody(crashes_at=3), NUMBERS, 2), key=lambda outcome: outcome.number)
    assert [outcome.item for outcome in outcomes if outcome.error] == [3]
    assert "SIGKILL" in str(outcomes[3].error)
    assert [outcome.result for outcome in outcomes if not outcome.error] == [n * n for n in NUMBERS if n != 3]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_program_says_where_it_is(jobs: int) -> None:
    with pytest.raises(WorkError, match=r"ValueError: no square of 7 \(.*pieces\.py:\d+\)"):
        list(run_in_order(Moody(fails_at=7), NUMBERS, jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_input_is_that_of_one_process(jobs: int) -> None:
    with pytest.raises(UnreadableInputError, match=r"^a\.nbib:7: bad-number: take another$") as raised:
        list(run_in_order(Moody(refuses_at=7), NUMBERS, jobs))
    assert raised.value.problems[0].code == "bad-number"


def test_what_comes_before_a_failure_is_given() -> None:
    results = run_in_order(Moody(fails_at=2), NUMBERS, 2)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(WorkError):
        next(results)


def test_a_result_that_cannot_be_sent_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(WorkError, match=r"pickle|Pickl"):
        list(run_in_order(Notebook(tmp_path, gives_function=True), [1], 2))


@pytest.mark.parametrize("method", METHODS)
def test_rules_that_cannot_be_loaded_end_the_work(method: str) -> None:
    with pytest.raises((DraftreviewError, ZeroDivisionError)):
        list(run_in_order(fail_to_prepare, NUMBERS, 2, method))


def test_ctrl_c_ends_the_workers() -> None:
    results = run_in_order(prepare_squares, NUMBERS, 2)
    next(results)
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path, checkout: Path) -> None:
    """Their standard output is that of the parent, so that it is closed when the last of them has ended."""
    code = (
        "import sys, pathlib; from assistant.scale import run_in_processes; from tests.scale.pieces import Notebook\n"
        "for outcome in run_in_processes(Notebook(pathlib.Path(sys.argv[1])), iter(int, 1), 2): print(flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE, cwd=checkout) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        parent.send_signal(signal.SIGKILL)
        parent.stdout.read()
    assert len(list(tmp_path.iterdir())) == 2


def fail_to_prepare() -> Callable[[int], int]:
    raise ZeroDivisionError("invented")
