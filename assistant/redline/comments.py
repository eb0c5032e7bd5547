"""Comments added to a Word file: their texts in their part, their anchors around paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from assistant.redline.body import Body, read_utf8, split_children
from assistant.redline.markup import make, make_run
from assistant.redline.package import WordFile
from assistant.wordprocessing import NAMESPACE, w

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{NAMESPACE}"></w:comments>'.encode()
)


@dataclass
class CommentBook:
    """Writes comments of one author and day.

    Attributes
    ----------
    author, date
        Of each.
    first
        Number of the first; no comment of the file has it or a greater one.
    """

    author: str
    date: str
    first: int
    _comments: list[Element] = field(default_factory=list)

    def add(self, paragraphs: Sequence[str]) -> int:
        """Add a comment and give its number."""
        number = self.first + len(self._comments)
        initials = self.author[:2]
        comment = make("comment", id=number, author=self.author, date=self.date, initials=initials)
        for text in paragraphs:
            paragraph = make("p")
            paragraph.append(make_run(text))
            comment.append(paragraph)
        self._comments.append(comment)
        return number

    def save(self, file: WordFile) -> None:
        """Write the comments behind those of the file, which stay as they are to the byte."""
        if not self._comments:
            return
        content, part = _EMPTY, file.find_related("comments")
        if part is not None and file.read(part) is not None:
            known, root = read_utf8(file, part)
            content = known if len(root) else _EMPTY
        elif part is None:
            part = f"{file.main.rpartition('/')[0]}/comments.xml".lstrip("/")
            file.relate(file.main, "comments", part)
        file.declare(part, _TYPE)
        end = content.rindex(b"</")
        file.replace(part, content[:end] + b"".join(map(_dump, self._comments)) + content[end:])


def next_number(file: WordFile) -> int:
    """Give a number that is greater than that of any comment of a file."""
    part = file.find_related("comments")
    root = file.parse(part) if part else None
    numbers = [] if root is None else [c.get(w("id"), "") for c in root.iterchildren(w("comment"))]
    return max((int(number) for number in numbers if number.isdecimal()), default=-1) + 1


def attach(paragraph: Element, number: int) -> None:
    """Put a comment around all that a paragraph holds."""
    start, *end = _anchors(number)
    place = 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0
    paragraph.insert(place, start)
    paragraph.extend(end)


def attach_raw(raw: bytes, number: int, body: Body) -> bytes:
    """Put a comment around all that a paragraph holds, given as bytes of which none changes."""
    head, parts, tail = split_children(_open_up(raw), body.declared)
    first = 1 if parts and parts[0].split(b">")[0].split()[0].rstrip(b"/").endswith(b"pPr") else 0
    start, *ending = (body.dump(element) for element in _anchors(number))
    return b"".join((head, *parts[:first], start, *parts[first:], *ending, tail))


def _open_up(raw: bytes) -> bytes:
    """Write an element without content as two tags."""
    text = raw.rstrip()
    if not (text.endswith(b"/>") and text.count(b"<") == 1):
        return raw
    name = text[1 : -len(b"/>")].split()[0]
    return text[: -len(b"/>")] + b"></" + name + b">" + raw[len(text) :]


def _anchors(number: int) -> tuple[Element, Element, Element]:
    run = make("r")
    run.append(make("commentReference", id=number))
    return make("commentRangeStart", id=number), make("commentRangeEnd", id=number), run


def _dump(element: Element) -> bytes:
    return etree.tostring(element, with_tail=False)
