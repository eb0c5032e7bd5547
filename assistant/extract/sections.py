"""Sentences, and what part of the abstract each belongs to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.extract.grammar import NEVER_BEFORE_STOP, PAST, PRESENT
from assistant.extract.headings import HeadingReader
from assistant.extract.phrases import PhraseTree
from assistant.extract.reading import Reading, Sentence
from assistant.extract.rules import AbstractParts
from assistant.extract.words import Words
from assistant.model import Section

_NOT_REPORTED = (Section.BACKGROUND, Section.METHODS)
_KINDS = ("aim", "own", "previous", "methods", "results", "contrasts", "conclusion")
_FINDING = frozenset({"results", "contrasts"})
# cues of what the last sentence does where it does not sum up
_OTHER_WORK = _FINDING | {"aim", "methods"}
_STOPS = frozenset({".", "?", "!"})


class SectionReader:
    """Step of the cascade: fills ``sentences`` of the reading."""

    def __init__(self, parts: AbstractParts) -> None:
        self._headings = HeadingReader(parts.section_of)
        self._cues: PhraseTree[str] = PhraseTree()
        for kind in _KINDS:
            for phrase in getattr(parts.cues, kind):
                self._cues.add(phrase.split(" "), kind)
        self._own = [phrase.split(" ") for phrase in parts.cues.not_previous_after]

    def __call__(self, reading: Reading) -> None:
        """Give every sentence its section: from headings where there are any, else from cue phrases."""
        words = reading.words
        sentences, headed = _part(words, reading.title_end, self._headings)
        if headed:
            reading.sentences = [self._structured(words, sentence) for sentence in sentences]
        else:
            kinds = [frozenset(self._kinds(words, sentence)) for sentence in sentences]
            reading.sentences = _unstructured(sentences, kinds, _sums_up(words, sentences[-1:]))

    def _structured(self, words: Words, sentence: Sentence) -> Sentence:
        reported = sentence.section not in (*_NOT_REPORTED, Section.TITLE)
        return replace(sentence, reported=reported and "previous" not in self._kinds(words, sentence))

    def _kinds(self, words: Words, sentence: Sentence) -> Iterator[str]:
        """Go through the kinds of cues in a sentence.

        Earlier work is told from one that an own finding is held against ("in line with earlier work").
        """
        row = words.lowers[sentence.start : sentence.end]
        found = False
        for start, _, kind in sorted(self._cues.find(row)):
            found = found or kind == "results"
            if kind == "previous" and any(row[max(0, start - len(own)) : start] == own for own in self._own):
                continue
            if kind != "conclusion" or not found:
                yield kind


def split_sentences(words: Words, title_end: int, headings: HeadingReader) -> list[tuple[int, int]]:
    """Cut a text into sentences.

    Parameters
    ----------
    words
        Title and abstract.
    title_end
        The token after the title, which is a sentence of its own.
    headings
        Recognises those that begin a sentence.

    Returns
    -------
    list
        Token ranges, in order, without gaps but for empty ones.
    """
    marks = [i for i, text in enumerate(words.texts) if text in _STOPS]
    stops = {i + 1 for i in marks if i >= title_end and _ends_sentence(words, i)}
    heads = {i for i in headings.in_capitals(words) if i >= title_end}
    cuts = [0, title_end, *sorted(stops | heads), len(words)]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def _part(words: Words, title_end: int, headings: HeadingReader) -> tuple[list[Sentence], bool]:
    """Cut a text into sentences under its headings, those left out; say whether it has any."""
    out: list[Sentence] = []
    current: Section | None = None
    for start, end in split_sentences(words, title_end, headings):
        if end <= title_end:
            out.append(Sentence(start, end, Section.TITLE, reported=False))
            continue
        heading = headings.read(words, start, end)
        current = heading.section if heading else current
        begin = start + heading.length if heading else start
        if begin < end:
            out.append(Sentence(begin, end, current or Section.RESULTS, reported=True))
    return out, current is not None


def _ends_sentence(words: Words, i: int) -> bool:
    """Tell a mark that ends a sentence from one that belongs to a short form."""
    if i + 1 >= len(words) or words.tight(i):
        return False
    following = words.texts[i + 1][0]
    initial = len(words.texts[i - 1]) == 1 and words.texts[i - 1].isupper() and i > 1 and not words.tight(i - 2)
    if words.lowers[i - 1] in NEVER_BEFORE_STOP or initial:
        return False
    return following.isupper() or following.isdigit() or following in "(["


def _sums_up(words: Words, last: Sequence[Sentence]) -> bool:
    """Tell the last sentence that speaks in the present of what was found."""
    told = {word for sentence in last for word in words.lowers[sentence.start : sentence.end]}
    return not PRESENT.isdisjoint(told) and PAST.isdisjoint(told)


def _unstructured(sentences: Sequence[Sentence], cues: Sequence[Collection[str]], summed_up: bool) -> list[Sentence]:
    """Background up to the last aim before the first result, conclusion from its first cue in the second half on.

    A last sentence that sums up and has no cue of anything else belongs to the conclusion as well.
    """
    first_result = next((i for i, kinds in enumerate(cues) if i > 1 and "results" in kinds), len(cues))
    latest = min(first_result, len(cues) // 2 + 1)  # what is to be investigated yet stands at the end
    last_aim = max((i for i, kinds in enumerate(cues[:latest]) if "aim" in kinds), default=0)
    first_own = next((i for i, kinds in enumerate(cues[:latest]) if i and "own" in kinds), 0)
    last_aim = max(last_aim, first_own - 1)
    out = []
    begun = concluded = False
    for i, (sentence, kinds) in enumerate(zip(sentences, cues, strict=True)):
        if sentence.section is Section.TITLE:
            out.append(sentence)
            continue
        concluded = concluded or (begun and i > len(cues) // 2 and "conclusion" in kinds)
        concluded = concluded or (begun and summed_up and i == len(cues) - 1 and _OTHER_WORK.isdisjoint(kinds))
        section = Section.BACKGROUND if i <= last_aim else _section_of(kinds, concluded)
        begun = begun or section in (Section.METHODS, Section.RESULTS)
        out.append(Sentence(sentence.start, sentence.end, section, reported=section not in _NOT_REPORTED))
    return out


def _section_of(cues: Collection[str], concluded: bool) -> Section:
    finding = not _FINDING.isdisjoint(cues)
    if "previous" in cues:
        return Section.BACKGROUND
    if concluded:
        return Section.CONCLUSION
    if "aim" in cues and not finding:
        return Section.BACKGROUND
    if "methods" in cues and not finding:
        return Section.METHODS
    return Section.RESULTS
