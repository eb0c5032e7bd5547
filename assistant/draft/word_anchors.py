"""Hidden bookmarks in a Word draft: one around every generated paragraph, and one around every number referred to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from lxml.etree import _Element as Element

from assistant.anchors import PREFIX, Anchor, AnchorKind, short_hash
from assistant.draft.word_markup import MarkedTable, read_row
from assistant.draft.word_xml import enclose, make
from assistant.paragraph_text import shown_text, stated_text

_REFERENCE = "_Ref"  # word processors give such names to targets of cross-references
_DIGITS = 10


@dataclass
class AnchorBook:
    """Names what it anchors after the headings above it and what it tells of; equal ones are counted."""

    anchors: list[Anchor] = field(default_factory=list)
    _place: list[str] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _ids: "count[int]" = field(default_factory=count)

    def enter(self, level: int, title: str) -> None:
        """Go under a heading; level one is the widest."""
        self._place[level - 1 :] = [title]

    def anchor(
        self,
        paragraph: Element,
        kind: AnchorKind,
        about: Iterable[str] = (),
        pictures: Mapping[str, str] | None = None,
    ) -> None:
        """Put a bookmark around the runs of a paragraph and note what it says; pictures are told by their hashes."""
        place, about = tuple(self._place), tuple(about)
        scope = place[:1] if kind is AnchorKind.PARAGRAPH else ()  # the summary and the results tell of the same
        name = self._new_name((kind, *((*scope, *about) if about else place)))
        self.enclose(paragraph, name)
        stated = short_hash(stated_text(paragraph, pictures))
        self.anchors.append(Anchor(name, kind, place, about, shown_text(paragraph), stated))

    def note_table(self, key: str, tables: Iterable[MarkedTable], told: Iterable[str] = ()) -> None:
        """Note the rows of a table, which may be written in parts, under the paragraph anchored last.

        Parameters
        ----------
        key
            Of the table.
        tables
            Its parts, each with the header row if there is one.
        told
            What each row below the header tells of.
        """
        name, place, ids = self.anchors[-1].name, tuple(self._place), iter(told)
        for part, table in enumerate(tables, start=1):
            for number, row in enumerate(table.rows):
                is_header = table.header and not number
                about = (key, str(part), *filter(None, ["" if is_header else next(ids, "")]))
                shown, stated = read_row(row)
                self.anchors.append(Anchor(name, AnchorKind.ROW, place, about, shown, short_hash(stated)))

    def enclose(self, paragraph: Element, name: str) -> None:
        """Put a bookmark around all runs of a paragraph."""
        runs = [child for child in paragraph if not child.tag.endswith("}pPr")]
        if runs:
            self.enclose_runs(runs, name)

    def enclose_runs(self, runs: Sequence[Element], name: str) -> None:
        """Put a bookmark around runs that stand beside each other in a paragraph."""
        number = next(self._ids)
        enclose(runs, make("bookmarkStart", id=number, name=name), make("bookmarkEnd", id=number))

    def _new_name(self, parts: Iterable[str]) -> str:
        key = "\t".join(parts)
        names = (f"{PREFIX}{short_hash(f'{key}{n or str()}')}" for n in count())
        name = next(name for name in names if name not in self._names)
        self._names.add(name)
        return name


def name_target(key: str) -> str:
    """Name the bookmark around the number of a table or figure, as word processors name such."""
    return f"{_REFERENCE}{int(short_hash(key), 16) % 10**_DIGITS:0{_DIGITS}d}"
