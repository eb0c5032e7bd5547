"""The evidence of each paragraph of findings, as remarks beside it: the sentences that its claims were read from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.draft.blocks import Block, Paragraph
from assistant.draft.markup import plain, table
from assistant.draft.material import Material, quoted
from assistant.draft.phrases import fill
from assistant.draft.sentences import Cell, Text
from assistant.draft.short_names import short_name
from assistant.draft.tables import shorten_id

MAX_QUOTES = 12


def add_evidence(material: Material, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Add remarks to the paragraphs that state findings; the other blocks stay as they are."""
    listed = frozenset(row.claim.claim_id for row in quoted(material))
    return tuple(_add(material, block, listed) if isinstance(block, Paragraph) else block for block in blocks)


def _add(material: Material, paragraph: Paragraph, listed: frozenset[str]) -> Paragraph:
    claim_ids = dict.fromkeys(claim_id for sentence in paragraph.sentences for claim_id in sentence.claim_ids)
    return replace(paragraph, remarks=tuple(_quote(material, claim_ids, listed)))


def _quote(material: Material, claim_ids: Iterable[str], listed: frozenset[str]) -> Iterator[Cell]:
    """Quote each sentence once with the study and the claims read from it, and say where the others stand."""
    sentences: dict[tuple[str, str], list[str]] = {}
    for claim_id in claim_ids:
        claim = material.claims[claim_id].claim
        for evidence in claim.evidence:
            sentences.setdefault((claim.record_id, evidence.sentence), []).append(claim_id)
    for (record_id, sentence), ids in list(sentences.items())[:MAX_QUOTES]:
        study, short = short_name(material.records[record_id]), tuple(map(shorten_id, ids))
        yield (Text(material.phrases.say("remark.quote", study=study, ids=short, sentence=plain(sentence))),)
    others = list(sentences.values())[MAX_QUOTES:]
    if others:
        in_table = listed.issuperset(claim_id for ids in others for claim_id in ids)
        yield fill(material.phrases, "remark.more", count=len(others), table=table("evidence") if in_table else "")
