"""A Word file as the XML of its parts; nothing of the product is asked."""

import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONSHIPS = "word/_rels/document.xml.rels"


class PackageError(Exception):
    """A file is no sound Word file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by their names, those of XML parsed as well.

    Attributes
    ----------
    parts
        Name of a part -> its bytes.
    trees
        Name of a part of XML -> its root.
    """

    parts: dict[str, bytes]
    trees: dict[str, etree._Element]

    @property
    def body(self) -> etree._Element:
        """The text itself."""
        return self.trees["word/document.xml"][0]

    def targets(self) -> dict[str, str]:
        """Give what each relationship of the text leads to: a part by its full name, or an address."""
        entries = self.trees.get(_RELATIONSHIPS, ())
        return {
            entry.attrib["Id"]: entry.attrib["Target"]
            if entry.get("TargetMode") == "External"
            else _full_name(entry.attrib["Target"])
            for entry in entries
        }


def open_package(path: Path) -> Package:
    """Open a Word file and parse every part of XML.

    Raises
    ------
    PackageError
        If it is no archive, lacks its text, holds a name twice, or holds XML that is not well-formed.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            twice = [name for name, times in Counter(archive.namelist()).items() if times > 1]
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile as error:
        raise PackageError(path, str(error)) from None
    if twice or "word/document.xml" not in parts:
        raise PackageError(path, f"parts that stand there twice: {twice}" if twice else "it holds no text")
    return Package(parts, {name: _parse(path, name, parts[name]) for name in parts if name.endswith((".xml", ".rels"))})


def _parse(path: Path, name: str, content: bytes) -> etree._Element:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise PackageError(path, f"{name}: {error}") from None


def _full_name(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"word/{target}"


def get_value(element: etree._Element | None, default: str = "") -> str:
    """Give what an element of WordprocessingML says in its attribute ``val``."""
    return default if element is None else element.get(f"{W}val", default)


def is_on(element: etree._Element | None) -> bool:
    """Say whether a property that can be on or off is on."""
    return element is not None and get_value(element, "true") not in ("false", "0", "off")
