"""A Word file as an archive whose parts are replaced or added, all others staying as they are."""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from assistant.anchors import Origin, read_origin
from assistant.errors import Location, Problem, UnreadableInputError

MAX_PARTS = 5_000
MAX_BYTES = 500_000_000
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


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

    def relations(self, part: str) -> list[Relation]:
        """List the relationships of a part, of the whole file if it has no name."""
        content = self.read(_relations_of(part))
        folder = posixpath.dirname(part)
        return [
            Relation(
                str(entry.get("Id")),
                str(entry.get("Type")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, str(entry.get("Target")))).lstrip("/"),
            )
            for entry in (parse_part(content) if content else ())
            if entry.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship of a part to another, and give its id."""
        root = parse_part(self.read(_relations_of(part)) or _EMPTY_RELATIONS)
        known = {entry.get("Id") for entry in root}
        key = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
        place = posixpath.relpath(target, posixpath.dirname(part) or ".")
        etree.SubElement(root, f"{_RELATIONS}Relationship", Id=key, Type=f"{_OFFICE}/{kind}", Target=place)
        self.replace(_relations_of(part), write_part(root))
        return key

    def declare(self, part: str, content_type: str) -> None:
        """Say of which type a part is, unless it is said already of all of its suffix."""
        root = parse_part(self.read("[Content_Types].xml") or b"")
        suffix = part.rpartition(".")[2].lower()
        for entry in root:
            alike = entry.get("PartName") == f"/{part}" or str(entry.get("Extension")).lower() == suffix
            if alike and entry.get("ContentType") == content_type:
                return
        etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)
        self.replace("[Content_Types].xml", write_part(root))

    def find_origin(self) -> tuple[str, Origin] | None:
        """Find the part that says how the draft was generated, by what it holds."""
        for part, content in self.parts.items():
            if part.startswith("customXml/") and part.endswith(".xml"):
                origin = read_origin(content)
                if origin is not None:
                    return part, origin
        return None

    def save(self) -> bytes:
        """Write the archive: unchanged parts as they were, changed ones in their place, new ones behind."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.content)) as source, zipfile.ZipFile(out, "w") as target:
            for info in source.infolist():
                content = self._changed.get(info.filename, self.parts.get(info.filename, b""))
                target.writestr(info, content, compress_type=info.compress_type)
            for part in self._changed.keys() - self.parts.keys():
                info = zipfile.ZipInfo(part, _ZIP_TIME)
                info.external_attr = 0o600 << 16
                target.writestr(info, self._changed[part], compress_type=zipfile.ZIP_DEFLATED)
        return out.getvalue()


def open_word(name: str, content: bytes) -> WordFile:
    """Open a Word file.

    Raises
    ------
    UnreadableInputError
        If it is none, is damaged, or grows beyond any draft when it is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_BYTES:
                raise refuse(name, "too-large", "the file unpacks to more than any draft holds; check where it is from")
            file = WordFile(name, content, {info.filename: archive.read(info) for info in infos})
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise refuse(name, "no-word-file", "this is no Word document, or a damaged one; save it as .docx") from None
    if file.main not in file.parts:
        raise refuse(name, "no-word-file", "this archive holds no Word document; save the draft as .docx")
    return file


def refuse(name: str, code: str, message: str) -> UnreadableInputError:
    """Make the error that stops the work on a file."""
    return UnreadableInputError([Problem(Location(name), code, message)])


def parse_part(content: bytes) -> etree._Element:
    """Parse a part without entities or network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


def write_part(root: etree._Element) -> bytes:
    """Write a part as word processors do."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
