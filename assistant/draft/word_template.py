"""The Word file that a draft starts from: its tags filled, its place for the draft found, its styles completed."""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as Element

from assistant.anchors import NAMESPACE
from assistant.draft.document import Document
from assistant.draft.word_package import open_template, save_bytes
from assistant.draft.word_xml import end_section, make_paragraph, make_run
from assistant.errors import Location, Problem, UnreadableInputError
from assistant.located_yaml import did_you_mean

DRAFT = "draft"
# Names alone and no expressions: a template from a stranger runs nothing.
_TAG = re.compile(r"\{\{\s*(.*?)\s*\}\}|\{[%#].*?(?:[%#]\}|$)|\{\{.*")
_MARK = re.compile(r"\s*\{\{\s*draft\s*\}\}\s*")
_SECTION = f"{qn('w:pPr')}/{qn('w:sectPr')}"
_SHOWN = 60
_STORIES = (RT.HEADER, RT.FOOTER)
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a Word file the draft goes.

    Attributes
    ----------
    paragraph
        The empty paragraph before which its blocks stand.
    section
        The section that it stands in.
    """

    paragraph: Element
    section: Section

    def close(self, style: str) -> None:
        """End the pages that lie on their side before what the template has behind the draft."""
        lying = (self.section.page_width or 0) > (self.section.page_height or 0)
        if lying and any(_holds_text(element) for element in _rest_of_section(self.paragraph)):
            self.paragraph.addprevious(end_section(self.section._sectPr, style))
            turn_page(self.section)
        self._shrink()

    def _shrink(self) -> None:
        """Let the empty paragraph behind the draft take no room: behind a table it would begin a page of its own."""
        gap, following, body = self.paragraph.getprevious(), self.paragraph.getnext(), self.paragraph.getparent()
        if not isinstance(self.paragraph, CT_P) or following is None or not following.tag.endswith("}sectPr"):
            return
        if body is not None and isinstance(gap, CT_P) and not len(gap.xpath("w:r | w:pPr/w:sectPr")):
            body.remove(gap)
        looks = Paragraph(self.paragraph, None).paragraph_format  # type: ignore[arg-type]
        looks.space_before = looks.space_after = Pt(0)
        looks.line_spacing = Pt(1)


def turn_page(section: Section) -> None:
    """Turn the pages of a section by a quarter."""
    width, height = section.page_width or 0, section.page_height or 0
    section.orientation = WD_ORIENT.LANDSCAPE if width < height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width


def name_values(document: Document) -> dict[str, str]:
    """Give the values of the tags that a template may hold, beside that of the draft itself."""
    basis = document.basis
    made_of = {"pack": basis.pack, "snapshot": basis.snapshot[:12], "version": basis.version} if basis else {}
    return {"title": document.title, "date": document.date, **made_of}


def fill_template(word: WordDocument, template: Path, values: Mapping[str, str], style: str) -> Place:
    """Fill the tags of a template, and find the place of the draft: that of its tag, or an empty file.

    Raises
    ------
    UnreadableInputError
        With every tag that cannot be filled; or if there is text, and no tag that says where the draft goes.
    """
    body, problems, marks = word.element.body, [], []
    for number, paragraph in enumerate(_paragraphs(word), start=1):
        texts = [text for text in paragraph.iter(qn("w:t")) if _paragraph_of(text) is paragraph]
        shown = "".join(text.text or "" for text in texts)
        if _MARK.fullmatch(shown) and paragraph.getparent() is body:
            marks.append(paragraph)
            continue
        for tag in reversed(list(_TAG.finditer(shown))):
            if tag[1] in values:
                _replace(texts, tag.start(), tag.end(), values[tag[1]])
            else:
                problems.append(_wrong_tag(template, number, shown, tag, values))
    if len(marks) > 1 or (not marks and _holds_text(body) and not _is_draft(word)):
        message = "write {{ draft }} once, in a paragraph of its own, where the draft goes"
        problems.append(Problem(Location(str(template)), "no-place", message))
    if problems:
        raise UnreadableInputError(problems)
    return _clear(word, marks[0]) if marks else _empty(word, style)


def complete_styles(word: WordDocument, shipped: Path, names: Iterable[str]) -> None:
    """Take the styles that a template lacks from the one that comes with draftreview, but for those of lists."""
    known = {style.name for style in word.styles}
    ids = {style.style_id for style in word.styles}
    source: Any = docx.Document(str(shipped))
    for name in dict.fromkeys(names):
        element = source.styles[name].element
        if name in known or element.find(f".//{qn('w:numPr')}") is not None or element.styleId in ids:
            continue
        taken = copy.deepcopy(element)
        for tag in ("w:basedOn", "w:next", "w:link"):
            for child in taken.findall(qn(tag)):
                if child.get(qn("w:val")) not in ids:
                    taken.remove(child)
        word.styles.element.append(taken)


def make_template(shipped: Path) -> bytes:
    """Make a template to edit: the one that comes with draftreview, with the tag of the draft in it."""
    word = open_template(shipped)
    word.element.body.sectPr.addprevious(make_paragraph(word.styles["Normal"].style_id, [make_run("{{ draft }}")]))
    return save_bytes(word)


def _paragraphs(word: WordDocument) -> Iterator[Element]:
    """Go through the paragraphs of the text, then of headers and footers."""
    yield from word.element.body.iter(qn("w:p"))
    stories = [relation.target_part for relation in word.part.rels.values() if relation.reltype in _STORIES]
    for story in sorted(stories, key=lambda part: str(part.partname)):
        yield from story.element.iter(qn("w:p"))


def _paragraph_of(text: Element) -> Element | None:
    return next(text.iterancestors(qn("w:p")), None)


def _wrong_tag(template: Path, number: int, shown: str, tag: re.Match[str], values: Mapping[str, str]) -> Problem:
    where = f"paragraph {number} ({shown.strip()[:_SHOWN]!r})"
    if tag[1] == DRAFT:
        advice = "it stands in a paragraph of its own, outside of tables, headers and footers"
    elif tag[1] is None:
        advice = "a tag is {{ name }}, closed in its paragraph; " + did_you_mean("", (*values, DRAFT))
    else:
        advice = did_you_mean(tag[1], (*values, DRAFT))
    return Problem(Location(str(template)), "bad-tag", f"{where}: {tag[0]}: {advice}")


def _replace(texts: list[Element], start: int, end: int, value: str) -> None:
    """Put a value in place of a stretch of text, which may run over several elements."""
    position = 0
    for text in texts:
        content = text.text or ""
        first, last = max(start - position, 0), min(end - position, len(content))
        if first < last:
            text.text = content[:first] + value + content[last:]
            text.set(_PRESERVE, "preserve")
            value = ""
        position += len(content)


def _is_draft(word: WordDocument) -> bool:
    """Tell whether a file is a draft itself, which serves with its looks alone."""
    parts = (relation.target_part for relation in word.part.rels.values() if relation.reltype == RT.CUSTOM_XML)
    return any(NAMESPACE.encode() in part.blob for part in parts)


def _holds_text(parent: Element) -> bool:
    """Tell whether something is to be seen in an element."""
    seen = parent.iter(qn("w:t"), qn("w:drawing"), qn("w:pict"), qn("w:tbl"))
    return any(element.tag != qn("w:t") or (element.text or "").strip() for element in seen)


def _clear(word: WordDocument, mark: Element) -> Place:
    for child in list(mark):
        if child.tag != qn("w:pPr"):
            mark.remove(child)
    body = list(word.element.body)
    passed = sum(_ends_section(child) for child in body[: body.index(mark)])
    return Place(mark, word.sections[passed])


def _ends_section(element: Element) -> bool:
    return element.find(_SECTION) is not None


def _rest_of_section(paragraph: Element) -> Iterator[Element]:
    """Go through what follows a paragraph in its section."""
    element: Element | None = paragraph
    while element is not None and not _ends_section(element):
        element = element.getnext()
        if element is not None:
            yield element


def _empty(word: WordDocument, style: str) -> Place:
    for element in list(word.element.body):
        if not element.tag.endswith("}sectPr"):
            word.element.body.remove(element)
    paragraph = make_paragraph(style)
    word.element.body.sectPr.addprevious(paragraph)
    return Place(paragraph, word.sections[-1])
