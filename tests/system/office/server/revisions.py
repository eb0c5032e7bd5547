"""Tracked changes of a document: all, or those of one author, accepted or rejected."""

MAX_REVISIONS = 20_000


def accept_all(desktop, document):
    """Accept all changes."""
    desktop.send(document, "AcceptAllTrackedChanges")


def reject_all(desktop, document):
    """Reject all changes."""
    desktop.send(document, "RejectAllTrackedChanges")


def accept_by(desktop, document, author):
    """Accept the changes of one author."""
    _settle(desktop, document, author, "AcceptTrackedChange")


def reject_by(desktop, document, author):
    """Reject the changes of one author."""
    _settle(desktop, document, author, "RejectTrackedChange")


def _settle(desktop, document, author, command):
    """Settle changes one by one; the list is read anew each time, as one command may settle several."""
    for _ in range(MAX_REVISIONS):
        before = _list(document, author)
        if not before:
            return
        cursor = document.CurrentController.ViewCursor
        cursor.gotoRange(before[0].RedlineStart, False)
        cursor.gotoRange(before[0].RedlineEnd, True)
        desktop.send(document, command)
        if len(_list(document, author)) >= len(before):
            raise ValueError(f"LibreOffice leaves a change of {author} as it is: {before[0].RedlineType}")


def _list(document, author):
    return [change for change in document.Redlines if change.RedlineAuthor == author]
