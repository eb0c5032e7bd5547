"""Claims of one study joined into findings that one sentence can tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.draft.group_names import add_article, name_variable
from assistant.draft.markup import plain
from assistant.draft.material import Material, is_joint
from assistant.model import Claim, Comparison, Decision, Direction, Status, Synthesis

DIRECTED = (Direction.DECREASE, Direction.INCREASE)
RELATED = (Direction.NEGATIVE, Direction.POSITIVE, Direction.ASSOCIATION, Direction.NO_ASSOCIATION)


@dataclass(frozen=True, slots=True)
class Part:
    """Claims that share study, contrast, measures and direction.

    Attributes
    ----------
    measures
        Ids of the measures that share the places.
    direction
        Their direction.
    claims
        The claims of the first measure, which name the places.
    claim_ids
        All claims.
    """

    measures: tuple[str, ...]
    direction: Direction
    claims: tuple[Claim, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one study found in one contrast, or for one associate.

    Attributes
    ----------
    record_id
        The study.
    comparison, associate, treatment
        What the finding is about, the associate as a sentence names it; ``None`` where not stated.
    parts
        Lower before higher.
    synthesis_ids
        The syntheses the claims belong to.
    of_change
        Whether it is an association of a change.
    """

    record_id: str
    comparison: Comparison | None
    associate: str | None
    treatment: str | None
    parts: tuple[Part, ...]
    synthesis_ids: tuple[str, ...]
    of_change: bool = False

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims of all parts."""
        return tuple(claim_id for part in self.parts for claim_id in part.claim_ids)


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    synthesis: Synthesis | None
    associate: str | None


def find_singles(material: Material, syntheses: Iterable[Synthesis]) -> tuple[Finding, ...]:
    """Join the claims that no second cohort meets.

    Parameters
    ----------
    material
        The review.
    syntheses
        Those of one section and stratum; claims that also stand in a joint one of the same variable are left to it.

    Returns
    -------
    Findings in the order of the syntheses.
    """
    syntheses = tuple(syntheses)
    told = {(claim_id, s.associate) for s in syntheses if is_joint(s) for claim_id in s.claim_ids}
    groups: dict[tuple[object, ...], list[_Told]] = {}
    for synthesis in syntheses:
        if is_joint(synthesis):
            continue
        for claim in material.claims_of(synthesis):
            if (claim.claim_id, synthesis.associate) not in told:
                told.add((claim.claim_id, synthesis.associate))
                item = _Told(claim, synthesis, _associate(material, claim, synthesis))
                groups.setdefault(_key(item), []).append(item)
    return tuple(_finding(group) for group in groups.values())


def find_uncompared(material: Material) -> tuple[Finding, ...]:
    """Join the asserted claims that no synthesis holds, in the order of the records; none of an excluded record."""
    told = material.told_claims()
    excluded = {o.record_id for o in material.review.records if o.decision is Decision.EXCLUDED}
    groups: dict[tuple[object, ...], list[_Told]] = {}
    for row in material.review.standing:
        untold = row.claim.claim_id not in told and row.claim.record_id not in excluded
        if row.claim.status is Status.ASSERTED and untold:
            item = _Told(row.claim, None, _associate(material, row.claim, None))
            groups.setdefault(_key(item), []).append(item)
    return tuple(_finding(group) for group in groups.values())


def _key(item: _Told) -> tuple[object, ...]:
    claim = item.claim
    sort = "related" if claim.direction in RELATED else "directed" if claim.direction in DIRECTED else claim.direction
    contrast = None if sort == "related" else claim.comparison
    related = (item.associate, claim.of_change) if sort == "related" else None
    return (claim.record_id, contrast, related, _treatment(item), sort)


def _associate(material: Material, claim: Claim, synthesis: Synthesis | None) -> str | None:
    """Name the variable as worded, or by its concept where the claim lists several in one."""
    if claim.further_associates and synthesis is not None and synthesis.associate:
        return plain(material.concepts.name(synthesis.associate))
    if not claim.associate:
        return None
    begins = any(evidence.sentence.startswith(claim.associate) for evidence in claim.evidence)
    return add_article(material, name_variable(material, claim.associate, claim.associate_concept, begins=begins))


def _treatment(item: _Told) -> str | None:
    return item.synthesis.treatment if item.synthesis else None


def _finding(told: list[_Told]) -> Finding:
    first = told[0]
    related = first.claim.direction in RELATED
    return Finding(
        first.claim.record_id,
        None if related else first.claim.comparison,
        first.associate if related else None,
        _treatment(first),
        _parts([item.claim for item in told]),
        tuple(dict.fromkeys(item.synthesis.id for item in told if item.synthesis)),
        first.claim.of_change,
    )


def _parts(claims: Iterable[Claim]) -> tuple[Part, ...]:
    """Join regions that share measure and direction, then measures that share direction and regions."""
    by_measure: dict[tuple[Direction, str], list[Claim]] = {}
    for claim in claims:
        by_measure.setdefault((claim.direction, claim.measure.pooled_as), []).append(claim)
    by_places: dict[tuple[object, ...], list[list[Claim]]] = {}
    for (direction, _), group in by_measure.items():
        places = frozenset((c.region.label, c.region.laterality, c.target) for c in group)
        by_places.setdefault((direction, places), []).append(group)
    order: Mapping[Direction, int] = {direction: i for i, direction in enumerate((*DIRECTED, *RELATED))}
    parts = [_part(groups) for groups in by_places.values()]
    return tuple(sorted(parts, key=lambda part: order.get(part.direction, 0)))


def _part(groups: list[list[Claim]]) -> Part:
    first = groups[0]
    return Part(
        tuple(group[0].measure.pooled_as for group in groups),
        first[0].direction,
        tuple(first),
        tuple(claim.claim_id for group in groups for claim in group),
    )
