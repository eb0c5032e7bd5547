"""What becomes of a piece of work: its result, or why there is none."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.errors import DraftreviewError

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkError(DraftreviewError):
    """A piece of work that failed, or a worker process that ended before its work was done."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """What became of one item.

    Attributes
    ----------
    number
        Place of the item, counted from zero.
    item
        The item.
    results
        The one result, or none if it failed.
    error
        Why it failed.
    """

    number: int
    item: Item
    results: tuple[Result, ...] = ()
    error: DraftreviewError | None = None

    @property
    def result(self) -> Result:
        """The result.

        Raises
        ------
        DraftreviewError
            If there is none.
        """
        if self.error is not None:
            raise self.error
        return self.results[0]


def attempt(function: Callable[[Item], Result], number: int, item: Item) -> Outcome[Item, Result]:
    """Do a piece of work; what goes wrong in it is its outcome."""
    try:
        return Outcome(number, item, (function(item),))
    except DraftreviewError as error:
        return Outcome(number, item, error=error)
    except Exception as error:
        return Outcome(number, item, error=WorkError(describe_fault(error)))


def describe_fault(error: BaseException) -> str:
    """Say what went wrong and where in the program, which is what a report of the fault needs."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
