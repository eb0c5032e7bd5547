"""What reviewers do to a draft in a word processor: a table of edits, each on a place of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.system.office.client import Office, Step
from tests.system.office.places import Place, Places

_PICTURE = str(Path(__file__).parents[3] / "docs" / "images" / "draft.png")

Steps = Callable[[Places], Sequence[Step]]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit made in LibreOffice.

    Attributes
    ----------
    id
        What it is called.
    steps
        Gives its steps on a draft with some places.
    words
        Words of hers that must survive, in the text, a comment or a footnote.
    """

    id: str
    steps: Steps
    words: tuple[str, ...] = ()

    def apply(self, office: Office, source: Path, target: Path, places: Places) -> None:
        """Make the edit in a draft and save the outcome."""
        office.edit(source, target, self.steps(places))


def _do(do: str, kind: str, number: int, **arguments: object) -> Steps:
    """Do something at a place; a pair of numbers for ``words`` stands for those words of the place."""

    def steps(places: Places) -> Sequence[Step]:
        place: Place = getattr(places, kind)[number]
        words = arguments.get("words")
        named = {"words": place.words(*words)} if isinstance(words, tuple) else {}
        return ({"do": do, "anchor": place.anchor, **arguments, **named},)

    return steps


def _in_pair(do: str, number: int, before: int | None = None) -> Steps:
    """Do something with the first of a pair; ``before`` names the pair between whose parts it is brought."""
    return lambda places: (
        {
            "do": do,
            "anchor": places.pairs[number][0].anchor,
            **({} if before is None else {"before": places.pairs[before][1].anchor}),
        },
    )


def _in_table(do: str, number: int, column: str, **arguments: object) -> Steps:
    """Do something at a cell of the row that the place of the caption names."""
    return lambda places: _do(do, "captions", number, cell=f"{column}{places.captions[number].row}", **arguments)(
        places
    )


def _track(steps: Steps) -> Steps:
    return lambda places: ({"do": "record", "on": True}, *steps(places), {"do": "record", "on": False})


def _delete_section(places: Places) -> Sequence[Step]:
    first, following = places.section
    return ({"do": "delete_to", "anchor": first.anchor, "end": following.anchor},)


def _replace_all(words: str, text: str) -> Steps:
    return lambda _: ({"do": "replace_all", "words": words, "text": text},)


def _change_style(style: str, font: str, language: str) -> Steps:
    return lambda _: ({"do": "change_style", "style": style, "font": font, "language": language},)


EDITS: tuple[Edit, ...] = (
    Edit("rewrite", _do("rewrite", "prose", 0, text="I tell this in my words."), ("I tell this in my words.",)),
    Edit("change words", _do("change", "prose", 1, words=(4, 6), text="as we see it"), ("as we see it",)),
    Edit("delete words", _do("delete_words", "prose", 3, words=(4, 6))),
    Edit("append", _do("append", "prose", 4, text=" We doubt this."), ("We doubt this.",)),
    Edit("delete", _in_pair("delete", 0)),
    Edit("delete, tracked", _track(_in_pair("delete", 1))),
    Edit("move", _in_pair("move", 2, before=4)),
    Edit("move, tracked", _track(_in_pair("move", 3, before=5))),
    Edit("copy", _in_pair("copy", 6, before=7)),
    Edit("merge", _in_pair("merge", 8)),
    Edit("split", _do("split", "prose", 6, words=(4, 6))),
    Edit("write before", _do("write_before", "prose", 8, text="Before all this."), ("Before all this.",)),
    Edit("write behind", _do("write_behind", "prose", 9, text="After all this."), ("After all this.",)),
    Edit(
        "write behind, tracked", _track(_do("write_behind", "prose", 10, text="A late thought.")), ("A late thought.",)
    ),
    Edit("comment on words", _do("comment", "prose", 13, words=(4, 6), text="Which ones?"), ("Which ones?",)),
    Edit("comment on a paragraph", _do("comment", "prose", 14, text="Too long."), ("Too long.",)),
    Edit("change words, tracked", _track(_do("change", "prose", 15, words=(4, 6), text="or not")), ("or not",)),
    Edit("append, tracked", _track(_do("append", "prose", 16, text=" So it seems.")), ("So it seems.",)),
    Edit("delete words, tracked", _track(_do("delete_words", "prose", 17, words=(4, 6)))),
    Edit("embolden", _do("embolden", "prose", 20, words=(4, 6))),
    Edit("make a list item", _do("set_style", "prose", 22, style="List Bullet")),
    Edit("make a heading", _do("set_style", "prose", 23, style="Heading 3")),
    Edit("link", _do("link", "prose", 24, words=(4, 6), url="https://example.org/")),
    Edit("turn the page", _do("turn_page", "prose", 25)),
    Edit("add a picture", _do("add_picture", "prose", 26, path=_PICTURE)),
    Edit("add a footnote", _do("add_footnote", "prose", 27, words=(4, 6), text="See page 3."), ("See page 3.",)),
    Edit("add a table", _do("add_table", "prose", 28, rows=[["scanner", "n"], ["loud", "3"]]), ("scanner", "loud")),
    Edit("change a heading", _do("rewrite", "headings", 2, text="As we call it"), ("As we call it",)),
    Edit("lower a heading", _do("set_style", "headings", 4, style="Heading 4")),
    Edit("delete a heading", _do("delete", "headings", 6)),
    Edit("delete a section", _delete_section),
    Edit("change a caption", _do("append", "captions", 0, text=", counted by us"), ("counted by us",)),
    Edit("edit a cell", _in_table("edit_cell", 0, "B", text="ten or so"), ("ten or so",)),
    Edit("edit a cell, tracked", _track(_in_table("edit_cell", 1, "B", text="a score")), ("a score",)),
    Edit("add a row", _in_table("add_row", 2, "A", texts=["our own", "late study"]), ("our own", "late study")),
    Edit("delete a row", _in_table("delete_row", 3, "A")),
    Edit("add a row, tracked", _track(_in_table("add_row", 4, "A", texts=["from us"])), ("from us",)),
    Edit("delete a row, tracked", _track(_in_table("delete_row", 5, "A"))),
    Edit("change a reference", _do("append", "references", 2, text=" Read twice."), ("Read twice.",)),
    Edit("replace all", _replace_all("healthy controls", "healthy volunteers"), ("healthy volunteers",)),
    Edit("change a style", _change_style("Text body", "DejaVu Serif", "de")),
)
