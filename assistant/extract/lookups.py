"""What can be said of a word by itself, worked out once a word."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
# more than the words of many thousand abstracts; keeps the memory bounded however many are read
_MOST = 100_000


class Lookup(dict[str, T]):
    """What a function says of each word met so far; emptied when it has grown too large.

    Parameters
    ----------
    ask
        The function; it must depend on the word alone.
    """

    def __init__(self, ask: Callable[[str], T]) -> None:
        self._ask = ask

    def __missing__(self, word: str) -> T:
        """Ask about a word that was not met yet."""
        if len(self) >= _MOST:
            self.clear()
        self[word] = found = self._ask(word)
        return found
