"""Records that have another id than before, as when a later export brings the PubMed id."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.model import ClaimRow, Review, Synthesis

# One of these in common makes two records one; a title does only where no DOI contradicts.
_KEYS = (("doi",), ("pmid",), ("title", "year"))


def find_renamed(old: Review, new: Review) -> dict[str, str]:
    """Find the records that both reviews hold under another id: old id -> new id.

    Those of one review alone are one record if they have the same DOI, else the same PubMed id, else the same title
    and year and no two DOIs; what fits several records fits none.
    """
    renamed: dict[str, str] = {}
    for names in _KEYS:
        before = _index(old, names, new.fingerprints.keys() | renamed.keys())
        after = _index(new, names, old.fingerprints.keys() | set(renamed.values()))
        for key in before.keys() & after.keys():
            found = before[key], after[key]
            if len(found[0]) == len(found[1]) == 1 and not _contradict(old, new, found[0][0], found[1][0]):
                renamed[found[0][0]] = found[1][0]
    return renamed


def rename_records(review: Review, names: Mapping[str, str]) -> Review:
    """Give records other ids in all of a review that is compared."""
    if not names:
        return review
    return replace(
        review,
        records=tuple(replace(o, record_id=names.get(o.record_id, o.record_id)) for o in review.records),
        claims=tuple(_rename_claim(row, names) for row in review.claims),
        syntheses=tuple(_rename_synthesis(synthesis, names) for synthesis in review.syntheses),
        fingerprints={names.get(record_id, record_id): fields for record_id, fields in review.fingerprints.items()},
    )


def _index(review: Review, names: Iterable[str], known: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """List the records that are not known by what they hold in some fields, those that lack one left out."""
    found: dict[tuple[str, ...], list[str]] = {}
    settled = set(known)
    for record_id, fields in review.fingerprints.items():
        key = tuple(fields.get(name, "") for name in names)
        if record_id not in settled and all(key):
            found.setdefault(key, []).append(record_id)
    return found


def _contradict(old: Review, new: Review, before: str, after: str) -> bool:
    """Tell whether two records have two DOIs."""
    dois = {fields.get("doi") for fields in (old.fingerprints[before], new.fingerprints[after])}
    return None not in dois and len(dois) == 2


def _rename_claim(row: ClaimRow, names: Mapping[str, str]) -> ClaimRow:
    record_id = row.claim.record_id
    return replace(row, claim=replace(row.claim, record_id=names.get(record_id, record_id)))


def _rename_synthesis(synthesis: Synthesis, names: Mapping[str, str]) -> Synthesis:
    def rename(record_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(names.get(record_id, record_id) for record_id in record_ids))

    return replace(
        synthesis,
        by_direction={direction: rename(found) for direction, found in synthesis.by_direction.items()},
        cohorts=tuple(map(rename, synthesis.cohorts)),
        mixed=tuple(map(rename, synthesis.mixed)),
    )
