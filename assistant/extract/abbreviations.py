"""Abbreviations that an abstract defines: "grey matter volume (GMV)" and "GMV (grey matter volume)".

The letters are matched backwards as Schwartz and Hearst do (Pacific Symposium on Biocomputing 2003, 451-462);
where they do not fit, the bracket still counts if the words before it name a concept, which the mention step decides.
"""

from collections.abc import Iterator

from assistant.extract.brackets import opening_brackets
from assistant.extract.grammar import CLOSING, OPENING
from assistant.extract.reading import Abbreviation, Reading
from assistant.extract.words import Words

_LONGEST = 14
_REACH = 12


def read_abbreviations(reading: Reading) -> None:
    """Step of the cascade: fills ``abbreviations`` of the reading."""
    reading.abbreviations = find_abbreviations(reading.words)


def find_abbreviations(words: Words) -> list[Abbreviation]:
    """Find every bracket that may define a short form.

    Returns
    -------
    list
        In order of the text; scoped to this text.
    """
    out: list[Abbreviation] = []
    for i in opening_brackets(words):
        if 0 < i < len(words) - 1:
            out += _short_inside(words, i)
            out += _short_before(words, i)
    return out


def _short_inside(words: Words, opening: int) -> Iterator[Abbreviation]:
    """``long form (SF)``, also ``(SF, ...)`` and ``(SF; ...)``."""
    end = opening + 1
    while end < len(words) and words.texts[end] not in CLOSING and words.texts[end] not in ",;:=":
        end += 1
        if end - opening > 6:
            return
    short = tuple(words.texts[opening + 1 : end])
    if short and _like_abbreviation(words, opening + 1, end):
        yield Abbreviation(short, opening, _match_back(words, "".join(short), opening))


def _short_before(words: Words, opening: int) -> Iterator[Abbreviation]:
    """``SF (long form)``."""
    start = opening - 1
    while start > 0 and words.tight(start - 1) and words.texts[start - 1] not in OPENING:
        start -= 1
    closing = next((k for k in range(opening + 1, min(opening + _REACH, len(words))) if words.texts[k] in CLOSING), 0)
    if closing < opening + 3 or not _like_abbreviation(words, start, opening):
        return
    long_start = _match_back(words, "".join(words.texts[start:opening]), closing)
    if long_start == opening + 1:
        yield Abbreviation(tuple(words.texts[start:opening]), closing, long_start)


def _like_abbreviation(words: Words, start: int, end: int) -> bool:
    text = words.text(start, end)
    letters = [c for c in text if c.isalpha()]
    return (
        2 <= len(text) <= _LONGEST
        and " " not in text
        and text[0].isalnum()
        and any(c.isupper() for c in letters)
        and text not in ("Fig", "Table", "II", "III", "IV", "VI")
    )


def _match_back(words: Words, short: str, end: int) -> int | None:
    """Walk back from the bracket until every letter of the short form is found, its first at a word's start."""
    letters = [c for c in short.lower() if c.isalnum()]
    at = len(letters) - 1
    for i in range(end - 1, max(-1, end - 1 - _REACH), -1):
        word = words.lowers[i]
        if word in (".", ";", ":") or word in OPENING:
            return None
        k = len(word) - 1
        while k >= 0 and at >= 0:
            if word[k] == letters[at] and (at > 0 or k == 0):
                at -= 1
            k -= 1
        if at < 0:
            return i
    return None
