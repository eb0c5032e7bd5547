"""All phrases of the concept files in one matcher."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from assistant.concepts import Concepts
from assistant.extract.reading import Span
from assistant.extract.region_names import SIDE_LETTERS, placed_forms, sided_forms
from assistant.extract.words import is_abbreviation, normalise

NEVER = "(never)"


class ConceptMatcher:
    """Finds every phrase that a concept file lists.

    Phrases with two or more capitals or with a digit are abbreviations and match as written; all others
    match without regard to case.

    Attributes
    ----------
    sides
        Short forms that begin with a letter for the side, and that side.
    """

    def __init__(self, nlp: Language, concepts: Concepts, initials: Mapping[str, str]) -> None:
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._as_written = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._strings = nlp.vocab.strings
        self._ranks: dict[str, int] = {}
        for file in concepts.files:
            for concept in file.value.concepts:
                self._add(nlp, file.value.label, concept.id, (concept.name, *concept.synonyms))
            if file.value.never:
                self._add(nlp, file.value.label, NEVER, file.value.never)
        sided = list(sided_forms(concepts))
        self.sides = {short: SIDE_LETTERS[short[0]] for short, _ in sided}
        for short, region in sided:
            self._add(nlp, "region", region, (short,))
        for letter, short, region in placed_forms(concepts, initials):
            self._add(nlp, "region", region, (letter + short,))

    def __call__(self, doc: Doc) -> Iterator[Span]:
        """Go through the phrases found, overlapping ones included, those of the same words in the order of the files.

        Phrases to be ignored have ``NEVER`` as concept.
        """
        for matcher in (self._any_case, self._as_written):
            keys = ((self._strings[key], start, end) for key, start, end in matcher(doc))
            for key, start, end in sorted(keys, key=lambda k: (k[1], k[2], self._ranks[k[0]])):
                label, concept = key.split("\t")
                yield Span(start, end, label, concept, f"concept:{concept}")

    def _add(self, nlp: Language, label: str, concept: str, names: Sequence[str]) -> None:
        key = f"{label}\t{concept}"
        self._ranks.setdefault(key, len(self._ranks))
        spellings = {variant for name in names for variant in _variants(name)}
        for as_written in (False, True):
            chosen = {form for s in spellings if is_abbreviation(s) is as_written for form in _opening(s, as_written)}
            docs = [nlp.make_doc(s) for s in sorted(chosen)]
            if docs:
                (self._as_written if as_written else self._any_case).add(key, docs)


def _opening(name: str, as_written: bool) -> tuple[str, ...]:
    """Add the spelling with a capital that words around an abbreviation have at the start of a sentence."""
    first = name.split(" ")[0]
    return (name, name[0].upper() + name[1:]) if as_written and " " in name and first.islower() else (name,)


def _variants(name: str) -> set[str]:
    text = normalise(name)
    spellings = {text, text.replace("-", " ")}
    spellings |= {s.replace("gray", "grey") for s in spellings} | {s.replace("grey", "gray") for s in spellings}
    return spellings
