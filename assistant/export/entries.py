"""What a row of a table is made of: a claim, a synthesis, a record or a point, with what is known about it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.model import Claim, ClaimRow, Outcome, Point, Record, Review, Snapshot, Study, Synthesis

Beside = Callable[[Point, Sequence[Claim]], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class StudyEntry:
    """A record with what became of it and what its abstract says.

    Attributes
    ----------
    record, outcome
        The record, and what became of it.
    study
        Its facts; one without any where there is no abstract.
    claims
        Its claims.
    """

    record: Record
    outcome: Outcome
    study: Study
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim with its study and the syntheses that it is part of, those beside which it is reported included."""

    row: ClaimRow
    of: StudyEntry
    syntheses: tuple[Synthesis, ...]


@dataclass(frozen=True, slots=True)
class PointEntry:
    """Coordinates with their study and the claims that they stand beside."""

    point: Point
    of: StudyEntry
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """A review as rows.

    Attributes
    ----------
    review
        What all rests on.
    concepts
        Printed names.
    claims, studies, points
        In the order of the records.
    """

    review: Review
    concepts: Concepts
    claims: tuple[ClaimEntry, ...]
    studies: tuple[StudyEntry, ...]
    points: tuple[PointEntry, ...]

    def name(self, concept: str | None) -> str | None:
        """Give the printed name of a concept, or words that are none as they stand."""
        return self.concepts.name(concept) if concept else None


def gather_material(
    review: Review, snapshot: Snapshot, points: Iterable[Point], beside: Beside, concepts: Concepts
) -> Material:
    """Join what a review says with the records that it rests on.

    Parameters
    ----------
    review, snapshot
        A review and its snapshot.
    points
        The coordinates that the abstracts of the snapshot state.
    beside
        Finds those of the claims of a record that coordinates stand beside.
    concepts
        The concepts of the rules.
    """
    studies = {entry.record.record_id: entry for entry in _join_studies(review, snapshot)}
    syntheses = _find_syntheses(review)
    claims = tuple(
        ClaimEntry(row, studies[row.claim.record_id], tuple(syntheses[row.claim.claim_id])) for row in review.claims
    )
    placed = tuple(_place(point, studies[point.record_id], beside) for point in points)
    return Material(review, concepts, claims, tuple(studies.values()), placed)


def _place(point: Point, study: StudyEntry, beside: Beside) -> PointEntry:
    rows = {row.claim.claim_id: row for row in study.claims}
    found = beside(point, [row.claim for row in study.claims])
    return PointEntry(point, study, tuple(rows[claim.claim_id] for claim in found))


def _join_studies(review: Review, snapshot: Snapshot) -> Iterator[StudyEntry]:
    studies = {study.record_id: study for study in review.studies}
    outcomes = {outcome.record_id: outcome for outcome in review.records}
    claims: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for row in review.claims:
        claims[row.claim.record_id].append(row)
    for record in snapshot.records:
        name = record.record_id
        yield StudyEntry(record, outcomes[name], studies.get(name, Study(name)), tuple(claims[name]))


def _find_syntheses(review: Review) -> Mapping[str, list[Synthesis]]:
    """Find the syntheses of each claim, in the order of the draft."""
    found: defaultdict[str, list[Synthesis]] = defaultdict(list)
    for synthesis in review.syntheses:
        for claim_id in (*synthesis.claim_ids, *synthesis.beside_claims):
            found[claim_id].append(synthesis)
    return found
