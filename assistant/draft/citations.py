"""Citations in the text of a draft: which there are, and what stands in their places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.draft.blocks import Block, Paragraph, Table, inlines_of
from assistant.draft.citeproc import Cluster
from assistant.draft.sentences import Cell, Cite, Emphasis, Inline, Text

Shown = Mapping[Cluster, tuple[Text, ...]]


def list_clusters(blocks: Iterable[Block]) -> tuple[Cluster, ...]:
    """List what is cited together, each cluster once, in the order of first citation."""
    cites = (inline for block in blocks for inline in inlines_of(block) if isinstance(inline, Cite))
    return tuple(dict.fromkeys(cite.record_ids for cite in cites))


def show_citations(blocks: Iterable[Block], shown: Shown) -> tuple[Block, ...]:
    """Give every citation the text that stands in its place.

    Parameters
    ----------
    blocks
        The draft.
    shown
        Texts of all clusters; a raised one follows the word before it without a space.
    """
    return tuple(_show(block, shown) for block in blocks)


def _show(block: Block, shown: Shown) -> Block:
    if isinstance(block, Paragraph):
        sentences = tuple(replace(s, inlines=_show_inlines(s.inlines, shown)) for s in block.sentences)
        return replace(block, sentences=sentences)
    if isinstance(block, Table):
        rows = tuple(replace(row, cells=tuple(_show_inlines(cell, shown) for cell in row.cells)) for row in block.rows)
        return replace(block, rows=rows)
    return block


def _show_inlines(inlines: Cell, shown: Shown) -> Cell:
    if not any(isinstance(inline, Cite) for inline in inlines):
        return inlines
    filled = [replace(i, parts=shown[i.record_ids]) if isinstance(i, Cite) else i for i in inlines]
    return tuple(_close_up(filled))


def _close_up(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for inline, following in zip(inlines, (*inlines[1:], None), strict=True):
        if isinstance(inline, Text) and isinstance(following, Cite) and _is_raised(following):
            yield Text(inline.text.rstrip(), inline.emphasis)
        else:
            yield inline


def _is_raised(cite: Cite) -> bool:
    return bool(cite.parts) and cite.parts[0].emphasis is Emphasis.RAISED
