"""Tracked changes that meet where one paragraph ends and the next begins, so that they are answered rightly."""

import copy
from collections.abc import Sequence

from lxml.etree import _Element as Element

from assistant.redline.markup import MARKS, bare_properties, canonical, holds_revision, is_field_edge, make_run
from assistant.redline.revisions import DELETION, INSERTION, Reviser, paragraph_mark
from assistant.wordprocessing import w


def joins_rightly(run: Sequence[Element], behind: Element) -> bool:
    """Tell whether whole paragraphs, inserted or deleted with their ends, go and leave what stands behind as it is.

    They do not if that is a table, a section or an end of a field, with which they cannot be joined, or if something
    of theirs outlives them and joins it. Nor may they if one of them looks other than that: LibreOffice takes words
    that are deleted here and inserted there for moved, reads them as a change apart from the end of their paragraph,
    and gives what stands behind the look of theirs when it answers the two one by one.

    Parameters
    ----------
    run
        The paragraphs.
    behind
        The block behind the last of them.
    """
    if behind.tag != w("p") or is_field_edge(behind) or any(map(_leaves_something, run)):
        return False
    look = canonical(bare_properties(behind))
    return is_picture(run[-1]) or all(canonical(bare_properties(paragraph)) == look for paragraph in run)


def is_picture(paragraph: Element) -> bool:
    """Tell whether a paragraph is a picture alone; LibreOffice answers its end with it, wherever the mark is."""
    words = any(text.text for text in paragraph.iter(w("t"), w("delText")))
    return not words and next(paragraph.iter(w("drawing")), None) is not None


def is_free(paragraph: Element) -> bool:
    """Tell whether the mark of a paragraph may become a tracked change: it is none yet, and ends no section."""
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return (marks is None or not holds_revision(marks)) and paragraph.find(f"{w('pPr')}/{w('sectPr')}") is None


def move_mark(reviser: Reviser, before: Element, last: Element) -> None:
    """Let a run of whole paragraphs, inserted or deleted, begin at the end of the paragraph before it.

    Then it is joined with that paragraph, whose look stays, and not with what stands behind. The mark of its last
    paragraph goes to the paragraph before the run, and the last one notes the properties that it has afterwards.

    Parameters
    ----------
    before
        The paragraph before the run, whose mark is free.
    last
        The last paragraph of the run.
    """
    mark = paragraph_mark(last)
    properties = last.find(f"{w('pPr')}/{w('rPr')}")
    if mark is None or properties is None:
        return
    tag = INSERTION if mark.tag == w(INSERTION) else DELETION
    properties.remove(mark)
    reviser.mark_paragraph(tag, before)
    own = bare_properties(last)
    if tag == INSERTION:
        reviser.change_properties(last, _properties_before(reviser, before), own)
    else:
        reviser.change_properties(last, own, bare_properties(before))


def runs_on(paragraph: Element, behind: Element) -> bool:
    """Tell whether inserted words at the end of a paragraph meet such words in the next, and the end itself stays."""
    return paragraph_mark(paragraph) is None and ends_inserted(paragraph) and begins_inserted(behind)


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


def _properties_before(reviser: Reviser, paragraph: Element) -> Element:
    """Give the properties that a paragraph has again when what this author changed is rejected."""
    change = paragraph.find(f"{w('pPr')}/{w('pPrChange')}")
    if change is None or change.get(w("author")) != reviser.author:
        return bare_properties(paragraph)
    return copy.deepcopy(change[0])


def _leaves_something(paragraph: Element) -> bool:
    """Tell whether a comment of a paragraph outlives it, or in LibreOffice the shell of an add-in's field."""
    if next(paragraph.iter(w("commentReference")), None) is not None:
        return True
    codes = paragraph.iter(w("instrText"), w("delInstrText"))
    return any((code.text or "").split()[:1] == ["ADDIN"] for code in codes)
