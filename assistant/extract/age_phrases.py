"""Mean ages as sentences word them: "mean age 52.3 years", "aged 45 +/- 8 years", "52.3 ± 8.1 years of age"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.extract.grammar import (
    ARTICLES,
    BE,
    COMPARATIVES,
    CONJUNCTIONS,
    DATED_EVENTS,
    DEVIATIONS,
    LEADING_TO_AGES,
    MEANS,
    OCCASIONS,
    PREPOSITIONS,
    TIME_UNITS,
    YEARS,
)

_OLDEST = 110
_REACH = 200  # characters before a number in which its age is looked for
# Words that may stand before an age that nothing calls a mean: "patients' age", but not "bone age".
_BEFORE_AGE = ARTICLES | BE | CONJUNCTIONS | PREPOSITIONS | {"with", "whose", "sex", "gender", "years", "chronological"}


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SIGN = r"(?:±|\+ ?/? ?-)"
_NUMBER = r"\d{1,3}(?:[.·]\d{1,2})?(?![.·]?\d)"
_DEVIATION = rf"\b{_any(DEVIATIONS)}"
_ASIDE = r"[(\[][^()\[\]\d]*[)\]]"  # "(SD)", "[range]"
# Blanks are taken whole (*+): two stretches side by side would be cut in every way, and a text may hold thousands.
_HYPHEN = r"\s*+(?:-\s*+)?"
_UNIT = rf"(?:{_HYPHEN}{_any(YEARS)}\b\.?)"
_MEAN = rf"\b{_any(MEANS)}(?:\b|(?=age\b))"  # "Mage" has lost its subscript
# A spread behind a sign or a name tells that its number is a mean; a number in brackets alone may be anything.
_SPREAD = (
    rf"\s*+(?:[(\[,;]\s*+)?(?:{_SIGN}|{_DEVIATION}\s*+(?:of|[:=,])?)\s*+(?:{_SIGN}\s*+)?{_NUMBER}{_UNIT}?\s*+[)\]]?"
)
_SHORTER = _any((*sorted(TIME_UNITS - set(YEARS)), "wks?", "mos?", "%"))
_VALUE = _compile(
    rf"(?<![\d.·])(?P<years>{_NUMBER})(?!\s*(?:-|to)\s*\d)(?P<unit>{_UNIT}?)"
    rf"(?:(?P<spread>{_SPREAD})|\s*[(\[]\s*{_NUMBER}\s*[)\]])?+(?!{_HYPHEN}{_SHORTER}(?![a-z]))"
    rf"(?P<behind>{_UNIT}?+)(?!\s*of\s(?!age\b)|\s*{_any(COMPARATIVES)}\b)(?:{_HYPHEN}(?P<old>old|of\sage)\b)?"
)
_ENDS = _compile(rf"\s*(?:$|[,;:.(\[)\]/]|{_any(('and', 'vs', 'versus', 'in', 'for', 'respectively'))}\b)")
_AGE = _compile(r"(?:(?<![\w-])|(?<=\bm))(?:aged|ages?)\b(?!-)")
_AT = rf"(?:\s*\bat\s(?:the\s)?(?:time of\s)?(?:the\s)?{_any(OCCASIONS)}\b)?"
_OF_WHOM = (
    rf"(?:\s(?:of|for|in|among)\s(?:(?!\b{_any(DATED_EVENTS)})[^.;:()\[\]]){{1,80}}?(?=\b{_any(sorted(BE))}\b|=))?"
)
_LEADS = (
    rf"(?:\s|{_ASIDE}|[,:=(\[)\]]|{_SIGN}|{_DEVIATION}\b|{_MEAN}|\b{_any((*LEADING_TO_AGES, *sorted(BE), *YEARS))}\b)*+"
)
_BETWEEN = _compile(_AT + _OF_WHOM + _LEADS)
_CALLED_MEAN = _compile(_MEAN)
_MEAN_OF = _compile(rf"{_MEAN}\s*(?:of|was|were|[=:,])?\s*$")
_NEXT = _compile(r"\s*+(?:,\s*+)?(?P<last>and\b|vs\b\.?|versus\b)?\s*+")


@dataclass(frozen=True, slots=True)
class StatedAge:
    """A mean age, and the characters of its number in the sentence."""

    years: float
    start: int
    end: int


class AgePhrases:
    """Finds the mean ages that sentences state; ranges, medians and the ages of events are none.

    Parameters
    ----------
    people
        Plural nouns for participants.
    """

    def __init__(self, people: Iterable[str]) -> None:
        nouns = sorted({form for noun in people for form in (noun, noun.removesuffix("s"))})
        told = rf"(?:\s|{_ASIDE}|'s?|{_SIGN}|{_DEVIATION}\b|\b{_any((*nouns, 'chronological'))}\b)*+"
        self._mean_before = _compile(rf"{_MEAN}{told}$")
        self._may_stand_before = _compile(rf"(?:^|[^a-z\s]|\b{_any((*sorted(_BEFORE_AGE), *nouns))}(?:'s?)?)\s*$")

    def find(self, sentence: str) -> Iterator[tuple[StatedAge, ...]]:
        """Go through the statements of a sentence; "45 ± 8 and 47 ± 9 years" states two ages in one."""
        lower = sentence.lower()
        if "age" not in lower and "old" not in lower:
            return
        values = [value for value in _VALUE.finditer(sentence) if 0 < _years(value) <= _OLDEST]
        reached = 0
        for i, value in enumerate(values):
            if value.start() >= reached and self._states_mean(sentence, value, max(reached, value.start() - _REACH)):
                run = _run(sentence, values[i:])
                reached = run[-1].end()
                yield tuple(StatedAge(_years(one), one.start("years"), one.end("years")) for one in run)

    def _states_mean(self, sentence: str, value: re.Match[str], floor: int) -> bool:
        if value["old"] and (value["spread"] or _MEAN_OF.search(sentence[floor : value.start()])):
            return True
        closed = _is_closed(value) or _ENDS.match(sentence, value.end())
        ages = list(_AGE.finditer(sentence, floor, value.start())) if closed else []
        between = _BETWEEN.fullmatch(sentence, ages[-1].end(), value.start()) if ages else None
        if between is None:
            return False
        before = sentence[floor : ages[-1].start()]
        if _CALLED_MEAN.search(between[0]) or self._mean_before.search(before):
            return True
        return bool(value["spread"] and self._may_stand_before.search(before))


def _run(sentence: str, values: list[re.Match[str]]) -> list[re.Match[str]]:
    """Give a value with those that are listed behind it up to an "and", all worded alike."""
    run = values[:1]
    for value in values[1:]:
        joint = _NEXT.fullmatch(sentence, run[-1].end(), value.start())
        if joint is None or bool(value["spread"]) != bool(run[0]["spread"]):
            break
        run.append(value)
        if joint["last"]:
            return run if _is_closed(value) else run[:1]
    return run[:1]


def _is_closed(value: re.Match[str]) -> bool:
    return bool(value["unit"] or value["behind"] or value["spread"])


def _years(value: re.Match[str]) -> float:
    return float(value["years"].replace("·", "."))
