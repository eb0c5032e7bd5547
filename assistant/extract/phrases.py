"""Many phrases looked for at once in a row of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Branch(Generic[T]):
    """The words that can follow those so far, and what these mean if they are a whole phrase."""

    further: "dict[str, _Branch[T]]" = field(default_factory=dict)
    meanings: list[T] = field(default_factory=list)


class PhraseTree(Generic[T]):
    """Phrases as branches of words: those that begin alike share their first words."""

    def __init__(self) -> None:
        self._root: _Branch[T] = _Branch()

    def add(self, words: Sequence[str], meaning: T) -> None:
        """Add a meaning of a phrase, which can have several; those are kept in the order in which they are added."""
        branch = self._root
        for word in words:
            branch = branch.further.setdefault(word, _Branch())
        if meaning not in branch.meanings:
            branch.meanings.append(meaning)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Go through the phrases from left to right, the shorter before the longer, each with its range of words."""
        first, n = self._root.further, len(words)
        for start in [i for i, word in enumerate(words) if word in first]:
            branch, end = first.get(words[start]), start + 1
            while branch is not None:
                for meaning in branch.meanings:
                    yield start, end, meaning
                branch = branch.further.get(words[end]) if end < n else None
                end += 1
