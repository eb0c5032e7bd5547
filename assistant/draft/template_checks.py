"""What a Word template must not hold: a draft is sent on, and would load or run it under the sender's name."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from assistant.word_archives import parse_part, refuse_word
from assistant.wordprocessing import w

# Types of relationships, by their last word, that stand for programs and for files inside or outside of this one.
_RUNNING = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "oleObject": "an embedded object",
    "control": "an ActiveX control",
    "aFChunk": "another document inside it",
    "subDocument": "another document inside it",
    "frame": "a web frame",
    "attachedToolbars": "a toolbar with macros",
}
_LINKS = "hyperlink"
# A template that is made from another one names it; nothing of a draft depends on it.
ATTACHED = "attachedTemplate"
_FETCHING = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b", re.IGNORECASE
)


def check_template(name: str, parts: Mapping[str, bytes]) -> None:
    """Refuse a template that holds more than text, pictures and looks.

    Parameters
    ----------
    name
        The file as the user named it.
    parts
        Name of a part -> what it holds.

    Raises
    ------
    UnreadableInputError
        ``unsafe-template``, naming the first thing found; ``bad-template`` if a part is no XML.
    """
    for part, content in parts.items():
        if part.lower().endswith((".xml", ".rels")):
            for found in _look_through(name, part, content):
                message = f"it holds {found} ({part}); take that out in a word processor and save it as .docx"
                raise refuse_word(name, "unsafe-template", message)


def _look_through(name: str, part: str, content: bytes) -> Iterator[str]:
    root = parse_part(name, part, content, "bad-template")
    if root.getroottree().docinfo.internalDTD is not None:
        yield "declarations of entities"
    if part.endswith(".rels"):
        yield from _find_relations(root)
    for field in _list_fields(root):
        if found := _FETCHING.match(field):
            yield f"a field {found[1].upper()}, which loads something from elsewhere"


def _find_relations(root: etree._Element) -> Iterator[str]:
    for entry in root.iterchildren("*"):
        kind = str(entry.get("Type")).rpartition("/")[2]
        if kind in _RUNNING:
            yield _RUNNING[kind]
        elif entry.get("TargetMode") == "External" and kind not in (_LINKS, ATTACHED):
            yield f"a link of the kind {kind!r} to another file"


def _list_fields(root: etree._Element) -> Iterator[str]:
    """Go through the instructions of fields, those that Word cut in pieces joined."""
    for field in root.iter(w("fldSimple")):
        yield field.get(w("instr"), "")
    for paragraph in root.iter(w("p")):
        pieces: list[str] = []
        for element in paragraph.iter(w("fldChar"), w("instrText")):
            if element.tag == w("instrText"):
                pieces.append(element.text or "")
            elif pieces:
                yield "".join(pieces)
                pieces = []
        yield "".join(pieces)
