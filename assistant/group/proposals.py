"""Studies that may share participants: proposed to the reviewer with what speaks for it, and never applied."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from assistant.concepts import Concepts
from assistant.group.overlaps import Candidate, find_overlaps
from assistant.group.rules import Grouping
from assistant.group.shared_sources import Pair
from assistant.group.stated_cohorts import write_cohort
from assistant.group.strata import find_stratum
from assistant.model import CohortProposal, Overlap, Record, Study, Synthesis


def propose_cohorts(
    studies: Iterable[tuple[Record, Study]],
    grouping: Grouping,
    cohort_of: Mapping[str, str],
    syntheses: Sequence[Synthesis],
    concepts: Concepts,
) -> tuple[CohortProposal, ...]:
    """Propose cohorts of studies that may share participants.

    Studies of one cohort are not proposed again. Pairs that have a study or a stated cohort in common make one
    proposal, since a record belongs to one cohort only.

    Parameters
    ----------
    studies
        Primary studies with findings.
    grouping, concepts
        The rules of the pack.
    cohort_of
        Record id -> cohort.
    syntheses
        What the votes would change.

    Returns
    -------
    The proposals whose cohorts meet in most syntheses first, then by their records.
    """
    candidates = [Candidate(record, study, find_stratum(study, grouping.strata, concepts)) for record, study in studies]
    overlaps = tuple(find_overlaps(candidates, grouping.propose, cohort_of, concepts))
    members: dict[str, list[str]] = {}
    for record_id, cohort in cohort_of.items():
        members.setdefault(cohort, []).append(record_id)
    joined = _join((cohort_of[overlap.records[0]], cohort_of[overlap.records[1]]) for overlap in overlaps)
    proposals = (
        _propose(cohorts, overlaps, grouping, members, tuple(s.id for s in syntheses if _meet(s, cohorts, cohort_of)))
        for cohorts in joined
    )
    return tuple(sorted(proposals, key=lambda proposal: (-len(proposal.syntheses), proposal.records)))


def _propose(
    cohorts: frozenset[str],
    overlaps: Iterable[Overlap],
    grouping: Grouping,
    members: Mapping[str, Sequence[str]],
    syntheses: tuple[str, ...],
) -> CohortProposal:
    records = tuple(sorted(record_id for cohort in cohorts for record_id in members[cohort]))
    own = tuple(overlap for overlap in overlaps if overlap.records[0] in records)
    stated = [rule for rule in grouping.cohorts if f"cohort:{rule.id}" in cohorts]
    others = cohorts - {f"cohort:{rule.id}" for rule in stated}
    new = sorted(record_id for cohort in others for record_id in members[cohort])
    proposal_id = f"p-{hashlib.sha256(json.dumps(records).encode()).hexdigest()[:12]}"
    entry = write_cohort(proposal_id, stated, new, own)
    return CohortProposal(proposal_id, records, tuple(rule.id for rule in stated), own, syntheses, entry)


def _join(pairs: Iterable[Pair]) -> tuple[frozenset[str], ...]:
    """Join pairs that have a member in common."""
    of: dict[str, frozenset[str]] = {}
    for first, second in pairs:
        joined = of.get(first, frozenset({first})) | of.get(second, frozenset({second}))
        of |= dict.fromkeys(joined, joined)
    return tuple(dict.fromkeys(of.values()))


def _meet(synthesis: Synthesis, cohorts: frozenset[str], cohort_of: Mapping[str, str]) -> bool:
    return len({cohort_of[ids[0]] for ids in synthesis.cohorts} & cohorts) > 1
