"""The steps of the cascade as components of a spaCy pipeline."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extract.abbreviations import find_abbreviations
from assistant.extract.reading import Reading, reading_of
from assistant.extract.rules import AbstractParts
from assistant.extract.sections import label_sentences
from assistant.extract.words import Words

STEP = "draftreview_step"


@Language.factory(STEP)
class Step:
    """A component of the pipeline; spaCy makes it by name, the rules are filled in afterwards.

    Attributes
    ----------
    run
        What the component does.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.run: Callable[[Doc], Doc] = lambda doc: doc

    def __call__(self, doc: Doc) -> Doc:
        """Run the step on one text."""
        return self.run(doc)


class SectionReader:
    """Pipeline component: fills ``sentences`` of the reading."""

    def __init__(self, parts: AbstractParts) -> None:
        self._parts = parts

    def __call__(self, doc: Doc) -> Doc:
        """Part one text into sentences, each with its section."""
        reading = reading_of(doc)
        reading.sentences = label_sentences(reading.words, reading.title_end, self._parts)
        return doc


def read_words(doc: Doc) -> Doc:
    """Start the reading: tokens, and where the title ends."""
    words = Words.of(doc)
    abstract_at: int = doc.user_data["abstract_at"]
    title_end = next((i for i, start in enumerate(words.starts) if start >= abstract_at), len(words))
    doc.user_data["reading"] = Reading(words, title_end, abstract_at)
    return doc


def read_abbreviations(doc: Doc) -> Doc:
    """Fill ``abbreviations`` of the reading."""
    reading = reading_of(doc)
    reading.abbreviations = find_abbreviations(reading.words)
    return doc
