"""A document written as a Word file, in the styles of a template."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docx.enum.section import WD_ORIENT
from docx.parts.story import StoryPart
from docx.section import Section
from lxml.etree import _Element as Element

from assistant.draft.document import (
    Block,
    Cell,
    Cite,
    Document,
    Emphasis,
    Facts,
    Figure,
    Heading,
    Inline,
    Numbered,
    NumberRef,
    PageTurn,
    Paragraph,
    Reference,
    References,
    Role,
    Row,
    Sources,
    Table,
    Text,
)
from assistant.draft.word_package import add_custom_properties, find_style, open_template, save_bytes, set_properties
from assistant.draft.word_xml import (
    begin_field,
    bookmark,
    end_field,
    end_section,
    make_cell,
    make_field,
    make_paragraph,
    make_picture,
    make_row,
    make_run,
    make_table,
)
from assistant.draft.zotero import BIBLIOGRAPHY, PREFERENCE, write_citation, write_preferences

BAND_SHADE = "EEF2F6"
ANCHOR_PREFIX = "_dr"
MAX_ROWS = 200  # a longer table is written as several: word processors lay out very long ones slowly
MAX_ANCHOR = 40
_ALIGNED = {Emphasis.RAISED: "superscript", Emphasis.LOWERED: "subscript"}
TWIP = 635  # in the units of python-docx lengths
STYLES: dict[str, str] = {
    **{Role.TITLE: "Title", Role.SUBTITLE: "Subtitle", Role.BODY: "Body Text"},
    **{Role.BULLET: "List Bullet", Role.NOTE: "Table Note"},
    **{f"heading {level}": f"Heading {level}" for level in (1, 2, 3)},
    **{name: name for name in ("Caption", "Bibliography", "Table Text", "Evidence", "Draft Table", "Draft Facts")},
}


def to_docx(document: Document, template: Path, *, zotero: bool = False) -> bytes:
    """Write a document as a Word file.

    Parameters
    ----------
    document
        The draft.
    template
        A Word file whose styles and page layout are taken and whose text is dropped.
    zotero
        Whether citations and reference list are fields that Zotero's plug-in can restyle.

    Returns
    -------
    The file; the same document and template give the same bytes.

    Raises
    ------
    UnknownNameError
        If the template does not exist or lacks a style.
    UnreadableInputError
        If the template is no Word document.
    """
    word = open_template(template)
    styles = {key: find_style(word, template, name) for key, name in STYLES.items()}
    end = word.element.body.sectPr
    live = document.sources if zotero else None
    writer = _Writer(document, styles, word.sections[-1], word.part, document.numbered(), live)
    for block in document.blocks:
        for element in writer.write(block):
            end.addprevious(element)
    set_properties(word, document.title, document.date, document.language)
    if live is not None:
        add_custom_properties(word, [(f"{PREFERENCE}{n}", text) for n, text in enumerate(write_preferences(live), 1)])
    return save_bytes(word)


@dataclass
class _Writer:
    document: Document
    styles: dict[str, str]
    section: Section
    part: StoryPart
    numbers: dict[str, Numbered]
    live: Sources | None
    anchors: set[str] = field(default_factory=set)

    def write(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading(level, text):
                yield make_paragraph(self.styles[f"heading {min(level, 3)}"], [make_run(text)])
            case Paragraph():
                yield self._paragraph(block)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Facts(rows):
                yield from self._facts(rows)
            case References(entries):
                yield from self._references(entries)
            case PageTurn():
                yield end_section(self.section._sectPr)
                width, height = self.section.page_width, self.section.page_height
                self.section.orientation = WD_ORIENT.LANDSCAPE
                self.section.page_width, self.section.page_height = height, width

    def _paragraph(self, block: Paragraph) -> Element:
        runs: list[Element] = []
        for sentence in block.sentences:
            runs += [make_run(" ")] if runs else []
            runs += self._runs(sentence.inlines)
        paragraph = make_paragraph(self.styles[block.role], runs)
        if block.synthesis_ids:
            bookmark(paragraph, self._anchor(block.synthesis_ids), len(self.anchors))
        return paragraph

    def _anchor(self, synthesis_ids: Sequence[str]) -> str:
        """Name the bookmark of a paragraph after its synthesis, or after all of them by hash; hidden by ``_``."""
        joined = synthesis_ids[0] if len(synthesis_ids) == 1 else _short_hash(" ".join(synthesis_ids))
        name = f"{ANCHOR_PREFIX}{''.join(c for c in joined if c.isascii() and c.isalnum())}"[:MAX_ANCHOR]
        while name in self.anchors:
            name = f"{ANCHOR_PREFIX}{_short_hash(name)}"
        self.anchors.add(name)
        return name

    def _runs(self, inlines: Iterable[Inline]) -> list[Element]:
        return [run for inline in inlines for run in self._inline(inline)]

    def _inline(self, inline: Inline) -> list[Element]:
        match inline:
            case Cite(record_ids, shown):
                runs = list(map(_text, shown))
                if self.live is None:
                    return runs
                return [*begin_field(write_citation(record_ids, self.live)), *runs, end_field()]
            case NumberRef(key):
                return [make_run(str(self.numbers[key]))]
            case Text():
                return [_text(inline)]

    def _references(self, entries: Sequence[Reference]) -> list[Element]:
        paragraphs = [make_paragraph(self.styles["Bibliography"], self._reference(entry)) for entry in entries]
        if self.live is not None and paragraphs:
            for place, run in enumerate(begin_field(BIBLIOGRAPHY), start=1):
                paragraphs[0].insert(place, run)
            paragraphs[-1].append(end_field())
        return paragraphs

    def _reference(self, entry: Reference) -> list[Element]:
        label = [make_run(f"{entry.label} ")] if entry.label else []
        return label + list(map(_text, entry.texts))

    def _table(self, block: Table) -> Iterator[Element]:
        yield self._caption(block)
        widths = self._widths([column.width for column in block.columns])
        style = self.styles["Evidence" if block.small else "Table Text"]
        titles = [(Text(column.title, Emphasis.STRONG),) for column in block.columns]
        for start in range(0, max(len(block.rows), 1), MAX_ROWS):
            table = make_table(self.styles["Draft Table"], widths, header=True)
            table.append(make_row(self._cells(style, titles, widths), header=True))
            table.extend(self._row(row, style, widths) for row in block.rows[start : start + MAX_ROWS])
            yield table
            yield make_paragraph(self.styles[Role.NOTE])

    def _figure(self, block: Figure) -> Iterator[Element]:
        picture = make_picture(self.part, block.png, round(self._line() * block.share), block.alt)
        yield make_paragraph(self.styles[Role.BODY], [picture], keep_next=True)
        yield self._caption(block, keep_next=False)

    def _caption(self, block: Table | Figure, *, keep_next: bool = True) -> Element:
        label, number = self.numbers[block.key].label, self.numbers[block.key].number
        field = make_field(f"SEQ {label} \\* ARABIC", str(number))
        runs = [make_run(f"{label} "), *field, make_run(f". {block.caption}")]
        return make_paragraph(self.styles["Caption"], runs, keep_next=keep_next)

    def _row(self, row: Row, style: str, widths: Sequence[int]) -> Element:
        if not row.band:
            return make_row(self._cells(style, row.cells, widths))
        runs = [make_run(inline.text, bold=True) for inline in row.cells[0] if isinstance(inline, Text)]
        band = make_paragraph(style, runs, keep_next=True)
        return make_row([make_cell(band, sum(widths), span=len(widths), shade=BAND_SHADE)])

    def _facts(self, rows: Iterable[tuple[str, str]]) -> Iterator[Element]:
        widths = self._widths([1.0, 2.4])
        style = self.styles["Table Text"]
        table = make_table(self.styles["Draft Facts"], widths, header=False)
        for name, value in rows:
            cells = [(Text(name, Emphasis.STRONG),), (Text(value),)]
            table.append(make_row(self._cells(style, cells, widths)))
        yield table
        yield make_paragraph(self.styles[Role.NOTE])

    def _cells(self, style: str, cells: Iterable[Cell], widths: Sequence[int]) -> list[Element]:
        return [
            make_cell(make_paragraph(style, self._runs(cell)), width) for cell, width in zip(cells, widths, strict=True)
        ]

    def _widths(self, shares: Sequence[float]) -> list[int]:
        line = self._line() / TWIP
        return [round(line * share / sum(shares)) for share in shares]

    def _line(self) -> int:
        """Give the length of a line in the units of python-docx."""
        page, left, right = self.section.page_width, self.section.left_margin, self.section.right_margin
        return (page or 0) - (left or 0) - (right or 0)


def _text(text: Text) -> Element:
    shape = text.emphasis
    return make_run(
        text.text, bold=shape is Emphasis.STRONG, italic=shape is Emphasis.SLANTED, align=_ALIGNED.get(shape, "")
    )


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
