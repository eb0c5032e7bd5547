"""What a person has checked: counted, and marked where a draft rests on what nobody has."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.draft.blocks import Block, Paragraph
from assistant.draft.material import Material
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence, Total
from assistant.model import CheckResult, ClaimRow


def tell_checked(material: Material) -> Iterator[Sentence]:
    """Count what a reviewer found when checking claims; nothing where none was checked and none is marked."""
    rows = material.review.claims
    found = Counter(row.claim.check for row in rows if row.claim.check)
    if found or (material.marks_unchecked and rows):
        standing = material.review.standing
        values = {result.value: found[result] for result in CheckResult}
        checked = [row.claim.claim_id for row in standing if row.claim.check]
        inlines = fill(material.phrases, "methods.checked", claims=len(standing), checked=len(checked), **values)
        yield Sentence(inlines, total=Total.of(_sort_by_result(rows)))


def tell_unchecked(material: Material) -> Iterator[Sentence]:
    """Say how many claims vote that nobody has checked, where others were."""
    voting = [row for row in material.review.claims if row.votes]
    unchecked = [row.claim.claim_id for row in voting if not row.claim.check]
    told = material.marks_unchecked or any(row.claim.check for row in material.review.claims)
    if told and unchecked:
        inlines = fill(material.phrases, "limits.unchecked", unchecked=len(unchecked), voting=len(voting))
        yield Sentence(inlines, total=Total.of({"unchecked": unchecked}))


def mark_unchecked(material: Material, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Set a mark behind the paragraphs that rest on claims that nobody has checked; other blocks stay as they are."""
    return tuple(_mark(material, block) if isinstance(block, Paragraph) else block for block in blocks)


def _mark(material: Material, paragraph: Paragraph) -> Paragraph:
    claim_ids = {claim_id for sentence in paragraph.sentences for claim_id in sentence.claim_ids}
    unchecked = sorted(claim_id for claim_id in claim_ids if not material.claims[claim_id].claim.check)
    if not unchecked:
        return paragraph
    inlines = fill(material.phrases, "unchecked", unchecked=len(unchecked), claims=len(claim_ids))
    return replace(paragraph, sentences=(*paragraph.sentences, Sentence(inlines, tuple(unchecked))))


def _sort_by_result(rows: Iterable[ClaimRow]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.claim.check:
            found.setdefault(row.claim.check.value, []).append(row.claim.claim_id)
    return found
