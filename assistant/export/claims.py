"""The table of claims: one row a claim, voting or not."""

from collections.abc import Sequence

from assistant.export.columns import Column, integer, text, texts, truth
from assistant.export.entries import ClaimEntry, Material
from assistant.export.studies import first_author, year
from assistant.model import Claim, ComparisonKind, Evidence, Study, Synthesis


def claim_columns(material: Material) -> tuple[Column[ClaimEntry], ...]:
    """List the columns: what is claimed, by whom, where it is quoted, and what became of it."""
    return (
        text("claim_id", lambda entry: entry.row.claim.claim_id),
        text("record_id", lambda entry: entry.row.claim.record_id),
        text("first_author", lambda entry: first_author(entry.of)),
        integer("year", lambda entry: year(entry.of)),
        text("region", lambda entry: _region(entry.row.claim)),
        text("region_id", lambda entry: entry.row.claim.region.id),
        text("laterality", lambda entry: entry.row.claim.region.laterality),
        text("target", lambda entry: target.label or target.text if (target := entry.row.claim.target) else None),
        text("target_id", lambda entry: target.id if (target := entry.row.claim.target) else None),
        text("target_laterality", lambda entry: target.laterality if (target := entry.row.claim.target) else None),
        text("measure", lambda entry: material.name(entry.row.claim.measure.pooled_as)),
        text("measure_id", lambda entry: entry.row.claim.measure.id),
        text("measure_concept", lambda entry: entry.row.claim.measure.concept),
        text("modality", lambda entry: entry.row.claim.modality),
        text("direction", lambda entry: entry.row.claim.direction),
        text("significance", lambda entry: entry.row.claim.significance),
        text("status", lambda entry: entry.row.claim.status),
        text("comparison_kind", lambda entry: comparison_kind(entry.row.claim)),
        *_comparison_columns(),
        text("associate", lambda entry: entry.row.claim.associate),
        text("associate_concept", lambda entry: entry.row.claim.associate_concept),
        truth("of_change", lambda entry: entry.row.claim.of_change),
        text("about", lambda entry: entry.row.claim.about),
        text("stratum", lambda entry: _stratum(entry.syntheses)),
        truth("votes", lambda entry: entry.row.votes),
        text("why_not", lambda entry: entry.row.why_not),
        text("check", lambda entry: entry.row.claim.check),
        text("check_reason", lambda entry: entry.row.claim.check_reason),
        texts("synthesis_ids", lambda entry: tuple(synthesis.id for synthesis in entry.syntheses)),
        text("quote", lambda entry: entry.row.claim.evidence[0].sentence),
        text("section", lambda entry: entry.row.claim.evidence[0].section),
        texts("further_quotes", lambda entry: tuple(map(_quote, entry.row.claim.evidence[1:]))),
        text("rule", lambda entry: entry.row.claim.rule),
        *_study_columns(),
    )


def comparison_kind(claim: Claim) -> ComparisonKind | None:
    """Give the sort of contrast, where there is one and it is known."""
    return claim.comparison.kind if claim.comparison else None


def arm_sizes(study: Study, claim: Claim) -> tuple[int | None, int | None]:
    """Give the sizes of the two sides of a comparison, each where one group alone of that part is stated."""
    if claim.comparison is None:
        return None, None
    sides = claim.comparison.group_concept, claim.comparison.comparator_concept
    if sides[0] == sides[1]:
        return None, None
    return _arm_size(study, sides[0]), _arm_size(study, sides[1])


def _comparison_columns() -> Sequence[Column[ClaimEntry]]:
    return (
        text("group", lambda entry: sides.group if (sides := entry.row.claim.comparison) else None),
        text("group_concept", lambda entry: sides.group_concept if (sides := entry.row.claim.comparison) else None),
        integer("group_n", lambda entry: arm_sizes(entry.of.study, entry.row.claim)[0]),
        text("comparator", lambda entry: sides.comparator if (sides := entry.row.claim.comparison) else None),
        text(
            "comparator_concept",
            lambda entry: sides.comparator_concept if (sides := entry.row.claim.comparison) else None,
        ),
        integer("comparator_n", lambda entry: arm_sizes(entry.of.study, entry.row.claim)[1]),
    )


def _study_columns() -> Sequence[Column[ClaimEntry]]:
    return (
        integer("n", lambda entry: entry.of.study.participants),
        text("population", lambda entry: entry.of.study.population),
        text("design", lambda entry: entry.of.study.design),
        text("treatment", lambda entry: entry.of.study.treatment),
        text("species", lambda entry: entry.of.study.species),
        text("title", lambda entry: entry.of.record.title),
        text("doi", lambda entry: entry.of.record.doi),
        text("pmid", lambda entry: entry.of.record.pmid),
    )


def _region(claim: Claim) -> str:
    return claim.region.label or claim.region.text


def _quote(evidence: Evidence) -> str:
    return evidence.sentence


def _stratum(syntheses: Sequence[Synthesis]) -> str | None:
    """Give the stratum in which a claim is compared, which is the same in all its syntheses."""
    return next((synthesis.stratum for synthesis in syntheses if synthesis.stratum), None)


def _arm_size(study: Study, role: str | None) -> int | None:
    sizes: list[int] = [arm.n for arm in study.groups if arm.role is not None and arm.role == role]
    return sizes[0] if len(sizes) == 1 else None
