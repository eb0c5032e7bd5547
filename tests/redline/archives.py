"""Archives made by hand, also such as no word processor writes."""

import io
import warnings
import zipfile
from collections.abc import Iterable

from assistant.redline.package import WordFile, open_word
from assistant.wordprocessing import NAMESPACE, RELATIONSHIPS

MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{MAIN}" ContentType="{_WORD}"/></Types>'
)
FRAME = f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONSHIPS}"><w:body>%s</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"


def relate(*links: tuple[str, str, str]) -> str:
    """Write relationships from their ids, kinds and targets."""
    entries = (f'<Relationship Id="{i}" Type="{RELATIONSHIPS}/{kind}" Target="{to}"/>' for i, kind, to in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def pack(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that are named twice
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def word_file(body: str | bytes = PARAGRAPH, *parts: tuple[str, str | bytes]) -> WordFile:
    """Make a Word file of a body, or of a whole document given as bytes, and other parts."""
    main = body if isinstance(body, bytes) else FRAME % body
    names = {name for name, _ in parts}
    first = [("[Content_Types].xml", TYPES), ("_rels/.rels", relate(("rId1", "officeDocument", MAIN))), (MAIN, main)]
    return open_word("mine.docx", pack([*(part for part in first if part[0] not in names), *parts]))
