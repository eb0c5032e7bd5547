"""Whole numbers in a text, in digits and in words, and the signs that they count something else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.extract.grammar import BEFORE_YEARS, NUMBER_WORDS, NUMBERED_NOUNS, SCALES, TENS
from assistant.extract.lookups import Lookup
from assistant.extract.words import Words

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+\Z|\d{1,6}\Z")
_HEAD = re.compile(r"[1-9]\d{0,2}\Z")
_GROUP_OF_THREE = re.compile(r"\d{3}\Z")
_EQUALS = re.compile(r"[nN]s?=(\d{1,3}(?:,\d{3})+|\d{1,6})?\Z")
_SLASHED = re.compile(r"[A-Za-z]+/(\d{1,6})\Z")
_SIGNS = frozenset("= < > ± - ≥ ≤ × / * ^ #".split())
_SIZE = frozenset({"n", "ns", "n=", "ns="})
_ONE = frozenset({"a", "an"})
_YEARS = range(1900, 2100)
_HIGHEST_INDEX = 9


@dataclass(frozen=True, slots=True)
class Number:
    """A number as tokens.

    Attributes
    ----------
    start, end
        First token, and the one after the last.
    value
        The number.
    equals
        Whether it stands as "n = 45".
    first, last
        Character offsets of the number itself, for "n=45" those of the digits.
    """

    start: int
    end: int
    value: int
    equals: bool
    first: int
    last: int


def read_number(words: Words, i: int) -> Number | None:
    """Read the number that starts at a token, if it may count something.

    Decimals, percentages, ranges, years and the numbers of things ("type 2", "day 7") are left out.
    """
    number = _stated_size(words, i) or _written(words, i)
    if number is None or number.equals:
        return number
    after = words.texts[number.end] if number.end < len(words) else ""
    if after in ("%", "°", "±") or (after == "-" and (words.tight(number.end - 1) or words.tight(number.end))):
        return None
    return None if _is_index(words, number) or _is_year(words, number) else number


def numbers_in(words: Words, start: int, end: int) -> Iterator[Number]:
    """Go through the numbers that begin in a stretch of text."""
    behind = start
    for i in may_begin(words, start, end):
        number = read_number(words, i) if i >= behind else None
        if number:
            behind = number.end
            yield number


def may_begin(words: Words, start: int, end: int) -> list[int]:
    """List the tokens of a stretch of text at which a number can begin, as far as each tells by itself."""
    found = [i for i, text in enumerate(words.texts[start:end], start) if _BEGINS[text]]
    return [i - 1 if i > start and words.lowers[i] in SCALES else i for i in found]


def _begins(text: str) -> bool:
    lower = text.lower()
    in_words = lower in NUMBER_WORDS or lower in TENS or lower in SCALES  # which "a" may stand before
    return in_words or lower in _SIZE or any(form.match(text) for form in (_DIGITS, _EQUALS, _SLASHED))


_BEGINS = Lookup(_begins)


def _stated_size(words: Words, i: int) -> Number | None:
    """Read "n = 45", "N=45", "n= 45" and "ns = 45"."""
    glued = _EQUALS.match(words.texts[i])
    if glued and glued[1]:
        return _made(words, i, i + 1, int(glued[1].replace(",", "")), glued.start(1), glued.end(1))
    if words.lowers[i] not in _SIZE:
        return None
    at, signed = i + 1, words.texts[i].endswith("=")
    while at < len(words) and (words.texts[at].isspace() or words.texts[at] in ("'s", "=", ":")):
        signed = signed or words.texts[at] in ("=", ":")
        at += 1
    if not signed:
        return None
    if at < len(words) and _DIGITS.match(words.texts[at]):
        value = int(words.texts[at].replace(",", ""))
        return Number(i, at + 1, value, True, words.starts[at], words.ends[at])
    return None


def _made(words: Words, start: int, end: int, value: int, first: int, last: int) -> Number:
    return Number(start, end, value, True, words.starts[start] + first, words.starts[start] + last)


def _written(words: Words, i: int) -> Number | None:
    """Digits, or the words of a number: "Twenty-eight", "one hundred and two"."""
    slashed = _SLASHED.match(words.texts[i])
    if slashed:
        first = words.starts[i] + slashed.start(1)
        return Number(i, i + 1, int(slashed[1]), False, first, words.ends[i])
    if _DIGITS.match(words.texts[i]):
        spaced = _HEAD.match(words.texts[i]) and i + 1 < len(words) and _GROUP_OF_THREE.match(words.texts[i + 1])
        end = i + 2 if spaced else i + 1
        value = int("".join(words.texts[i:end]).replace(",", ""))
        return Number(i, end, value, False, words.starts[i], words.ends[end - 1])
    read = _in_words(words, i)
    return Number(i, read[0], read[1], False, words.starts[i], words.ends[read[0] - 1]) if read else None


def _in_words(words: Words, i: int) -> tuple[int, int] | None:
    """Read number words up to thousands; give the token after them and the value."""
    end, value = _below_hundred(words, i)
    if end == i and words.lowers[i] in _ONE and i + 1 < len(words) and words.lowers[i + 1] in SCALES:
        end, value = i + 1, 1
    if end == i:
        return None
    total = 0
    while end < len(words) and words.lowers[end] in SCALES:
        total += (value or 1) * SCALES[words.lowers[end]]
        end += 1
        joined = end + 1 if end < len(words) and words.lowers[end] == "and" else end
        after, value = _below_hundred(words, joined)
        end = after if after > joined else end
    return end, total + value


def _below_hundred(words: Words, i: int) -> tuple[int, int]:
    """Read "eight", "twenty", "twenty-eight" or "twenty eight"; the same token again if there is none."""
    if i >= len(words):
        return i, 0
    if words.lowers[i] in TENS:
        ones = i + 2 if i + 1 < len(words) and words.texts[i + 1] == "-" else i + 1
        if ones < len(words) and 0 < NUMBER_WORDS.get(words.lowers[ones], 0) < 10:
            return ones + 1, TENS[words.lowers[i]] + NUMBER_WORDS[words.lowers[ones]]
        return i + 1, TENS[words.lowers[i]]
    if words.lowers[i] in NUMBER_WORDS:
        return i + 1, NUMBER_WORDS[words.lowers[i]]
    return i, 0


def _is_index(words: Words, number: Number) -> bool:
    """Tell the second end of a range, a value after a sign, and the number in the name of a thing."""
    if number.start == 0:
        return False
    before = words.texts[number.start - 1]
    if before in _SIGNS:
        return True
    named = words.texts[number.start].isdigit() and number.value <= _HIGHEST_INDEX and before.isalpha()
    return named and before.lower() in NUMBERED_NOUNS


def _is_year(words: Words, number: Number) -> bool:
    if number.value not in _YEARS or not words.texts[number.start].isdigit() or number.start == 0:
        return False
    return words.lowers[number.start - 1] in BEFORE_YEARS
