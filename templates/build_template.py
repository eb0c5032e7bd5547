"""Make the templates of Word drafts, one a script: ``python templates/build_template.py``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from assistant.draft.word_package import save_bytes, set_properties
from assistant.draft.word_xml import make_field
from assistant.outputs import write_whole

INK, ACCENT = RGBColor(0x22, 0x22, 0x22), RGBColor(0x1F, 0x3A, 0x5F)
HEADER_SHADE, LINE = "DCE4EC", "9AA8B5"
# name: size, space before, space after, line spacing, bold, accent colour
TEXT_STYLES = {
    "Normal": (10, 0, 6, 1.15, False, False),
    "Body Text": (10, 0, 6, 1.15, False, False),
    "List Bullet": (10, 0, 3, 1.1, False, False),
    "Title": (20, 0, 4, 1.0, True, True),
    "Subtitle": (10.5, 0, 14, 1.0, False, False),
    "Heading 1": (14, 16, 6, 1.0, True, True),
    "Heading 2": (11.5, 12, 4, 1.0, True, True),
    "Heading 3": (10.5, 8, 3, 1.0, True, True),
    "TOC Heading": (11.5, 12, 4, 1.0, True, True),
    "toc 1": (10, 3, 1, 1.0, False, False),
    "toc 2": (10, 0, 1, 1.0, False, False),
    "annotation text": (9, 0, 3, 1.0, False, False),
    "Caption": (9, 8, 4, 1.0, True, False),
    "Bibliography": (9, 0, 3, 1.0, False, False),
    "Table Text": (8, 1, 1, 1.0, False, False),
    "Evidence": (7, 1, 1, 1.0, False, False),
    "Table Note": (8.5, 0, 6, 1.0, False, False),
}
TABLE_STYLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:color="{line}"/><w:bottom w:val="single" w:sz="8" w:color="{line}"/>
<w:insideH w:val="single" w:sz="4" w:color="D5DCE3"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
<w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{line}"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/></w:tcPr></w:tblStylePr></w:style>"""


@dataclass(frozen=True)
class Script:
    """How the text of a template is set.

    Attributes
    ----------
    locale
        Language of the East Asian letters of the text; empty where there are few.
    text, heads
        Fonts of the text, and of headings, captions and tables: of Latin letters, and of East Asian ones.
    sizes
        Style -> size and line spacing, where they are others than ``TEXT_STYLES`` gives.
    indent
        Letters by which the first line of a paragraph is set in.
    """

    locale: str = ""
    text: tuple[str, str] = ("Arial", "Arial")
    heads: tuple[str, str] = ("Arial", "Arial")
    sizes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    indent: int = 0


SCRIPTS = {
    "draft.docx": Script(),
    "draft.zh.docx": Script(
        locale="zh-CN",
        text=("Times New Roman", "SimSun"),
        heads=("Arial", "SimHei"),
        sizes={
            **{"Normal": (10.5, 1.3), "Body Text": (10.5, 1.3), "List Bullet": (10.5, 1.25), "Subtitle": (10.5, 1.2)},
            **{"Bibliography": (9, 1.15), "annotation text": (9, 1.1), "toc 1": (10.5, 1.1), "toc 2": (10.5, 1.1)},
        },
        indent=2,
    ),
}
HEADS = ("Title", "Heading 1", "Heading 2", "Heading 3", "TOC Heading", "Caption")
INDENTED = ("Body Text",)


def main() -> None:
    """Write the templates beside this file."""
    for name, script in SCRIPTS.items():
        write_whole(Path(__file__).parent / name, make_template(script))


def make_template(script: Script) -> bytes:
    """Make the template of a script."""
    word = docx.Document()
    drop_table_styles(word)
    for name, look in TEXT_STYLES.items():
        style_text(word, name, *look)
        set_script(word.styles[name], script)
    set_locale(word, script)
    for name, id_ in (("Draft Table", "DraftTable"), ("Draft Facts", "DraftFacts")):
        xml = TABLE_STYLE.format(ns=nsdecls("w"), id=id_, name=name, line=LINE, shade=HEADER_SHADE)
        word.styles.element.append(parse_xml(xml))
    lay_out_page(word)
    set_properties(word, "", "1980-01-01", "en")
    return save_bytes(word)


def drop_table_styles(word: Any) -> None:
    """Take out the table styles that python-docx brings, but for the one all others rest on."""
    for style in list(word.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.element.getparent().remove(style.element)


def style_text(
    word: Any, name: str, size: float, before: float, after: float, line: float, bold: bool, accent: bool
) -> None:
    """Set or make a paragraph style."""
    known = {style.name for style in word.styles}
    style = word.styles[name] if name in known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = ACCENT if accent else INK
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), line
    layout.widow_control = True
    if name.startswith("Heading") or name == "TOC Heading":  # captions of figures stand below them
        layout.keep_with_next = True
    if name == "toc 2":
        layout.left_indent = Cm(0.6)
    if name == "Bibliography":
        layout.left_indent, layout.first_line_indent = Cm(0.8), Cm(-0.8)
    for border in style.element.pPr.findall(qn("w:pBdr")) if style.element.pPr is not None else ():
        style.element.pPr.remove(border)


def set_script(style: Any, script: Script) -> None:
    """Set fonts, sizes and indents of a paragraph style as a script wants them."""
    latin, east_asian = script.heads if style.name in HEADS else script.text
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    named = {"w:ascii": latin, "w:hAnsi": latin, "w:cs": latin, "w:eastAsia": east_asian}
    for attribute, font in named.items():
        fonts.set(qn(attribute), font)
    if style.name in script.sizes:
        size, line = script.sizes[style.name]
        style.font.size, style.paragraph_format.line_spacing = Pt(size), line
    if script.indent and style.name in INDENTED:
        style.paragraph_format.first_line_indent = script.indent * style.font.size
        indent = style.element.pPr.find(qn("w:ind"))
        indent.set(qn("w:firstLineChars"), str(100 * script.indent))


def set_locale(word: Any, script: Script) -> None:
    """Say in which language the East Asian letters are, by which word processors break lines and choose fonts."""
    if script.locale:
        for language in word.styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), script.locale)


def lay_out_page(word: Any) -> None:
    """Set A4 pages with a page number in the footer."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for element in make_field("PAGE", "1"):
        paragraph._p.append(element)


if __name__ == "__main__":
    main()
