"""What became of the claims from one review to the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.model import Claim, ClaimChange, Review

# What a claim says of its place: these may differ where record, places, measure and comparison are the same.
_SAID = ("direction", "significance", "status")
# An id stands for the record, the quoted sentence, the places and the direction; the rules may read these anew.
_READ = ("direction", "significance", "status", "measure", "comparison", "associate")


@dataclass(frozen=True, slots=True)
class ClaimChanges:
    """Claims that are new, lost, or say something else, in the order of their review."""

    added: tuple[Claim, ...]
    removed: tuple[Claim, ...]
    changed: tuple[ClaimChange, ...]


def compare_claims(old: Review, new: Review) -> ClaimChanges:
    """Find the claims that are new, lost or changed.

    Parameters
    ----------
    old, new
        Claims that a reviewer rejected are none. Claims of the same id are one claim. Of the others, those of the same
        record, region, target, measure, comparison and associate are one claim too, in their order; if they
        say the same of it, only their quoted sentence differs, as after a correction of the abstract, and they are no
        change.
    """
    before, after = ({row.claim.claim_id: row.claim for row in review.standing} for review in (old, new))
    unmatched = _by_subject(claim for claim_id, claim in before.items() if claim_id not in after)
    added: list[Claim] = []
    changed: list[ClaimChange] = []
    for claim_id, claim in after.items():
        if claim_id in before:
            changed += _change(before[claim_id], claim, _READ)
        elif earlier := unmatched[_subject(claim)]:
            changed += _change(earlier.pop(0), claim, _SAID)
        else:
            added.append(claim)
    left = {claim.claim_id for claims in unmatched.values() for claim in claims}
    removed = tuple(claim for claim_id, claim in before.items() if claim_id in left)
    return ClaimChanges(tuple(added), removed, tuple(changed))


def _change(old: Claim, new: Claim, names: Iterable[str]) -> Iterator[ClaimChange]:
    fields = tuple(name for name in names if getattr(old, name) != getattr(new, name))
    if fields:
        yield ClaimChange(old, new, fields)


def _by_subject(claims: Iterable[Claim]) -> defaultdict[tuple[object, ...], list[Claim]]:
    found: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[_subject(claim)].append(claim)
    return found


def _subject(claim: Claim) -> tuple[object, ...]:
    """Gather what a claim is about, concepts where they are listed and the words where not."""
    ends = tuple((end.id, end.laterality) for end in (claim.region, claim.target) if end)
    sides: tuple[object, ...] = ()
    if claim.comparison:
        c = claim.comparison
        sides = (c.kind, c.group_concept or c.group, c.comparator_concept or c.comparator)
    return (claim.record_id, ends, claim.measure.pooled_as, sides, claim.associate_concept or claim.associate)
