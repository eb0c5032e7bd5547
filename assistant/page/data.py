"""The data that the page holds, and how it is written so that no text of a record can end the element it is in."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assistant.interchange import to_plain
from assistant.page.claims import list_claims, list_syntheses
from assistant.page.material import PageMaterial
from assistant.page.records import MarkTable, drop_empty, list_records
from assistant.page.vocabulary import list_choices, list_concepts, list_words

SCHEMA = 1
# What could end the element or a line of it, and halves of characters, which no encoding can write.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_CONCEPT_FIELDS = ("measure", "associate", "target", "region", "group", "comparator", "treatment")


def gather_data(material: PageMaterial) -> dict[str, Any]:
    """Gather what the page holds, as JSON can write it; ``docs/browse.md`` says what each part is.

    Parameters
    ----------
    material
        The review and what belongs to it.
    """
    marks = MarkTable()
    records = list(list_records(material, marks))
    claims = list(list_claims(material))
    syntheses = list(list_syntheses(material))
    review = material.review
    return {
        "schema": SCHEMA,
        "title": material.title,
        "snapshot": to_plain(review.snapshot),
        "rules": to_plain(review.rules),
        "prisma": drop_empty(to_plain(review.prisma)),
        "words": list_words(material),
        "concepts": list_concepts(material, _used(records, claims, syntheses, marks)),
        "marks": [list(mark) for mark in marks.marks],
        "records": records,
        "claims": claims,
        "syntheses": syntheses,
        "choices": list_choices(material),
        "corrections": material.corrections,
        "file": material.file,
    }


def write_data(data: Mapping[str, Any]) -> str:
    """Write data as JSON that may stand in a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _used(
    records: Iterable[Mapping[str, Any]],
    claims: Iterable[Mapping[str, Any]],
    syntheses: Iterable[Mapping[str, Any]],
    marks: MarkTable,
) -> Iterator[str]:
    """Go through the ids of all concepts that something names."""
    for record in records:
        study = record.get("study", {})
        yield from (study[key] for key in ("population", "design", "treatment", "species") if key in study)
        yield from (arm["role"] for arm in study.get("groups", ()) if arm["role"])
    for claim in claims:
        ends = (claim.get(end, {}).get("concept") for end in ("region", "target"))
        yield from (concept for concept in (claim.get("measure"), *ends) if concept)
    for synthesis in syntheses:
        yield from (synthesis[key] for key in _CONCEPT_FIELDS if key in synthesis)
    yield from (concept for _, concept, _ in marks.marks if concept)
