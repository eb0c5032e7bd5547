"""Comparing two reviews by the stable ids of their records, claims and syntheses."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.model import Direction, Review, RulePack, SnapshotFacts, Synthesis

RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class StudyMove:
    """A study that joined, left or turned within a synthesis.

    Attributes
    ----------
    record_id
        The record that reports it.
    before, after
        Directions it stands under, sorted; empty where it does not take part.
    """

    record_id: str
    before: tuple[Direction, ...]
    after: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class SynthesisChange:
    """A synthesis that both reviews hold, with another verdict or other studies.

    Attributes
    ----------
    old, new
        The synthesis in either review; they share their id.
    moves
        Studies that differ, sorted by record id.
    """

    old: Synthesis
    new: Synthesis
    moves: tuple[StudyMove, ...]

    @property
    def turned(self) -> bool:
        """Whether the verdict, or the direction it rests on, is another one."""
        return (self.old.verdict, self.old.majority) != (self.new.verdict, self.new.majority)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two reviews.

    Attributes
    ----------
    old_snapshot, new_snapshot, old_rules, new_rules
        Identity of what was compared.
    records_added, records_removed
        Record ids in one review only, sorted.
    records_retracted
        Ids of records that count as retracted now and did not before, sorted.
    claims_added, claims_removed
        Claim ids in one review only, sorted.
    appeared, gone
        Syntheses of one review only, in the order of their draft.
    turned
        Syntheses with another verdict, in the order of the new draft.
    moved
        Syntheses with the same verdict but other studies, in the order of the new draft.
    """

    old_snapshot: SnapshotFacts
    new_snapshot: SnapshotFacts
    old_rules: RulePack
    new_rules: RulePack
    records_added: tuple[str, ...]
    records_removed: tuple[str, ...]
    records_retracted: tuple[str, ...]
    claims_added: tuple[str, ...]
    claims_removed: tuple[str, ...]
    appeared: tuple[Synthesis, ...]
    gone: tuple[Synthesis, ...]
    turned: tuple[SynthesisChange, ...]
    moved: tuple[SynthesisChange, ...]

    @property
    def empty(self) -> bool:
        """Whether records, claims and syntheses are the same; rules and snapshot may still differ in name."""
        return not any(
            (
                self.records_added,
                self.records_removed,
                self.records_retracted,
                self.claims_added,
                self.claims_removed,
                self.appeared,
                self.gone,
                self.turned,
                self.moved,
            )
        )


def compare(old: Review, new: Review) -> Changes:
    """Find what changed from one review to the next.

    Parameters
    ----------
    old, new
        Reviews of two snapshots; different rules are compared too, and the result names both.

    Returns
    -------
    Changes
        Joined by record, claim and synthesis id, so that neither order nor wording matters.
    """
    old_records, new_records = ({o.record_id for o in review.records} for review in (old, new))
    old_claims, new_claims = ({row.claim.claim_id for row in review.claims} for review in (old, new))
    old_ids, new_ids = ({s.id for s in review.syntheses} for review in (old, new))
    shared = tuple(_shared(old, new))
    return Changes(
        old_snapshot=old.snapshot,
        new_snapshot=new.snapshot,
        old_rules=old.rules,
        new_rules=new.rules,
        records_added=tuple(sorted(new_records - old_records)),
        records_removed=tuple(sorted(old_records - new_records)),
        records_retracted=tuple(sorted(_retracted(new) - _retracted(old))),
        claims_added=tuple(sorted(new_claims - old_claims)),
        claims_removed=tuple(sorted(old_claims - new_claims)),
        appeared=tuple(s for s in new.syntheses if s.id not in old_ids),
        gone=tuple(s for s in old.syntheses if s.id not in new_ids),
        turned=tuple(change for change in shared if change.turned),
        moved=tuple(change for change in shared if change.moves and not change.turned),
    )


def _retracted(review: Review) -> set[str]:
    return {outcome.record_id for outcome in review.records if outcome.reason == RETRACTED}


def _shared(old: Review, new: Review) -> Iterator[SynthesisChange]:
    before = {s.id: s for s in old.syntheses}
    for synthesis in new.syntheses:
        if synthesis.id in before:
            earlier = before[synthesis.id]
            yield SynthesisChange(earlier, synthesis, tuple(_moves(earlier, synthesis)))


def _moves(old: Synthesis, new: Synthesis) -> Iterator[StudyMove]:
    before, after = _sides(old), _sides(new)
    for record_id in sorted(before.keys() | after.keys()):
        move = StudyMove(record_id, before.get(record_id, ()), after.get(record_id, ()))
        if move.before != move.after:
            yield move


def _sides(synthesis: Synthesis) -> dict[str, tuple[Direction, ...]]:
    """Turn direction -> records around: record -> its directions, sorted."""
    sides: dict[str, tuple[Direction, ...]] = {}
    for direction in sorted(synthesis.by_direction):
        for record_id in synthesis.by_direction[direction]:
            sides[record_id] = (*sides.get(record_id, ()), direction)
    return sides
