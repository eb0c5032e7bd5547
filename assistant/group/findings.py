"""Claims with the facts that decide where they belong: stratum, section, and what they may be compared on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.concepts import Concepts
from assistant.group.conditions import ClaimWhere
from assistant.group.directions import kind_of
from assistant.group.orientation import Reading, read_direction
from assistant.group.places import Place, find_places
from assistant.group.rules import Grouping, SectionRule
from assistant.group.strata import find_stratum
from assistant.group.vocabulary import Compared, DirectionKind
from assistant.group.where import takes_claim
from assistant.model import UNDIRECTED, Claim, Record, Status, Study


class WhyNot(StrEnum):
    """Why a claim of a primary study cannot vote."""

    HEDGED = "hedged"
    BACKGROUND = "background"
    ABOUT_OTHERS = "about another group"
    NO_SECTION = "no section takes it"
    NO_STRATUM = "stratum unknown"
    NO_COMPARATOR = "no comparator"
    NO_CONTRAST = "groups not told apart"
    NO_TREATMENT = "treatment unknown"
    NO_ASSOCIATE = "associate unknown"
    NO_MEASURE = "measure unknown"
    NO_MODALITY = "imaging method unknown"
    NO_REGION = "region unknown"
    NO_DIRECTION = "no direction"
    REJECTED = "rejected by the reviewer"


_MISSING: Mapping[Compared, WhyNot] = {
    Compared.STRATUM: WhyNot.NO_STRATUM,
    Compared.COMPARISON_KIND: WhyNot.NO_COMPARATOR,
    Compared.CONTRAST: WhyNot.NO_CONTRAST,
    Compared.TREATMENT: WhyNot.NO_TREATMENT,
    Compared.ASSOCIATE: WhyNot.NO_ASSOCIATE,
    Compared.MEASURE: WhyNot.NO_MEASURE,
    Compared.MODALITY: WhyNot.NO_MODALITY,
}
_OF_DIFFERENCES = frozenset({Compared.COMPARISON_KIND, Compared.CONTRAST, Compared.TREATMENT})
_OF_ASSOCIATIONS = frozenset({Compared.ASSOCIATE, Compared.CHANGE})
# What an association is one of: never missing, as an abstract that names no change speaks of the measure itself.
OF_CHANGE, OF_MEASURE = "change", "measure"


@dataclass(frozen=True, slots=True)
class Key:
    """What claims must agree on before their regions are looked at; ``None`` where the section does not ask."""

    section: str
    kind: DirectionKind
    stratum: str | None = None
    comparison_kind: str | None = None
    contrast: str | None = None
    treatment: str | None = None
    measure: str | None = None
    modality: str | None = None
    associate: str | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim, sorted.

    Attributes
    ----------
    claim, record, study
        The claim and where it comes from.
    stratum
        Id of its stratum, ``None`` if unknown.
    reading
        Its direction from the side that the pack names.
    section
        The section that takes it, ``None`` if none does.
    key
        What it is compared on, whether or not it has a place; ``None`` if not all of it is stated.
    places
        Where it is compared; one or two, or none if it cannot be.
    why_not
        Why it cannot vote: a ``WhyNot``, the reason of a screening rule or of an exclusion; ``None`` if it can.
    beside
        Whether it is reported next to the vote: it has a key and places, and no vote.
    """

    claim: Claim
    record: Record
    study: Study
    stratum: str | None
    reading: Reading
    section: SectionRule | None = None
    key: Key | None = None
    places: tuple[Place, ...] = ()
    why_not: str | None = None
    beside: bool = False


def sort_claim(
    claim: Claim,
    record: Record,
    study: Study,
    grouping: Grouping,
    concepts: Concepts,
    screened_out: str | None = None,
    beside: bool = False,
) -> Finding:
    """Sort a claim into its stratum and section, and find what it can be compared on.

    Parameters
    ----------
    claim, record, study
        The claim, its record and the facts of its study.
    grouping, concepts
        The rules of the pack.
    screened_out
        Why screening made no primary study of the record; ``None`` if it did.
    beside
        Whether its claims are to be reported next to the votes then.

    Returns
    -------
    The finding, with the first reason that keeps it from voting. A finding without a sign cannot
    vote and is compared nevertheless: its cohort looked. So is one that stands beside the votes.
    """
    found = _sort(claim, record, study, grouping, concepts)
    if screened_out is None:
        return found
    if beside and found.places:
        return replace(found, why_not=screened_out, beside=True)
    return replace(found, why_not=screened_out, key=None, places=())


def _sort(claim: Claim, record: Record, study: Study, grouping: Grouping, concepts: Concepts) -> Finding:
    """Sort a claim as one of a primary study."""
    stratum = find_stratum(study, grouping.strata, concepts)
    bare = Finding(claim, record, study, stratum, read_direction(claim, grouping.contrasts, concepts))
    excluded = (rule.reason for rule in grouping.exclude if _takes(rule.where, bare, concepts))
    barred = next(excluded, None) or _barred(bare, grouping)
    section = next((s for s in grouping.sections if _takes(s.where, bare, concepts)), None)
    if barred or section is None:
        return replace(bare, section=section, why_not=barred or WhyNot.NO_SECTION)
    return compare_finding(bare, section, grouping, concepts)


def compare_finding(finding: Finding, section: SectionRule, grouping: Grouping, concepts: Concepts) -> Finding:
    """Find what a claim can be compared on under a section, whether or not it is the one that takes it."""
    bare = replace(finding, section=section, key=None, places=(), why_not=None)
    values = _compared_values(bare, section, grouping)
    missing = next((_MISSING[field] for field, value in values.items() if value is None), None)
    if missing:
        return replace(bare, why_not=missing)
    named = {field.value: value for field, value in values.items()}
    key = Key(section.id, kind_of(bare.claim.direction), **named)
    places = find_places(bare.claim, section, concepts)
    if not places:
        return replace(bare, key=key, why_not=WhyNot.NO_REGION)
    why_not = WhyNot.NO_DIRECTION if bare.reading.direction in UNDIRECTED else None
    return replace(bare, key=key, places=places, why_not=why_not)


def _barred(finding: Finding, grouping: Grouping) -> WhyNot | None:
    """Say why nothing that this sentence says can vote."""
    if finding.claim.status is not Status.ASSERTED:
        return WhyNot.HEDGED if finding.claim.status is Status.HEDGED else WhyNot.BACKGROUND
    if finding.claim.measure.concept is None:
        return WhyNot.NO_MEASURE
    return WhyNot.ABOUT_OTHERS if finding.claim.about in grouping.not_about else None


def _takes(where: ClaimWhere, finding: Finding, concepts: Concepts) -> bool:
    return takes_claim(where, finding.claim, finding.record, finding.study, finding.stratum, concepts)


def _compared_values(finding: Finding, section: SectionRule, grouping: Grouping) -> dict[Compared, str | None]:
    """Give the fields that this claim is compared on; a difference always needs a comparator."""
    claim, reading = finding.claim, finding.reading
    kind = claim.comparison.kind if claim.comparison else None
    stated: dict[Compared, str | None] = {
        Compared.STRATUM: finding.stratum,
        Compared.COMPARISON_KIND: kind.value if kind else None,
        Compared.CONTRAST: reading.contrast,
        Compared.TREATMENT: finding.study.treatment,
        Compared.MEASURE: claim.measure.pooled_as if claim.measure.concept else None,
        Compared.MODALITY: claim.modality,
        Compared.ASSOCIATE: claim.associate_concept,
        Compared.CHANGE: OF_CHANGE if claim.of_change else OF_MEASURE,
    }
    one_for = grouping.regrouping.one_for
    for field in (Compared.TREATMENT, Compared.MEASURE, Compared.ASSOCIATE):
        stated[field] = one_for(stated[field])
    fields = [field for field in section.compare_on if _applies(field, finding, grouping)]
    if kind_of(claim.direction) is DirectionKind.DIFFERENCE and kind is None:
        fields.insert(0, Compared.COMPARISON_KIND)
    return {field: stated[field] for field in Compared if field in fields and field in stated}


def _applies(field: Compared, finding: Finding, grouping: Grouping) -> bool:
    if kind_of(finding.claim.direction) is DirectionKind.ASSOCIATION:
        return field not in _OF_DIFFERENCES
    if field in _OF_ASSOCIATIONS:
        return False
    asked = {
        Compared.CONTRAST: grouping.compared_only_for.contrast,
        Compared.TREATMENT: grouping.compared_only_for.treatment,
    }.get(field)
    comparison = finding.claim.comparison
    return asked is None or (comparison is not None and comparison.kind in asked) or finding.reading.contrast in asked
