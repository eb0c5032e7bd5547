"""A draft opened: its file, its text, and how it was generated."""

from dataclasses import dataclass
from functools import cached_property

from assistant.anchors import Origin, short_hash
from assistant.redline.body import Body, read_body
from assistant.redline.package import WordFile, open_word
from assistant.redline.places import Scene
from assistant.word_archives import refuse_word

_LIVE_CITATION = b"ADDIN ZOTERO_ITEM"


@dataclass(frozen=True)
class Draft:
    """A Word file that draftreview built, edited or not.

    Attributes
    ----------
    file, body
        Its parts and its text.
    part
        Name of the part that says how it was generated.
    origin
        What that part says.
    """

    file: WordFile
    body: Body
    part: str
    origin: Origin

    @cached_property
    def scene(self) -> Scene:
        """Its blocks with the hashes of its pictures."""
        images = (r for r in self.file.relations(self.file.main) if r.kind == "image")
        pictures = {r.key: short_hash(self.file.parts[r.target]) for r in images if r.target in self.file.parts}
        return Scene(self.body.blocks, pictures)

    @property
    def cites_live(self) -> bool:
        """Whether its citations are fields of Zotero."""
        return _LIVE_CITATION in self.file.parts[self.file.main]


def open_draft(name: str, content: bytes) -> Draft:
    """Open a draft.

    Parameters
    ----------
    name
        How the user calls the file.
    content
        The Word file.

    Raises
    ------
    UnreadableInputError
        If it is no draft of draftreview.
    AnchorError
        If what it remembers of its making is damaged.
    """
    file = open_word(name, content)
    found = file.find_origin()
    if found is None:
        message = "the file does not say how it was generated; name a draft that draftreview build wrote, edited or not"
        raise refuse_word(name, "no-draft", message)
    return Draft(file, read_body(file), *found)
