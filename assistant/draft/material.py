"""What a draft is made of, indexed: records, studies, claims and syntheses of one review."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.concepts import Concepts
from assistant.draft.outline import Outline, StratumOutline
from assistant.draft.phrases import Phrases
from assistant.model import (
    Changes,
    Claim,
    ClaimRow,
    Comparison,
    Count,
    Direction,
    Record,
    Review,
    Snapshot,
    Study,
    Synthesis,
    Verdict,
)

_OPPOSITE = {
    Direction.INCREASE: Direction.DECREASE,
    Direction.DECREASE: Direction.INCREASE,
}
SIGNED = (Direction.DECREASE, Direction.INCREASE, Direction.NEGATIVE, Direction.POSITIVE)
UNSIGNED = (Direction.ALTERED, Direction.ASSOCIATION)
NULLS = (Direction.NO_DIFFERENCE, Direction.NO_ASSOCIATION)
_JOINT = frozenset({Verdict.CONSENSUS, Verdict.DISCREPANCY, Verdict.UNRESOLVED})

MAX_QUOTED = 800
Voted = Synthesis | Count


@dataclass(frozen=True)
class Material:
    """Everything the prose and the tables draw on.

    Attributes
    ----------
    review, phrases
        As given to ``compose``.
    concepts, outline
        Likewise, named as the language of the phrases names them.
    listed
        The concepts as the rules name them.
    records, studies, claims
        By record id and claim id.
    changes
        What differs from an earlier state of the review; ``None`` if none is told.
    marks_unchecked
        Whether claims that nobody has checked are marked, and what rests on them.
    """

    review: Review
    concepts: Concepts
    listed: Concepts
    phrases: Phrases
    outline: Outline
    records: Mapping[str, Record]
    studies: Mapping[str, Study]
    claims: Mapping[str, ClaimRow]
    changes: Changes | None = None
    marks_unchecked: bool = False

    def strata(self, context: bool) -> tuple[StratumOutline, ...]:
        """List the strata that hold syntheses; a missing stratum belongs to the results, behind the named ones."""
        held = {synthesis.stratum for synthesis in self.review.syntheses}
        known = {stratum.id for stratum in self.outline.strata}
        found = [stratum for stratum in self.outline.strata if stratum.id in held and stratum.context is context]
        if not context:
            rest = sorted(stratum for stratum in held if stratum is not None and stratum not in known)
            found += [StratumOutline(stratum, self.concepts.name(stratum), False) for stratum in rest]
            if None in held:
                found.append(StratumOutline("", self.phrases.word("heading", "no_stratum"), False))
        return tuple(found)

    def told_claims(self) -> frozenset[str]:
        """List the claims that stand in any synthesis, or beside its votes."""
        return frozenset(c for s in self.review.syntheses for c in (*s.claim_ids, *s.beside_claims))

    def part(self, section: str, stratum: str) -> tuple[Synthesis, ...]:
        """List the syntheses of a section and stratum, in their order."""
        return tuple(s for s in self.review.syntheses if s.section == section and (s.stratum or "") == stratum)

    def claims_of(self, synthesis: Synthesis) -> tuple[Claim, ...]:
        """Give the claims of a synthesis, each turned to the side its votes are counted on."""
        rows = [self.claims[claim_id] for claim_id in synthesis.claim_ids if claim_id in self.claims]
        return tuple(turn_claim(row.claim, synthesis) for row in rows)


def gather_material(
    review: Review,
    snapshot: Snapshot,
    concepts: Concepts,
    phrases: Phrases,
    outline: Outline,
    changes: Changes | None = None,
    marks_unchecked: bool = False,
) -> Material:
    """Index a review and its snapshot, and name what the rules name in the language of the phrases."""
    return Material(
        review,
        concepts.renamed(phrases.names) if phrases.names else concepts,
        concepts,
        phrases,
        outline.translated(phrases.translate),
        {record.record_id: record for record in snapshot.records},
        {study.record_id: study for study in review.studies},
        {row.claim.claim_id: row for row in review.claims},
        changes,
        marks_unchecked,
    )


def is_joint(synthesis: Synthesis) -> bool:
    """Tell whether two or more cohorts meet in a synthesis."""
    return synthesis.verdict in _JOINT or (synthesis.verdict is Verdict.NULL and len(synthesis.cohorts) > 1)


def turn_claim(claim: Claim, synthesis: Synthesis) -> Claim:
    """Turn a claim round if it is worded from the comparator's side of its synthesis."""
    old = claim.comparison
    if old is None or claim.claim_id not in synthesis.turned:
        return claim
    turned = Comparison(old.comparator, old.group, old.kind, old.comparator_concept, old.group_concept)
    return replace(claim, direction=_OPPOSITE.get(claim.direction, claim.direction), comparison=turned)


def records_of(synthesis: Voted, direction: Direction) -> tuple[str, ...]:
    """List the records whose cohort votes for a direction and that state it themselves."""
    stated = set(synthesis.by_direction.get(direction, ()))
    mixed = set(synthesis.mixed)
    return tuple(
        record_id
        for cohort in synthesis.cohorts
        if cohort not in mixed and _ballot(synthesis, cohort) is direction
        for record_id in cohort
        if record_id in stated
    )


def _ballot(synthesis: Voted, cohort: tuple[str, ...]) -> Direction | None:
    """Find what a cohort votes for: a direction outweighs a report without one, and any finding a null."""
    said = {direction for direction, ids in synthesis.by_direction.items() if set(ids) & set(cohort)}
    return next((direction for direction in (*SIGNED, *UNSIGNED, *NULLS) if direction in said), None)


def found_by(synthesis: Synthesis, record_id: str) -> tuple[Direction, ...]:
    """Tell what a study found: both directions where it states both, else what outweighs all else that it states."""
    said = tuple(d for d in (*SIGNED, *UNSIGNED, *NULLS) if record_id in synthesis.by_direction.get(d, ()))
    return tuple(d for d in said if d in SIGNED) or said[:1]


def strongest_first(syntheses: Iterable[Synthesis]) -> tuple[Synthesis, ...]:
    """Sort by the number of cohorts in the majority direction; equal ones keep their order."""
    return tuple(sorted(syntheses, key=lambda s: (-agreeing(s), -sum(s.votes.values()))))


def agreeing(synthesis: Synthesis) -> int:
    """Count the cohorts in the majority direction."""
    return synthesis.votes.get(synthesis.majority, 0) if synthesis.majority else 0


def looked(synthesis: Synthesis) -> int:
    """Count the cohorts that looked, whatever they found; one that found both directions has no vote."""
    return sum(synthesis.votes.values()) + len(synthesis.mixed)


def with_verdict(syntheses: Iterable[Synthesis], *verdicts: Verdict) -> Iterator[Synthesis]:
    """Go through the joint syntheses with one of the verdicts."""
    return (s for s in syntheses if s.verdict in verdicts and is_joint(s))


def quoted(material: Material) -> tuple[ClaimRow, ...]:
    """Choose the claims whose sentences the document quotes: all, or those that count if they are too many."""
    rows = material.review.claims
    if len(rows) <= MAX_QUOTED:
        return rows
    joint = {claim for synthesis in material.review.syntheses if is_joint(synthesis) for claim in synthesis.claim_ids}
    voting = tuple(row for row in rows if row.votes)
    return voting if len(voting) <= MAX_QUOTED else tuple(row for row in rows if row.claim.claim_id in joint)
