"""A Word file as an archive: the template it starts from, its properties, and bytes without a clock."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.shared import Inches
from lxml import etree

from assistant.anchors import NAMESPACE, Origin, write_origin
from assistant.draft.template_checks import ATTACHED, check_template
from assistant.errors import UnknownNameError
from assistant.word_archives import refuse_word, unpack_word
from assistant.wordprocessing import AUTHOR, ZIP_TIME, make_entry, write_part

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MEASURES = ("page_width", "page_height", "left_margin", "right_margin", "orientation")
_LONGEST = Inches(22)  # that Word takes for the side of a page
_STORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
    b' ds:itemID="{6F0E1B52-7C39-4C0B-9C1E-2C6D7A1D9E41}"/>'
)


def open_template(path: Path) -> WordDocument:
    """Open a Word file as template.

    Raises
    ------
    UnknownNameError
        If there is no such file.
    UnreadableInputError
        If it is no Word document.
    """
    if not path.is_file():
        raise UnknownNameError("template", str(path), [p.name for p in path.parent.glob("*.docx")])
    content = path.read_bytes()
    check_template(str(path), unpack_word(str(path), content))
    with shaped_as_word(path):
        word = docx.Document(io.BytesIO(content))
        _drop_attached(word)
        _require_what_is_saved(word)
        _require_measures(word, path)
    return word


@contextmanager
def shaped_as_word(path: Path) -> Iterator[None]:
    """Take what python-docx stumbles over for a template whose parts are none of Word's.

    Raises
    ------
    UnreadableInputError
        ``bad-template``.
    """
    try:
        yield
    except (OpcError, XmlchemyError, AttributeError, LookupError, TypeError, ValueError):
        message = "its parts are not those of a Word document; save the template as .docx in a word processor"
        raise refuse_word(str(path), "bad-template", message) from None


def _drop_attached(word: WordDocument) -> None:
    """Take out the template that a template was made from itself, which would be looked for where it was."""
    for part in word.part.package.iter_parts():
        for key in [key for key, relation in part.rels.items() if relation.reltype.endswith(f"/{ATTACHED}")]:
            part.rels.pop(key)
            for element in part.element.findall(qn("w:attachedTemplate")) if isinstance(part, XmlPart) else ():
                part.element.remove(element)


def _require_what_is_saved(word: WordDocument) -> None:
    """Raise for a part without a type and a relationship without an id, which python-docx opens and cannot save."""
    parts = list(word.part.package.iter_parts())
    if not all(part.content_type for part in parts):
        raise LookupError("ContentType")
    if not all(key for owner in (word.part.package, *parts) for key in owner.rels):
        raise LookupError("Id")


def _require_measures(word: WordDocument, path: Path) -> None:
    """Raise for a page whose size or margin is no number; python-docx reads each only when it is asked for."""
    for section in word.sections:
        for name in _MEASURES:
            getattr(section, name)
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        # Wide tables turn the page by a quarter, so that either side may be a line.
        for side in (section.page_width, section.page_height):
            if side is None or not 0 < side - margins <= _LONGEST or not side <= _LONGEST:
                message = "a page has no size, or one without room for a line; set it in a word processor, and save it"
                raise refuse_word(str(path), "bad-template", message)


def find_style(word: WordDocument, template: Path, name: str) -> str:
    """Give the id of a style of the template by its name.

    Raises
    ------
    UnknownNameError
        If the template has no style of that name.
    """
    try:
        return str(word.styles[name].style_id)
    except KeyError:
        known = [style.name for style in word.styles if style.name]
        raise UnknownNameError(f"style in {template.name}:", name, known) from None


def set_properties(word: WordDocument, title: str, date: str, language: str) -> None:
    """Set the document properties; every date is that of the snapshot."""
    properties = word.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:255], AUTHOR, AUTHOR
    properties.language, properties.revision, properties.comments = language, 1, ""
    try:
        day = datetime.datetime.fromisoformat(date[:10])
    except ValueError:
        day = datetime.datetime(*ZIP_TIME[:3])
    properties.created = properties.modified = day


def add_custom_properties(word: WordDocument, properties: Iterable[tuple[str, str]]) -> None:
    """Add a part of custom properties, pairs of a name and a text, in place of those of the template."""
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RT.CUSTOM_PROPERTIES:
            package.rels.pop(key)
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES})  # type: ignore[dict-item]
    for number, (name, text) in enumerate(properties, start=2):
        entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = text
    part = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, write_part(root), package)
    package.relate_to(part, RT.CUSTOM_PROPERTIES)


def add_origin(word: WordDocument, origin: Origin) -> None:
    """Add a custom XML part that says how the draft was generated, in place of one of the template."""
    package = word.part.package
    for key, relation in list(word.part.rels.items()):
        if relation.reltype == RT.CUSTOM_XML and NAMESPACE.encode() in relation.target_part.blob:
            word.part.rels.pop(key)
    part = Part(PackURI("/customXml/draftreview.xml"), CT.XML, write_origin(origin), package)
    word.part.relate_to(part, RT.CUSTOM_XML)
    properties = Part(PackURI("/customXml/draftreviewProps.xml"), CT.OFC_CUSTOM_XML_PROPERTIES, _STORE, package)
    part.relate_to(properties, RT.CUSTOM_XML_PROPS)


def save_bytes(word: WordDocument, texts: Mapping[bytes, bytes] | None = None) -> bytes:
    """Save to bytes that depend on the content alone; in the text of the document, marks give way to what they mean."""
    written, out = io.BytesIO(), io.BytesIO()
    word.save(written)
    body = str(word.part.partname).removeprefix("/")
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(make_entry(name), _replace(content, texts) if texts and name == body else content)
    return out.getvalue()


def _replace(content: bytes, texts: Mapping[bytes, bytes]) -> bytes:
    marks = re.compile(b"|".join(map(re.escape, texts)))
    return marks.sub(lambda mark: texts[mark[0]], content)
