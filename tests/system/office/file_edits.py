"""What other programs do to a draft: edits of its paragraphs with python-docx, saved by LibreOffice afterwards."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from tests.system.office.client import Office
from tests.system.office.places import Place, Places
from tests.system.office.samples import field

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHOWN = "[hers]"


@dataclass(frozen=True, slots=True)
class FileEdit:
    """An edit made with python-docx.

    Attributes
    ----------
    id
        What it is called.
    place
        Where.
    change
        Changes the paragraph there.
    words
        Words of hers that must survive, in the text or a comment.
    """

    id: str
    place: Callable[[Places], Place]
    change: Callable[[Document, Paragraph], object]
    words: tuple[str, ...] = ()

    def apply(self, office: Office, source: Path, target: Path, places: Places) -> None:
        """Make the edit in a draft, and let LibreOffice save the outcome."""
        between = target.with_suffix(".python.docx")
        document = docx.Document(str(source))
        self.change(document, find_paragraph(document, self.place(places).anchor))
        document.save(str(between))
        office.save_again(between, target)


def find_paragraph(document: Document, anchor: str) -> Paragraph:
    """Find the paragraph in which a bookmark starts.

    Raises
    ------
    LookupError
        If there is none.
    """
    for paragraph in document.paragraphs:
        if any(start.get(qn("w:name")) == anchor for start in paragraph._p.iter(qn("w:bookmarkStart"))):
            return paragraph
    raise LookupError(f"no bookmark {anchor}")


def write_citation(item: str) -> str:
    """Write the instruction of a citation of an item in a library of hers, as Zotero's plug-in does."""
    uri = f"http://zotero.org/users/1/items/{item}"
    code = {
        "citationID": item,
        "properties": {"formattedCitation": _SHOWN, "plainCitation": _SHOWN, "noteIndex": 0},
        "citationItems": [{"id": 1, "uris": [uri], "itemData": {"id": 1, "type": "book", "title": "Her book"}}],
    }
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(code)}"


def _write_behind(document: Document, paragraph: Paragraph) -> None:
    new = deepcopy(paragraph._p)
    paragraph._p.addnext(new)
    for child in new[1:]:
        new.remove(child)
    Paragraph(new, paragraph._parent).add_run("Written by a program.")


def _change_last_run(document: Document, paragraph: Paragraph) -> None:
    paragraph.runs[-1].text += " Added by a program."


def _delete(document: Document, paragraph: Paragraph) -> None:
    paragraph._p.getparent().remove(paragraph._p)


def _cite(document: Document, paragraph: Paragraph) -> None:
    runs = parse_xml(f"<w:p {_NAMES}>{field(write_citation('HERS2345'), _SHOWN)}</w:p>")
    paragraph._p.extend(runs)


def _comment(document: Document, paragraph: Paragraph) -> None:
    document.add_comment(paragraph.runs, text="Said by a program.", author="Eve")


FILE_EDITS: tuple[FileEdit, ...] = (
    FileEdit("add, as a file", lambda places: places.prose[30], _write_behind, ("Written by a program.",)),
    FileEdit("change a run, as a file", lambda places: places.prose[31], _change_last_run, ("Added by a program.",)),
    FileEdit("delete, as a file", lambda places: places.prose[32], _delete),
    FileEdit("cite, as a file", lambda places: places.prose[33], _cite, (_SHOWN,)),
    FileEdit("comment, as a file", lambda places: places.prose[34], _comment, ("Said by a program.",)),
)
