"""A document written as a Word file, in the styles of a template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.section import Section
from lxml.etree import _Element as Element

from assistant.anchors import AnchorKind, Origin, short_hash
from assistant.draft.blocks import (
    Block,
    Contents,
    Facts,
    Figure,
    Heading,
    PageTurn,
    Paragraph,
    Reference,
    References,
    Role,
    Table,
)
from assistant.draft.document import Document
from assistant.draft.sentences import Text
from assistant.draft.word_anchors import AnchorBook, name_target
from assistant.draft.word_comments import CommentBook, next_number
from assistant.draft.word_contents import CONTENTS_STYLES, write_contents
from assistant.draft.word_markup import MarkedTable, parse
from assistant.draft.word_package import (
    add_custom_properties,
    add_origin,
    find_style,
    open_template,
    save_bytes,
    set_properties,
    shaped_as_word,
)
from assistant.draft.word_runs import RunWriter, mark_texts
from assistant.draft.word_tables import TableWriter
from assistant.draft.word_template import complete_styles, fill_template, name_values, turn_page
from assistant.draft.word_xml import (
    enclose_in_field,
    end_section,
    make,
    make_field,
    make_paragraph,
    make_picture,
    make_run,
)
from assistant.draft.zotero import BIBLIOGRAPHY, PREFERENCE, write_preferences

STYLES: dict[str, str] = {
    **{Role.TITLE: "Title", Role.SUBTITLE: "Subtitle", Role.BODY: "Body Text"},
    **{Role.BULLET: "List Bullet", Role.NOTE: "Table Note"},
    **CONTENTS_STYLES,
    **{f"heading {level}": f"Heading {level}" for level in (1, 2, 3)},
    **{name: name for name in ("Caption", "Bibliography", "Table Text", "Evidence", "Draft Table", "Draft Facts")},
}
_TITLES = (Role.TITLE, Role.SUBTITLE)
FACTS = "facts"


def to_docx(document: Document, template: Path, *, zotero: bool = False, shipped: Path | None = None) -> bytes:
    """Write a document as a Word file.

    Parameters
    ----------
    document
        The draft.
    template
        A Word file whose styles, page layout and text are taken, the draft standing where it says.
    zotero
        Whether citations and reference list are fields that Zotero's plug-in can restyle.
    shipped
        A template whose styles are taken where the other lacks them.

    Returns
    -------
    The file; the same document and template give the same bytes.

    Raises
    ------
    UnknownNameError
        If the template does not exist or lacks a style.
    UnreadableInputError
        If the template is no Word document, or its tags cannot be filled.
    """
    word = open_template(template)
    with shaped_as_word(template):
        if shipped is not None:
            complete_styles(word, shipped, STYLES.values())
        styles = {key: find_style(word, template, name) for key, name in STYLES.items()}
        place = fill_template(word, template, name_values(document), styles[Role.NOTE])
        comments = CommentBook(document.date, next_number(word))
    live = document.sources if zotero else None
    runs = RunWriter(document.numbered(), live, document.spacing)
    writer = _Writer(document, styles, place.section, word.part, runs, comments)
    for block in document.blocks:
        for element in writer.write(block):
            place.paragraph.addprevious(element)
    writer.fill_contents()
    place.close(styles[Role.NOTE])
    with shaped_as_word(template):
        set_properties(word, document.title, document.date, document.language)
    if document.basis is not None:
        add_origin(word, Origin(document.basis, document.verdicts, tuple(writer.book.anchors)))
    writer.comments.save(word)
    if live is not None:
        add_custom_properties(word, [(f"{PREFERENCE}{n}", text) for n, text in enumerate(write_preferences(live), 1)])
    return save_bytes(word, writer.texts)


@dataclass
class _Writer:
    document: Document
    styles: dict[str, str]
    section: Section
    part: StoryPart
    runs: RunWriter
    comments: CommentBook
    book: AnchorBook = field(default_factory=AnchorBook)
    contents: dict[str, Element] = field(default_factory=dict)
    texts: dict[bytes, bytes] = field(default_factory=dict)

    def write(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._paragraph(block)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Facts(rows):
                facts = self._tables().mark_facts(rows)
                self.book.note_table(FACTS, [facts])
                yield from (self._set_in(facts), self._gap())
            case References(entries):
                yield from self._references(entries)
            case Contents(title):
                self.contents[title] = self._gap()
                yield self.contents[title]
            case PageTurn():
                yield end_section(self.section._sectPr, self.styles[Role.NOTE])
                turn_page(self.section)

    def fill_contents(self) -> None:
        """Write the table of contents in its place, once all headings are known."""
        for title, place in self.contents.items():
            for element in write_contents(title, self.book.anchors, self.styles):
                place.addprevious(element)

    def _heading(self, block: Heading) -> Element:
        self.book.enter(block.level, block.text)
        heading = make_paragraph(self.styles[f"heading {min(block.level, 3)}"], [make_run(block.text)])
        self.book.anchor(heading, AnchorKind.HEADING)
        return heading

    def _paragraph(self, block: Paragraph) -> Element:
        paragraph = make_paragraph(self.styles[block.role], self.runs.write_sentences(block.sentences))
        kind = AnchorKind.TITLE if block.role in _TITLES else AnchorKind.PARAGRAPH
        self.book.anchor(paragraph, kind, block.synthesis_ids)
        if block.remarks:
            self.comments.comment(paragraph, map(self.runs.write_plain, block.remarks))
        return paragraph

    def _references(self, entries: Sequence[Reference]) -> list[Element]:
        paragraphs = [make_paragraph(self.styles["Bibliography"], _reference(entry)) for entry in entries]
        for paragraph, entry in zip(paragraphs, entries, strict=True):
            self.book.anchor(paragraph, AnchorKind.REFERENCE, [entry.record_id])
        if self.runs.live is not None and paragraphs:
            return enclose_in_field(BIBLIOGRAPHY, paragraphs, self.styles[Role.NOTE])
        return paragraphs

    def _table(self, block: Table) -> Iterator[Element]:
        yield self._caption(block)
        parts = list(self._tables().mark(block))
        self.book.note_table(block.key, parts, (row.about for row in block.rows))
        for part in parts:
            yield from (self._set_in(part), self._gap())

    def _set_in(self, table: MarkedTable) -> Element:
        """Mark the place of a table, which stands there when the file is written: moving its parts takes very long."""
        number = len(self.texts)
        self.texts[f'<w:tbl w:val="{number}"/>'.encode()] = str(table).encode()
        return make("tbl", val=number)

    def _figure(self, block: Figure) -> Iterator[Element]:
        picture = make_picture(self.part, block.picture.png, round(self._line() * block.share), block.alt)
        paragraph = make_paragraph(self.styles[Role.NOTE], [picture], keep_next=True)
        hashes = {str(blip.get(qn("r:embed"))): short_hash(block.picture.png) for blip in picture.iter(qn("a:blip"))}
        self.book.anchor(paragraph, AnchorKind.FIGURE, [block.key], hashes)
        yield paragraph
        yield self._caption(block)

    def _caption(self, block: Table | Figure) -> Element:
        """Write a caption, its number where cross-references find it."""
        numbered, spacing = self.runs.numbers[block.key], self.runs.spacing
        label, number = numbered.label, str(numbered.number)
        called = [make_run(f"{label}{spacing.number}"), *make_field(f"SEQ {label} \\* ARABIC", number)]
        runs = [*called, make_run(f"{spacing.caption}{block.caption}")]
        caption = make_paragraph(self.styles["Caption"], runs, keep_next=isinstance(block, Table))
        self.book.enclose_runs(called, name_target(block.key))
        self.book.anchor(caption, AnchorKind.CAPTION, [block.key])
        return caption

    def _gap(self) -> Element:
        """Make the empty paragraph that keeps tables apart."""
        return make_paragraph(self.styles[Role.NOTE])

    def _tables(self) -> TableWriter:
        return TableWriter(self.runs, self.styles, self._line())

    def _line(self) -> int:
        """Give the length of a line in the units of python-docx."""
        page, left, right = self.section.page_width, self.section.left_margin, self.section.right_margin
        return (page or 0) - (left or 0) - (right or 0)


def _reference(entry: Reference) -> list[Element]:
    label = [Text(f"{entry.label} ")] if entry.label else []
    return parse(mark_texts([*label, *entry.texts]))
