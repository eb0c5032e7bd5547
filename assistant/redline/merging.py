"""A new draft merged into an edited one: tracked changes where nobody wrote, comments where somebody did."""

from dataclasses import dataclass, replace
from itertools import count

from assistant.anchors import Origin, short_hash, write_origin
from assistant.redline.adoption import Adopter, bookmark_names, name_units
from assistant.redline.body import Body, read_body
from assistant.redline.comments import CommentBook, next_number
from assistant.redline.editing import Editor, Outcome, Remarks
from assistant.redline.markup import w
from assistant.redline.package import WordFile, open_word, refuse
from assistant.redline.places import Scene, find_lines, find_units
from assistant.redline.revisions import Reviser
from assistant.redline.sheet import Sheet
from assistant.redline.tracks import Track, follow
from assistant.redline.units import list_lines, list_units
from assistant.redline.wording import Wording

AUTHOR = "draftreview"


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged draft and what was done, in the order of the steps."""

    content: bytes
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A draft opened: its file, its text, how it was generated."""

    file: WordFile
    body: Body
    part: str
    origin: Origin

    @property
    def scene(self) -> Scene:
        images = (r for r in self.file.relations(self.file.main) if r.kind == "image")
        pictures = {r.key: short_hash(self.file.parts[r.target]) for r in images if r.target in self.file.parts}
        return Scene(self.body.blocks, pictures)


def merge_drafts(name: str, edited: bytes, new: bytes, remarks: Remarks, *, looks: bool = False) -> Merged:
    """Bring an edited draft up to date with a newly built one.

    Parameters
    ----------
    name
        How the user calls the edited file.
    edited
        A draft of draftreview as a Word file, edited or not.
    new
        The draft of the new literature.
    remarks
        What comments say.
    looks
        Whether words that only look different, such as bold ones, are replaced too; for drafts that nobody edited.

    Returns
    -------
    The edited draft in which all that the literature changes is a tracked change, or a comment where the text is the
    editor's; what neither concerns keeps its bytes. Accepting all in a draft that nobody edited gives the new draft,
    and rejecting all the old one.

    Raises
    ------
    UnreadableInputError
        If the edited file is no draft of draftreview.
    AnchorError
        If what it remembers of its making is damaged.
    """
    ours, theirs = _open(name, edited), _open("the new draft", new)
    number = _greatest_id(ours.body) + 1
    reviser = Reviser(AUTHOR, _timestamp(theirs.origin.basis.date), count(number))
    tracks = _follow_both(ours, theirs)
    names = name_units(
        (pair for track in tracks for pair in track.renamed()),
        (anchor.name for anchor in theirs.origin.anchors),
        bookmark_names(ours.body.blocks),
    )
    adopter = Adopter(ours.file, theirs.file, names, bookmark_names(ours.body.blocks), reviser.ids)
    wording = Wording(reviser, ours.scene.pictures, theirs.scene.pictures, looks, adopter.adopt)
    comments = CommentBook(AUTHOR, reviser.date, next_number(ours.file))
    editor = Editor(Sheet(ours.body, reviser), theirs.body.blocks, wording, adopter, comments, remarks)
    for track in tracks:
        editor.learn(track)
    outcomes = [outcome for track in tracks for outcome in editor.edit(track)]
    ours.file.replace(ours.file.main, editor.sheet.write())
    comments.save(ours.file)
    anchors = tuple(replace(anchor, name=names[anchor.name]) for anchor in theirs.origin.anchors)
    ours.file.replace(ours.part, write_origin(replace(theirs.origin, anchors=anchors)))
    return Merged(ours.file.save(), tuple(outcomes))


def _open(name: str, content: bytes) -> _Draft:
    file = open_word(name, content)
    found = file.find_origin()
    if found is None:
        message = "the file does not say how it was generated; name a draft that draftreview build wrote, edited or not"
        raise refuse(name, "no-draft", message)
    return _Draft(file, read_body(file), *found)


def _follow_both(ours: _Draft, theirs: _Draft) -> list[Track]:
    """Follow the text from draft to draft, and the lines of the contents if they are still ours."""
    verdicts = ours.origin.verdicts, theirs.origin.verdicts
    old, new = list_units(ours.origin.anchors), list_units(theirs.origin.anchors)
    text = follow(old, new, find_units(old, ours.scene), find_units(new, theirs.scene), ours.scene, verdicts)
    old, new = list_lines(ours.origin.anchors), list_lines(theirs.origin.anchors)
    found = find_lines(old, ours.scene)
    lines = [follow(old, new, found, find_lines(new, theirs.scene), ours.scene, verdicts)] if found else []
    return [text, *lines]


def _greatest_id(body: Body) -> int:
    ids = (element.get(w("id"), "") for block in body.blocks for element in block.iter("*"))
    return max((int(value) for value in ids if value.isdecimal()), default=0)


def _timestamp(date: str) -> str:
    """Write the date of a snapshot, of which month or day may be unknown, as Word does."""
    parts = [*date[:10].split("-"), "01", "01"][:3] if date else ["1980", "01", "01"]
    return f"{'-'.join(parts)}T00:00:00Z"
