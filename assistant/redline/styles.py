"""The styles of a new draft found in an edited file by their names, as word processors give them other ids."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from assistant.redline.package import WordFile
from assistant.wordprocessing import w, write_part

_LINKS = tuple(map(w, ("basedOn", "next", "link")))


@dataclass
class StyleMap:
    """Gives ids of styles in the new draft those that they have in the edited file.

    Attributes
    ----------
    home, source
        The edited file, which gets the styles that it lacks, and the new draft.
    """

    home: WordFile
    source: WordFile
    _found: dict[str, str] = field(default_factory=dict)

    def find(self, key: str) -> str:
        """Give the id that a style has in the edited file."""
        if key not in self._found:
            wanted, ours = _styles_of(self.source).get(key), _styles_of(self.home)
            alike = [] if wanted is None else _find_alike(wanted, ours)
            self._found[key] = alike[0] if alike else key
            if wanted is not None and not alike and key not in ours:
                self._add(wanted)
        return self._found[key]

    def _add(self, style: Element) -> None:
        added = copy.deepcopy(style)
        for link in added.iterchildren(*_LINKS):
            link.set(w("val"), self.find(link.get(w("val"), "")))
        part = self.home.find_related("styles")
        root = self.home.parse(part) if part else None
        if part and root is not None:
            root.append(added)
            self.home.replace(part, write_part(root))


def _styles_of(file: WordFile) -> dict[str, Element]:
    part = file.find_related("styles")
    root = file.parse(part) if part else None
    found = () if root is None else root.iterchildren(w("style"))
    return {style.get(w("styleId"), ""): style for style in found}


def _find_alike(wanted: Element, styles: Mapping[str, Element]) -> list[str]:
    """Find the styles of a kind by a name, whatever its case; those that write it in the same case come first."""
    kind, name = _kind_and_name(wanted)
    known = [(key, *_kind_and_name(style)) for key, style in styles.items()]
    alike = [(key, other) for key, of, other in known if of == kind and other.casefold() == name.casefold() and name]
    return [key for key, _ in sorted(alike, key=lambda pair: pair[1] != name)]


def _kind_and_name(style: Element) -> tuple[str, str]:
    name = style.find(w("name"))
    return style.get(w("type"), ""), "" if name is None else name.get(w("val"), "")
