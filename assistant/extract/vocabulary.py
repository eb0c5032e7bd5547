"""All phrases of the concept files, found in one pass over the words of a text and one over them in lower case."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from assistant.concepts import Concepts
from assistant.extract.phrases import PhraseTree
from assistant.extract.reading import Span
from assistant.extract.region_names import SIDE_LETTERS, placed_forms, sided_forms
from assistant.extract.tokenizer import Tokenizer
from assistant.extract.words import Words, is_abbreviation, normalise

NEVER = "(never)"


class _Meaning(NamedTuple):
    """What a phrase stands for; the fields are those of a span."""

    label: str
    concept: str
    rule: str


class ConceptMatcher:
    """Finds every phrase that a concept file lists.

    Phrases with two or more capitals or with a digit are abbreviations and match as written; all others
    match without regard to case.

    Attributes
    ----------
    sides
        Short forms that begin with a letter for the side, and that side.
    """

    def __init__(self, tokenizer: Tokenizer, concepts: Concepts, initials: Mapping[str, str]) -> None:
        self._any_case: PhraseTree[_Meaning] = PhraseTree()
        self._as_written: PhraseTree[_Meaning] = PhraseTree()
        self.sides = {short: SIDE_LETTERS[short[0]] for short, _ in sided_forms(concepts)}
        names: dict[tuple[str, str], list[str]] = {}
        for label, concept, name in _named(concepts, initials):
            names.setdefault((label, concept), []).append(name)
        for (label, concept), listed in names.items():
            self._add(tokenizer, _Meaning(label, concept, f"concept:{concept}"), listed)

    def __call__(self, words: Words) -> Iterator[Span]:
        """Go through the phrases found, overlapping ones included, those of the same words in the order of the files.

        Phrases to be ignored have ``NEVER`` as concept.
        """
        for tree, row in ((self._any_case, words.lowers), (self._as_written, words.texts)):
            for start, end, meaning in tree.find(row):
                yield Span(start, end, *meaning)

    def _add(self, tokenizer: Tokenizer, meaning: _Meaning, names: Iterable[str]) -> None:
        for spelling in {variant for name in names for variant in _variants(name)}:
            as_written = is_abbreviation(spelling)
            for form in _opening(spelling, as_written):
                words = tokenizer(form)
                tree, row = (self._as_written, words.texts) if as_written else (self._any_case, words.lowers)
                tree.add(row, meaning)


def _named(concepts: Concepts, initials: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Go through all names: label, concept, name; those composed of short forms of regions come last."""
    for file in concepts.files:
        for concept in file.value.concepts:
            yield from ((file.value.label, concept.id, name) for name in (concept.name, *concept.synonyms))
        yield from ((file.value.label, NEVER, phrase) for phrase in file.value.never)
    yield from (("region", region, short) for short, region in sided_forms(concepts))
    yield from (("region", region, letter + short) for letter, short, region in placed_forms(concepts, initials))


def _opening(name: str, as_written: bool) -> tuple[str, ...]:
    """Add the spelling with a capital that words around an abbreviation have at the start of a sentence."""
    first = name.split(" ")[0]
    return (name, name[0].upper() + name[1:]) if as_written and " " in name and first.islower() else (name,)


def _variants(name: str) -> set[str]:
    text = normalise(name)
    spellings = {text, text.replace("-", " ")}
    spellings |= {s.replace("gray", "grey") for s in spellings} | {s.replace("grey", "gray") for s in spellings}
    return spellings
