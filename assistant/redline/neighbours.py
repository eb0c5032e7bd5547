"""Tracked changes that meet where one paragraph ends and the next begins, so that they are answered rightly."""

import copy

from lxml.etree import _Element as Element

from assistant.redline.markup import MARKS, bare_properties, holds_revision, make_run
from assistant.redline.revisions import DELETION, INSERTION, Reviser, paragraph_mark
from assistant.wordprocessing import w


def move_mark(reviser: Reviser, before: Element, last: Element) -> None:
    """Let a run of whole paragraphs, inserted or deleted before a table or the end of a field, begin earlier.

    Such a run has no next paragraph to be joined with, and an empty one would stay behind. The mark of its last
    paragraph goes to the paragraph before the run, and the last one notes the properties that it has afterwards. It
    stays where it is if the mark of that paragraph is somebody else's change.

    Parameters
    ----------
    before
        The paragraph before the run, which stays.
    last
        The last paragraph of the run.
    """
    mark = paragraph_mark(last)
    properties = last.find(f"{w('pPr')}/{w('rPr')}")
    occupied = before.find(f"{w('pPr')}/{w('rPr')}")
    if mark is None or properties is None or (occupied is not None and holds_revision(occupied)):
        return
    tag = INSERTION if mark.tag == w(INSERTION) else DELETION
    properties.remove(mark)
    reviser.mark_paragraph(tag, before)
    kept, own = bare_properties(before), bare_properties(last)
    if tag == INSERTION:
        reviser.change_properties(last, kept, own)
    else:
        reviser.change_properties(last, own, kept)


def ends_inserted(paragraph: Element) -> bool:
    """Tell whether a paragraph ends with inserted words."""
    content = _content_of(paragraph)
    return bool(content) and content[-1].tag == w(INSERTION)


def begins_inserted(paragraph: Element) -> bool:
    """Tell whether a paragraph begins with inserted words."""
    content = _content_of(paragraph) if paragraph.tag == w("p") else []
    return bool(content) and content[0].tag == w(INSERTION)


def end_deleted(reviser: Reviser, paragraph: Element) -> None:
    """Let a paragraph that ends with inserted words end with deleted ones.

    LibreOffice takes inserted words at the end of a paragraph and at the beginning of the next for one insertion, and
    the end between them for inserted too. Where nothing was deleted there, the last letter is replaced by itself.
    """
    *_, before, inserted = [None, *_content_of(paragraph)]
    if before is None or inserted is None:
        return
    if before.tag == w(DELETION):
        inserted.addnext(before)
        return
    texts = before.findall(w("t"))
    if before.tag == w("r") and texts and texts[-1].text:
        text = texts[-1].text
        texts[-1].text = text[:-1]
        last = make_run(text[-1], before.find(w("rPr")))
        inserted.insert(0, copy.deepcopy(last))
        inserted.addnext(reviser.track(DELETION, [last])[0])


def _content_of(paragraph: Element) -> list[Element]:
    return [child for child in paragraph if child.tag not in MARKS and child.tag != w("pPr")]
