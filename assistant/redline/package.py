"""A Word file as an archive whose parts are replaced or added, all others staying as they are."""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from assistant.anchors import Origin, read_origin
from assistant.word_archives import CONTENT_TYPES, parse_part, refuse_word, unpack_word
from assistant.wordprocessing import make_entry, write_part

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: its id, the last word of its type, and the part it leads to."""

    key: str
    kind: str
    target: str


@dataclass
class WordFile:
    """The parts of a Word file, by name.

    Attributes
    ----------
    name
        How the user calls the file.
    content
        The archive.
    parts
        Name of a part -> what it holds, in the order of the archive.
    """

    name: str
    content: bytes
    parts: dict[str, bytes]
    _changed: dict[str, bytes] = field(default_factory=dict)

    @property
    def main(self) -> str:
        """Name of the part that holds the text."""
        found = [relation.target for relation in self.relations("") if relation.kind == "officeDocument"]
        return found[0] if found else "word/document.xml"

    def read(self, part: str) -> bytes | None:
        """Give what a part holds by now, if there is such a part."""
        return self._changed.get(part, self.parts.get(part))

    def replace(self, part: str, content: bytes) -> None:
        """Give a part, which may be new, other content."""
        self._changed[part] = content

    def parse(self, part: str) -> etree._Element | None:
        """Parse a part as it is by now, without entities or network, if there is such a part.

        Raises
        ------
        UnreadableInputError
            If its XML is damaged or declares entities.
        """
        content = self.read(part)
        if content is None:
            return None
        root = parse_part(self.name, part, content, "damaged-word-file")
        if root.getroottree().docinfo.internalDTD is not None:
            message = f"its part {part} declares entities, which no word processor writes; check where it is from"
            raise refuse_word(self.name, "no-word-file", message)
        return root

    def find_related(self, kind: str) -> str | None:
        """Give the part that the text has a relationship of a kind to: its comments, its styles."""
        return next((relation.target for relation in self.relations(self.main) if relation.kind == kind), None)

    def relations(self, part: str) -> list[Relation]:
        """List the relationships of a part, of the whole file if it has no name."""
        root = self.parse(_relations_of(part))
        folder = posixpath.dirname(part)
        return [
            Relation(
                str(entry.get("Id")),
                str(entry.get("Type")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, str(entry.get("Target")))).lstrip("/"),
            )
            for entry in (() if root is None else root.iterchildren("*"))
            if entry.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship of a part to another, and give its id."""
        found = self.parse(_relations_of(part))
        root = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]}) if found is None else found  # type: ignore[dict-item]
        known = {entry.get("Id") for entry in root}
        key = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
        place = posixpath.relpath(target, posixpath.dirname(part) or ".")
        etree.SubElement(root, f"{_RELATIONS}Relationship", Id=key, Type=f"{_OFFICE}/{kind}", Target=place)
        self.replace(_relations_of(part), write_part(root))
        return key

    def declare(self, part: str, content_type: str) -> None:
        """Say of which type a part is, unless it is said already of all of its suffix."""
        root = self.parse(CONTENT_TYPES)
        assert root is not None  # or the file had not been opened
        suffix = part.rpartition(".")[2].lower()
        own = [entry for entry in root if entry.get("PartName") == f"/{part}"]
        alike = own or [entry for entry in root if str(entry.get("Extension")).lower() == suffix]
        if any(entry.get("ContentType") == content_type for entry in alike):
            return
        for entry in own:
            root.remove(entry)
        etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)
        self.replace(CONTENT_TYPES, write_part(root))

    def find_origin(self) -> tuple[str, Origin] | None:
        """Find the part that says how the draft was generated, by what it holds."""
        for part, content in self.parts.items():
            if part.startswith("customXml/") and part.endswith(".xml"):
                origin = read_origin(content)
                if origin is not None:
                    return part, origin
        return None

    def save(self) -> bytes:
        """Write the archive: unchanged parts as they were, changed ones in their place, new ones behind.

        A part that the archive holds twice is written once.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.content)) as source, zipfile.ZipFile(out, "w") as target:
            for info in {info.filename: info for info in source.infolist()}.values():
                content = self._changed.get(info.filename, self.parts.get(info.filename, b""))
                target.writestr(info, content, compress_type=info.compress_type)
            for part in (name for name in self._changed if name not in self.parts):
                target.writestr(make_entry(part), self._changed[part])
        return out.getvalue()


def open_word(name: str, content: bytes) -> WordFile:
    """Open a Word file.

    Raises
    ------
    UnreadableInputError
        If it is none, is damaged, or grows beyond any draft when it is unpacked.
    """
    file = WordFile(name, content, unpack_word(name, content))
    if file.main not in file.parts or CONTENT_TYPES not in file.parts:
        raise refuse_word(name, "no-word-file", "this archive holds no Word document; save the draft as .docx")
    return file


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
