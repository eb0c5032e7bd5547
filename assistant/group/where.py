"""Whether a claim or a study fits the conditions of a rule: what it states for each of them."""

from collections.abc import Iterator, Mapping

from assistant.concepts import Concepts
from assistant.group.conditions import ClaimWhere, StratumWhere, conditions, is_within, ranges, takes
from assistant.group.directions import kind_of
from assistant.model import Claim, Record, Study


def takes_study(where: StratumWhere, study: Study, concepts: Concepts) -> bool:
    """Tell whether a study fits all conditions of a stratum."""
    listed = (takes(values, _widen(getattr(study, name), concepts)) for name, values in conditions(where).items())
    return all(listed) and is_within(where.n_total, study.participants)


def takes_claim(
    where: ClaimWhere, claim: Claim, record: Record, study: Study, stratum: str | None, concepts: Concepts
) -> bool:
    """Tell whether a claim fits all conditions.

    Parameters
    ----------
    where
        The conditions.
    claim, record, study, stratum
        The claim and what is known of its study; a field that is not stated is in no list and in no range.
    concepts
        Their hierarchy: a condition that names a concept takes all that is part of it.
    """

    def hold() -> Iterator[bool]:
        stated = _texts(claim, study, stratum)
        yield from (takes(values, _widen(stated[name], concepts)) for name, values in conditions(where).items())
        numbers = {"n_total": study.participants, "year": year_of(record)}
        yield from (is_within(asked, numbers[name]) for name, asked in ranges(where).items())

    return all(hold())


def year_of(record: Record) -> int | None:
    """Read the year of a record, ``None`` where it is no number."""
    return int(record.year) if record.year.isdecimal() else None


def _texts(claim: Claim, study: Study, stratum: str | None) -> Mapping[str, str | None]:
    return {
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


def _widen(value: str | None, concepts: Concepts) -> tuple[str, ...]:
    return concepts.ancestors(value) if value else ()
