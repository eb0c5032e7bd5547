"""Scores as text that a person reads."""

from collections.abc import Iterator, Sequence

from assistant.evaluate.alignment import align
from assistant.evaluate.annotations import AnnotatedClaim
from assistant.evaluate.scores import Disagreement, Evaluation, Scores
from assistant.model import Claim


def scores_to_text(scores: Scores) -> str:
    """Write three aligned tables under a line of counts."""
    head = f"records {scores.records:,}, annotated claims {scores.annotated:,}, extracted claims {scores.extracted:,}"
    return "\n\n".join([head, align(_levels(scores)), align(_directions(scores)), align(_rules(scores))]) + "\n"


def disagreements_to_text(evaluation: Evaluation, most: int) -> str:
    """List claims without a partner, with their sentences.

    Parameters
    ----------
    evaluation
        What to list from.
    most
        Number of missed and of spurious claims to show.
    """
    missed = (_describe("missed", d) for d in evaluation.missed[:most])
    spurious = (_describe("spurious", d) for d in evaluation.spurious[:most])
    return "".join(f"\n{entry}\n" for entry in (*missed, *spurious))


def _levels(scores: Scores) -> Iterator[Sequence[object]]:
    yield "level", "precision", "recall", "F1", "F1 by record"
    for level, found in scores.levels.items():
        yield level, found.score.precision, found.score.recall, found.score.f1, found.f1_by_record


def _directions(scores: Scores) -> Iterator[Sequence[object]]:
    yield "direction", "annotated", "directed", "recall"
    for direction, found in scores.directions.items():
        yield direction, found.annotated, found.found, found.recall


def _rules(scores: Scores) -> Iterator[Sequence[object]]:
    yield "claim rule", "claims", "right", "precision", "recall"
    for rule, found in scores.rules.items():
        yield rule, found.claims, found.right, found.precision, found.recall


def _describe(kind: str, disagreement: Disagreement) -> str:
    claim = disagreement.claim
    place = _place(claim)
    measure = claim.measure if isinstance(claim, AnnotatedClaim) else claim.measure.id
    said = [kind, disagreement.record_id, claim.direction, measure, place]
    if isinstance(claim, Claim):
        said.append(f"by {claim.rule}")
    said.append(f"agrees as {disagreement.levels[-1]}" if disagreement.levels else "no partner")
    sentence = claim.sentence if isinstance(claim, AnnotatedClaim) else claim.evidence[0].sentence
    return f"{' | '.join(said)}\n    {sentence}"


def _place(claim: AnnotatedClaim | Claim) -> str:
    if isinstance(claim, AnnotatedClaim):
        region, target, side = claim.region, claim.target, claim.laterality
    else:
        region, target, side = claim.region.text, claim.target.text if claim.target else None, claim.region.laterality
    return f"{f'{side} ' if side else ''}{region}{f' - {target}' if target else ''}"
