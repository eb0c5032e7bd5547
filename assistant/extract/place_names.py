"""How the members of a list of regions are named: shared nouns, short forms and numbers written out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.extract.reading import Place, Span
from assistant.extract.rules import NameGrammar
from assistant.extract.shared_heads import shared_words
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words

_BETWEEN_NUMBERS = {",", "and", "&"}


class PlaceNames:
    """Names the members of lists."""

    def __init__(self, grammar: NameGrammar, classes: WordClasses) -> None:
        self._classes = classes
        self._prefixes = tuple(sorted(grammar.prefixes, key=len, reverse=True))

    def name(
        self, words: Words, span: Span, head: tuple[int, int] | None, long_forms: Mapping[tuple[str, ...], str]
    ) -> str:
        """Write a name out, in lower case.

        Parameters
        ----------
        words, span
            The region as mentioned.
        head
            First token of the noun it shares, and the one after the last.
        long_forms
            Tokens of a short form -> the region name it stands for.
        """
        written = tuple(words.texts[span.start : span.end])
        if written in long_forms:
            return long_forms[written].lower()
        own = words.text(span.start, span.end).lower()
        for short, long in long_forms.items() if span.rule == "abbreviation" else ():
            if written[-len(short) :] == short:
                return f"{words.text(span.start, span.end - len(short))} {long}".lower()
        if head is not None and (own.endswith("-") or self._takes_place(own, words.lowers[head[0]])):
            return " ".join(self._prefixed(own, words.lowers[head[0] : head[1]]))
        return own if head is None else " ".join([own, *shared_words(self._classes, words, span, head)])

    def numbered(self, words: Words, place: Place) -> Iterator[Place]:
        """Part "areas 9, 10 and 46" into its members; one without a list of numbers has none."""
        start, end = place.span.start, place.span.end
        nouns = [i for i in range(start, end) if self._classes[words.lowers[i]] & WordClass.NUMBERED]
        noun = nouns[-1] if nouns else end
        ends = [i for i in range(noun + 1, end) if words.lowers[i] in _BETWEEN_NUMBERS]
        if ends and place.span.complete:
            for first, last in (pair for pair in pairwise([noun, *ends, end]) if pair[1] - pair[0] > 1):
                name = [*words.lowers[start : noun + 1], *words.lowers[first + 1 : last]]
                yield replace(place, text=words.text(start, last), name=" ".join(name))

    def _takes_place(self, own: str, first: str) -> bool:
        """Tell a prefix that takes the place of another: "pre/postcentral"."""
        return self._classes[own] == WordClass.PREFIX and first.startswith(self._prefixes)

    def _prefixed(self, prefix: str, words: Sequence[str]) -> list[str]:
        """Put a prefix in the place of that of the first word: "pre-" and "postcentral" make "precentral"."""
        own = next((p for p in self._prefixes if words[0].startswith(p)), "")
        rest = [word for word in (words[0].removeprefix(own), *words[1:]) if word not in ("", "-")]
        return [prefix.removesuffix("-") + "".join(rest[:1]), *rest[1:]]


def compound(words: Words, first: Place, second: Place, end: int) -> Place:
    """Make one region of two that a slash joins; ``end`` is the token after their words."""
    span = first.span._replace(end=second.span.end, concept=None)
    side = first.side if first.side is second.side else None
    return Place(span, words.text(span.start, end), f"{first.name}/{second.name}", side)
