"""Tracked changes of a document: all, or those of one author, accepted or rejected."""


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
    """Settle changes one by one, in turns, as one command may settle several or leave a part of one."""
    changes = _list(document, author)
    while changes:
        for change in reversed(changes):
            _settle_one(desktop, document, change, command)
        left = _list(document, author)
        if len(left) >= len(changes):
            raise ValueError(f"LibreOffice leaves {len(left)} changes of {author} as they are: {left[0].RedlineType}")
        changes = left


def _settle_one(desktop, document, change, command):
    cursor = document.CurrentController.ViewCursor
    cursor.gotoRange(change.RedlineStart, False)
    cursor.gotoRange(change.RedlineEnd, True)
    if not cursor.isCollapsed():  # settled with another one: here the command would reach what stands beside it
        desktop.send(document, command)


def _list(document, author):
    return [change for change in document.Redlines if change.RedlineAuthor == author]
