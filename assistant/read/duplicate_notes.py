"""What is said about each merge, each doubt and each DOI that two publications share."""

from collections.abc import Collection, Iterator, Mapping

from assistant.errors import Location, Problem, Severity
from assistant.model import Record
from assistant.read.entries import Entry
from assistant.read.precedence import Merged

Reasons = Mapping[tuple[Location, Location], str]

_NAMES = {"container_title": "journal", "doi": "DOI", "pmid": "PMID"}


def note_merge(merged: Merged, reasons: Reasons) -> Iterator[Problem]:
    """Say of each merged entry by what it is the same publication as the first, and what was taken from it.

    Parameters
    ----------
    merged
        The entries, the most trusted first.
    reasons
        Places of two entries -> the condition they meet; places in either order.
    """
    first, *others = merged.ranked
    for other, taken in zip(others, merged.taken[1:], strict=True):
        why = _shared_id(first.record, other.record) or _find_reason(other, merged.ranked, reasons)
        fields = ", ".join(_NAMES.get(name, name) for name in taken)
        what = f"merged, with its {fields}" if fields else "merged, nothing was missing there"
        yield _note(other, "duplicate", f"the same publication as {first.location} ({why}); {what}")


def note_doubt(entry: Entry, other: Entry, why: str) -> Problem:
    """Say that two entries may be one publication."""
    message = (
        f"perhaps the same publication as {other.location} ({why}); both are kept: delete one, "
        "or make them a cohort in a grouping rule so that they vote once"
    )
    return _note(entry, "perhaps-duplicate", message)


def note_shared_doi(entry: Entry, owner: Entry) -> Problem:
    """Say that a DOI was set aside."""
    message = (
        f"the DOI {owner.record.doi} stands at {owner.location} too, with another title and author; "
        "kept apart and without the DOI here: correct it where it is wrong"
    )
    return _note(entry, "shared-doi", message)


def _shared_id(one: Record, other: Record) -> str:
    if one.pmid and one.pmid == other.pmid:
        return f"PMID {one.pmid}"
    if one.doi and one.doi == other.doi:
        return f"DOI {one.doi}"
    if one.record_id == other.record_id:
        return "same title, year and first author, no PMID or DOI"
    return ""


def _find_reason(entry: Entry, members: Collection[Entry], reasons: Reasons) -> str:
    """Find what joins an entry to the first, or else to another of its publication, which is then named."""
    first, *others = members
    direct = _reason(entry, first, reasons)
    if direct:
        return direct
    for third in others:
        why = _shared_id(third.record, entry.record) or _reason(entry, third, reasons)
        if third is not entry and why:
            return f"by way of {third.location}: {why}"
    return "linked by other records"


def _reason(one: Entry, other: Entry, reasons: Reasons) -> str:
    here, there = one.location, other.location
    return reasons.get((here, there)) or reasons.get((there, here)) or ""


def _note(entry: Entry, code: str, message: str) -> Problem:
    location = entry.location
    return Problem(Location(location.path, location.line), code, message, Severity.NOTE)
