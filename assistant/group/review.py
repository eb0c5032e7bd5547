"""The review of a snapshot: every claim sorted, every group voted on, every record accounted for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.concepts import Concepts
from assistant.group.cohorts import assign_cohorts
from assistant.group.counts import count_beyond
from assistant.group.findings import Finding, sort_claim
from assistant.group.fingerprints import fingerprint
from assistant.group.gaps import find_gaps
from assistant.group.look_alikes import find_look_alikes
from assistant.group.prisma import count_records
from assistant.group.proposals import propose_cohorts
from assistant.group.rollup import gather_groups
from assistant.group.rules import Grouping
from assistant.group.screening import Screened, screen_record
from assistant.group.screening_rules import NO_ABSTRACT, NO_FINDING, Screening
from assistant.group.syntheses import synthesise
from assistant.group.targets import find_targets
from assistant.group.vocabulary import RegionLevel
from assistant.model import (
    Claim,
    ClaimRow,
    Decision,
    Outcome,
    Record,
    Review,
    RulePack,
    Snapshot,
    SnapshotFacts,
    Status,
    Study,
    Synthesis,
    Verdict,
)

_VERDICTS = tuple(Verdict)
_LEVELS = tuple(level.value for level in RegionLevel)


def build_review(
    snapshot: Snapshot,
    claims: Sequence[Claim],
    studies: Sequence[Study],
    grouping: Grouping,
    screening: Screening,
    concepts: Concepts,
    rules: RulePack,
) -> Review:
    """Screen the records, group the claims of a snapshot, and say what became of each of them.

    Parameters
    ----------
    snapshot
        The records.
    claims
        Claims of these records, in any order.
    studies
        Facts of the studies; a record without an entry has none that are known.
    grouping, screening, concepts
        The rules of the pack.
    rules
        Identity of the pack.

    Returns
    -------
    The review, the same for the same input. Claims stand in the order of the records, and of one
    record in the order given; syntheses in the order of sections, strata, verdicts and size.
    """
    concepts = grouping.regrouping.regroup(concepts)
    order = {record.record_id: place for place, record in enumerate(snapshot.records)}
    given = {study.record_id: study for study in studies}
    known = {r.record_id: given.get(r.record_id, Study(r.record_id)) for r in snapshot.records}
    screened = {r.record_id: screen_record(r, known[r.record_id], screening, concepts) for r in snapshot.records}

    def sort(claim: Claim) -> Finding:
        record, found = snapshot.records[order[claim.record_id]], screened[claim.record_id]
        out = None if found.decision is Decision.PRIMARY else found.reason
        return sort_claim(claim, record, known[record.record_id], grouping, concepts, out, found.beside)

    ordered = sorted(claims, key=lambda claim: order[claim.record_id])
    findings = [sort(claim) for claim in ordered]
    further = [sort(replace(claim, associate_concept=a)) for claim in ordered for a in claim.further_associates]
    cohort_of = assign_cohorts(snapshot.records, grouping.cohorts)
    groups = gather_groups([*findings, *further], cohort_of, concepts)
    made = (synthesise(group, cohort_of, grouping.bands, concepts) for group in groups)
    syntheses = tuple(sorted(made, key=_draft_order(grouping, concepts)))
    outcomes = tuple(_outcomes(snapshot.records, screened, findings))
    primary = [known[outcome.record_id] for outcome in outcomes if outcome.decision is Decision.PRIMARY]
    used = [(r, known[r.record_id]) for r, outcome in zip(snapshot.records, outcomes, strict=True) if outcome.used]
    return Review(
        snapshot=SnapshotFacts(snapshot.content_hash, snapshot.date, snapshot.counts),
        rules=rules,
        records=outcomes,
        studies=tuple(sorted(studies, key=lambda study: order[study.record_id])),
        claims=tuple(_row(finding) for finding in findings),
        syntheses=syntheses,
        prisma=count_records(snapshot, outcomes),
        counts=count_beyond([*findings, *further], syntheses, grouping, cohort_of, concepts),
        targets=find_targets(syntheses, primary, grouping, concepts),
        gaps=find_gaps(findings, syntheses, outcomes, grouping, concepts),
        cohort_proposals=propose_cohorts(used, grouping, cohort_of, syntheses, concepts),
        look_alikes=find_look_alikes(syntheses, (stratum.id for stratum in grouping.strata if stratum.context)),
        fingerprints={record.record_id: fingerprint(record) for record in snapshot.records},
    )


def _row(finding: Finding) -> ClaimRow:
    why_not = str(finding.why_not) if finding.why_not else None
    return ClaimRow(finding.claim, why_not is None, why_not)


def _outcomes(
    records: Iterable[Record], screened: Mapping[str, Screened], findings: Iterable[Finding]
) -> Iterable[Outcome]:
    found = {f.claim.record_id for f in findings if f.claim.status is Status.ASSERTED}
    for record in records:
        decided, used = screened[record.record_id], False
        reason = decided.reason
        if decided.decision is Decision.PRIMARY:
            used = record.record_id in found
            reason = None if used else NO_FINDING if record.abstract else NO_ABSTRACT
        yield Outcome(record.record_id, used, reason, decided.decision, decided.rule)


def _draft_order(grouping: Grouping, concepts: Concepts) -> Callable[[Synthesis], tuple[object, ...]]:
    sections = [section.id for section in grouping.sections]
    strata = [None, *(stratum.id for stratum in grouping.strata)]

    def place(synthesis: Synthesis) -> tuple[object, ...]:
        return (
            sections.index(synthesis.section),
            strata.index(synthesis.stratum),
            _VERDICTS.index(synthesis.verdict),
            -len(synthesis.cohorts),
            synthesis.measure or "",
            _LEVELS.index(synthesis.level) if synthesis.level else -1,
            concepts.name(synthesis.region) if synthesis.region else "",
            synthesis.id,
        )

    return place
