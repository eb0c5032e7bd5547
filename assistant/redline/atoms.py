"""A paragraph cut into what a tracked change may keep or replace: words, whole fields, pictures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lxml.etree import _Element as Element

from assistant.paragraph_text import list_pictures, mark_field
from assistant.redline.markup import MARKS, canonical, field_marks, make_run
from assistant.redline.runs import TEXTS, closed_fields, loose_marks, split_runs
from assistant.wordprocessing import w

_TOKEN = re.compile(r"\w+(?:[-’'.]\w+)*|[^\w\s]|\s+")
_LOOKS = ("b", "i", "vertAlign")


class Kind(StrEnum):
    """What an atom is."""

    WORD = "word"
    FIELD = "field"
    OBJECT = "object"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a paragraph.

    Attributes
    ----------
    kind
        What it is; marks, such as bookmarks, have no width and always stay.
    key
        What must be equal for two atoms to be the same.
    elements
        What it consists of; none for a word.
    text
        Of a word, of spaces or of a sign between words.
    properties
        Of the run of a word.
    """

    kind: Kind
    key: tuple[object, ...]
    elements: tuple[Element, ...] = ()
    text: str = ""
    properties: Element | None = None


def cut(paragraph: Element, pictures: Mapping[str, str]) -> list[Atom]:
    """Cut a paragraph into atoms; marks of fields that begin or end in another paragraph always stay.

    Parameters
    ----------
    paragraph
        Without tracked changes.
    pictures
        Id of a relationship -> hash of its picture.
    """
    pieces = split_runs(child for child in paragraph if child.tag != w("pPr"))
    fields, loose = closed_fields(pieces), loose_marks(pieces)
    atoms: list[Atom] = []
    behind = 0
    for n, piece in enumerate(pieces):
        if n < behind:
            continue
        if n in fields:
            behind = fields[n] + 1
            field = tuple(pieces[n:behind])
            atoms.append(Atom(Kind.FIELD, ("field", _code_of(field)), field))
        elif n in loose:
            atoms.append(Atom(Kind.MARK, (), (piece,)))
        else:
            atoms += _cut_child(piece, pictures)
    return atoms


def join(atoms: Sequence[Atom]) -> Iterator[Element]:
    """Give the elements of atoms; neighbouring words of one look become one run."""
    text, properties = "", None
    for atom in atoms:
        if atom.kind is Kind.WORD and text and _alike(atom.properties, properties):
            text += atom.text
            continue
        if text:
            yield make_run(text, properties)
        text, properties = (atom.text, atom.properties) if atom.kind is Kind.WORD else ("", None)
        yield from atom.elements
    if text:
        yield make_run(text, properties)


def split_field(field: Sequence[Element]) -> tuple[list[Element], list[Element], list[Element]] | None:
    """Part a field into what stands before its result, the result, and the end; ``None`` for a nested one."""
    marks = [(mark, n) for n, element in enumerate(field) for mark in field_marks(element)]
    if [mark for mark, _ in marks] != ["begin", "separate", "end"] or len({n for _, n in marks}) < len(marks):
        return None
    middle = marks[1][1]
    return list(field[: middle + 1]), list(field[middle + 1 : -1]), list(field[-1:])


def _cut_child(child: Element, pictures: Mapping[str, str]) -> Iterator[Atom]:
    if child.tag in MARKS or child.find(w("commentReference")) is not None or _breaks_page(child):
        yield Atom(Kind.MARK, (), (child,))
    elif child.tag == w("r") and all(part.tag in (w("rPr"), *TEXTS) for part in child):
        found = child.find(w("rPr"))
        properties = found if found is not None and len(found) else None
        look = _look_of(properties)
        for token in _TOKEN.findall("".join(part.text or "" for part in child.iterchildren(w("t")))):
            yield Atom(Kind.WORD, ("word", token, look), (), token, properties)
    else:
        yield Atom(Kind.OBJECT, ("object", *_identify(child, pictures)), (child,))


def _breaks_page(run: Element) -> bool:
    """Tell whether a run holds a page break, which some word processors write behind the paragraph above."""
    return any(mark.get(w("type")) in ("page", "column") for mark in run.findall(w("br")))


def _identify(element: Element, pictures: Mapping[str, str]) -> tuple[object, ...]:
    """Tell a picture by its content, anything else by its whole."""
    return tuple(list_pictures(element, pictures)) or (canonical(element),)


def _code_of(field: Sequence[Element]) -> str:
    return mark_field("".join(code.text or "" for element in field for code in element.iter(w("instrText"))))


def _alike(first: Element | None, second: Element | None) -> bool:
    return first is second or canonical(first) == canonical(second)


def _look_of(properties: Element | None) -> tuple[str, ...]:
    """Tell how the words of a run stand out."""
    if properties is None:
        return ()
    found = ((name, properties.find(w(name))) for name in _LOOKS)
    shown = ((name, element.get(w("val"), "1")) for name, element in found if element is not None)
    return tuple(f"{name}={value}" for name, value in shown if value not in ("0", "false", "baseline"))
