"""When two names of a place count as the same words."""

import re
from collections.abc import Mapping, Sequence

from assistant.model import Laterality

_WORD = re.compile(r"[a-z0-9]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s\Z")
_JOINING = frozenset({"and", "or"})
_ARTICLE = "the"


class RegionWords:
    """Compares names by their words, without side and number.

    Parameters
    ----------
    sides
        Laterality -> the words for it; "l" and "r" are short for the first two.
    plurals
        Irregular plurals -> singular; other words drop an "s".
    """

    def __init__(self, sides: Mapping[Laterality, Sequence[str]], plurals: Mapping[str, str]) -> None:
        listed = {word.lower() for words in sides.values() for word in words}
        self._skipped = listed | {_ARTICLE, Laterality.LEFT[0], Laterality.RIGHT[0]}
        self._plurals = dict(plurals)

    def normalise(self, name: str) -> str:
        """Write a name as its words in lower case and singular, a space between them."""
        words = (word for word in _WORD.findall(name.lower()) if word not in self._skipped)
        return " ".join(_PLURAL.sub("", self._plurals.get(word, word)) for word in words)


def same_words(annotated: str, extracted: str) -> bool:
    """Tell whether one of two normalised names contains the other.

    Of annotated words for two places, joined by "and" or "or", those of either will do.
    """
    if not annotated or not extracted:
        return False
    if f" {annotated} " in f" {extracted} " or f" {extracted} " in f" {annotated} ":
        return True
    words, member = set(annotated.split()), extracted.split()
    return bool(words & _JOINING) and len(member) > 1 and set(member) <= words - _JOINING
