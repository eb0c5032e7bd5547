"""Asking again: how often, and after how long."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from assistant.fetch.failures import FetchError, NoAnswer

T = TypeVar("T")


def _say_nothing(_: str) -> None:
    """Keep quiet about a request that is tried again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Tries a request again, each time after a longer pause.

    Attributes
    ----------
    tries
        How often a request is sent at most.
    first_wait
        Seconds before the second try; each further pause is twice as long.
    longest_wait
        If the server asks for a longer pause, the fetch ends, as it can be resumed.
    sleep
        Waits for a number of seconds.
    tell
        Takes a line for the user on each failure that is tried again.
    """

    tries: int = 5
    first_wait: float = 1.0
    longest_wait: float = 120.0
    sleep: Callable[[float], None] = time.sleep
    tell: Callable[[str], None] = _say_nothing

    def ask(self, request: Callable[[], T], place: str) -> T:
        """Send a request until it is answered.

        Parameters
        ----------
        request
            Sends it once and raises ``NoAnswer`` if that fails.
        place
            What is asked, for the messages.

        Raises
        ------
        FetchError
            If asking again cannot help or did not.
        """
        last = NoAnswer("no-connection", "nothing was asked")
        for attempt in range(1, self.tries + 1):
            try:
                return request()
            except NoAnswer as failure:
                last = failure
            wait = self.first_wait * 2 ** (attempt - 1) if last.wait is None else last.wait
            if last.lasting or wait > self.longest_wait or attempt == self.tries:
                break
            self.tell(f"{place}: {last.code}: {last.message}; trying again in {wait:g} s")
            self.sleep(wait)
        raise self._give_up(last, place)

    def _give_up(self, failure: NoAnswer, place: str) -> FetchError:
        if failure.lasting:
            return FetchError(place, failure.code, failure.message)
        if failure.wait is not None and failure.wait > self.longest_wait:
            advice = f"the server asks to wait {failure.wait:,.0f} s: run the same command again after that"
        else:
            advice = f"tried {self.tries} times: run the same command again later, it goes on where it stopped"
        return FetchError(place, failure.code, f"{failure.message}; {advice}")
