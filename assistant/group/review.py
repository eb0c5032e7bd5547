"""The review of a snapshot: every claim sorted, every group voted on, every record accounted for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.concepts import Concepts
from assistant.group.candidates import Candidates, list_outcomes, screen_candidates, sort_claims, split_associates
from assistant.group.cohorts import assign_cohorts, list_cohorts
from assistant.group.counts import count_beyond
from assistant.group.findings import Finding, WhyNot
from assistant.group.fingerprints import fingerprint
from assistant.group.gaps import find_gaps
from assistant.group.look_alikes import find_look_alikes
from assistant.group.prisma import count_records
from assistant.group.proposals import propose_cohorts
from assistant.group.rollup import gather_groups
from assistant.group.rules import Grouping
from assistant.group.screening_rules import Screening
from assistant.group.syntheses import synthesise
from assistant.group.targets import find_targets
from assistant.group.vocabulary import RegionLevel
from assistant.model import (
    CheckResult,
    Claim,
    ClaimRow,
    Decision,
    Review,
    RulePack,
    Snapshot,
    SnapshotFacts,
    Study,
    StudyCorrection,
    Synthesis,
    Verdict,
)

_VERDICTS = tuple(Verdict)
_LEVELS = tuple(level.value for level in RegionLevel)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Claims that were sorted, those of further associates apart, and the syntheses that they make.

    Attributes
    ----------
    cohort_of
        Record id -> cohort.
    """

    findings: tuple[Finding, ...]
    further: tuple[Finding, ...]
    cohort_of: Mapping[str, str]
    syntheses: tuple[Synthesis, ...]


def build_review(
    snapshot: Snapshot,
    claims: Sequence[Claim],
    studies: Sequence[Study],
    grouping: Grouping,
    screening: Screening,
    concepts: Concepts,
    rules: RulePack,
    decided: Mapping[str, StudyCorrection] | None = None,
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
    decided
        Record id -> what a reviewer decided about it, which comes before the rules.

    Returns
    -------
    The review, the same for the same input. Claims stand in the order of the records, and of one
    record in the order given; syntheses in the order of sections, strata, verdicts and size.
    """
    concepts = grouping.regrouping.regroup(concepts)
    decided = decided or {}
    candidates = screen_candidates(snapshot.records, studies, screening, concepts, decided)
    cohort_of = assign_cohorts((candidate.record for candidate in candidates.values()), grouping.cohorts, decided)
    standing = [claim for claim in claims if claim.check is not CheckResult.REJECTED]
    joined = _join_claims(standing, candidates, cohort_of, grouping, concepts)
    rejected = {claim.record_id for claim in claims if claim.check is CheckResult.REJECTED}
    outcomes = list_outcomes(candidates, joined.findings, rejected)
    given = {study.record_id: study for study in studies}
    review = Review(
        snapshot=SnapshotFacts(snapshot.content_hash, snapshot.date, snapshot.counts, snapshot.conditions),
        rules=rules,
        records=outcomes,
        studies=tuple(given[record_id] for record_id in candidates if record_id in given),
        claims=_list_rows(claims, joined.findings, candidates),
        syntheses=joined.syntheses,
        prisma=count_records(snapshot, outcomes),
        fingerprints={record.record_id: fingerprint(record) for record in snapshot.records},
    )
    return _look_beyond(review, candidates, joined, grouping, concepts)


def _join_claims(
    claims: Sequence[Claim],
    candidates: Candidates,
    cohort_of: Mapping[str, str],
    grouping: Grouping,
    concepts: Concepts,
) -> _Joined:
    """Sort the claims and form the syntheses, in the order of the draft."""
    findings = sort_claims(claims, candidates, grouping, concepts)
    further = sort_claims(split_associates(claims), candidates, grouping, concepts)
    groups = gather_groups([*findings, *further], cohort_of, concepts)
    made = (synthesise(group, cohort_of, grouping.bands, concepts) for group in groups)
    return _Joined(findings, further, cohort_of, tuple(sorted(made, key=_draft_order(grouping, concepts))))


def _look_beyond(
    review: Review, candidates: Candidates, joined: _Joined, grouping: Grouping, concepts: Concepts
) -> Review:
    """Add what is told beside the syntheses of a review."""
    cohort_of, syntheses = joined.cohort_of, joined.syntheses
    primary = [candidates[o.record_id].study for o in review.records if o.decision is Decision.PRIMARY]
    used = [(candidates[o.record_id].record, candidates[o.record_id].study) for o in review.records if o.used]
    context = (stratum.id for stratum in grouping.strata if stratum.context)
    return replace(
        review,
        counts=count_beyond([*joined.findings, *joined.further], syntheses, grouping, cohort_of, concepts),
        targets=find_targets(syntheses, primary, grouping, concepts),
        gaps=find_gaps(joined.findings, syntheses, review.records, grouping, concepts),
        cohorts=tuple(ids for ids in list_cohorts((r.record_id for r, _ in used), cohort_of) if len(ids) > 1),
        cohort_proposals=propose_cohorts(used, grouping, cohort_of, syntheses, concepts),
        look_alikes=find_look_alikes(syntheses, context),
    )


def _list_rows(claims: Sequence[Claim], findings: Iterable[Finding], candidates: Candidates) -> tuple[ClaimRow, ...]:
    """Say of every claim what became of it; one that was rejected belongs to no group."""
    why_not = {f.claim.claim_id: str(f.why_not) if f.why_not else None for f in findings}
    order = {record_id: place for place, record_id in enumerate(candidates)}
    rejected = WhyNot.REJECTED.value
    rows = ((claim, why_not.get(claim.claim_id, rejected)) for claim in claims)
    return tuple(ClaimRow(c, reason is None, reason) for c, reason in sorted(rows, key=lambda r: order[r[0].record_id]))


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
