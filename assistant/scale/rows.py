"""A record of a store as a row: columns to select by, and all that a draft needs as JSON beside them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.errors import Location
from assistant.interchange import from_json, to_json
from assistant.model import Claim, Extraction, Record


class Kind(StrEnum):
    """What the values of a column are; one of ``LISTED`` holds several."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as one file gave it, with what was extracted from it.

    Attributes
    ----------
    record, extraction
        The record and all that it says, without mentions.
    location
        The file as the user named it, and the line.
    stratum
        The population it is about as the pack sorts it.
    """

    record: Record
    extraction: Extraction
    location: Location
    stratum: str | None = None


_Read = Callable[[StoredRecord], Any]
# Column -> what its values are, and how they are read off; those by which records may be selected come first.
_SELECTABLE: Mapping[str, tuple[Kind, _Read]] = {
    "record_id": (Kind.TEXT, lambda row: row.record.record_id),
    "pmid": (Kind.TEXT, lambda row: row.record.pmid or None),
    "doi": (Kind.TEXT, lambda row: row.record.doi or None),
    "year": (Kind.NUMBER, lambda row: int(row.record.year) if row.record.year else None),
    "journal": (Kind.TEXT, lambda row: row.record.container_title or None),
    "type": (Kind.TEXT, lambda row: row.record.type or None),
    "publication_type": (Kind.LISTED, lambda row: list(row.record.publication_types)),
    "language": (Kind.TEXT, lambda row: row.record.language or None),
    "format": (Kind.TEXT, lambda row: row.record.format),
    "retracted": (Kind.FLAG, lambda row: row.record.retracted),
    "abstract": (Kind.FLAG, lambda row: bool(row.record.abstract)),
    "stratum": (Kind.TEXT, lambda row: row.stratum),
    "population": (Kind.TEXT, lambda row: row.extraction.study.population),
    "species": (Kind.TEXT, lambda row: row.extraction.study.species),
    "design": (Kind.TEXT, lambda row: row.extraction.study.design),
    "treatment": (Kind.TEXT, lambda row: row.extraction.study.treatment),
    "participants": (Kind.NUMBER, lambda row: row.extraction.study.participants),
    "n_claims": (Kind.NUMBER, lambda row: len(row.extraction.claims)),
    "region": (Kind.LISTED, lambda row: _list(row, _regions)),
    "measure": (Kind.LISTED, lambda row: _list(row, lambda claim: (claim.measure.id, claim.measure.concept))),
    "modality": (Kind.LISTED, lambda row: _list(row, lambda claim: (claim.modality,))),
    "direction": (Kind.LISTED, lambda row: _list(row, lambda claim: (claim.direction.value,))),
    "comparison": (Kind.LISTED, lambda row: _list(row, _comparisons)),
    "associate": (Kind.LISTED, lambda row: _list(row, _associates)),
}
_KEPT: Mapping[str, tuple[Kind, _Read]] = {
    "path": (Kind.TEXT, lambda row: row.location.path),
    "line": (Kind.NUMBER, lambda row: row.location.line),
    "record": (Kind.TEXT, lambda row: to_json(row.record)),
    "study": (Kind.TEXT, lambda row: to_json(row.extraction.study)),
    "claims": (Kind.TEXT, lambda row: to_json(row.extraction.claims)),
    "points": (Kind.TEXT, lambda row: to_json(row.extraction.points)),
}
FIELDS: Mapping[str, Kind] = {name: kind for name, (kind, _) in _SELECTABLE.items()}
COLUMNS: Mapping[str, Kind] = {name: kind for name, (kind, _) in {**_SELECTABLE, **_KEPT}.items()}
KEPT = tuple(_KEPT)


def make_columns(rows: Iterable[StoredRecord]) -> dict[str, list[Any]]:
    """Give the values of each column, in the order of the records."""
    listed = list(rows)
    return {name: [read(row) for row in listed] for name, (_, read) in {**_SELECTABLE, **_KEPT}.items()}


def read_row(values: Mapping[str, Any]) -> StoredRecord:
    """Read a record back from the columns that are kept.

    Raises
    ------
    UnreadableInputError
        If it is not as this version writes it.
    """
    location = Location(values["path"], values["line"])
    record = from_json(Record, values["record"], location)
    said = f'{{"record_id": {to_json(record.record_id)}, "claims": {values["claims"]}, "study": {values["study"]}'
    extraction = from_json(Extraction, f'{said}, "points": {values["points"]}}}', location)
    return StoredRecord(record, extraction, location)


def _list(row: StoredRecord, read: Callable[[Claim], Iterable[str | None]]) -> list[str]:
    """List the different values of the claims of a record, sorted."""
    return sorted({value for claim in row.extraction.claims for value in read(claim) if value})


def _regions(claim: Claim) -> Iterable[str | None]:
    for region in filter(None, (claim.region, claim.target)):
        yield from (region.id, *region.concepts)


def _comparisons(claim: Claim) -> Iterable[str | None]:
    return (claim.comparison.kind.value,) if claim.comparison and claim.comparison.kind else ()


def _associates(claim: Claim) -> Iterable[str | None]:
    return (claim.associate_concept, *claim.further_associates)
