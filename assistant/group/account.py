"""Why a group is there: what its claims share, how each came to stand in it, and which claims stand beside it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.errors import Location, UnknownNameError
from assistant.group.directions import kind_of, turn
from assistant.group.findings import OF_CHANGE, OF_MEASURE
from assistant.group.rules import Grouping, SectionRule
from assistant.group.vocabulary import Compared, DirectionKind
from assistant.model import Claim, ClaimRow, Direction, Region, Review, Synthesis


@dataclass(frozen=True, slots=True)
class SharedValue:
    """A field on which all claims of a group agree.

    Attributes
    ----------
    field, value
        Such as ``measure`` and the id of a measure; ``None`` where the section does not ask for it of these claims.
    rule
        Where the rule stands that gives the value, for strata and contrasts.
    """

    field: str
    value: str | None
    rule: Location | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim in a group.

    Attributes
    ----------
    claim
        As extracted.
    direction
        From the side that the pack names.
    way
        Concept ids from the region as the claim has it up to the region of the group.
    cohort
        Index of its cohort among those of the synthesis.
    """

    claim: Claim
    direction: Direction
    way: tuple[str, ...]
    cohort: int


@dataclass(frozen=True, slots=True)
class Account:
    """A synthesis with all that led to it.

    Attributes
    ----------
    synthesis
        The group.
    section, rule
        Title of the section that formed it, and where its rule stands.
    min_cohorts, agreement, min_opposing
        What the section asks of a consensus and of a discrepancy.
    weigh_by
        What it weighs cohorts by, if anything.
    shared
        What its claims agree on, in the order of ``compare_on``.
    standings
        Its claims, cohort by cohort.
    beside
        Claims on the same region and measure that the section takes, but that do not vote, with the reason.
    """

    synthesis: Synthesis
    section: str
    rule: Location | None
    min_cohorts: int
    agreement: float
    min_opposing: int
    weigh_by: str | None
    shared: tuple[SharedValue, ...]
    standings: tuple[Standing, ...]
    beside: tuple[ClaimRow, ...]


def account_for(synthesis: Synthesis, review: Review, grouping: Grouping, concepts: Concepts) -> Account:
    """Say why a group of a review is there.

    Parameters
    ----------
    synthesis
        One of the review.
    review
        Made under these rules, or under others: then the account names the rules as they are now.
    grouping, concepts
        The rules.

    Raises
    ------
    UnknownNameError
        If these rules do not have its section.
    """
    concepts = grouping.regrouping.regroup(concepts)
    sections = {section.id: section for section in grouping.sections}
    if synthesis.section not in sections:
        raise UnknownNameError("section", synthesis.section, sections)
    section = sections[synthesis.section]
    rows = {row.claim.claim_id: row for row in review.claims}
    standings = [_standing(rows[claim_id].claim, synthesis, concepts) for claim_id in synthesis.claim_ids]
    return Account(
        synthesis,
        section.title,
        grouping.places.get(("sections", section.id)),
        section.consensus.min_cohorts,
        section.consensus.agreement,
        section.discrepancy.min_opposing,
        section.weigh_by.value if section.weigh_by else None,
        tuple(_shared(synthesis, section, grouping)),
        tuple(sorted(standings, key=lambda standing: standing.cohort)),
        tuple(_beside(synthesis, review, concepts)),
    )


def _shared(synthesis: Synthesis, section: SectionRule, grouping: Grouping) -> Iterator[SharedValue]:
    """List the fields compared on; an id of a stratum or contrast comes with the place of its rule."""
    sides = synthesis.group, synthesis.comparator
    contrast = " vs ".join(side for side in sides if side) or None
    rule = next((c for c in grouping.contrasts if (c.group[0], c.comparator[0]) == sides), None)
    for field in section.compare_on:
        match field:
            case Compared.STRATUM:
                yield SharedValue(field, synthesis.stratum, grouping.places.get(("strata", synthesis.stratum or "")))
            case Compared.CONTRAST:
                yield SharedValue(field, contrast, grouping.places.get(("contrasts", rule.id)) if rule else None)
            case Compared.REGION:
                ends = " and ".join(name for name in (synthesis.region, synthesis.target) if name)
                yield SharedValue(field, f"{ends} (level: {synthesis.level})")
            case Compared.CHANGE:
                yield SharedValue(field, _change(synthesis))
            case _:
                yield SharedValue(field, getattr(synthesis, field.value))


def _change(synthesis: Synthesis) -> str | None:
    """Say what associations are about; a difference is not asked."""
    if kind_of(next(iter(synthesis.by_direction))) is DirectionKind.DIFFERENCE:
        return None
    return OF_CHANGE if synthesis.of_change else OF_MEASURE


def _standing(claim: Claim, synthesis: Synthesis, concepts: Concepts) -> Standing:
    direction = turn(claim.direction) if claim.claim_id in synthesis.turned else claim.direction
    cohort = next(i for i, records in enumerate(synthesis.cohorts) if claim.record_id in records)
    return Standing(claim, direction, _way_up(claim, synthesis, concepts), cohort)


def _way_up(claim: Claim, synthesis: Synthesis, concepts: Concepts) -> tuple[str, ...]:
    """Follow a region to that of the group; of a connection, the end that leads there."""
    ways = (_way(region, synthesis.region, concepts) for region in (claim.region, claim.target) if region)
    return next((way for way in ways if way), ())


def _way(region: Region, top: str | None, concepts: Concepts) -> tuple[str, ...]:
    """Find the shortest chain of parts from a region up to a wider one, empty if there is none."""
    if top in (None, region.id):
        return (region.id,)
    ways: deque[tuple[str, ...]] = deque((concept,) for concept in region.concepts)
    while ways:
        way = ways.popleft()
        if way[-1] == top:
            return way if way[0] == region.id else (region.id, *way)
        known = concepts.by_id.get(way[-1])
        ways += [(*way, parent) for parent in (known.part_of if known else ())]
    return ()


def _beside(synthesis: Synthesis, review: Review, concepts: Concepts) -> Iterator[ClaimRow]:
    """Find claims on the same measure and region, of the same kind, that have no vote."""
    kind = kind_of(next(iter(synthesis.by_direction)))
    for row in review.claims:
        claim = row.claim
        same = kind_of(claim.direction) is kind and synthesis.measure in (None, claim.measure.pooled_as)
        if not row.votes and same and claim.claim_id not in synthesis.claim_ids and _way_up(claim, synthesis, concepts):
            yield row
