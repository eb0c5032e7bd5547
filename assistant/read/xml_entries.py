"""The entries of an XML file, one at a time and each parsed alone.

A file is cut at the tags of its entries before any of it is parsed. So one broken entry costs no other, memory
does not grow with the file, and a document type never reaches the parser: no entity is expanded, whatever the file
declares, and nothing is fetched.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from assistant.errors import Location, Problem, Severity
from assistant.read.encoding import clean_text
from assistant.read.inline_markup import raise_number, to_plain_line
from assistant.read.xml_text import XmlText

_ENTITY = re.compile(r"<!ENTITY\b")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};|[A-Za-z][\w.-]{0,40};)?")
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]{0,30}):(?=[A-Za-z_])")
_RESERVED_PREFIXES = frozenset({"xml", "xmlns"})
_MOST_PREFIXES = 50
_RAISED_FROM, _RAISED_TO = "\ue000", "\ue001"  # private characters that no text of the literature holds
_RAISED = re.compile(rf"(?<=[0-9]){_RAISED_FROM}\s*([^{_RAISED_TO}]*?)\s*{_RAISED_TO}")
_UNCLOSED = "the entry has no end (the file is cut off, or a tag is missing) and is left out; export it again"
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class XmlEntry:
    """One entry as a tree.

    Attributes
    ----------
    node
        Without comments, processing instructions and entities.
    line
        Where it begins, counted from one.
    problems
        What had to be mended to read it.
    """

    node: etree._Element
    line: int
    problems: tuple[Problem, ...] = ()


def read_entries(path: str, source: BinaryIO, names: tuple[str, ...], root: str) -> Iterator[XmlEntry | Problem]:
    """Read the entries of a file in order.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its bytes; the encoding is found out.
    names
        Tags of entries.
    root
        Tag of the element around them, whose end tells that the file is whole.

    Yields
    ------
    XmlEntry or Problem
        ``bad-xml`` and ``unclosed-entry`` for entries that cannot be read, ``unreadable-text`` for text between
        entries, ``truncated-file`` where the end is missing, and a note ``entities-ignored`` if any are declared.
    """
    text = XmlText(source, names)
    opened, reported, judged = 0, False, False
    ends = re.compile(rf"<(/?){re.escape(root)}(?=[\s>/])")
    for piece in text.pieces():
        location = Location(path, piece.line)
        if piece.kind == "entry":
            judged = False
            yield _parse(path, piece.text, piece.line)
        elif piece.kind == "unclosed":
            reported = True
            yield Problem(location, "unclosed-entry", _UNCLOSED)
        else:
            opened += sum(-1 if found[1] else 1 for found in ends.finditer(piece.text))
            for problem in _judge_between(location, piece.text):
                if not judged:
                    yield problem
                judged = True
    if text.failure or (opened > 0 and not reported):
        reason = text.failure or f"</{root}> is missing"
        message = f"the file is cut off ({reason}); what stands before is read: download it again"
        yield Problem(Location(path, text.line), "truncated-file", message)


def read_text(node: etree._Element | None) -> str:
    """Write the text of an element on one line, whatever markup is inside it.

    Raised numbers behind a figure stay raised: 10 to the power of 3 does not become 103.

    Parameters
    ----------
    node
        An element, or nothing, which has no text.
    """
    if node is None:
        return ""
    for element in node.iter("sup", "style"):
        if element.tag == "sup" or element.get("face") == "superscript":
            element.text = f"{_RAISED_FROM}{(element.text or '').strip(_RAISED_FROM + _RAISED_TO)}{_RAISED_TO}"
    text = "".join(map(str, node.itertext()))
    if _RAISED_FROM in text:
        text = _RAISED.sub(lambda found: raise_number(found[1]), text)
        text = text.replace(_RAISED_FROM, "").replace(_RAISED_TO, "")
    return to_plain_line(clean_text(text))


def _judge_between(location: Location, text: str) -> Iterator[Problem]:
    """Report what stands between entries and is neither a tag nor white space."""
    if found := _ENTITY.search(text):
        line = (location.line or 1) + text.count("\n", 0, found.start())
        message = "the file declares entities; they are not expanded: remove the declarations"
        yield Problem(Location(location.path, line), "entities-ignored", message, Severity.NOTE)
        return
    rest = _TAG.sub(lambda found: "\n" * found[0].count("\n"), _blank_doctype(text))
    if words := rest.split():
        line = (location.line or 1) + rest[: rest.index(words[0])].count("\n")
        message = f"{' '.join(words)[:_SHOWN]!r} stands outside any entry and is left out; download the file again"
        yield Problem(Location(location.path, line), "unreadable-text", message)


def _blank_doctype(text: str) -> str:
    """Put blank lines in place of a document type; searched without a pattern, because it may not end."""
    start = text.find("<!DOCTYPE")
    end = text.find(">", start)
    if start < 0 or end < 0:
        return text
    if (subset := text.find("[", start, end)) >= 0:
        end = text.find(">", text.find("]", subset))
    return text[:start] + "\n" * text.count("\n", start, end) + text[end + 1 :] if end > start else text


def _parse(path: str, text: str, line: int) -> XmlEntry | Problem:
    text = clean_text(text)
    try:
        return XmlEntry(_to_tree(text), line, tuple(_describe_doubts(Location(path, line), text, "")))
    except etree.XMLSyntaxError as error:
        fault = error
    mended, strange = _mend(text)
    try:
        tree = _to_tree(mended)[0]
    except etree.XMLSyntaxError as error:
        row, column = fault.position if not strange else (error.position[0], 0)
        what = " ".join((error if strange else fault).msg.partition(", line")[0].split())
        message = f"no well-formed XML ({what}); the entry is left out: mend the line or export it again"
        return Problem(Location(path, line + max(row, 1) - 1, column or None), "bad-xml", message)
    return XmlEntry(tree, line, tuple(_describe_doubts(Location(path, line), text, strange)))


def _describe_doubts(location: Location, text: str, strange: str) -> Iterator[Problem]:
    if strange:
        message = f"{strange[:_SHOWN]!r} names no character; it is left as it stands: check the text"
        yield Problem(location, "unknown-entity", message)
    if "\ufffd" in text:
        message = "some bytes are no characters in the encoding of the file; each is read as \ufffd: check the text"
        yield Problem(location, "bad-bytes", message, Severity.NOTE)


def _to_tree(text: str) -> etree._Element:
    # A parser is made anew each time: one that has met an error may keep it.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(text, parser)


def _mend(text: str) -> tuple[str, str]:
    """Write named characters of HTML as themselves and other ampersands as text; declare prefixes of the root.

    Returns
    -------
    tuple
        The entry inside another element, and the first reference that names no character.
    """
    strange: list[str] = []

    def replace(found: re.Match[str]) -> str:
        character = html.unescape(found[0]) if found[1] else ""
        if len(character) in {1, 2} and character.isprintable() and "\ufffd" not in character:
            return html.escape(character)
        strange.append(found[0])
        return f"&amp;{found[1] or ''}"

    text = _AMPERSAND.sub(replace, text)
    prefixes = list(dict.fromkeys(_PREFIX.findall(text)))[:_MOST_PREFIXES]
    names = " ".join(f'xmlns:{name}="{name}"' for name in prefixes if name.lower() not in _RESERVED_PREFIXES)
    return f"<mended {names}>{text}</mended>", next(iter(strange), "")
