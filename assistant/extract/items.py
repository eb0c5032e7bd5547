"""A sentence as a short row of labelled items, over which the claim rules are patterns."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from assistant.concepts import Concepts
from assistant.extract.brackets import matched
from assistant.extract.contents import Contents
from assistant.extract.grammar import AFTER_THAN, ARMS, ARTICLES, INCLUDES, OPENING, PRONOUNS, SHOW, WHOLES
from assistant.extract.labels import LABELS, SPAN_LETTERS, WORD_LETTERS
from assistant.extract.participles import (
    ascribes,
    is_attributive,
    is_purpose,
    is_sized,
    is_unpaired,
    joins_changes,
    limits_number,
    names_cause,
    names_course,
    qualifies,
)
from assistant.extract.reading import Places, Sentence, Span
from assistant.extract.standing import Standing
from assistant.extract.uses import Uses
from assistant.extract.words import Words

# words that are items of their own, whatever they are; all others are of no interest
_TELLING = OPENING | WORD_LETTERS.keys()
_PLAIN, _ASCRIBED = LABELS["other"], LABELS["ascribed"]
_TELLING_LABELS = frozenset({"direction", "measure", "region", "null"})


class Item(NamedTuple):
    """One item of a sentence; a tuple, as a text has very many.

    Attributes
    ----------
    sort
        One of the letters of ``LABELS``.
    start, end
        First token, and the one after the last.
    span
        The mention, for items that name a concept other than a region.
    places
        The list of regions, for items that name some.
    """

    sort: str
    start: int
    end: int
    span: Span | None = None
    places: Places | None = None


class ItemReader:
    """Reduces sentences to items."""

    def __init__(self, concepts: Concepts) -> None:
        self._paired = {c.id for c in concepts.labelled("measure") if c.paired}
        self._responses = {c.id for c in concepts.labelled("measure") if c.kind == "response"}
        self._firm = {c.id for c in concepts.labelled("association") if c.kind == "firm"}
        self._roles = {c.id: c.kind == "role" for c in concepts.labelled("association") if c.kind in ("role", "act")}
        self._arm = Standing.of(concepts).treatment
        self._general = {c.id for c in concepts.labelled("group") if c.general}
        self._activation = {c.id for c in concepts.labelled("direction") if c.value == "activation"}
        self._sizes = {c.id for c in concepts.labelled("direction") if c.value in ("increase", "decrease")}
        self._uses = Uses(concepts)
        self._loose = {c.id for c in concepts.labelled("direction") if c.kind == "loose"}

    def items(self, words: Words, contents: Contents) -> list[Item]:
        """Label what stands in a sentence; words of no interest become one ``other`` item a run."""
        sentence, marked = contents.sentence, self._marked(words, contents)
        start, end = sentence.start, sentence.end
        closed = _closed(words, sentence)
        out: list[Item] = []
        at = start
        for i in [i for i, word in enumerate(words.lowers[start:end], start) if word in _TELLING or i in marked]:
            if i < at:
                continue
            if i > at and not _joins(words, at, i, marked):
                _add_plain(out, at)
            item = marked.get(i) or _word(words, i, end, marked, closed)
            if item is not None and not self._absorbed(item, out):
                out.append(item)
            at = item.end if item is not None else closed.get(i, i + 1)
        if at < end:
            _add_plain(out, at)
        return out

    def _marked(self, words: Words, contents: Contents) -> dict[int, Item]:
        """Label the mentions of a sentence: first token -> item."""
        marked = {p.start: Item("R", p.start, p.end, places=p) for p in contents.places}
        changes = [span for span in contents.spans if span.concept in self._sizes]
        sizes, changed = {span.end for span in changes}, {span.start for span in changes}
        measured = {*marked, *(span.start for span in contents.spans if span.label == "measure")}
        for span in contents.spans:
            if not self._uses.tells(words, span, contents):
                continue
            if span.label == "association" and is_sized(words, span, sizes):
                continue
            if span.label == "association" and is_unpaired(words, span):
                continue
            if span.label == "direction" and names_course(words, span, measured):
                continue
            if span.label in SPAN_LETTERS and span.start not in marked:
                sort = self._sort(words, span, changed)
                if sort == _PLAIN and span.label == "association" and ascribes(words, span, _told(contents)):
                    sort = _ASCRIBED
                marked[span.start] = Item(sort, span.start, span.end, span=span)
        for span in contents.facts:
            if span.start not in marked and self._names_arm(words, span):
                arm = span._replace(end=span.end + 1, label="group", concept=self._arm)
                marked[span.start] = Item("G", arm.start, arm.end, span=arm)
        return marked

    def _names_arm(self, words: Words, span: Span) -> bool:
        """Tell a treatment that names those who had it: "the MBSR group"."""
        followed = span.end < len(words) and words.lowers[span.end] in ARMS
        return self._arm is not None and span.label == "treatment" and followed

    def _absorbed(self, item: Item, out: list[Item]) -> bool:
        """Drop a further plain word; join "BMP+ patients" and "patients with migraine" to one group."""
        if not out:
            return False
        if item.sort != "G" or not item.span:
            return item.sort == "x" and out[-1].sort == "x"
        before = out[-1]
        if before.sort == "T" and len(out) > 1 and out[-2].sort == "G" and before.end == item.start:
            before = out[-2] if out[-2].end == before.start else before
        if before.sort != "G" or before.span is None or (before is out[-1] and before.end != item.start):
            return False
        telling = item.span if before.span.concept in self._general else before.span
        while out[-1] is not before:
            out.pop()
        out[-1] = Item("G", before.start, item.end, span=telling)
        return True

    def _sort(self, words: Words, span: Span, changed: Container[int]) -> str:
        if span.concept in self._paired:
            return "K"
        if span.concept in self._responses:
            return "Y"
        if span.label in ("direction", "association") and (limits_number(words, span) or is_purpose(words, span)):
            return "x"
        if span.concept in self._loose and qualifies(words, span):
            return "x"
        if span.concept in self._roles:
            return "x" if self._roles[span.concept] and qualifies(words, span) else "U"
        if span.concept in self._activation:
            return "W"
        if span.label == "direction" and names_cause(words, span):
            return "x"
        if span.label == "association" and is_attributive(words, span, span.concept in self._firm):
            return "A" if joins_changes(words, span, changed) else "x"
        if span.concept in self._firm:
            return "Z"
        return SPAN_LETTERS[span.label]


def _told(contents: Contents) -> set[int]:
    """List the last tokens of what a sentence tells of: regions, measures and changes."""
    told = {span.end - 1 for span in contents.spans if span.label in _TELLING_LABELS}
    return told.union(places.end - 1 for places in contents.places)


def _joins(words: Words, start: int, end: int, marked: Container[int]) -> bool:
    """Tell the hyphen of "insula-connectivity", which is no word between the two."""
    return end == start + 1 and end in marked and words.texts[start] == "-" and words.tight(start - 1)


def _add_plain(out: list[Item], start: int) -> None:
    """Add a run of words of no interest, unless it goes on with one."""
    if not out or out[-1].sort != "x":
        out.append(Item("x", start, start + 1))


def labels(items: Sequence[Item]) -> str:
    """Write the row of items as letters, for the patterns."""
    return "".join(item.sort for item in items)


def _word(words: Words, i: int, end: int, marked: Mapping[int, Item], closed: Mapping[int, int]) -> Item | None:
    """Label a plain word; ``None`` for a bracket with nothing of interest in it, which is skipped whole."""
    text = words.lowers[i]
    if text in SHOW and i > 0 and words.texts[i - 1] == "-":  # "drug-induced activity"
        return Item("x", i, i + 1)
    if text == "present" and i > 0 and words.lowers[i - 1] in ARTICLES:  # "the present study"
        return Item("x", i, i + 1)
    if text in OPENING:
        after = closed.get(i, i + 1)
        held = {marked[k].sort for k in range(i, after) if k in marked}
        told = "R" in held or ("C" in held and ("G" in held or not _numbers(words, i, after)))
        if not told and ("D" not in held or _defines(words, i, after) or _numbers(words, i, after)):
            return None
        return Item(",", i, i + 1)
    if text == "that" and i + 1 < end and words.lowers[i + 1] in INCLUDES:
        return Item("I", i, i + 2)
    if text in WHOLES and words.lowers[i + 1 : i + 4] == ["are", "part", "of"]:
        return Item("I", i, i + 4)
    if text == "and" and 0 < i < end - 1 and words.lowers[i - 1] == "," and words.lowers[i + 1] in PRONOUNS:
        return Item("L", i, i + 1)
    if text == "but" and i + 1 < end and words.lowers[i + 1] == "also":
        return Item("&", i, i + 2)
    if text == "that" and i > 0 and words.lowers[i - 1] in AFTER_THAN:
        return Item("x", i, i + 1)
    return Item(WORD_LETTERS.get(text, "x"), i, i + 1)


def _defines(words: Words, start: int, end: int) -> bool:
    """Tell whether a bracket holds a short form only."""
    written_out = any(len(words.lowers[k]) > 5 for k in range(start, end))
    return end - start <= 3 or (end - start <= 5 and not written_out)


def _numbers(words: Words, start: int, end: int) -> bool:
    """Tell a bracket of figures: "(0.3 vs 0.4; mean difference 0.1)"."""
    return any(words.lowers[k][0].isdigit() for k in range(start, end))


def _closed(words: Words, sentence: Sentence) -> dict[int, int]:
    """Say for each bracket that closes within the sentence which token comes after it, those around it all left out."""
    first, last = sentence.start, sentence.end - 1
    pairs = matched(words, sentence.start, sentence.end)
    return {opening: closing + 1 for opening, closing in pairs if opening > first or closing + 1 < last}
