"""Comparing two reviews by the stable ids of their records, claims and syntheses."""

from collections.abc import Iterator, Mapping

from assistant.diff.categories import classify
from assistant.diff.claims import compare_claims
from assistant.diff.identity import find_renamed, rename_records
from assistant.diff.records import find_causes, find_corrections, list_retracted
from assistant.model import Category, Cause, Changes, Direction, Review, StudyMove, Synthesis, SynthesisChange


def compare(old: Review, new: Review) -> Changes:
    """Find what changed from one review to the next.

    Parameters
    ----------
    old, new
        Reviews of two snapshots; different rules are compared too, and the result names both.

    Returns
    -------
    Changes
        Joined by record, claim and synthesis id, so that neither order nor wording matters; a record that has another
        id than before is followed.
    """
    renamed = find_renamed(old, new)
    old = rename_records(old, renamed)
    former = {later: earlier for earlier, later in renamed.items()}
    before, after = ({outcome.record_id for outcome in review.records} for review in (old, new))
    claims = compare_claims(old, new)
    return Changes(
        old_snapshot=old.snapshot,
        new_snapshot=new.snapshot,
        old_rules=old.rules,
        new_rules=new.rules,
        records_added=tuple(sorted(after - before)),
        records_removed=tuple(sorted(before - after)),
        records_retracted=tuple(sorted(list_retracted(new) - list_retracted(old))),
        records_corrected=tuple(find_corrections(old, new, former)),
        claims_added=claims.added,
        claims_removed=claims.removed,
        claims_changed=claims.changed,
        syntheses=tuple(_syntheses(old, new)),
        old_corrections=old.corrections,
        new_corrections=new.corrections,
    )


def _syntheses(old: Review, new: Review) -> Iterator[SynthesisChange]:
    before, after = ({s.id: s for s in review.syntheses} for review in (old, new))
    causes = find_causes(old, new)
    for synthesis_id in dict.fromkeys([*after, *before]):
        earlier, later = before.get(synthesis_id), after.get(synthesis_id)
        category = classify(earlier, later)
        if category is not Category.UNCHANGED:
            yield SynthesisChange(category, earlier, later, tuple(_moves(earlier, later, causes)))


def _moves(old: Synthesis | None, new: Synthesis | None, causes: Mapping[str, Cause]) -> Iterator[StudyMove]:
    before, after = _sides(old), _sides(new)
    for record_id in sorted(before.keys() | after.keys()):
        was, stands = before.get(record_id, ()), after.get(record_id, ())
        if was != stands:
            yield StudyMove(record_id, was, stands, causes.get(record_id, Cause.REGROUPED))


def _sides(synthesis: Synthesis | None) -> dict[str, tuple[Direction, ...]]:
    """Turn direction -> records around: record -> its directions, sorted."""
    sides: dict[str, tuple[Direction, ...]] = {}
    for direction in sorted(synthesis.by_direction) if synthesis else ():
        for record_id in synthesis.by_direction[direction] if synthesis else ():
            sides[record_id] = (*sides.get(record_id, ()), direction)
    return sides
