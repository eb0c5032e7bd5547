"""Numbers and letters that complete a name: "area 10", "lobule VI", "areas 9, 10 and 46"."""

import re

from assistant.extract.grammar import TIME_UNITS
from assistant.extract.rules import NameGrammar
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words

_C = WordClass
_NUMBER = re.compile(r"(\d+[a-z]?([/-]\d+[a-z]?)*|[ivx]+([ab])?(/[ivx]+)?|[ab]\d?)\Z", re.I)
_CODE = re.compile(r"[A-Z]{1,4}\d{0,2}[a-z]{0,2}\Z")
# a code whose number stands apart from it: "OP 2", "Te 1.0", "hOc 5"
_LETTERS = re.compile(r"h?[A-Z][A-Za-z]{1,2}\Z")
_DIGIT = re.compile(r"\d(\.\d)?[a-z]?\Z")
_TIMES = [[unit] for unit in TIME_UNITS]


class NumberedNames:
    """Reads what stands behind a noun that a number completes."""

    def __init__(self, grammar: NameGrammar, classes: WordClasses) -> None:
        self._classes = classes
        self._counted = frozenset(word for word in grammar.numbered if f"{word}s" in grammar.numbered)

    def end(self, words: Words, end: int, stop: int) -> int:
        """Add what completes a numbered name: "area 10", "lobule VI", "Crus II"."""
        i = max(end, stop)
        if i < len(words) and self._classes[words.lowers[i]] & _C.NUMBERED:
            i += 1
            while i < len(words) and (words.lowers[i] == "(" or self._classes[words.lowers[i]] & _C.NUMBERED):
                i += 1
        last = words.lowers[i - 1] if i else ""
        after = self._number(words, i, last) if self._classes[last] & _C.NUMBERED else i
        if after == i or words.lowers[after : after + 1] in _TIMES:
            return end
        return self._further(words, after, last)

    def _further(self, words: Words, end: int, noun: str) -> int:
        """Add the further numbers of "areas 9, 10 and 46" and "area 9/46"."""
        joints = ("-", "/", "and", ",", "&") if noun.removesuffix("s") in self._counted else ("-", "/")
        while end + 1 < len(words) and words.texts[end] in joints:
            start = end + 2 if words.texts[end : end + 2] == [",", "and"] and "and" in joints else end + 1
            after = self._number(words, start, noun)
            if after == start:
                break
            end = after
        return end

    def _number(self, words: Words, i: int, noun: str) -> int:
        """Step over what numbers the noun before it; areas go by letters too."""
        if i >= len(words):
            return i
        area = noun in ("area", "areas")
        if area and i + 1 < len(words) and _LETTERS.match(words.texts[i]) and _DIGIT.match(words.texts[i + 1]):
            return i + 2
        return i + 1 if _NUMBER.match(words.texts[i]) or (area and _CODE.match(words.texts[i])) else i
