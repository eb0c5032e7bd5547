"""Regions that stimulation can reach, with what the syntheses say of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.concepts import Concepts
from assistant.group.overview_rules import TargetRule, TechniqueRule
from assistant.group.rules import Grouping
from assistant.group.strata import find_stratum
from assistant.model import Reach, Study, Synthesis, Target, TargetFinding, Technique, Verdict

_TELLING = (Verdict.CONSENSUS, Verdict.DISCREPANCY)


def find_targets(
    syntheses: Sequence[Synthesis], studies: Iterable[Study], grouping: Grouping, concepts: Concepts
) -> tuple[Target, ...]:
    """Find what the syntheses say of each target that the rules list.

    Parameters
    ----------
    syntheses
        In the order of the draft; those of populations that are context say nothing here.
    studies
        Facts of all studies.
    grouping, concepts
        The rules of the pack.
    """
    main = {stratum.id for stratum in grouping.strata if not stratum.context}
    telling = [s for s in syntheses if s.verdict in _TELLING and s.stratum in main]
    ours = [study for study in studies if find_stratum(study, grouping.strata, concepts) in main]
    techniques = {technique.id: technique for technique in grouping.techniques}
    return tuple(
        Target(
            id=rule.id,
            region=rule.regions[0],
            techniques=_techniques(rule, techniques),
            findings=tuple(_findings(rule, telling, concepts)),
            tested=_tested(rule, techniques, ours, concepts),
        )
        for rule in grouping.targets
    )


def _techniques(rule: TargetRule, techniques: Mapping[str, TechniqueRule]) -> tuple[Technique, ...]:
    known = ((techniques[reached.technique], reached) for reached in rule.techniques)
    return tuple(Technique(t.id, t.name, t.treatment, reached.basis, reached.source) for t, reached in known)


def _findings(rule: TargetRule, syntheses: Iterable[Synthesis], concepts: Concepts) -> Iterator[TargetFinding]:
    for synthesis in syntheses:
        ends = (end for end in (synthesis.region, synthesis.target) if end is not None)
        reaches = [reach for end in ends if (reach := _reach(end, rule, concepts)) is not None]
        if reaches:
            yield TargetFinding(synthesis.id, synthesis.verdict, min(reaches, key=list(Reach).index))


def _reach(region: str, rule: TargetRule, concepts: Concepts) -> Reach | None:
    if region in rule.regions:
        return Reach.SAME
    if not set(concepts.ancestors(region)).isdisjoint(rule.regions):
        return Reach.PART
    levels = {level.concept_level for level in rule.wider}
    parents = {parent for own in rule.regions for parent in concepts.by_id[own].part_of}
    return Reach.WIDER if region in parents and concepts.by_id[region].level in levels else None


def _tested(
    rule: TargetRule, techniques: Mapping[str, TechniqueRule], studies: Iterable[Study], concepts: Concepts
) -> tuple[str, ...]:
    treatments = {techniques[reached.technique].treatment for reached in rule.techniques}
    used = (s for s in studies if s.treatment and not treatments.isdisjoint(concepts.ancestors(s.treatment)))
    return tuple(sorted(study.record_id for study in used))
