"""Parts of a new draft made at home in the edited one: its styles, its names, its pictures."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count

from lxml.etree import _Element as Element

from assistant.redline.markup import bare_properties, canonical, style_of
from assistant.redline.names import DRAWING
from assistant.redline.package import WordFile
from assistant.redline.styles import StyleMap
from assistant.wordprocessing import EMBED, w

_OF_A_CELL = ("vMerge", "hMerge", "cellIns", "cellDel", "cellMerge", "tcPrChange")
_OF_A_ROW = ("tblHeader", "ins", "del", "trPrChange")
_STYLED = (w("pStyle"), w("tblStyle"), w("rStyle"))


@dataclass
class Adopter:
    """Copies elements of a new draft as the edited one would write them.

    Attributes
    ----------
    home, source
        The edited file and the new draft.
    names
        Name of a bookmark in the new draft -> its name in the edited one.
    known
        Names of bookmarks that the edited file has.
    ids
        Numbers that no mark of the edited file has.
    """

    home: WordFile
    source: WordFile
    names: Mapping[str, str]
    known: set[str]
    ids: "count[int]"
    _patterns: dict[bytes, Element] = field(default_factory=dict)
    _pictures: dict[str, str] = field(default_factory=dict)
    _own: set[str] = field(default_factory=set)
    _styles: StyleMap = field(init=False)

    def __post_init__(self) -> None:
        """Look up styles in the two files."""
        self._styles = StyleMap(self.home, self.source)

    def learn(self, theirs: Element, ours: Element) -> None:
        """Take the properties of a paragraph of the edited file for all that look alike in the new draft."""
        if style_of(ours) or not style_of(theirs):
            self._patterns.setdefault(canonical(bare_properties(theirs)), bare_properties(ours))
            self._own.add(style_of(ours))

    def adopt(self, element: Element) -> Element:
        """Copy a paragraph, a table or a part of either."""
        adopted = copy.deepcopy(element)
        paragraphs = [adopted] if adopted.tag == w("p") else list(adopted.iter(w("p")))
        for paragraph in paragraphs:
            self._dress(paragraph)
        self._map_styles(adopted)
        self._rename(adopted)
        self._take_pictures(adopted)
        return adopted

    def adopt_row(self, row: Element, pattern: Element | None) -> Element:
        """Copy a row in the guise of another one of the same table with as many cells."""
        adopted = self.adopt(row)
        if pattern is None:
            return adopted
        for ours, theirs in zip(pattern.findall(w("tc")), adopted.findall(w("tc")), strict=True):
            _copy_child(ours, theirs, "tcPr", _OF_A_CELL)
            models = ours.findall(w("p"))[:1]
            for paragraph in theirs.findall(w("p")) if models else ():
                _replace_properties(paragraph, bare_properties(models[0]))
        if adopted.find(f"{w('trPr')}/{w('tblHeader')}") is None:
            _copy_child(pattern, adopted, "trPr", _OF_A_ROW)
        return adopted

    def _dress(self, paragraph: Element) -> None:
        pattern = self._patterns.get(canonical(bare_properties(paragraph)))
        if pattern is not None:
            _replace_properties(paragraph, copy.deepcopy(pattern))

    def _map_styles(self, element: Element) -> None:
        for style in element.iter(*_STYLED):
            name = style.get(w("val"), "")
            if name not in self._own:
                style.set(w("val"), self._styles.find(name))

    def _rename(self, element: Element) -> None:
        """Give bookmarks their names and numbers of the edited file; a name that it has already is left out."""
        marks = [(start, _ends_of(start, element)) for start in element.iter(w("bookmarkStart"))]
        for start, ends in marks:
            name = self.names.get(start.get(w("name"), ""), start.get(w("name"), ""))
            if name in self.known:
                for mark in (start, *ends):
                    _remove(mark)
                continue
            self.known.add(name)
            number = str(next(self.ids))
            start.set(w("name"), name)
            for mark in (start, *ends):
                mark.set(w("id"), number)
        for link in element.iter(w("hyperlink")):
            anchor = link.get(w("anchor"))
            if anchor is not None:
                link.set(w("anchor"), self.names.get(anchor, anchor))

    def _take_pictures(self, element: Element) -> None:
        for part in element.iter("*"):
            embedded = part.get(EMBED)
            if embedded is not None:
                part.set(EMBED, self._take_picture(embedded))
            if part.tag == DRAWING:
                part.set("id", str(next(self.ids)))

    def _take_picture(self, key: str) -> str:
        if key not in self._pictures:
            (target,) = (r.target for r in self.source.relations(self.source.main) if r.key == key)
            suffix = target.rpartition(".")[2]
            taken = {part.rpartition("/")[2] for part in _names_in(self.home)}
            name = next(f"update{n}.{suffix}" for n in count(1) if f"update{n}.{suffix}" not in taken)
            part = f"{self.home.main.rpartition('/')[0]}/media/{name}".lstrip("/")
            self.home.replace(part, self.source.parts[target])
            self.home.declare(part, f"image/{suffix}")
            self._pictures[key] = self.home.relate(self.home.main, "image", part)
        return self._pictures[key]


def _ends_of(start: Element, element: Element) -> list[Element]:
    return [end for end in element.iter(w("bookmarkEnd")) if end.get(w("id")) == start.get(w("id"))]


def _names_in(file: WordFile) -> set[str]:
    return {*file.parts, *(relation.target for relation in file.relations(file.main))}


def _copy_child(source: Element, target: Element, name: str, without: Iterable[str]) -> None:
    for old in target.findall(w(name)):
        target.remove(old)
    found = source.find(w(name))
    if found is not None:
        copied = copy.deepcopy(found)
        for child in list(copied.iterchildren(*map(w, without))):
            copied.remove(child)
        target.insert(0, copied)


def _replace_properties(paragraph: Element, properties: Element) -> None:
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    for old in paragraph.findall(w("pPr")):
        paragraph.remove(old)
    if section is not None:
        properties.append(section)
    paragraph.insert(0, properties)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
