"""Pieces of work for workers, which spawned processes find by name."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import Location, Problem, UnreadableInputError


def prepare_squares() -> Callable[[int], int]:
    return lambda number: number * number


@dataclass(frozen=True)
class Moody:
    """Squares numbers, but ends its process or fails at one of them."""

    crashes_at: int = -1
    fails_at: int = -1
    refuses_at: int = -1

    def __call__(self) -> Callable[[int], int]:
        return self.square

    def square(self, number: int) -> int:
        if number == self.crashes_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == self.fails_at:
            raise ValueError(f"no square of {number}")
        if number == self.refuses_at:
            raise UnreadableInputError([Problem(Location("a.nbib", number), "bad-number", "take another")])
        return number * number


@dataclass(frozen=True)
class Notebook:
    """Writes down which process worked, and gives something that cannot go back if it is asked to."""

    folder: Path
    gives_function: bool = False

    def __call__(self) -> Callable[[int], object]:
        return self.note

    def note(self, number: int) -> object:
        (self.folder / str(os.getpid())).touch()
        return (lambda: number) if self.gives_function else number
