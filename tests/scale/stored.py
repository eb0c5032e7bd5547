"""Invented records as a store holds them."""

from typing import Any

from assistant.errors import Location
from assistant.model import Claim, Direction, Extraction, Measure, Record, Region, Source, Status, Study
from assistant.scale.parts import Making
from assistant.scale.rows import StoredRecord


def making(**changed: Any) -> Making:
    values = {"input": "i", "rules": "r", "grouping": "g", "reading": "o"}
    return Making(**(values | changed))


def claim(record_id: str, region: str = "insula", direction: Direction = Direction.DECREASE) -> Claim:
    values: dict[str, Any] = dict.fromkeys(
        ("target", "modality", "significance", "comparison", "associate", "associate_concept"), None
    )
    return Claim(
        claim_id=f"c-{record_id}-{region}",
        record_id=record_id,
        status=Status.ASSERTED,
        region=Region(region, region, region, concept=region),
        measure=Measure("volume", "volume", "grey-volume"),
        direction=direction,
        rule="a-rule",
        evidence=(),
        **values,
    )


def stored(
    number: int, *claims: Claim, path: str = "a.nbib", doi: str = "", pmid: str = "", **study: Any
) -> StoredRecord:
    pmid = pmid or str(number)
    record = Record(
        *(f"pmid:{pmid}", f"Stone {number}", "No stone was seen."),
        pmid=pmid,
        doi=doi,
        year=str(2000 + number),
        sources=(Source(path, number, "medline"),),
    )
    extraction = Extraction(record.record_id, claims, Study(record.record_id, **study))
    return StoredRecord(record, extraction, Location(path, number))
