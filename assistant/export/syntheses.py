"""The table of syntheses: one row for each group of comparable claims, in the order of the draft."""

from assistant.export.columns import Column, integer, number, text, texts, truth
from assistant.export.entries import Material
from assistant.model import Direction, Synthesis


def synthesis_columns(material: Material) -> tuple[Column[Synthesis], ...]:
    """List the columns: what is compared, the votes, the verdict, and what it rests on."""
    return (
        text("synthesis_id", lambda synthesis: synthesis.id),
        text("section", lambda synthesis: synthesis.section),
        text("stratum", lambda synthesis: synthesis.stratum),
        text("region", lambda synthesis: material.name(synthesis.region)),
        text("region_id", lambda synthesis: synthesis.region),
        text("level", lambda synthesis: synthesis.level),
        text("target", lambda synthesis: material.name(synthesis.target)),
        text("target_id", lambda synthesis: synthesis.target),
        text("measure", lambda synthesis: material.name(synthesis.measure)),
        text("measure_concept", lambda synthesis: synthesis.measure),
        text("modality", lambda synthesis: synthesis.modality),
        text("associate", lambda synthesis: synthesis.associate),
        truth("of_change", lambda synthesis: synthesis.of_change),
        text("comparison_kind", lambda synthesis: synthesis.comparison_kind),
        text("group", lambda synthesis: synthesis.group),
        text("comparator", lambda synthesis: synthesis.comparator),
        text("treatment", lambda synthesis: synthesis.treatment),
        text("verdict", lambda synthesis: synthesis.verdict),
        text("majority", lambda synthesis: synthesis.majority),
        integer("cohorts", lambda synthesis: len(synthesis.cohorts)),
        *(_votes(direction) for direction in Direction),
        integer("mixed_cohorts", lambda synthesis: len(synthesis.mixed)),
        number("sign_test_p", lambda synthesis: synthesis.sign_test_p),
        number("interval_low", lambda synthesis: synthesis.interval[0] if synthesis.interval else None),
        number("interval_high", lambda synthesis: synthesis.interval[1] if synthesis.interval else None),
        truth("fragile", lambda synthesis: synthesis.fragile),
        texts("separated_by", _separated_by),
        *(_participants(direction) for direction in Direction),
        *(_records(direction) for direction in Direction),
        texts("not_reported", lambda synthesis: synthesis.not_reported),
        texts("claim_ids", lambda synthesis: synthesis.claim_ids),
        texts("beside_claims", lambda synthesis: synthesis.beside_claims),
    )


def _votes(direction: Direction) -> Column[Synthesis]:
    return integer(f"votes_{direction}", lambda synthesis: synthesis.votes.get(direction, 0))


def _participants(direction: Direction) -> Column[Synthesis]:
    return integer(f"n_{direction}", lambda synthesis: synthesis.participants.get(direction))


def _records(direction: Direction) -> Column[Synthesis]:
    return texts(f"records_{direction}", lambda synthesis: tuple(synthesis.by_direction.get(direction, ())))


def _separated_by(synthesis: Synthesis) -> tuple[str, ...]:
    return tuple(separation.field for separation in synthesis.separated_by if separation.complete)
