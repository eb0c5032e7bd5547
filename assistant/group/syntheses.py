"""From a group of comparable findings to a synthesis: votes, verdict and figures under a stable id."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from assistant.concepts import Concepts
from assistant.group.cohorts import list_cohorts
from assistant.group.findings import OF_CHANGE, Finding
from assistant.group.participants import count_by_direction
from assistant.group.rollup import Group, Member
from assistant.group.rules import Bands
from assistant.group.separation import Card, separate
from assistant.group.votes import (
    Ballots,
    cast_ballot,
    count_votes,
    interval_of,
    leave_out,
    reach_verdict,
    sign_test_of,
)
from assistant.group.weights import describe_weighing, weigh_cohorts
from assistant.model import Direction, LeftOut, Synthesis, Verdict


def synthesise(group: Group, cohort_of: Mapping[str, str], bands: Bands, concepts: Concepts) -> Synthesis:
    """Add up a group of comparable findings.

    Parameters
    ----------
    group
        At least one finding of a cohort that looked.
    cohort_of
        Record id -> cohort.
    bands
        Limits of the bands of numbers that may explain a discrepancy.
    concepts
        Their hierarchy.
    """
    key, section = group.key, group.section
    ballots = gather_ballots(group, cohort_of)
    studies = {member.finding.record.record_id: member.finding.study for member in group.members}
    weights = weigh_cohorts(section, studies.values(), cohort_of)
    tally = count_votes(ballots, weights)
    verdict = reach_verdict(tally, section)
    first = group.members[0].finding.reading
    records = [member.finding.claim.record_id for member in group.members]
    mixed = [record_id for record_id in records if ballots[cohort_of[record_id]] is None]
    card = separate(group, ballots, cohort_of, bands, concepts) if verdict is Verdict.DISCREPANCY else Card()
    left_out = _left_out(leave_out(ballots, section, weights), records, cohort_of)
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
        by_direction=list_by_direction(group.members),
        cohorts=list_cohorts(records, cohort_of),
        claim_ids=tuple(member.finding.claim.claim_id for member in group.members),
        verdict=verdict,
        majority=tally.majority,
        votes=tally.votes,
        sign_test_p=sign_test_of(tally),
        interval=interval_of(tally),
        fragile=bool(left_out),
        separated_by=card.separated_by,
        group=first.group if key.contrast else None,
        comparator=first.comparator if key.contrast else None,
        mixed=list_cohorts(mixed, cohort_of),
        of_change=key.change == OF_CHANGE,
        turned=tuple(m.finding.claim.claim_id for m in (*group.members, *group.beside) if _is_turned(m.finding)),
        left_out=left_out,
        participants=count_by_direction(studies.values(), ballots, cohort_of),
        not_reported=_not_reported(group, cohort_of),
        beside=list_by_direction(group.beside),
        beside_claims=tuple(member.finding.claim.claim_id for member in group.beside),
        unexamined=card.unexamined,
        modality=key.modality,
        weighing=describe_weighing(section, tally),
    )


def synthesis_id(group: Group) -> str:
    """Make the id of a group: a hash of its section and of the values compared on, and of nothing else."""
    key = group.key
    parts = [
        *(key.section, key.kind.value, key.stratum, key.comparison_kind, key.contrast, key.treatment),
        *(key.measure, key.associate, group.region, group.level.value if group.level else None, group.target),
    ]
    parts += ["change"] if key.change == OF_CHANGE else []
    parts += [key.modality] if key.modality else []
    return f"g-{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]}"


def gather_ballots(group: Group, cohort_of: Mapping[str, str]) -> Ballots:
    """Decide the vote of each cohort of a group."""
    found: dict[str, set[Direction]] = {}
    for member in group.members:
        found.setdefault(cohort_of[member.finding.claim.record_id], set()).add(member.finding.reading.direction)
    return {cohort: cast_ballot(directions) for cohort, directions in sorted(found.items())}


def _left_out(
    verdicts: Mapping[str, Verdict], records: Iterable[str], cohort_of: Mapping[str, str]
) -> tuple[LeftOut, ...]:
    cohorts = list_cohorts(records, cohort_of)
    named = ((cohort, cohort_of[cohort[0]]) for cohort in cohorts)
    return tuple(LeftOut(cohort, verdicts[name]) for cohort, name in named if name in verdicts)


def _not_reported(group: Group, cohort_of: Mapping[str, str]) -> tuple[str, ...]:
    """List who made the comparison and states nothing for the place, unless their cohort does so elsewhere."""
    heard = {cohort_of[record_id] for record_id in group.reporting}
    return tuple(sorted(record_id for record_id in group.compared if cohort_of[record_id] not in heard))


def list_by_direction(members: Iterable[Member]) -> dict[Direction, tuple[str, ...]]:
    """List the records that state each direction, as the side has it that the pack names."""
    found: dict[Direction, set[str]] = {}
    for member in members:
        found.setdefault(member.finding.reading.direction, set()).add(member.finding.claim.record_id)
    return {direction: tuple(sorted(found[direction])) for direction in Direction if direction in found}


def _is_turned(finding: Finding) -> bool:
    return finding.reading.direction is not finding.claim.direction
