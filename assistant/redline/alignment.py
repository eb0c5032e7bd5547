"""Which texts of one list are the same as, or like, which texts of another."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

THRESHOLD = 0.5
UNKNOWN_WEIGHT = 0.5  # of a word that the first list never uses
_PROPOSERS = 12  # rarest words of a text that propose what it may be like
_MOST_COMMON = 40  # a word that stands in more texts proposes none
_CANDIDATES = 10
_NUMBERS = re.compile(r"\[[\d,\s–-]+\]")
_WORD = re.compile(r"\w+")

Weights = dict[str, float]


def normalise(text: str) -> str:
    """Fold case and spaces, and the numbers of citations, which change when others are cited before them."""
    return " ".join(_NUMBERS.sub("[#]", text).split()).casefold()


def words_in(text: str) -> list[str]:
    """List the words of a text, in order."""
    return _WORD.findall(text)


def match_texts(first: Sequence[str], second: Sequence[str], threshold: float = THRESHOLD) -> dict[int, int]:
    """Pair the texts of two lists: equal ones in their order, then like ones, the likest first.

    Parameters
    ----------
    first, second
        Texts; empty ones are paired with none.
    threshold
        Least likeness of a pair: the Dice coefficient of their words, weighted by how rare each is in ``first``.

    Returns
    -------
    Index in ``first`` -> index in ``second``; no index stands in two pairs.
    """
    left, right = list(map(normalise, first)), list(map(normalise, second))
    pairs = _match_equal(left, right)
    taken = set(pairs.values())
    rest = [i for i, text in enumerate(left) if text and i not in pairs]
    free = [j for j, text in enumerate(right) if text and j not in taken]
    if rest and free:
        pairs |= _match_like(left, right, rest, free, threshold)
    return pairs


def longest_run(values: Sequence[int]) -> set[int]:
    """Give the positions of a longest increasing subsequence, what stays in place when the rest is moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(position)
        else:
            tails[length], ends[length] = value, position
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept


def _match_equal(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, text in reversed(list(enumerate(right))):
        places[text].append(j)
    return {i: places[text].pop() for i, text in enumerate(left) if text and places.get(text)}


def _match_like(
    left: Sequence[str], right: Sequence[str], rest: Iterable[int], free: Iterable[int], threshold: float
) -> dict[int, int]:
    rarity = _rarities(left)
    ours = {i: _weigh(left[i], rarity) for i in rest}
    theirs = {j: _weigh(right[j], rarity) for j in free}
    scored = sorted(
        (-score, abs(i / len(left) - j / len(right)), i, j)
        for i, j, score in _score(ours, theirs)
        if score >= threshold
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in scored:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _rarities(texts: Sequence[str]) -> Weights:
    found: Counter[str] = Counter()
    for text in texts:
        found.update(set(words_in(text)))
    return {word: math.log((len(texts) + 1) / (1 + times)) + 0.1 for word, times in found.items()}


def _weigh(text: str, rarity: Mapping[str, float]) -> Weights:
    return {word: times * rarity.get(word, UNKNOWN_WEIGHT) for word, times in Counter(words_in(text)).items()}


def _score(ours: Mapping[int, Weights], theirs: Mapping[int, Weights]) -> Iterable[tuple[int, int, float]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, weights in theirs.items():
        for word in weights:
            holders[word].append(j)
    totals = {j: sum(weights.values()) for j, weights in theirs.items()}
    for i, weights in ours.items():
        total = sum(weights.values())
        for j in _propose(weights, holders):
            shared = sum(min(weight, theirs[j].get(word, 0.0)) for word, weight in weights.items())
            yield i, j, round(2 * shared / (total + totals[j]), 6)


def _propose(weights: Weights, holders: Mapping[str, Sequence[int]]) -> list[int]:
    rarest = sorted((word for word in weights if word in holders), key=lambda word: (len(holders[word]), word))
    votes: Counter[int] = Counter()
    for word in rarest[:_PROPOSERS]:
        if len(holders[word]) <= _MOST_COMMON:
            votes.update(holders[word])
    return [j for j, _ in votes.most_common(_CANDIDATES)]
