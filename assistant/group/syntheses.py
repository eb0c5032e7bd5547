"""From a group of comparable findings to a synthesis: votes, verdict and figures under a stable id."""

import hashlib
import json
from collections.abc import Mapping

from assistant.group.cohorts import list_cohorts
from assistant.group.findings import OF_CHANGE, Finding
from assistant.group.rollup import Group
from assistant.group.rules import Bands
from assistant.group.separation import separate
from assistant.group.votes import (
    Ballots,
    cast_ballot,
    count_votes,
    interval_of,
    is_fragile,
    reach_verdict,
    sign_test_of,
)
from assistant.model import Direction, Synthesis, Verdict


def synthesise(group: Group, cohort_of: Mapping[str, str], bands: Bands) -> Synthesis:
    """Add up a group of comparable findings.

    Parameters
    ----------
    group
        At least one finding of a cohort that looked.
    cohort_of
        Record id -> cohort.
    bands
        Limits of the bands of sample sizes and years.
    """
    key, section = group.key, group.section
    ballots = _ballots(group, cohort_of)
    tally = count_votes(ballots)
    verdict = reach_verdict(tally, section)
    first = group.members[0].finding.reading
    records = [member.finding.claim.record_id for member in group.members]
    mixed = [record_id for record_id in records if ballots[cohort_of[record_id]] is None]
    return Synthesis(
        id=synthesis_id(group),
        section=section.id,
        stratum=key.stratum,
        comparison_kind=key.comparison_kind,
        treatment=key.treatment,
        measure=key.measure,
        associate=key.associate,
        target=group.target,
        region=group.region,
        level=group.level.value if group.level else None,
        by_direction=_by_direction(group),
        cohorts=list_cohorts(records, cohort_of),
        claim_ids=tuple(member.finding.claim.claim_id for member in group.members),
        verdict=verdict,
        majority=tally.majority,
        votes=tally.votes,
        sign_test_p=sign_test_of(tally),
        interval=interval_of(tally),
        fragile=is_fragile(ballots, section),
        separated_by=separate(group, ballots, cohort_of, bands) if verdict is Verdict.DISCREPANCY else (),
        group=first.group if key.contrast else None,
        comparator=first.comparator if key.contrast else None,
        mixed=list_cohorts(mixed, cohort_of),
        of_change=key.change == OF_CHANGE,
        turned=tuple(m.finding.claim.claim_id for m in group.members if _is_turned(m.finding)),
    )


def synthesis_id(group: Group) -> str:
    """Make the id of a group: a hash of its section and of the values compared on, and of nothing else."""
    key = group.key
    parts = [
        *(key.section, key.kind.value, key.stratum, key.comparison_kind, key.contrast, key.treatment),
        *(key.measure, key.associate, group.region, group.level.value if group.level else None, group.target),
    ]
    parts += ["change"] if key.change == OF_CHANGE else []
    return f"g-{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]}"


def _ballots(group: Group, cohort_of: Mapping[str, str]) -> Ballots:
    found: dict[str, set[Direction]] = {}
    for member in group.members:
        found.setdefault(cohort_of[member.finding.claim.record_id], set()).add(member.finding.reading.direction)
    return {cohort: cast_ballot(directions) for cohort, directions in sorted(found.items())}


def _by_direction(group: Group) -> dict[Direction, tuple[str, ...]]:
    found: dict[Direction, set[str]] = {}
    for member in group.members:
        found.setdefault(member.finding.reading.direction, set()).add(member.finding.claim.record_id)
    return {direction: tuple(sorted(found[direction])) for direction in Direction if direction in found}


def _is_turned(finding: Finding) -> bool:
    return finding.reading.direction is not finding.claim.direction
