"""A document as one HTML page that needs no other file."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from assistant.draft.blocks import Block, Heading, Paragraph, Role
from assistant.draft.document import Document, Numbered
from assistant.draft.page_evidence import EvidenceRows
from assistant.draft.page_figures import write_svg
from assistant.draft.sentences import Cite, Emphasis, Inline, NumberRef, Text

_TAGS = {Emphasis.STRONG: "strong", Emphasis.SLANTED: "em", Emphasis.RAISED: "sup", Emphasis.LOWERED: "sub"}
_WORD = re.compile(r"\w+")
_RESOLVERS = {"DOI": "https://doi.org/", "PMID": "https://pubmed.ncbi.nlm.nih.gov/"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the page: the id that links lead to, and the headings below it."""

    anchor: str
    heading: Heading
    chapters: "list[Chapter]" = field(default_factory=list)


def to_page(document: Document, template: Path) -> str:
    """Write a document as an HTML page with its figures in it, every citation linked to its reference.

    Parameters
    ----------
    document
        The draft.
    template
        The Jinja template; what it prints is escaped, and it can reach nothing but the draft.

    Returns
    -------
    The page.
    """
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    numbers, evidence = document.numbered(), EvidenceRows.of(document.blocks)
    filters: dict[str, Callable[[Any], Any]] = {
        "inlines": lambda inlines: Markup("").join(_inline(numbers, inline) for inline in inlines),
        "svg": lambda figure: Markup(write_svg(figure)),
        "evidence": evidence.link,
        "row_id": evidence.row_id,
        "addresses": lambda record_id: tuple(_addresses(document, record_id)),
        "reference_id": _reference_id,
    }
    environment.filters |= filters
    chapters, anchors = _chapters(document.blocks)
    page = environment.from_string(template.read_text(encoding="utf-8"))
    facts = {"chapters": chapters, "anchors": anchors, "numbers": numbers, "blocks": tuple(_runs(document.blocks))}
    return page.render(document=document, **facts) + "\n"


def _runs(blocks: Iterable[Block]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Give each block with the name of its kind, and bullets that follow one another as one list."""
    bullets: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.role is Role.BULLET:
            bullets.append(block)
            continue
        if bullets:
            yield "Bullets", tuple(bullets)
            bullets = []
        yield type(block).__name__, (block,)
    if bullets:
        yield "Bullets", tuple(bullets)


def _chapters(blocks: Iterable[Block]) -> tuple[list[Chapter], list[str]]:
    """List the headings as a tree for the contents, and the id of each in the order they stand in."""
    top: list[Chapter] = []
    anchors: list[str] = []
    for heading in (block for block in blocks if isinstance(block, Heading)):
        slug = "-".join(["section", *_WORD.findall(heading.text.lower())])
        again = sum(anchor == slug or anchor.rpartition("--")[0] == slug for anchor in anchors)
        anchors.append(f"{slug}--{again + 1}" if again else slug)
        level = top
        while level and level[-1].heading.level < heading.level:
            level = level[-1].chapters
        level.append(Chapter(anchors[-1], heading))
    return top, anchors


def _inline(numbers: Mapping[str, Numbered], inline: Inline) -> Markup:
    match inline:
        case Cite():
            return Markup("").join(map(_cited, inline.parts))
        case NumberRef(key):
            return Markup('<a href="#item-{}">{}</a>').format(key, numbers[key])
        case Text():
            return _text(inline)


def _cited(part: Text) -> Markup:
    if not part.record_id:
        return _text(part)
    return Markup('<a href="#{}">{}</a>').format(quote(_reference_id(part.record_id), safe=":/()"), _text(part))


def _text(text: Text) -> Markup:
    tag = _TAGS.get(text.emphasis)
    return Markup(f"<{tag}>{{}}</{tag}>").format(text.text) if tag else escape(text.text)


def _reference_id(record_id: str) -> str:
    """Name the reference of a record; an id of HTML holds no space."""
    return f"ref-{record_id}".replace(" ", "_")


def _addresses(document: Document, record_id: str) -> Iterator[tuple[str, str]]:
    """Give the addresses at which a record is found, each with the name of its kind."""
    item = document.sources.items.get(record_id, {}) if document.sources else {}
    for name, resolver in _RESOLVERS.items():
        if item.get(name):
            yield name, resolver + quote(str(item[name]), safe="/:()")
