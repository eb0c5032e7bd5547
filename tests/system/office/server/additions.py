"""What a writer adds to words and paragraphs, and how she makes them look."""

import uno
from com.sun.star.awt import Size
from com.sun.star.lang import Locale
from com.sun.star.style.BreakType import PAGE_BEFORE
from com.sun.star.text.TextContentAnchorType import AS_CHARACTER
from desktop import properties
from places import find_paragraph, find_words, go_behind

BOLD = 150.0  # com.sun.star.awt.FontWeight.BOLD
_PICTURE = Size(2000, 1000)  # hundredths of a millimetre


def comment(desktop, document, anchor, text, words=None):
    """Comment on words of a paragraph, or on the place where it starts."""
    place = find_words(document, anchor, words) if words else find_paragraph(document, anchor).Start
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author, note.Content = desktop.author, text
    place.Text.insertTextContent(place, note, bool(words))


def embolden(desktop, document, anchor, words):
    """Set words in bold."""
    find_words(document, anchor, words).CharWeight = BOLD


def link(desktop, document, anchor, words, url):
    """Make words a link."""
    find_words(document, anchor, words).HyperLinkURL = url


def set_style(desktop, document, anchor, style):
    """Give a paragraph another style."""
    find_paragraph(document, anchor).ParaStyleName = style


def change_style(desktop, document, style, font, language):
    """Change font and language of all that a style is on."""
    changed = document.StyleFamilies.getByName("ParagraphStyles").getByName(style)
    changed.CharFontName, changed.CharLocale = font, Locale(language, "", "")


def turn_page(desktop, document, anchor):
    """Let a paragraph start a page."""
    find_paragraph(document, anchor).BreakType = PAGE_BEFORE


def add_picture(desktop, document, anchor, path):
    """Put a picture at the end of a paragraph."""
    provider = desktop.create("com.sun.star.graphic.GraphicProvider")
    picture = document.createInstance("com.sun.star.text.TextGraphicObject")
    picture.Graphic = provider.queryGraphic(properties(URL=uno.systemPathToFileUrl(path)))
    picture.AnchorType = AS_CHARACTER
    picture.Size = _PICTURE
    _insert(find_paragraph(document, anchor).End, picture)


def add_footnote(desktop, document, anchor, words, text):
    """Put a footnote behind words."""
    note = document.createInstance("com.sun.star.text.Footnote")
    _insert(find_words(document, anchor, words).End, note)
    note.String = text


def add_table(desktop, document, anchor, rows):
    """Put a table between a paragraph and the next."""
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(len(rows), len(rows[0]))
    _insert(go_behind(document, anchor), table)
    table.DataArray = tuple(map(tuple, rows))


def _insert(place, content):
    place.Text.insertTextContent(place, content, False)
