"""Counts of directions beyond what sections compare: over any place or measure, or across populations."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.concepts import Concepts
from assistant.group.cohorts import list_cohorts
from assistant.group.conditions import takes
from assistant.group.directions import is_directed
from assistant.group.findings import OF_CHANGE, Finding, WhyNot, compare_finding
from assistant.group.overview_rules import CountRule
from assistant.group.participants import count_by_direction
from assistant.group.rollup import Group, gather_groups
from assistant.group.rules import Grouping, SectionRule
from assistant.group.syntheses import gather_ballots, list_by_direction
from assistant.group.votes import Tally, count_votes
from assistant.model import Count, Synthesis

_NEVER = frozenset({WhyNot.HEDGED, WhyNot.BACKGROUND, WhyNot.ABOUT_OTHERS})
Told = tuple[frozenset[str], frozenset[tuple[str, ...]]]


def count_beyond(
    findings: Sequence[Finding],
    syntheses: Iterable[Synthesis],
    grouping: Grouping,
    cohort_of: Mapping[str, str],
    concepts: Concepts,
) -> tuple[Count, ...]:
    """Count the directions that the rules of the pack ask for beyond its sections.

    A count is made only where it joins cohorts that no synthesis and no earlier count of its claims has joined.

    Parameters
    ----------
    findings
        Sorted claims; those that would count nowhere are passed over.
    syntheses
        What has been joined already.
    grouping, concepts
        The rules of the pack.
    cohort_of
        Record id -> cohort.

    Returns
    -------
    The counts in the order of the rules, and of one rule those with most cohorts first.
    """
    sections = {f.claim.claim_id: f.section.id for f in findings if f.section is not None}
    strata = [stratum.id for stratum in grouping.strata]
    told: list[Told] = [(frozenset(s.claim_ids), frozenset(s.cohorts)) for s in syntheses]
    found: list[Count] = []
    for rule in grouping.counts:
        groups = gather_groups(_compared(findings, rule, grouping, concepts), cohort_of, concepts)
        counts = (_count(group, rule, sections[_first(group)], cohort_of, strata) for group in groups)
        for count in sorted(
            (c for c in counts if _is_worth(c, rule)), key=lambda count: (-len(count.cohorts), count.id)
        ):
            claims, cohorts = frozenset(count.claim_ids), frozenset(count.cohorts)
            if not any(claims & others and cohorts <= joined for others, joined in told):
                told.append((claims, cohorts))
                found.append(count)
    return tuple(found)


def _compared(
    findings: Iterable[Finding], rule: CountRule, grouping: Grouping, concepts: Concepts
) -> Iterator[Finding]:
    section = SectionRule(
        id=rule.id,
        title="",
        compare_on=rule.compare_on,
        region_level=rule.region_level,
        connectivity=rule.connectivity,
    )
    for finding in findings:
        if _takes(rule, finding) and _may_count(finding):
            compared = compare_finding(finding, section, grouping, concepts)
            yield replace(compared, key=compared.key if compared.places else None)


def _takes(rule: CountRule, finding: Finding) -> bool:
    modality = finding.claim.modality
    listed = finding.section is not None and finding.section.id in rule.sections
    fits = takes(rule.modality, [modality] if modality else []) and (not rule.strata or finding.stratum in rule.strata)
    return listed and fits


def _may_count(finding: Finding) -> bool:
    """Tell what was found from what was only said; a claim that lacks a field may lack one that is not asked for."""
    return finding.why_not is None or (isinstance(finding.why_not, WhyNot) and finding.why_not not in _NEVER)


def _is_worth(count: Count, rule: CountRule) -> bool:
    told = bool(count.mixed) or any(is_directed(direction) for direction in count.votes)
    return told and len(count.cohorts) >= rule.min_cohorts and (not rule.strata or len(count.strata) > 1)


def _first(group: Group) -> str:
    return group.members[0].finding.claim.claim_id


def _count(group: Group, rule: CountRule, section: str, cohort_of: Mapping[str, str], strata: Sequence[str]) -> Count:
    key, ballots = group.key, gather_ballots(group, cohort_of)
    tally = count_votes(ballots)
    records = [member.finding.claim.record_id for member in group.members]
    populations: dict[str, list[str]] = {}
    for member in group.members:
        populations.setdefault(member.finding.stratum or "", []).append(member.finding.claim.record_id)
    reading = group.members[0].finding.reading
    studies = {member.finding.record.record_id: member.finding.study for member in group.members}
    return Count(
        id=_count_id(group, rule),
        rule=rule.id,
        section=section,
        strata={s: tuple(sorted(set(populations[s]))) for s in strata if s in populations},
        comparison_kind=key.comparison_kind,
        treatment=key.treatment,
        measure=key.measure,
        modality=key.modality,
        associate=key.associate,
        of_change=key.change == OF_CHANGE,
        region=group.region,
        level=group.level.value if group.level else None,
        group=reading.group if key.contrast else None,
        comparator=reading.comparator if key.contrast else None,
        by_direction=list_by_direction(group.members),
        cohorts=list_cohorts(records, cohort_of),
        claim_ids=tuple(member.finding.claim.claim_id for member in group.members),
        votes=tally.votes,
        majority=tally.majority,
        mixed=list_cohorts((r for r in records if ballots[cohort_of[r]] is None), cohort_of),
        participants=count_by_direction(studies.values(), ballots, cohort_of),
        unresolved=not rule.strata and _is_unresolved(tally, rule),
    )


def _is_unresolved(tally: Tally, rule: CountRule) -> bool:
    one_sided = tally.agreeing > 0 and tally.opposing == 0
    return one_sided and tally.agreeing / tally.looked < rule.agreement


def _count_id(group: Group, rule: CountRule) -> str:
    """Hash the rule and what the claims share, so that the same count is found in every snapshot."""
    key = group.key
    parts = [
        *(rule.id, key.kind.value, key.stratum, key.comparison_kind, key.contrast, key.treatment, key.measure),
        *(key.modality, key.associate, key.change, group.region, group.level.value if group.level else None),
    ]
    return f"n-{hashlib.sha256(json.dumps([*parts, group.target]).encode()).hexdigest()[:12]}"
