"""Tracked changes in WordprocessingML: insertions and deletions of runs, paragraphs and rows."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, groupby

from lxml.etree import _Element as Element

from assistant.redline.markup import SPACE, canonical, make
from assistant.redline.runs import loose_marks, split_runs
from assistant.wordprocessing import w

INSERTION, DELETION = "ins", "del"


@dataclass(frozen=True, slots=True)
class Reviser:
    """Marks what one author changes on one day.

    Attributes
    ----------
    author, date
        Of every change; the date as ``2026-03-01T00:00:00Z``.
    ids
        Numbers that no mark of the document has.
    """

    author: str
    date: str
    ids: "count[int]"

    def mark(self, tag: str) -> Element:
        """Make an empty mark of a kind of change."""
        return make(tag, id=next(self.ids), author=self.author, date=self.date)

    def track(self, tag: str, elements: Iterable[Element]) -> list[Element]:
        """Put an insertion or deletion around the runs among the children of a paragraph, given as copies.

        A hyperlink takes the mark inside, as it cannot stand in one; bookmarks, and ranges of comments with
        the run that refers to each, stay outside, so that they survive either answer.
        """
        tracked: list[Element] = []
        current: Element | None = None
        for element in map(copy.deepcopy, elements):
            if element.tag == w("r") and element.find(w("commentReference")) is None:
                if current is None:
                    current = self.mark(tag)
                    tracked.append(current)
                current.append(_deleted(element) if tag == DELETION else element)
                continue
            current = None
            if element.tag == w("hyperlink"):
                element[:] = self.track(tag, list(element))
            tracked.append(element)
        return tracked

    def track_paragraph(self, tag: str, paragraph: Element) -> Element:
        """Insert or delete a whole paragraph; one that ends a section keeps its mark, or the section would go too.

        Marks of a field that begins or ends in another paragraph stay, or half of it would be left.
        """
        tracked = copy.deepcopy(paragraph)
        content = [child for child in tracked if child.tag != w("pPr")]
        for child in content:
            tracked.remove(child)
        pieces = split_runs(content)
        loose = loose_marks(pieces)
        for stays, group in groupby(enumerate(pieces), lambda pair: pair[0] in loose):
            found = [piece for _, piece in group]
            tracked.extend(found if stays else self.track(tag, found))
        if tracked.find(f"{w('pPr')}/{w('sectPr')}") is None:
            self.mark_paragraph(tag, tracked)
        return tracked

    def mark_paragraph(self, tag: str, paragraph: Element) -> None:
        """Insert or delete the mark at the end of a paragraph, which joins it with the next."""
        _mark_properties(paragraph).insert(0, self.mark(tag))

    def track_row(self, tag: str, row: Element) -> Element:
        """Insert or delete a row of a table with all that it holds."""
        tracked = copy.deepcopy(row)
        properties = tracked.find(w("trPr"))
        if properties is None:
            properties = make("trPr")
            exceptions = tracked.find(w("tblPrEx"))
            tracked.insert(0 if exceptions is None else 1, properties)
        properties.append(self.mark(tag))
        properties.extend(properties.findall(w("trPrChange")))  # moves it behind, where it belongs
        for paragraph in list(tracked.iter(w("p"))):
            parent = paragraph.getparent()
            if parent is not None:
                parent.replace(paragraph, self.track_paragraph(tag, paragraph))
        return tracked

    def track_table(self, tag: str, table: Element) -> Element:
        """Insert or delete a whole table."""
        tracked = copy.deepcopy(table)
        for row in tracked.findall(w("tr")):
            tracked.replace(row, self.track_row(tag, row))
        return tracked

    def change_properties(self, paragraph: Element, was: Element, now: Element) -> None:
        """Note that the properties of a paragraph were others; its mark stays as it is."""
        if canonical(was) == canonical(now):
            return
        properties = properties_of(paragraph)
        for child in list(properties):
            if child.tag not in (w("rPr"), w("sectPr")):
                properties.remove(child)
        properties[:0] = [copy.deepcopy(child) for child in now]
        change = self.mark("pPrChange")
        change.append(copy.deepcopy(was))
        properties.append(change)


def paragraph_mark(paragraph: Element) -> Element | None:
    """Give the insertion or deletion of the mark of a paragraph, if it has one."""
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    marks = [] if properties is None else [c for c in properties if c.tag in (w(INSERTION), w(DELETION))]
    return marks[0] if marks else None


def properties_of(paragraph: Element) -> Element:
    """Give the properties of a paragraph, made if there are none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def _mark_properties(paragraph: Element) -> Element:
    properties = properties_of(paragraph)
    found = properties.find(w("rPr"))
    if found is None:
        found = make("rPr")
        # moves them behind it, as some word processors write a section first
        properties.extend([found, *properties.findall(w("sectPr")), *properties.findall(w("pPrChange"))])
    return found


def _deleted(run: Element) -> Element:
    for text in run.iter(w("t")):
        text.tag = w("delText")
        text.set(SPACE, "preserve")
    for code in run.iter(w("instrText")):
        code.tag = w("delInstrText")
    return run
