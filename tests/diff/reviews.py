"""Small reviews to compare, with only the fields that matter to a comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.model import (
    NULLS,
    UNDIRECTED,
    Claim,
    ClaimRow,
    Direction,
    Measure,
    Outcome,
    Region,
    Review,
    RulePack,
    SnapshotFacts,
    Status,
    Synthesis,
    Verdict,
)


def review(
    record_ids: Sequence[str] = ("pmid:1",), syntheses: Sequence[Synthesis] = (), retracted: Sequence[str] = ()
) -> Review:
    return Review(
        snapshot=SnapshotFacts("0123456789abcdef", "2025-03-01", {"kept": len(record_ids)}),
        rules=RulePack("field", "fedcba9876543210"),
        records=tuple(Outcome(record_id, True) for record_id in record_ids),
        studies=(),
        claims=(),
        syntheses=tuple(syntheses),
        fingerprints={
            record_id: {"retracted": "b5bea41b"} if record_id in retracted else {} for record_id in record_ids
        },
    )


def synthesis(
    synthesis_id: str, sides: Mapping[Direction, Sequence[str]], verdict: Verdict = Verdict.SINGLE
) -> Synthesis:
    records = sorted({record_id for side in sides.values() for record_id in side})
    votes = {direction: len(side) for direction, side in sides.items()}
    signed = sorted((count, direction) for direction, count in votes.items() if direction not in NULLS | UNDIRECTED)
    tie = len(signed) > 1 and signed[-1][0] == signed[-2][0]
    return Synthesis(
        id=synthesis_id,
        section="structure",
        stratum="with-pain",
        comparison_kind="patients-vs-controls",
        treatment=None,
        measure="thickness",
        associate=None,
        target=None,
        region="region-a",
        level="region",
        by_direction={direction: tuple(side) for direction, side in sides.items()},
        cohorts=tuple((record_id,) for record_id in records),
        claim_ids=(),
        verdict=verdict,
        majority=signed[-1][1] if signed and not tie else None,
        votes=votes,
        sign_test_p=1.0,
        interval=(0.0, 1.0),
        fragile=True,
    )


def claim(claim_id: str = "c-1", record_id: str = "pmid:1") -> Claim:
    return Claim(
        claim_id=claim_id,
        record_id=record_id,
        status=Status.ASSERTED,
        region=Region("region A", "region-a", "region A"),
        target=None,
        measure=Measure("thickness", concept="thickness"),
        modality=None,
        direction=Direction.DECREASE,
        significance=None,
        comparison=None,
        associate=None,
        associate_concept=None,
        rule="stated-change",
        evidence=(),
    )


def with_claims(review: Review, *claims: Claim) -> Review:
    return replace(review, claims=tuple(ClaimRow(claim, votes=True) for claim in claims))
