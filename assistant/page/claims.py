"""Claims and syntheses as the page holds them."""

from collections.abc import Iterator
from typing import Any

from assistant.interchange import to_plain
from assistant.model import Claim, ClaimRow, Comparison, Evidence, Record, Region
from assistant.page.material import PageMaterial
from assistant.page.offsets import count_units
from assistant.page.records import drop_empty


def list_claims(material: PageMaterial) -> Iterator[dict[str, Any]]:
    """Go through the claims in the order of the review, each with its evidence and the syntheses it stands in."""
    records = {record.record_id: record for record in material.records}
    groups: dict[str, list[str]] = {}
    for synthesis in material.review.syntheses:
        for claim_id in (*synthesis.claim_ids, *synthesis.beside_claims):
            groups.setdefault(claim_id, []).append(synthesis.id)
    for row in material.review.claims:
        claim = row.claim
        yield drop_empty(
            {
                **_said(claim),
                "votes": row.votes,
                "why_not": _why_not(row, material),
                "evidence": [_evidence(evidence, records[claim.record_id]) for evidence in claim.evidence],
                "groups": groups.get(claim.claim_id, []),
                "statement": material.statements.get(claim.claim_id),
            }
        )


def list_syntheses(material: PageMaterial) -> Iterator[dict[str, Any]]:
    """Go through the syntheses in the order of the draft."""
    for synthesis in material.review.syntheses:
        yield drop_empty(to_plain(synthesis))


def _said(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.claim_id,
        "record": claim.record_id,
        "status": str(claim.status),
        "region": _region(claim.region),
        "target": _region(claim.target) if claim.target else None,
        "measure": claim.measure.pooled_as,
        "modality": claim.modality,
        "direction": str(claim.direction),
        "significance": claim.significance,
        "comparison": _comparison(claim.comparison) if claim.comparison else None,
        "associate": claim.associate,
        "rule": claim.rule,
        "check": claim.check,
    }


def _region(region: Region) -> dict[str, Any]:
    label = region.label or region.text
    return drop_empty({"label": label, "concepts": region.concepts, "side": region.laterality})


def _comparison(comparison: Comparison) -> dict[str, Any]:
    sides = {"group": comparison.group, "comparator": comparison.comparator, "kind": comparison.kind}
    return drop_empty(sides)


def _why_not(row: ClaimRow, material: PageMaterial) -> str | None:
    return material.word("why_not", row.why_not) if row.why_not else None


def _evidence(evidence: Evidence, record: Record) -> dict[str, Any]:
    """Say where a sentence stands; the page takes its words from the record."""
    title = evidence.field == "title"
    units = count_units(record.title if title else record.abstract)
    return {
        "field": evidence.field,
        "start": units(evidence.start),
        "end": units(evidence.end),
        "section": str(evidence.section),
        "rules": list(evidence.rules),
    }
