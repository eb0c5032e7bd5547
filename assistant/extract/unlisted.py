"""Words after a laterality word that look like the name of a region that no rule knows."""

from collections.abc import Iterator

from assistant.extract.grammar import ARTICLES, BE, BOUNDARIES, CONJUNCTIONS, PREPOSITIONS, SHOW
from assistant.extract.laterality import LateralityReader
from assistant.extract.reading import Reading
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words

_LONGEST = 5
_STOPS = ARTICLES | BE | BOUNDARIES | CONJUNCTIONS | PREPOSITIONS | SHOW
_HEADS = int(WordClass.HEAD | WordClass.WEAK | WordClass.GENERIC | WordClass.QUALIFIED | WordClass.BROAD)


def unlisted_names(classes: WordClasses, laterality: LateralityReader, reading: Reading) -> Iterator[tuple[int, int]]:
    """Go through the likely names of a text: "left Foo", "right foo Bar".

    Returns
    -------
    iterator
        First token, the laterality word, and the one after the last.
    """
    taken = {i for span in reading.spans for i in range(span.start, span.end)}
    for sentence in reading.sentences:
        i = sentence.start
        while i < sentence.end:
            sided = i not in taken and laterality.side(reading.words, i) is not None
            end = _name_end(classes, reading.words, i, sentence.end, taken) if sided else None
            if end is not None:
                yield i, end
            i = end or i + 1


def _name_end(classes: WordClasses, words: Words, side: int, last: int, taken: set[int]) -> int | None:
    """Find where the name after a laterality word ends; ``None`` if nothing there looks like one."""
    end = None
    for i in range(side + 1, min(last, side + 1 + _LONGEST)):
        if i in taken or words.lowers[i] in _STOPS or not words.texts[i][0].isalpha():
            break
        if words.texts[i] != words.lowers[i] or classes[words.lowers[i]] & _HEADS:
            end = i + 1
    return end
