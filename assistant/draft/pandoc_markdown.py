"""A document as Markdown for pandoc, which cites anew: keys in the text, and the works cited as CSL-JSON."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.draft.blocks import Column, Figure, Heading, Paragraph, References, Table
from assistant.draft.csl_items import Item, join_name
from assistant.draft.document import Document, Sources
from assistant.draft.markdown import MarkdownWriter
from assistant.draft.sentences import Cite, Emphasis

# What pandoc reads as more than text, beside what all Markdown does: keys, attributes, and what "smart" changes.
_SPECIAL = re.compile(r"""([@{}"']|-(?=-)|\.(?=\.\.))""")
_LIKE_LIST = re.compile(r"^(\(?\w+(?=[.)]\s)|(?=[-+:]\s))")
_BARE_KEY = re.compile(r"[a-z]+:\w+")
_NOT_IN_KEY = re.compile(r"[\s{}|\\]")
_LINE = 72  # lines of a table that are longer make pandoc wrap its cells


def to_pandoc_markdown(document: Document, figures: str, bibliography: str, style: str) -> str:
    """Write a document as Markdown of pandoc.

    Parameters
    ----------
    document
        The draft.
    figures, bibliography, style
        Names of what stands beside the file: the folder with the SVG of each figure, the file of
        ``write_bibliography``, and the citation style.

    Returns
    -------
    Text that begins with what pandoc has to know of the whole; the reference list is left to it.
    """
    writer = _PandocWriter(document.numbered(), figures, document.spacing)
    facts: dict[str, object] = {"title": writer.escape(document.title), "lang": document.language}
    if document.sources:
        cites = {"bibliography": bibliography, "csl": style, "link-citations": True}
        facts |= {"lang": document.sources.locale, **cites}
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items())
    return "\n".join(["---", *lines, "---", "", writer.write(document.blocks)])


def write_bibliography(sources: Sources) -> str:
    """Write the works cited as CSL-JSON, by the keys of the text."""
    return json.dumps([_item(item) for item in sources.items.values()], ensure_ascii=False, indent=1) + "\n"


def _item(item: Mapping[str, object]) -> Item:
    authors = item.get("author")
    named = {"author": list(map(join_name, authors))} if isinstance(authors, list) else {}
    return {**item, "id": _key(str(item["id"])), **named}


def _key(record_id: str) -> str:
    """Write a record id without what ends a key."""
    return _NOT_IN_KEY.sub(lambda found: f"%{ord(found[0]):02X}", record_id)


@dataclass(frozen=True, slots=True)
class _PandocWriter(MarkdownWriter):
    """Writes blocks in the Markdown of pandoc."""

    def heading(self, block: Heading) -> str:
        return f"{'#' * block.level} {self.escape(block.text)}"

    def title(self, block: Paragraph) -> Iterator[str]:
        yield from ()  # it stands in the head of the file

    def paragraph(self, block: Paragraph) -> str:
        return _LIKE_LIST.sub(r"\1\\", MarkdownWriter.paragraph(self, block))

    def table_caption(self, block: Table) -> str:
        return f": {self.caption(block)}"

    def figure(self, block: Figure) -> Iterator[str]:
        alt = re.sub(r'([\\"])', r"\\\1", block.alt)
        yield f'![{self.caption(block)}]({self.drawing(block)}){{alt="{alt}" width={block.share:.0%}}}'

    def references(self, block: References) -> str:
        return "::: {#refs}\n:::"

    def rules(self, columns: Iterable[Column]) -> Iterator[str]:
        listed = tuple(columns)
        whole = sum(column.width for column in listed)
        return ("-" * max(3, round(_LINE * column.width / whole)) for column in listed)

    def cite(self, cite: Cite) -> str:
        keys = map(_key, cite.record_ids)
        return f"[{'; '.join(f'@{key}' if _BARE_KEY.fullmatch(key) else f'@{{{key}}}' for key in keys)}]"

    def mark(self, text: str, emphasis: Emphasis) -> str:
        if emphasis in (Emphasis.RAISED, Emphasis.LOWERED):
            sign = "^" if emphasis is Emphasis.RAISED else "~"
            return f"{sign}{text.replace(' ', chr(92) + ' ')}{sign}"
        return MarkdownWriter.mark(self, text, emphasis)

    def escape(self, text: str) -> str:
        return _SPECIAL.sub(r"\\\1", MarkdownWriter.escape(self, text))
