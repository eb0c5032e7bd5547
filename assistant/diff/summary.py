"""What changed, in two sentences."""

from assistant.diff.wording import LABELS, count, enumerate_words
from assistant.model import Category, Changes, SnapshotFacts

NOTHING = "Nothing changed: the records, claims and verdicts are the same."


def sum_up(changes: Changes) -> str:
    """Say what became of the records and of the verdicts."""
    return NOTHING if changes.empty else f"{_records(changes)} {_verdicts(changes)}"


def _records(changes: Changes) -> str:
    parts = (
        (changes.records_added, "new"),
        (changes.records_removed, "no longer there"),
        (changes.records_retracted, "newly retracted"),
        (changes.records_corrected, "corrected"),
    )
    told = [f"{len(found):,} {what}" for found, what in parts if found]
    what = enumerate_words(told) if told else "the same as before"
    old, new = (_size(snapshot) for snapshot in (changes.old_snapshot, changes.new_snapshot))
    return f"{old} records before and {new} now: {what}." if old and new else f"Records: {what}."


def _verdicts(changes: Changes) -> str:
    parts = [_turned(changes)]
    number = "synthesis", "syntheses"
    for category, what in ((Category.NEW, "new"), (Category.GONE, "gone")):
        if joint := sum(change.joint for change in changes.sorted_as(category)):
            parts.append(f"{count(joint, *number)} of two or more cohorts {'is' if joint == 1 else 'are'} {what}")
    return f"{enumerate_words(parts)}."


def _turned(changes: Changes) -> str:
    turned = [change.category for change in changes.syntheses if change.turned]
    if not turned:
        return "No verdict changed"
    told = [f"{turned.count(c):,} {LABELS[c].lower()}" for c in Category if c in turned]
    return f"{count(len(turned), 'verdict')} changed ({', '.join(told)})"


def _size(snapshot: SnapshotFacts) -> str:
    return f"{snapshot.counts['kept']:,}" if "kept" in snapshot.counts else ""
