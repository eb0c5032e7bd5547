"""The examples of sections, run: made-up claims through the whole of grouping, and what they come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.errors import Location, Problem
from assistant.group.conditions import takes
from assistant.group.directions import kind_of
from assistant.group.findings import Finding, sort_claim
from assistant.group.rollup import gather_groups
from assistant.group.rules import ContrastRule, Grouping, SectionRule
from assistant.group.section_examples import ExampleClaim, SectionExample
from assistant.group.syntheses import synthesise
from assistant.group.vocabulary import DirectionKind, Outcome
from assistant.model import Claim, Comparison, Measure, Record, Region, Status, Study


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim of an example as grouping takes it."""

    claim: Claim
    record: Record
    study: Study


def run_examples(grouping: Grouping, concepts: Concepts) -> tuple[Problem, ...]:
    """Run the examples of the sections; a problem for each that comes to something else than it says.

    Parameters
    ----------
    grouping
        Sound rules.
    concepts
        The concepts of the pack.
    """
    return tuple(
        problem
        for section in grouping.sections
        for number, example in enumerate(section.examples)
        if (place := grouping.places.get(("examples", f"{section.id}/{number}")))
        and (problem := _run(example, section, place, grouping, concepts))
    )


def _run(
    example: SectionExample, section: SectionRule, place: Location, grouping: Grouping, concepts: Concepts
) -> Problem | None:
    regrouped = grouping.regrouping.regroup(concepts)
    made = [_make(claim, number, section, grouping, concepts) for number, claim in enumerate(example.claims)]
    findings = [sort_claim(m.claim, m.record, m.study, grouping, regrouped) for m in made]
    cohort_of = {m.record.record_id: m.record.record_id for m in made}
    groups = gather_groups(findings, cohort_of, regrouped)
    found = [synthesise(group, cohort_of, grouping.bands, regrouped) for group in groups if group.section == section]
    largest = max(found, key=lambda synthesis: len(synthesis.cohorts), default=None)
    outcome = Outcome(largest.verdict.value) if largest else Outcome.NONE
    if outcome is example.verdict:
        return None
    where = f" on {largest.region}" if largest and largest.region else ""
    said = f"{outcome}{where}" if largest else "; ".join(_reasons(findings, section)) or "no group"
    message = f"this comes to {said}, and not to {example.verdict}; change the rule or the example"
    return Problem(place, "example-fails", message)


def _reasons(findings: Sequence[Finding], section: SectionRule) -> Iterator[str]:
    """Say why claims make no group of a section, each reason once."""
    reasons = (
        str(f.why_not) if f.section is section or f.section is None else f"claims of {f.section.id!r}" for f in findings
    )
    yield from (f"no group ({reason})" for reason in dict.fromkeys(reasons))


def _make(claim: ExampleClaim, number: int, section: SectionRule, grouping: Grouping, concepts: Concepts) -> _Made:
    record_id = f"title:{claim.study}"
    contrast = _contrast(claim, section, grouping)
    study = Study(
        record_id,
        population=claim.population or _population(grouping),
        species=claim.species,
        design=claim.design,
        treatment=claim.treatment,
        n_total=claim.n,
    )
    comparison = None
    if contrast is not None:
        sides = contrast.group[0], contrast.comparator[0]
        comparison = Comparison(*sides, contrast.kind, *sides)
    made = Claim(
        claim_id=f"example-{number}",
        record_id=record_id,
        status=Status.ASSERTED,
        region=Region(claim.region, claim.region, claim.region, claim.laterality, claim.region),
        target=Region(claim.target, claim.target, claim.target, None, claim.target) if claim.target else None,
        measure=Measure(claim.measure, claim.measure, claim.measure),
        modality=concepts.by_id[claim.measure].modality,
        direction=claim.direction,
        significance=None,
        comparison=comparison,
        associate=claim.associate,
        associate_concept=claim.associate,
        rule="example",
        evidence=(),
    )
    return _Made(made, Record(record_id, claim.study, year=str(claim.year or "")), study)


def _contrast(claim: ExampleClaim, section: SectionRule, grouping: Grouping) -> ContrastRule | None:
    """Find the contrast that an example names, else the first one that the section takes."""
    if claim.contrast is None and kind_of(claim.direction) is DirectionKind.ASSOCIATION:
        return None
    asked = section.where.comparison_kind
    fitting = (
        contrast
        for contrast in grouping.contrasts
        if contrast.id == claim.contrast or (claim.contrast is None and takes(asked, [contrast.kind]))
    )
    return next(fitting, None)


def _population(grouping: Grouping) -> str | None:
    """Name a population of the first stratum that is no context, for studies that name none."""
    named = (
        stratum.where.population.only
        for stratum in grouping.strata
        if not stratum.context and stratum.where and stratum.where.population
    )
    return next((populations[0] for populations in named if populations), None)
