"""Numbers and letters that complete a name: "area 10", "lobule VI", "areas 9, 10 and 46"."""

import re

from assistant.extract.grammar import TIME_UNITS
from assistant.extract.rules import NameGrammar
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words

_C = WordClass
_NUMBER = re.compile(r"(\d+[a-z]?([/-]\d+[a-z]?)*|[ivx]+([ab])?(/[ivx]+)?|[ab]\d?)\Z", re.I)
_CODE = re.compile(r"[A-Z]{1,4}\d{0,2}[a-z]{0,2}\Z")


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
        if i < len(words) and self._classes[last] & _C.NUMBERED and self._numbers(words, i, last):
            if i + 1 < len(words) and words.lowers[i + 1] in TIME_UNITS:
                return end
            i += 1
            joints = ("-", "/", "and", ",", "&") if last.removesuffix("s") in self._counted else ("-", "/")
            while i + 1 < len(words) and words.texts[i] in joints:
                after = i + 2 if words.texts[i : i + 2] == [",", "and"] and "and" in joints else i + 1
                if after >= len(words) or not self._numbers(words, after, last):
                    break
                i = after + 1
            return i
        return end

    def _numbers(self, words: Words, i: int, noun: str) -> bool:
        """Tell whether the token numbers the noun before it; areas go by letters too."""
        text = words.texts[i]
        return bool(_NUMBER.match(text)) or (noun in ("area", "areas") and bool(_CODE.match(text)))
