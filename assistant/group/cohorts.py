"""Which records share participants, and therefore have one vote together."""

from collections.abc import Iterable, Mapping, Sequence

from assistant.group.rules import CohortRule
from assistant.model import Record, StudyCorrection


def assign_cohorts(
    records: Iterable[Record], rules: Sequence[CohortRule], decided: Mapping[str, StudyCorrection] | None = None
) -> dict[str, str]:
    """Give every record the name of its cohort.

    A rule may name a record by its PMID or by its DOI, whichever of the two its record id is made from.

    Parameters
    ----------
    records
        The records of a snapshot.
    rules
        The stated cohorts.
    decided
        Record id -> what a reviewer decided. The cohort she names comes before that of the rules; it is one of theirs
        if it has its id.

    Returns
    -------
    Record id -> id of its cohort, which is the record id itself where nothing names the record.
    """
    stated = {record_id: f"cohort:{rule.id}" for rule in rules for record_id in rule.records}
    found = {
        record.record_id: next((stated[name] for name in _names(record) if name in stated), record.record_id)
        for record in records
    }
    named = {record_id: study.cohort for record_id, study in (decided or {}).items() if study.cohort}
    return found | {record_id: f"cohort:{name}" for record_id, name in named.items() if record_id in found}


def list_cohorts(record_ids: Iterable[str], cohort_of: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Sort records into their cohorts, both in the order of their ids."""
    members: dict[str, list[str]] = {}
    for record_id in sorted(set(record_ids)):
        members.setdefault(cohort_of[record_id], []).append(record_id)
    return tuple(sorted(tuple(ids) for ids in members.values()))


def _names(record: Record) -> tuple[str, ...]:
    return (record.record_id, f"pmid:{record.pmid}", f"doi:{record.doi.lower()}")
