"""Gaps: what few or no studies of a population looked at, counted from their claims and facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.group.findings import Finding
from assistant.group.overview_rules import GapRule
from assistant.group.rules import Grouping
from assistant.model import Gap, GapField, Outcome, Study, Synthesis, Verdict

EVERYWHERE = ""
_OF_FACTS = frozenset({GapField.DESIGN, GapField.TREATMENT})
# fields that every study could state, so that it is a gap of its own where many do not
_TO_BE_STATED = frozenset({GapField.DESIGN, GapField.SAMPLE_SIZE})


@dataclass(frozen=True, slots=True)
class _Population:
    """The studies of one stratum with their findings, and what these add up to."""

    stratum: str
    studies: Mapping[str, Study]
    findings: Sequence[Finding]
    syntheses: Sequence[Synthesis]


def find_gaps(
    findings: Iterable[Finding],
    syntheses: Sequence[Synthesis],
    outcomes: Iterable[Outcome],
    grouping: Grouping,
    concepts: Concepts,
) -> tuple[Gap, ...]:
    """Find what the rules ask of the studies and few or none of them hold.

    Parameters
    ----------
    findings
        Sorted claims.
    syntheses
        What they add up to.
    outcomes
        What became of the records; the used ones are the studies.
    grouping, concepts
        The rules of the pack.

    Returns
    -------
    First what concerns the populations themselves, then stratum by stratum, in the order of the rules. Strata that
    are context have none.
    """
    used = {outcome.record_id for outcome in outcomes if outcome.used}
    own = [finding for finding in findings if finding.record.record_id in used]
    main = [stratum.id for stratum in grouping.strata if not stratum.context]
    populations = [_population(stratum, own, syntheses) for stratum in main]
    gaps = [_populations(rule, populations) for rule in grouping.gaps if rule.field is GapField.POPULATION]
    rules = [rule for rule in grouping.gaps if rule.field is not GapField.POPULATION]
    for population in (population for population in populations if population.studies):
        asked = (rule for rule in rules if not rule.strata or population.stratum in rule.strata)
        gaps += (_find(rule, population, grouping, concepts) for rule in asked)
    return tuple(gap for gap in gaps if gap.values or (gap.unstated and gap.field in _TO_BE_STATED))


def _population(stratum: str, findings: Iterable[Finding], syntheses: Iterable[Synthesis]) -> _Population:
    own = [finding for finding in findings if finding.stratum == stratum]
    studies = {finding.record.record_id: finding.study for finding in own}
    return _Population(stratum, studies, own, [s for s in syntheses if s.stratum == stratum])


def _populations(rule: GapRule, populations: Sequence[_Population]) -> Gap:
    """Look for populations that few or no studies are about."""
    held = {p.stratum: set(p.studies) for p in populations if not rule.strata or p.stratum in rule.strata}
    total = sum(len(population.studies) for population in populations)
    return Gap(rule.id, EVERYWHERE, rule.field, total, len(held), _few(held, rule), (), rule.at_most)


def _find(rule: GapRule, population: _Population, grouping: Grouping, concepts: Concepts) -> Gap:
    match rule.field:
        case GapField.SAMPLE_SIZE:
            return _sizes(rule, population)
        case GapField.REPLICATION:
            return _replication(rule, population)
        case GapField.SEPARATION:
            return _separation(rule, population)
        case _:
            return _values(rule, population, grouping, concepts)


def _values(rule: GapRule, population: _Population, grouping: Grouping, concepts: Concepts) -> Gap:
    """Look for values that few or no studies hold, among those asked about or, without any, those met."""
    stated = _stated(rule.field, population, concepts)
    held: dict[str, set[str]] = {value: set() for value in rule.values}
    for record_id, values in stated.items():
        for value in values:
            if not rule.values or value in held:
                held.setdefault(value, set()).add(record_id)
    if rule.field is GapField.CONTRAST:
        held = {_sides(value, grouping): records for value, records in held.items()}
    unstated = tuple(sorted(record_id for record_id in population.studies if not stated.get(record_id)))
    total = len(population.studies)
    return Gap(rule.id, population.stratum, rule.field, total, len(held), _few(held, rule), unstated, rule.at_most)


def _stated(field: GapField, population: _Population, concepts: Concepts) -> dict[str, set[str]]:
    """Give the values that each study holds, those they are part of included."""
    if field in _OF_FACTS:
        facts = ((record_id, getattr(study, field.value)) for record_id, study in population.studies.items())
    else:
        facts = ((f.record.record_id, value) for f in population.findings for value in _of_claim(field, f))
    stated: dict[str, set[str]] = {}
    for record_id, value in facts:
        if value is not None:
            stated.setdefault(record_id, set()).update(concepts.ancestors(value))
    return stated


def _of_claim(field: GapField, finding: Finding) -> tuple[str | None, ...]:
    claim = finding.claim
    match field:
        case GapField.MEASURE:
            return (claim.measure.concept,)
        case GapField.MODALITY:
            return (claim.modality,)
        case GapField.REGION:
            return (*claim.region.concepts, *(claim.target.concepts if claim.target else ()))
        case GapField.ASSOCIATE:
            return (claim.associate_concept, *claim.further_associates)
        case _:
            return (finding.reading.contrast,)


def _sides(contrast: str, grouping: Grouping) -> str:
    """Name the two sides of a contrast as a separation names the values of a comparison."""
    known = {rule.id: f"{rule.group[0]} vs {rule.comparator[0]}" for rule in grouping.contrasts}
    return known.get(contrast, contrast.replace(":", " vs "))


def _few(held: Mapping[str, set[str]], rule: GapRule) -> dict[str, tuple[str, ...]]:
    return {value: tuple(sorted(ids)) for value, ids in held.items() if len(ids) <= rule.at_most}


def _sizes(rule: GapRule, population: _Population) -> Gap:
    """Count the small studies, and those of unknown size."""
    sizes = {record_id: study.participants for record_id, study in population.studies.items()}
    limit = rule.below or 0
    small = tuple(sorted(record_id for record_id, size in sizes.items() if size is not None and size < limit))
    unknown = tuple(sorted(record_id for record_id, size in sizes.items() if size is None))
    values = {rule.field.value: small} if small else {}
    return Gap(rule.id, population.stratum, rule.field, len(sizes), 0, values, unknown, limit)


def _replication(rule: GapRule, population: _Population) -> Gap:
    """Look for measures of which no finding was looked at in a second cohort."""
    records: dict[str, set[str]] = {}
    joint: set[str] = set()
    for synthesis in population.syntheses:
        if synthesis.measure is not None:
            found = records.setdefault(synthesis.measure, set())
            found.update(record_id for cohort in synthesis.cohorts for record_id in cohort)
            joint |= {synthesis.measure} if len(synthesis.cohorts) > 1 else set()
    alone = {measure: tuple(sorted(ids)) for measure, ids in sorted(records.items()) if measure not in joint}
    return Gap(rule.id, population.stratum, rule.field, len(records), 0, alone, (), rule.at_most)


def _separation(rule: GapRule, population: _Population) -> Gap:
    """Count the discrepancies of which no field tells the sides apart in every study."""
    found = [s for s in population.syntheses if s.verdict is Verdict.DISCREPANCY]
    unknown = [s for s in found if not any(separation.complete for separation in s.separated_by)]
    values = {s.id: tuple(r for cohort in s.cohorts for r in cohort) for s in unknown}
    return Gap(rule.id, population.stratum, rule.field, len(found), 0, values, (), rule.at_most)
