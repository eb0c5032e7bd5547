"""What stands inside a paragraph of a Word file: text, fields, links, pictures, footnotes, and what comments are on."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from tests.system.office.package import A, Package, R, W, get_value, is_on
from tests.system.office.shape import (
    GONE,
    REVISED,
    Break,
    FieldEnd,
    FieldStart,
    Footnote,
    Picture,
    Piece,
    Text,
)

_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_DIRECT = {"b": "bold", "i": "italic"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = ("pPr", "rPr", "sdtPr", "sdtEndPr")
_SWITCH = re.compile(r'\\\S(?:\s+(?:"[^"]*"|[^\s\\]+))?')
_LINK = re.compile(r'HYPERLINK\s+(?:"(?P<url>[^"]*)")?\s*(?:\\l\s+"(?P<anchor>[^"]*)")?')
_HASH = 16


@dataclass(frozen=True, slots=True)
class _Code:
    """A part of the instruction of the field that was started last."""

    text: str


@dataclass
class InlineReader:
    """Reads the paragraphs of one file in their order, as a comment may reach over several."""

    package: Package
    targets: Mapping[str, str]
    footnotes: Mapping[str, str]
    abouts: dict[str, list[str]] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def read(self, paragraph: etree._Element) -> tuple[Piece, ...]:
        """Read a paragraph."""
        return tuple(_join(self._pieces(paragraph, frozenset())))

    def bound_comment(self, element: etree._Element) -> None:
        """Begin or end what a comment is on."""
        key = element.attrib[f"{W}id"]
        if element.tag == f"{W}commentRangeStart":
            self._open.append(key)
        elif key in self._open:
            self._open.remove(key)

    def _pieces(self, parent: Iterable[etree._Element], marks: frozenset[str]) -> Iterator[Piece | _Code]:
        for element in parent:
            name = str(element.tag).removeprefix(W)
            if name == "r":
                yield from self._run(element, marks | _find_marks(element.find(f"{W}rPr")))
            elif name == "hyperlink":
                yield from self._field(element, self._write_link(element), marks)
            elif name == "fldSimple":
                yield from self._field(element, element.attrib[f"{W}instr"], marks)
            elif name in ("commentRangeStart", "commentRangeEnd"):
                self.bound_comment(element)
            elif name not in _SKIPPED and element.tag != _FALLBACK:
                yield from self._pieces(element, marks | {name} & REVISED)

    def _field(self, element: etree._Element, code: str, marks: frozenset[str]) -> Iterator[Piece | _Code]:
        yield FieldStart(code, marks)
        yield from self._pieces(element, marks)
        yield FieldEnd()

    def _write_link(self, link: etree._Element) -> str:
        """Write the instruction of a link, as if it were a field."""
        target, anchor = self.targets.get(link.get(f"{R}id", "")), link.get(f"{W}anchor")
        return "HYPERLINK " + (f'"{target}" ' if target else "") + (f'\\l "{anchor}"' if anchor else "")

    def _run(self, run: etree._Element, marks: frozenset[str]) -> Iterator[Piece | _Code]:
        for element in run:
            name = str(element.tag).removeprefix(W)
            if name in ("t", "delText", *_CHARACTERS):
                yield self._text(_CHARACTERS.get(name, element.text or ""), marks)
            elif name == "br":
                kind = element.get(f"{W}type", "textWrapping")
                yield self._text("\n", marks) if kind == "textWrapping" else Break(kind)
            elif name == "fldChar":
                yield from _bound_field(element, marks & REVISED)
            elif name in ("instrText", "delInstrText"):
                yield _Code(element.text or "")
            elif name == "footnoteReference":
                yield Footnote(self.footnotes[element.attrib[f"{W}id"]], marks & REVISED)
            elif name == "commentReference":
                self.abouts.setdefault(element.attrib[f"{W}id"], [])
            elif name != "rPr":
                yield from self._pictures(element, marks & REVISED)

    def _text(self, text: str, marks: frozenset[str]) -> Text:
        for comment in self._open:
            self.abouts.setdefault(comment, []).append("" if marks & GONE else text)
        return Text(text, marks)

    def _pictures(self, element: etree._Element, marks: frozenset[str]) -> Iterator[Picture]:
        for blip in element.iter(f"{A}blip"):
            if not any(parent.tag == _FALLBACK for parent in blip.iterancestors()):
                content = self.package.parts[self.targets[blip.attrib[f"{R}embed"]]]
                yield Picture(hashlib.sha256(content).hexdigest()[:_HASH], marks)


def _bound_field(element: etree._Element, marks: frozenset[str]) -> Iterator[Piece]:
    kind = element.attrib[f"{W}fldCharType"]
    if kind == "begin":
        yield FieldStart("", marks)
    elif kind == "end":
        yield FieldEnd()


def _find_marks(properties: etree._Element | None) -> frozenset[str]:
    if properties is None:
        return frozenset()
    direct = {mark for name, mark in _DIRECT.items() if is_on(properties.find(f"{W}{name}"))}
    raised = get_value(properties.find(f"{W}vertAlign"))
    return frozenset(direct | {raised} - {"", "baseline"})


def _join(pieces: Iterable[Piece | _Code]) -> Iterator[Piece]:
    """Join words that stand out alike, and the parts of an instruction, with what went before."""
    last: Piece | None = None
    for piece in pieces:
        match last, piece:
            case FieldStart(code), _Code(text):
                last = replace(last, code=code + text)
            case (_, _Code()) | (_, Text(text="")):
                pass
            case Text(before, marks), Text(text, others) if marks == others:
                last = Text(before + text, marks)
            case _:
                yield from _finish(last)
                last = piece
    yield from _finish(last)


def _finish(piece: Piece | None) -> Iterator[Piece]:
    if isinstance(piece, FieldStart):
        yield replace(piece, code=_tidy(piece.code))
    elif piece is not None:
        yield piece


def _tidy(code: str) -> str:
    """Write an instruction in one way: links as their goal, switches by their letter, spaces once."""
    if link := _LINK.match(code.strip()):
        return f"HYPERLINK {link['url'] or ''}" + (f"#{link['anchor']}" if link["anchor"] else "")
    if code.split()[:1] in ([], ["ADDIN"], ["HYPERLINK"]):
        return " ".join(code.split())
    switches = sorted(" ".join(switch.split()) for switch in _SWITCH.findall(code))
    return " ".join([*_SWITCH.sub(" ", code).split(), *switches])
