"""What was found in a text, shared out to its sentences."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from assistant.extract.reading import Places, Reading, Sentence, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in one sentence; the fields are those of a reading."""

    sentence: Sentence
    spans: tuple[Span, ...]
    facts: tuple[Span, ...]
    places: tuple[Places, ...]


def contents_of(reading: Reading) -> list[Contents]:
    """List the sentences of a text with what was found in each."""
    kinds = (reading.spans, reading.facts, reading.places)
    found = (by_sentence(kind, attrgetter("start"), reading.sentences) for kind in kinds)
    return [Contents(*parts) for parts in zip(reading.sentences, *found, strict=True)]


def by_sentence(found: Iterable[T], start: Callable[[T], int], sentences: Sequence[Sentence]) -> list[tuple[T, ...]]:
    """Share out what was found to the sentences in which it begins; the order is kept.

    Parameters
    ----------
    found
        In any order; what begins in a heading is in no sentence.
    start
        Tells the token at which one of them begins.
    sentences
        In order of the text.
    """
    starts = [sentence.start for sentence in sentences]
    out: list[list[T]] = [[] for _ in sentences]
    for one in found:
        at = start(one)
        k = bisect_right(starts, at) - 1
        if k >= 0 and at < sentences[k].end:
            out[k].append(one)
    return [tuple(inside) for inside in out]
