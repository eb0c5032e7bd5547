"""Processor seconds of a task, those of the programs it calls included, and tables of how they grow."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")
Times = dict[str, float]


def take_time(task: Callable[[], T]) -> tuple[T, float]:
    """Do something, and say how many seconds the processor spent, those in programs that were called included."""
    gc.collect()
    start = _seconds()
    result = task()
    return result, _seconds() - start


def _seconds() -> float:
    return sum(os.times()[:4])


def write_table(measured: Mapping[int, Times]) -> Iterator[str]:
    """Write a table with the seconds of each step, and by how much each count costs more than the one before."""
    counts = list(measured)
    yield f"| seconds | {' | '.join(f'{count:,} studies' for count in counts)} | growth |"
    yield f"|---|{'---:|' * (len(counts) + 1)}"
    for step in measured[counts[0]]:
        times = [measured[count][step] for count in counts]
        growth = ", ".join(f"{after / max(before, 0.01):.2f}" for before, after in pairwise(times))
        yield f"| {step} | {' | '.join(f'{time:.2f}' for time in times)} | {growth} |"
