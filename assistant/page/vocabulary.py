"""The words that the page prints for ids: concepts with what they are part of, directions, sections, strata."""

from collections.abc import Iterable, Iterator
from typing import Any

from assistant.model import ComparisonKind, Direction, Laterality
from assistant.page.material import PageMaterial
from assistant.page.records import drop_empty

_TABLES = {"direction": Direction, "comparison": ComparisonKind}


def list_concepts(material: PageMaterial, used: Iterable[str]) -> dict[str, Any]:
    """Name the concepts that are used and all that they are part of, wider ones included."""
    known = material.concepts.by_id
    wanted = {ancestor for concept in used for ancestor in material.concepts.ancestors(concept)}
    return {
        concept_id: drop_empty(
            {"name": known[concept_id].name, "level": known[concept_id].level, "part_of": known[concept_id].part_of}
        )
        for concept_id in sorted(wanted & known.keys())
    }


def list_words(material: PageMaterial) -> dict[str, Any]:
    """Name what comes from closed lists, in the words of the draft."""
    modalities = {row.claim.modality for row in material.review.claims if row.claim.modality}
    prisma = material.review.prisma
    reasons = {*prisma.excluded, *prisma.background, *prisma.without_claims}
    return {
        **{table: {str(key): material.word(table, key) for key in keys} for table, keys in _TABLES.items()},
        "modality": {key: material.word("modality", key) for key in sorted(modalities)},
        "reason": {key: material.word("reason", key) for key in sorted(reasons)},
        "section": dict(material.sections),
        "stratum": dict(material.strata),
    }


def list_choices(material: PageMaterial) -> dict[str, Any]:
    """List what a reviewer may put into the fields of a claim, by name."""
    return {
        "regions": list(_choose(material, "region")),
        "measures": list(_choose(material, "measure")),
        "groups": list(_choose(material, "group")),
        "associates": list(_choose(material, "associate")),
        "directions": [{"id": str(d), "label": material.word("direction", d)} for d in Direction],
        "kinds": [{"id": str(kind), "label": material.word("comparison", kind)} for kind in ComparisonKind],
        "sides": [{"id": str(side), "label": material.word("laterality", side)} for side in Laterality],
    }


def _choose(material: PageMaterial, label: str) -> Iterator[dict[str, str]]:
    for concept in sorted(material.concepts.labelled(label), key=lambda c: (c.name.casefold(), c.id)):
        yield {"id": concept.id, "label": concept.name}
