"""Cohorts as a rule file states them, written out for the reviewer to take over."""

import json
from collections.abc import Iterable, Sequence

from assistant.group.rules import CohortRule
from assistant.model import Overlap

_MAX_REASONS = 3


def write_cohort(cohort_id: str, stated: Sequence[CohortRule], new: Iterable[str], overlaps: Sequence[Overlap]) -> str:
    """Write the entry of a grouping file that makes one cohort.

    Parameters
    ----------
    cohort_id
        Id of a new cohort; not used if one is stated already.
    stated
        Cohorts that become one; the first takes in the others, which are removed.
    new
        Records of no stated cohort.
    overlaps
        What speaks for it.

    Returns
    -------
    YAML; every value of a record stands in quotes.
    """
    records = [record_id for rule in stated for record_id in rule.records]
    fields = {
        "id": stated[0].id if stated else cohort_id,
        "records": [*records, *new],
        "why": " ".join([*(f"{rule.why.rstrip('.')}." for rule in stated[:1]), f"Presumed: {_reasons(overlaps)}."]),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    removed = [f"  - {{id: {rule.id}, remove: true}}" for rule in stated[1:]]
    return "\n".join(["cohorts:", f"  - {lines[0]}", *(f"    {line}" for line in lines[1:]), *removed, ""])


def _reasons(overlaps: Sequence[Overlap]) -> str:
    """Say what the first pairs share, in the words of the review file."""
    told = [
        f"{' and '.join(overlap.records)} ({overlap.rule}) share "
        + ", ".join(f"{kind} ({', '.join(values)})" for kind, values in overlap.shared.items())
        for overlap in overlaps[:_MAX_REASONS]
    ]
    return "; ".join(told)
