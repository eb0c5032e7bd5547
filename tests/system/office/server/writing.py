"""What a writer does to paragraphs and words, at the keyboard as far as LibreOffice can be led to it."""

from places import find_paragraph, find_words, select, select_whole


def record(desktop, document, on):
    """Begin or stop to track changes."""
    document.RecordChanges = on


def rewrite(desktop, document, anchor, text):
    """Type a new text over that of a paragraph."""
    paragraph = find_paragraph(document, anchor)
    select(document, paragraph, paragraph)
    desktop.send(document, "InsertText", Text=text)


def change(desktop, document, anchor, words, text):
    """Type a text over words of a paragraph."""
    found = find_words(document, anchor, words)
    select(document, found, found)
    desktop.send(document, "InsertText", Text=text)


def delete_words(desktop, document, anchor, words):
    """Delete words of a paragraph."""
    found = find_words(document, anchor, words)
    select(document, found, found)
    desktop.send(document, "Delete")


def append(desktop, document, anchor, text):
    """Type a text at the end of a paragraph."""
    _go(document, find_paragraph(document, anchor).End)
    desktop.send(document, "InsertText", Text=text)


def delete(desktop, document, anchor):
    """Delete a paragraph with its end."""
    select_whole(document, anchor)
    desktop.send(document, "Delete")


def delete_to(desktop, document, anchor, end):
    """Delete from the start of one paragraph to the start of another, tables between them too."""
    select(document, find_paragraph(document, anchor).Start, find_paragraph(document, end).Start)
    desktop.send(document, "Delete")


def move(desktop, document, anchor, before):
    """Cut a paragraph and paste it before another."""
    select_whole(document, anchor)
    desktop.send(document, "Cut")
    _go(document, find_paragraph(document, before).Start)
    desktop.send(document, "Paste")


def copy(desktop, document, anchor, before):
    """Copy a paragraph and paste it before another."""
    select_whole(document, anchor)
    desktop.send(document, "Copy")
    _go(document, find_paragraph(document, before).Start)
    desktop.send(document, "Paste")


def split(desktop, document, anchor, words):
    """Start a new paragraph behind words."""
    _go(document, find_words(document, anchor, words).End)
    desktop.send(document, "InsertPara")


def merge(desktop, document, anchor):
    """Join a paragraph with the next one by deleting its end."""
    _go(document, find_paragraph(document, anchor).End)
    desktop.send(document, "Delete")


def write_before(desktop, document, anchor, text):
    """Write a paragraph of one's own before another, in its style."""
    _go(document, find_paragraph(document, anchor).Start)
    desktop.send(document, "InsertPara")
    document.CurrentController.ViewCursor.goUp(1, False)
    desktop.send(document, "InsertText", Text=text)


def write_behind(desktop, document, anchor, text):
    """Write a paragraph of one's own behind another."""
    _go(document, find_paragraph(document, anchor).End)
    desktop.send(document, "InsertPara")
    desktop.send(document, "InsertText", Text=text)


def replace_all(desktop, document, words, text):
    """Find and replace throughout."""
    search = document.createReplaceDescriptor()
    search.SearchString, search.ReplaceString, search.SearchCaseSensitive = words, text, True
    if not document.replaceAll(search):
        raise LookupError(f"nowhere {words!r}")


def _go(document, place):
    document.CurrentController.ViewCursor.gotoRange(place, False)
