"""Places in a document: the paragraph of a bookmark, words in it, the table below it."""


def find_paragraph(document, anchor):
    """Give a cursor over the paragraph in which a bookmark starts, without its end."""
    return _span_paragraph(find_bookmark(document, anchor).Start)


def find_bookmark(document, anchor):
    """Give the range of a bookmark."""
    if not document.Bookmarks.hasByName(anchor):
        raise LookupError(f"no bookmark {anchor}")
    return document.Bookmarks.getByName(anchor).Anchor


def find_words(document, anchor, words):
    """Give the range of words in the paragraph of a bookmark."""
    paragraph = find_paragraph(document, anchor)
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = words, True
    found = document.findNext(paragraph.Start, search)
    if found is None or paragraph.Text.compareRegionEnds(found, paragraph) < 0:
        raise LookupError(f"no words {words!r} in the paragraph of {anchor}: {paragraph.String!r}")
    return found


def find_table(document, anchor):
    """Give the first table below the paragraph of a bookmark."""
    text, start = document.Text, find_bookmark(document, anchor).Start
    for block in document.Text:
        if block.supportsService("com.sun.star.text.TextTable") and text.compareRegionStarts(start, block.Anchor) > 0:
            return block
    raise LookupError(f"no table below {anchor}")


def go_behind(document, anchor):
    """Give a cursor at the start of the paragraph that follows."""
    cursor = find_paragraph(document, anchor)
    cursor.collapseToEnd()
    if not cursor.goRight(1, False):
        raise LookupError(f"no paragraph follows that of {anchor}")
    return cursor


def select(document, start, end):
    """Select from the start of one range to the end of another."""
    cursor = document.CurrentController.ViewCursor
    cursor.gotoRange(start.Start, False)
    cursor.gotoRange(end.End, True)


def select_whole(document, anchor):
    """Select the paragraph of a bookmark with its end."""
    select(document, find_paragraph(document, anchor).Start, go_behind(document, anchor))


def _span_paragraph(place):
    cursor = place.Text.createTextCursorByRange(place)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    return cursor
