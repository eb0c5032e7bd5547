"""Whether a claim or a study fits the conditions of a rule: what it states for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.group.conditions import ClaimWhere, StratumWhere, is_within, takes
from assistant.group.directions import kind_of
from assistant.model import Claim, Record, Study


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What conditions may ask of a claim: texts by field, ``None`` where not stated, and numbers likewise."""

    texts: Mapping[str, str | None]
    numbers: Mapping[str, int | None]


def takes_study(where: StratumWhere, study: Study, concepts: Concepts) -> bool:
    """Tell whether a study fits all conditions of a stratum."""
    for name, values in where.conditions.items():
        if not takes(values, _widen(getattr(study, name), concepts)):
            return False
    return where.n_total is None or is_within(where.n_total, study.participants)


def takes_claim(where: ClaimWhere, facts: ClaimFacts, concepts: Concepts) -> bool:
    """Tell whether a claim fits all conditions.

    Parameters
    ----------
    where
        The conditions.
    facts
        What is known of the claim; a field that is not stated is in no list and in no range.
    concepts
        Their hierarchy: a condition that names a concept takes all that is part of it.
    """
    for name, values in where.conditions.items():
        if not takes(values, _widen(facts.texts[name], concepts)):
            return False
    return all(is_within(asked, facts.numbers[name]) for name, asked in where.ranges.items())


def state_facts(claim: Claim, record: Record, study: Study, stratum: str | None) -> ClaimFacts:
    """Gather what conditions may ask of a claim, from it and from what is known of its study."""
    texts = {
        "stratum": stratum,
        "population": study.population,
        "species": study.species,
        "modality": claim.modality,
        "measure": claim.measure.pooled_as,
        "direction_kind": kind_of(claim.direction),
        "comparison_kind": claim.comparison.kind if claim.comparison else None,
        "treatment": study.treatment,
        "associate": claim.associate_concept,
        "design": study.design,
    }
    return ClaimFacts(texts, {"n_total": study.participants, "year": year_of(record)})


def year_of(record: Record) -> int | None:
    """Read the year of a record, ``None`` where it is no number."""
    return int(record.year) if record.year.isdecimal() else None


def _widen(value: str | None, concepts: Concepts) -> tuple[str, ...]:
    return concepts.ancestors(value) if value else ()
