"""What became of the records from one review to the next."""

from collections.abc import Iterator, Mapping

from assistant.model import REVIEWER, Cause, CheckResult, Claim, Correction, Review

RETRACTED = "retracted"
# A retraction brings these along, and is told as what it is.
_WITH_RETRACTION = frozenset({RETRACTED, "notices", "publication_types"})
_NO_NAMES: Mapping[str, str] = {}


def list_retracted(review: Review) -> frozenset[str]:
    """Give the ids of records that are marked as retracted."""
    return frozenset(record_id for record_id, fields in review.fingerprints.items() if RETRACTED in fields)


def find_corrections(old: Review, new: Review, former: Mapping[str, str] = _NO_NAMES) -> Iterator[Correction]:
    """Find the records of both reviews that say something else, by id.

    Parameters
    ----------
    old, new
        The reviews, with the same id for the same record.
    former
        Id -> id that the record had before, where it had another one.

    Yields
    ------
    Each with its fields that differ, in the order of a record. What a retraction brings along is no correction.
    """
    retracted = list_retracted(new) - list_retracted(old)
    for record_id in sorted(old.fingerprints.keys() & new.fingerprints.keys()):
        fields = _differing(old.fingerprints[record_id], new.fingerprints[record_id])
        fields = tuple(name for name in fields if record_id not in retracted or name not in _WITH_RETRACTION)
        if fields:
            yield Correction(record_id, fields, former.get(record_id, ""))


def find_causes(old: Review, new: Review) -> dict[str, Cause]:
    """Say of each record that is not the same as before what became of it; a retraction outweighs a correction.

    What a reviewer decided comes last, as her decision may rest on what became of the record.
    """
    before, after = ({outcome.record_id for outcome in review.records} for review in (old, new))
    causes = dict.fromkeys(_find_decided(old, new), Cause.CHECKED)
    causes |= {correction.record_id: Cause.CORRECTED for correction in find_corrections(old, new)}
    causes |= dict.fromkeys(list_retracted(new) - list_retracted(old), Cause.RETRACTED)
    causes |= dict.fromkeys(after - before, Cause.ADDED)
    return causes | dict.fromkeys(before - after, Cause.REMOVED)


def _find_decided(old: Review, new: Review) -> Iterator[str]:
    """Find the records about which, or about claims of which, a reviewer decided otherwise than before."""
    before, after = _list_decisions(old), _list_decisions(new)
    return (record_id for record_id in before.keys() | after.keys() if before.get(record_id) != after.get(record_id))


def _list_decisions(review: Review) -> dict[str, list[Claim | str | None]]:
    """List for each record the claims that a reviewer changed, and why she left it out; accepting changes nothing."""
    found: dict[str, list[Claim | str | None]] = {}
    for row in review.claims:
        if row.claim.check not in (None, CheckResult.ACCEPTED):
            found.setdefault(row.claim.record_id, []).append(row.claim)
    for outcome in review.records:
        if outcome.rule == REVIEWER:
            found.setdefault(outcome.record_id, []).append(outcome.reason)
    return found


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    names = dict.fromkeys([*after, *before])
    return tuple(name for name in names if before.get(name) != after.get(name))
