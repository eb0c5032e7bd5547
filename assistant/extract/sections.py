"""Sentences, and what part of the abstract each belongs to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from assistant.extract.grammar import NEVER_BEFORE_STOP
from assistant.extract.headings import begins_part, read_heading
from assistant.extract.reading import Sentence
from assistant.extract.rules import AbstractParts, SentenceCues
from assistant.extract.words import Words
from assistant.model import Section

_NOT_REPORTED = (Section.BACKGROUND, Section.METHODS)


def split_sentences(words: Words, title_end: int, section_of: Mapping[str, Section]) -> list[tuple[int, int]]:
    """Cut a text into sentences.

    Parameters
    ----------
    words
        Title and abstract.
    title_end
        The token after the title, which is a sentence of its own.
    section_of
        Known headings, in lower case.

    Returns
    -------
    list
        Token ranges, in order, without gaps but for empty ones.
    """
    stops = {i + 1 for i in range(title_end, len(words)) if _ends_sentence(words, i)}
    heads = {i for i in range(title_end, len(words)) if begins_part(words, i, section_of)}
    cuts = [0, title_end, *sorted(stops | heads), len(words)]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def label_sentences(words: Words, title_end: int, parts: AbstractParts) -> list[Sentence]:
    """Give every sentence its section: from headings where there are any, else from cue phrases."""
    out: list[Sentence] = []
    current: Section | None = None
    for start, end in split_sentences(words, title_end, parts.section_of):
        if end <= title_end:
            out.append(Sentence(start, end, Section.TITLE, reported=False))
            continue
        heading = read_heading(words, start, end, parts.section_of)
        current = heading.section if heading else current
        begin = start + heading.length if heading else start
        if begin < end:
            out.append(Sentence(begin, end, current or Section.RESULTS, reported=True))
    texts = [" ".join(words.lowers[s.start : s.end]) for s in out]
    if current is None:
        return _unstructured(out, texts, parts.cues)
    return [_structured(s, text, parts.cues) for s, text in zip(out, texts, strict=True)]


def _ends_sentence(words: Words, i: int) -> bool:
    if words.texts[i] not in (".", "?", "!") or i + 1 >= len(words) or words.tight(i):
        return False
    following = words.texts[i + 1][0]
    initial = len(words.texts[i - 1]) == 1 and words.texts[i - 1].isupper() and i > 1 and not words.tight(i - 2)
    if words.lowers[i - 1] in NEVER_BEFORE_STOP or initial:
        return False
    return following.isupper() or following.isdigit() or following in "(["


def _structured(sentence: Sentence, text: str, cues: SentenceCues) -> Sentence:
    if sentence.section in (Section.BACKGROUND, Section.METHODS, Section.TITLE):
        return Sentence(sentence.start, sentence.end, sentence.section, reported=False)
    return Sentence(sentence.start, sentence.end, sentence.section, reported=not _tells_of_others(text, cues))


def _unstructured(sentences: Sequence[Sentence], texts: Sequence[str], cues: SentenceCues) -> list[Sentence]:
    """Background up to the last aim before the first result, conclusion from its first cue in the second half on."""
    first_result = next((i for i, text in enumerate(texts) if i > 1 and _has(text, cues.results)), len(texts))
    latest = min(first_result, len(texts) // 2 + 1)  # what is to be investigated yet stands at the end
    last_aim = max((i for i, text in enumerate(texts[:latest]) if _has(text, cues.aim)), default=0)
    out = []
    begun = concluded = False
    for i, (sentence, text) in enumerate(zip(sentences, texts, strict=True)):
        if sentence.section is Section.TITLE:
            out.append(sentence)
            continue
        concluded = concluded or (begun and i > len(texts) // 2 and _has(text, cues.conclusion))
        section = Section.BACKGROUND if i <= last_aim else _section_of(text, cues, concluded)
        begun = begun or section in (Section.METHODS, Section.RESULTS)
        out.append(Sentence(sentence.start, sentence.end, section, reported=section not in _NOT_REPORTED))
    return out


def _section_of(text: str, cues: SentenceCues, concluded: bool) -> Section:
    finding = _has(text, cues.results) or _has(text, cues.contrasts)
    if _tells_of_others(text, cues):
        return Section.BACKGROUND
    if concluded:
        return Section.CONCLUSION
    if _has(text, cues.aim) and not finding:
        return Section.BACKGROUND
    if _has(text, cues.methods) and not finding:
        return Section.METHODS
    return Section.RESULTS


def _tells_of_others(text: str, cues: SentenceCues) -> bool:
    """Tell earlier work that is reported from one that an own finding is held against ("in line with earlier work")."""
    padded = f" {text} "
    own = tuple(f" {words}" for words in cues.not_previous_after)
    return any(
        not padded[: match.start()].endswith(own)
        for phrase in cues.previous
        if f" {phrase} " in padded
        for match in re.finditer(f" {re.escape(phrase)} ", padded)
    )


def _has(text: str, phrases: Iterable[str]) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
