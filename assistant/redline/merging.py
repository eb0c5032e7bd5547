"""A new draft merged into an edited one: tracked changes where nobody wrote, comments where somebody did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from assistant.anchors import write_origin
from assistant.redline.adoption import Adopter
from assistant.redline.comments import CommentBook, next_number
from assistant.redline.drafts import Draft, open_draft
from assistant.redline.editing import Editor, Outcome, Remarks
from assistant.redline.names import bookmark_names, greatest_number, name_units
from assistant.redline.places import find_lines, find_units
from assistant.redline.revisions import Reviser
from assistant.redline.sheet import Sheet
from assistant.redline.tracks import Track, follow
from assistant.redline.units import list_lines, list_units
from assistant.redline.wording import Wording
from assistant.wordprocessing import AUTHOR, stamp_day


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged draft and what was done, in the order of the steps."""

    content: bytes
    outcomes: tuple[Outcome, ...]


def merge_drafts(ours: Draft, new: bytes, remarks: Remarks, *, looks: bool = False) -> Merged:
    """Bring an edited draft up to date with a newly built one.

    Parameters
    ----------
    ours
        A draft, edited or not; what it holds is changed.
    new
        The draft of the new literature, as a Word file.
    remarks
        What comments say.
    looks
        Whether words that only look different, such as bold ones, are replaced too; for drafts that nobody edited.

    Returns
    -------
    The edited draft in which all that the literature changes is a tracked change, or a comment where the text is the
    editor's; what neither concerns keeps its bytes. Accepting all in a draft that nobody edited gives the new draft,
    and rejecting all the old one.

    """
    theirs = open_draft("the new draft", new)
    tracks = _follow_both(ours, theirs)
    editor = _employ_editor(ours, theirs, tracks, remarks, looks=looks)
    for track in tracks:
        editor.learn(track)
    outcomes = [outcome for track in tracks for outcome in editor.edit(track)]
    ours.file.replace(ours.file.main, editor.sheet.write())
    editor.comments.save(ours.file)
    names = editor.adopter.names
    anchors = tuple(replace(anchor, name=names[anchor.name]) for anchor in theirs.origin.anchors)
    ours.file.replace(ours.part, write_origin(replace(theirs.origin, anchors=anchors)))
    return Merged(ours.file.save(), tuple(outcomes))


def _employ_editor(ours: Draft, theirs: Draft, tracks: Sequence[Track], remarks: Remarks, *, looks: bool) -> Editor:
    date = stamp_day(theirs.origin.basis.date)
    reviser = Reviser(AUTHOR, date, count(greatest_number(ours.body.blocks) + 1))
    known = bookmark_names(ours.body.blocks)
    renamed = (pair for track in tracks for pair in track.renamed())
    names = name_units(renamed, (anchor.name for anchor in theirs.origin.anchors), known)
    adopter = Adopter(ours.file, theirs.file, names, known, reviser.ids)
    wording = Wording(reviser, ours.scene.pictures, theirs.scene.pictures, looks, adopter.adopt)
    comments = CommentBook(AUTHOR, date, next_number(ours.file))
    return Editor(Sheet(ours.body, reviser), theirs.body.blocks, wording, adopter, comments, remarks)


def _follow_both(ours: Draft, theirs: Draft) -> list[Track]:
    """Follow the text from draft to draft, and the lines of the contents if they are still ours."""
    verdicts = ours.origin.verdicts, theirs.origin.verdicts
    old, new = list_units(ours.origin.anchors), list_units(theirs.origin.anchors)
    text = follow(old, new, find_units(old, ours.scene), find_units(new, theirs.scene), ours.scene, verdicts)
    old, new = list_lines(ours.origin.anchors), list_lines(theirs.origin.anchors)
    found, targets = find_lines(old, ours.scene), find_lines(new, theirs.scene)
    lines = [follow(old, new, found, targets, ours.scene, verdicts)] if found and targets else []
    return [text, *lines]
