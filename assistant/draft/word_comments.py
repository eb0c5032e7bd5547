"""Comments in a Word draft, each around all that a paragraph holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from assistant.draft.word_xml import make
from assistant.wordprocessing import AUTHOR, stamp_day, write_part


@dataclass
class CommentBook:
    """Numbers the comments of one draft.

    Attributes
    ----------
    date
        ISO date of each, of which month or day may be unknown.
    first
        Number of the first; no comment of the template has it or a greater one.
    """

    date: str
    first: int = 0
    _comments: list[Element] = field(default_factory=list)

    def comment(self, paragraph: Element, texts: Iterable[Iterable[Element]]) -> None:
        """Put a comment around the content of a paragraph; each of its own paragraphs is given as runs."""
        number = self.first + len(self._comments)
        mark = {"author": AUTHOR, "date": stamp_day(self.date), "initials": AUTHOR[:2]}
        comment = make("comment", id=number, **mark)
        for runs in texts:
            text = make("p")
            text.extend(runs)
            comment.append(text)
        self._comments.append(comment)
        reference = make("r")
        reference.append(make("commentReference", id=number))
        paragraph.insert(1, make("commentRangeStart", id=number))  # behind its properties
        paragraph.extend((make("commentRangeEnd", id=number), reference))

    def save(self, word: WordDocument) -> None:
        """Write the comments behind those on the text of the template, which stay; others have lost their text."""
        if not self._comments:
            return
        part = _find_part(word)
        root = parse_xml(part.blob) if part else make("comments")
        placed = {reference.get(qn("w:id")) for reference in word.element.body.iter(qn("w:commentReference"))}
        for comment in [comment for comment in root if comment.get(qn("w:id")) not in placed]:
            root.remove(comment)
        root.extend(self._comments)
        for key, relation in list(word.part.rels.items()):
            if relation.reltype == RT.COMMENTS:
                word.part.rels.pop(key)
        name = part.partname if part else PackURI("/word/comments.xml")
        written = Part(name, CT.WML_COMMENTS, write_part(root), word.part.package)
        if part:
            written.rels.update(part.rels)
        word.part.relate_to(written, RT.COMMENTS)


def next_number(word: WordDocument) -> int:
    """Give a number that is greater than that of any comment of a document."""
    part = _find_part(word)
    numbers = [int(comment.get(qn("w:id"), "0")) for comment in parse_xml(part.blob)] if part else []
    return max(numbers, default=-1) + 1


def _find_part(word: WordDocument) -> Part | None:
    return next((r.target_part for r in word.part.rels.values() if r.reltype == RT.COMMENTS), None)
