"""The body of a Word document, block by block, each with the very bytes it was read from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element as Element

from assistant.redline.package import WordFile
from assistant.word_archives import refuse_word
from assistant.wordprocessing import w, write_part

_DECLARING = re.compile(rb"<[^>]*\sxmlns:[^>]+>")  # a tag that declares a prefix
_DECLARATION = re.compile(rb'\sxmlns:([\w.-]+)="([^"]*)"')
_UTF8 = ("UTF-8", "US-ASCII")
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"

Piece = bytes | Element


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed document that can be written again with other blocks.

    Attributes
    ----------
    head, tail
        The bytes before the first and after the last block.
    blocks
        The children of the body: paragraphs, tables and the last section.
    raws
        The bytes of each, with what stands between it and the next.
    declared
        Prefix -> namespace, as the root declares them.
    """

    head: bytes
    blocks: tuple[Element, ...]
    raws: tuple[bytes, ...]
    tail: bytes
    declared: dict[bytes, bytes]

    def write(self, pieces: Iterable[Piece]) -> bytes:
        """Write the document with other blocks, given as bytes or as elements."""
        return b"".join((self.head, *map(self.dump, pieces), self.tail))

    def dump(self, piece: Piece) -> bytes:
        """Write an element, without what the root declares already; bytes stay as they are."""
        if isinstance(piece, bytes):
            return piece
        return _DECLARING.sub(self._shorten, etree.tostring(piece, with_tail=False))

    def _shorten(self, tag: "re.Match[bytes]") -> bytes:
        return _DECLARATION.sub(self._drop_declared, tag[0])

    def _drop_declared(self, found: "re.Match[bytes]") -> bytes:
        return b"" if self.declared.get(found[1]) == found[2] else found[0]


def read_body(file: WordFile) -> Body:
    """Read the text of a Word file.

    Raises
    ------
    UnreadableInputError
        If its XML is damaged or declares entities.
    """
    content, root = read_utf8(file, file.main)
    body = root.find(w("body"))
    if root.tag.startswith(_STRICT):
        message = "it is a Strict Open XML document; save it as an ordinary Word document (.docx)"
        raise refuse_word(file.name, "no-word-file", message)
    blocks = () if body is None else tuple(child for child in body if isinstance(child.tag, str))
    if not blocks:
        message = "the document has no text; name a draft that draftreview build wrote, edited or not"
        raise refuse_word(file.name, "no-word-file", message)
    starts, end = find_grandchildren(content)
    raws = tuple(content[a:b] for a, b in pairwise([*starts, end]))
    declared = {prefix.encode(): name.encode() for prefix, name in root.nsmap.items() if prefix}
    return Body(content[: starts[0]], blocks, raws, content[end:], declared)


def read_utf8(file: WordFile, part: str) -> tuple[bytes, Element]:
    """Give the bytes of a part that exists in UTF-8, whatever it was written in, and its root.

    Raises
    ------
    UnreadableInputError
        If its XML is damaged or declares entities.
    """
    content, root = file.read(part), file.parse(part)
    assert content is not None and root is not None
    encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    return (content if encoding in _UTF8 else write_part(root)), root


def find_grandchildren(content: bytes) -> tuple[list[int], int]:
    """Find where the children of the last child of the root begin, and where that child ends.

    Parameters
    ----------
    content
        XML in UTF-8, such as a document, whose body is its last child.

    Returns
    -------
    Offsets in bytes.
    """
    starts: list[int] = []
    depth, end = 0, 0
    parser = expat.ParserCreate()

    def begin(name: str, attributes: object) -> None:
        nonlocal depth
        if depth == 1:
            starts.clear()
        elif depth == 2:
            starts.append(parser.CurrentByteIndex)
        depth += 1

    def finish(name: str) -> None:
        nonlocal depth, end
        depth -= 1
        if depth == 1:
            end = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.Parse(content, True)
    return starts, end


def split_table(raw: bytes, table: Element, declared: dict[bytes, bytes]) -> tuple[bytes, list[bytes], bytes]:
    """Cut the bytes of a table into what stands before its rows, each row, and what stands behind."""
    head, parts, tail = split_children(raw, declared)
    children: Sequence[Element] = [child for child in table if isinstance(child.tag, str)]
    first = next((n for n, child in enumerate(children) if child.tag == w("tr")), len(children))
    return head + b"".join(parts[:first]), parts[first:], tail


def split_children(raw: bytes, declared: dict[bytes, bytes]) -> tuple[bytes, list[bytes], bytes]:
    """Cut the bytes of a block into its start tag, each of its children, and what stands behind them.

    Parameters
    ----------
    raw
        The block, with white space behind it or without.
    declared
        Prefix -> namespace, as declared above it.
    """
    names = b" ".join(b'xmlns:%s="%s"' % pair for pair in declared.items())
    wrapped = b"<x " + names + b">"
    starts, end = find_grandchildren(wrapped + raw.rstrip() + b"</x>")
    bounds = [bound - len(wrapped) for bound in (*starts, end)]
    return raw[: bounds[0]], [raw[a:b] for a, b in pairwise(bounds)], raw[bounds[-1] :]
