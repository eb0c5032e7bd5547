"""Nouns that the members of a list share: "superior and middle temporal gyri", "temporal, parietal cortices"."""

from collections.abc import Callable, Sequence

from assistant.extract.reading import Span
from assistant.extract.word_classes import WordClass, WordClasses
from assistant.extract.words import Words

_NAMING = int(WordClass.ADJECTIVE | WordClass.FUNCTIONAL)
_HEADS = int(WordClass.HEAD | WordClass.WEAK | WordClass.GENERIC)


def shared_heads(
    spans: Sequence[Span], joints: Sequence[str], shares: Callable[[Span], bool]
) -> list[tuple[int, int] | None]:
    """For "superior" in "superior and middle temporal gyri": where the next complete member begins and ends."""
    heads: list[tuple[int, int] | None] = []
    ahead: tuple[int, int] | None = None
    for k in range(len(spans) - 1, -1, -1):
        if k < len(joints) and joints[k] not in ("and", ",", "/", "or"):
            ahead = None
        heads.append(None if spans[k].complete else ahead)
        ahead = (spans[k].start, spans[k].end) if shares(spans[k]) else ahead
    return heads[::-1]


def cut_tail(spans: list[Span], joints: list[str]) -> list[tuple[list[Span], list[str]]]:
    """Part "A and parietal" of "A and parietal hypoactivation": shared heads come last, not first."""
    last = next((k for k in range(len(spans) - 1, -1, -1) if spans[k].complete), -1)
    if last in (-1, len(spans) - 1) or joints[last] in "-/":
        return [(spans, joints)]
    return [(spans[: last + 1], joints[:last]), (spans[last + 1 :], joints[last + 1 :])]


def shared_words(classes: WordClasses, words: Words, span: Span, head: tuple[int, int]) -> list[str]:
    """Take over what the complete member has and the elliptical one lacks: "temporal gyri"."""
    known = [classes[words.lowers[i]] for i in range(*head)]
    own = 0
    for i in range(span.start, span.end):
        own |= classes[words.lowers[i]]
    most = len(known) - 1 if own & _NAMING else span.end - span.start
    at = 0
    while at < min(most, len(known) - 1) and _replaced(known[at], known[at + 1 :]):
        if not _same_sort(own, known[at]):
            break
        at += 1
    return [words.lowers[i] for i in range(head[0] + at, head[1])]


def _replaced(known: int, rest: Sequence[int]) -> bool:
    """Tell a word before the shared noun; "insular" is one before "regions", and a noun of its own elsewhere."""
    if not known & _HEADS:
        return True
    kinds = WordClass.WEAK | WordClass.GENERIC
    return bool(known & WordClass.ADJECTIVE and any(later & kinds for later in rest))


def _same_sort(own: int, other: int) -> bool:
    """Both place a region ("superior", "middle") or both name a part of the body of it ("frontal", "parietal")."""
    if own & _NAMING:
        return True
    if own & WordClass.PART:
        return bool(other & WordClass.PART)
    return bool(other & WordClass.DIRECTIONAL and not other & _NAMING)
