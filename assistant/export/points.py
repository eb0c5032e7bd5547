"""The table of coordinates: one row for each place that an abstract states."""

from collections.abc import Iterable

from assistant.export.columns import Column, integer, number, text, texts, truth
from assistant.export.entries import Material, PointEntry
from assistant.export.studies import first_author, year


def point_columns(material: Material) -> tuple[Column[PointEntry], ...]:
    """List the columns: the place, the claims beside it, and where it is quoted."""
    return (
        text("record_id", lambda entry: entry.point.record_id),
        text("first_author", lambda entry: first_author(entry.of)),
        integer("year", lambda entry: year(entry.of)),
        number("x", lambda entry: entry.point.x),
        number("y", lambda entry: entry.point.y),
        number("z", lambda entry: entry.point.z),
        text("space", lambda entry: entry.point.space),
        texts("claim_ids", lambda entry: tuple(row.claim.claim_id for row in entry.rows)),
        texts("regions", lambda entry: _each(row.claim.region.label for row in entry.rows)),
        texts("measures", lambda entry: _each(material.name(row.claim.measure.pooled_as) for row in entry.rows)),
        texts("directions", lambda entry: _each(row.claim.direction for row in entry.rows)),
        text("quote", lambda entry: entry.point.sentence),
        text("section", lambda entry: entry.point.section),
        truth("reported", lambda entry: entry.point.reported),
        text("decision", lambda entry: entry.of.outcome.decision),
        integer("n", lambda entry: entry.of.study.participants),
        text("title", lambda entry: entry.of.record.title),
        text("doi", lambda entry: entry.of.record.doi),
        text("pmid", lambda entry: entry.of.record.pmid),
    )


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    """List names in their order, each once."""
    return tuple(dict.fromkeys(name for name in names if name))
