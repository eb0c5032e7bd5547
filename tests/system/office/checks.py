"""Whether an edit did what its name says, told from the draft before and after it."""

from collections.abc import Callable

from tests.system.office.comparison import compare
from tests.system.office.places import Place, Places
from tests.system.office.shape import (
    FieldStart,
    Footnote,
    Paragraph,
    Picture,
    Row,
    Shape,
    Table,
    Text,
)

Check = Callable[[Places, Shape, Shape], bool]


def read_everything(shape: Shape) -> str:
    """Give the text, the comments and the footnotes."""
    notes = [p.text for at in shape.paragraphs() for p in at.pieces if isinstance(p, Footnote)]
    return "\n".join([shape.text, *notes, *(comment.text for comment in shape.comments)])


def _list_texts(shape: Shape) -> list[str]:
    return [at.text for at in shape.paragraphs()]


def _has(shape: Shape, anchor: str) -> bool:
    return any(anchor in at.anchors for at in shape.paragraphs())


def _find_marks(shape: Shape, place: Place, words: str) -> frozenset[str]:
    """Give the marks of the piece of text that is just these words; none if there is no such piece."""
    pieces = shape.find(place.anchor).pieces
    return next((p.marks for p in pieces if isinstance(p, Text) and p.text.strip() == words), frozenset())


def _go_behind(shape: Shape, anchor: str, steps: int = 1) -> Paragraph:
    """Give the paragraph some steps behind an anchored one."""
    listed = list(shape.paragraphs())
    return listed[listed.index(shape.find(anchor)) + steps]


def _find_rows(shape: Shape, place: Place) -> tuple[Row, ...]:
    """Give the rows of the table below a caption."""
    at = shape.blocks.index(shape.find(place.anchor))
    return next(block.rows for block in shape.blocks[at:] if isinstance(block, Table))


def _prose(number: int, check: Callable[[Place, Paragraph, Paragraph], bool]) -> Check:
    """Check a paragraph as it was and as it is."""

    def checked(places: Places, before: Shape, after: Shape) -> bool:
        place = places.prose[number]
        return check(place, before.find(place.anchor), after.find(place.anchor))

    return checked


def _count(kind: str, shape: Shape) -> int:
    return dict(shape.revisions).get(kind, 0)


def _read_cells(row: Row) -> list[str]:
    return ["".join(block.text for block in cell.blocks if isinstance(block, Paragraph)) for cell in row.cells]


def _rows_below(number: int, check: Callable[[tuple[Row, ...], tuple[Row, ...], int], bool]) -> Check:
    """Check the rows below a caption as they were and as they are, at the row of the place, counted from naught."""

    def checked(places: Places, before: Shape, after: Shape) -> bool:
        place = places.captions[number]
        return check(_find_rows(before, place), _find_rows(after, place), place.row - 1)

    return checked


def _replaced(number: int, text: str) -> Check:
    """Check that words of a paragraph gave way to a text."""
    return _prose(number, lambda place, before, after: after.text == before.text.replace(place.words(4, 6), text, 1))


def _is_gone(places: Places, anchor: str, before: Shape, after: Shape) -> bool:
    return _has(before, anchor) and not _has(after, anchor) and before.find(anchor).text not in _list_texts(after)


CHECKS: dict[str, Check] = {
    "rewrite": _prose(0, lambda _, before, after: after.text == "I tell this in my words."),
    "change words": _replaced(1, "as we see it"),
    "delete words": _replaced(3, ""),
    "append": _prose(4, lambda _, before, after: after.text == f"{before.text} We doubt this."),
    "delete": lambda places, before, after: _is_gone(places, places.pairs[0][0].anchor, before, after),
    "delete, tracked": lambda places, before, after: (
        after.find(places.pairs[1][0].anchor).text == "" and after.find(places.pairs[1][0].anchor).mark == "del"
    ),
    "move": lambda places, before, after: (
        _go_behind(after, places.pairs[2][0].anchor).anchors == (places.pairs[4][1].anchor,)
    ),
    "move, tracked": lambda places, before, after: (
        after.find(places.pairs[3][0].anchor).mark == "moveFrom"
        and _go_behind(after, f"{places.pairs[3][0].anchor}_Copy_1").anchors == (places.pairs[5][1].anchor,)
    ),
    "copy": lambda places, before, after: _list_texts(after).count(places.pairs[6][0].text) == 2,
    "merge": lambda places, before, after: (
        after.find(places.pairs[8][0].anchor).text == places.pairs[8][0].text + places.pairs[8][1].text
        and after.find(places.pairs[8][0].anchor) == after.find(places.pairs[8][1].anchor)
    ),
    "split": lambda places, before, after: (
        after.find(places.prose[6].anchor).text.endswith(places.prose[6].words(4, 6))
        and after.find(places.prose[6].anchor).text + _go_behind(after, places.prose[6].anchor).text
        == places.prose[6].text
    ),
    "write before": lambda places, before, after: (
        _go_behind(after, places.prose[8].anchor, -1).text == "Before all this."
    ),
    "write behind": lambda places, before, after: _go_behind(after, places.prose[9].anchor).text == "After all this.",
    "write behind, tracked": lambda places, before, after: (
        _go_behind(after, places.prose[10].anchor).text == "A late thought." and _count("ins", after) > 0
    ),
    "comment on words": lambda places, before, after: (
        [(note.author, note.about) for note in after.comments] == [("Reviewer", places.prose[13].words(4, 6))]
    ),
    "comment on a paragraph": lambda places, before, after: [note.about for note in after.comments] == [""],
    "change words, tracked": lambda places, before, after: (
        _replaced(15, "or not")(places, before, after)
        and "del" in _find_marks(after, places.prose[15], places.prose[15].words(4, 6))
        and "ins" in _find_marks(after, places.prose[15], "or not")
    ),
    "append, tracked": lambda places, before, after: "ins" in _find_marks(after, places.prose[16], "So it seems."),
    "delete words, tracked": lambda places, before, after: (
        _replaced(17, "")(places, before, after)
        and "del" in _find_marks(after, places.prose[17], places.prose[17].words(4, 6))
    ),
    "embolden": lambda places, before, after: (
        "bold" in _find_marks(after, places.prose[20], places.prose[20].words(4, 6))
    ),
    "make a list item": _prose(
        22, lambda _, before, after: (before.style, after.style) == ("body text", "list bullet")
    ),
    "make a heading": _prose(23, lambda _, before, after: (before.style, after.style) == ("body text", "heading 3")),
    "link": _prose(24, lambda _, before, after: FieldStart("HYPERLINK https://example.org/") in after.pieces),
    "turn the page": lambda places, before, after: (
        "page" in [getattr(piece, "kind", "") for piece in _go_behind(after, places.prose[25].anchor, -1).pieces]
    ),
    "add a picture": _prose(26, lambda _, before, after: isinstance(after.pieces[-1], Picture)),
    "add a footnote": _prose(27, lambda _, before, after: Footnote("See page 3.") in after.pieces),
    "add a table": lambda places, before, after: (
        list(map(_read_cells, _find_rows(after, places.prose[28])))
        == [
            ["scanner", "n"],
            ["loud", "3"],
        ]
    ),
    "change a heading": lambda places, before, after: (
        after.find(places.headings[2].anchor).text == "As we call it"
        and after.find(places.headings[2].anchor).style == before.find(places.headings[2].anchor).style
    ),
    "lower a heading": lambda places, before, after: after.find(places.headings[4].anchor).style == "heading 4",
    "delete a heading": lambda places, before, after: (
        _has(before, places.headings[6].anchor) and not _has(after, places.headings[6].anchor)
    ),
    "delete a section": lambda places, before, after: (
        not _has(after, places.section[0].anchor)
        and _has(after, places.section[1].anchor)
        and len(before.blocks) - len(after.blocks) >= 3
    ),
    "change a caption": lambda places, before, after: (
        after.find(places.captions[0].anchor).text == f"{places.captions[0].text}, counted by us"
    ),
    "edit a cell": _rows_below(0, lambda before, after, at: _read_cells(after[at])[1] == "ten or so"),
    "edit a cell, tracked": lambda places, before, after: (
        _rows_below(1, lambda before, after, at: _read_cells(after[at])[1] == "a score")(places, before, after)
        and _count("del", after) == _count("ins", after) == 1
    ),
    "add a row": _rows_below(
        2,
        lambda before, after, at: (
            len(after) == len(before) + 1 and _read_cells(after[at + 1])[:3] == ["our own", "late study", ""]
        ),
    ),
    "delete a row": _rows_below(3, lambda before, after, at: after == (*before[:at], *before[at + 1 :])),
    "add a row, tracked": _rows_below(
        4, lambda before, after, at: after[at + 1].mark == "ins" and _read_cells(after[at + 1])[0] == "from us"
    ),
    "delete a row, tracked": _rows_below(
        5, lambda before, after, at: after[at].mark == "del" and not any(_read_cells(after[at]))
    ),
    "change a reference": lambda places, before, after: (
        after.find(places.references[2].anchor).text == f"{places.references[2].text} Read twice."
    ),
    "replace all": lambda places, before, after: (
        after.text == before.text.replace("healthy controls", "healthy volunteers")
    ),
    "change a style": lambda places, before, after: compare(before, after) == (),
    "add, as a file": lambda places, before, after: (
        _go_behind(after, places.prose[30].anchor).text == "Written by a program."
    ),
    "change a run, as a file": _prose(31, lambda _, before, after: after.text == f"{before.text} Added by a program."),
    "delete, as a file": lambda places, before, after: _is_gone(places, places.prose[32].anchor, before, after),
    "cite, as a file": _prose(
        33, lambda _, before, after: any("HERS2345" in getattr(piece, "code", "") for piece in after.pieces)
    ),
    "comment, as a file": lambda places, before, after: (
        [(note.author, note.about) for note in after.comments] == [("Eve", places.prose[34].text)]
    ),
}
# Edits that reach beyond their place. (A field of an add-in makes LibreOffice lose the number that a reference shows.)
WIDE = {"replace all", "cite, as a file"}
