"""Coordinates in the layout of NiMARE's Dataset: study -> contrasts, each with its points, sizes and texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.export.claims import arm_sizes, comparison_kind
from assistant.export.entries import Material, PointEntry, StudyEntry
from assistant.export.studies import first_author
from assistant.interchange import to_json
from assistant.model import Claim, ClaimRow, Decision, Status

Plain = dict[str, Any]
UNASSIGNED = "unassigned"
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_JOINT = ", "


@dataclass(frozen=True, slots=True)
class Dataset:
    """What NiMARE reads, and what was left out of it.

    Attributes
    ----------
    text
        One JSON object; the same bytes for the same review.
    studies, points
        Number of studies, and of the coordinates in them.
    without
        Primary studies that state no coordinates.
    background
        Coordinates of reviews and of records that screening left out.
    elsewhere
        Coordinates that are no findings of the study: of a method, a target, or earlier work.
    spaceless
        Findings whose space the abstract does not name.
    """

    text: str
    studies: int
    points: int
    without: int
    background: int
    elsewhere: int
    spaceless: int


def gather_dataset(material: Material) -> Dataset:
    """Gather the coordinates that primary studies report as findings.

    Points beside claims that agree in direction, measure, sides and associate make a contrast; a point beside
    claims of several contrasts is in each. Those beside no claim make a contrast of their own. Sample sizes are those
    of the two sides compared where both are known, else that of the study.
    """
    primary = [entry for entry in material.points if entry.of.outcome.decision is Decision.PRIMARY]
    reported = [entry for entry in primary if _is_finding(entry)]
    placed = [entry for entry in reported if entry.point.space]
    by_study: dict[str, list[PointEntry]] = {}
    for entry in placed:
        by_study.setdefault(entry.point.record_id, []).append(entry)
    stating = {entry.point.record_id for entry in primary}
    studies = {name: _write_study(material, entries) for name, entries in by_study.items()}
    return Dataset(
        text=to_json(studies, indent=1) + "\n",
        studies=len(studies),
        points=len(placed),
        without=sum(
            entry.outcome.decision is Decision.PRIMARY and entry.record.record_id not in stating
            for entry in material.studies
        ),
        background=len(material.points) - len(primary),
        elsewhere=len(primary) - len(reported),
        spaceless=len(reported) - len(placed),
    )


def _is_finding(entry: PointEntry) -> bool:
    """Tell whether coordinates are a finding: some claim beside them is, or without any, their sentence reports."""
    if entry.rows:
        return any(map(_is_own, entry.rows))
    return entry.point.reported


def _is_own(row: ClaimRow) -> bool:
    """Tell whether a claim is one of the study, and not one that a reviewer rejected."""
    return row.claim.status is not Status.BACKGROUND and not row.rejected


def _write_study(material: Material, entries: Sequence[PointEntry]) -> Plain:
    study = entries[0].of
    facts = _bibliography(study)
    contrasts: dict[str, list[tuple[PointEntry, ClaimRow | None]]] = {}
    for name, entry, row in _sort_into_contrasts(entries):
        contrasts.setdefault(name, []).append((entry, row))
    written = {name: _write_contrast(material, study, facts, members) for name, members in contrasts.items()}
    return {"metadata": facts, "contrasts": written}


def _sort_into_contrasts(entries: Iterable[PointEntry]) -> Iterator[tuple[str, PointEntry, ClaimRow | None]]:
    """Name the contrasts of each point; a contrast has one space."""
    for entry in entries:
        own = [row for row in entry.rows if _is_own(row)]
        named: dict[str, ClaimRow | None] = {_name_contrast(row.claim): row for row in reversed(own)}
        for name, row in sorted(named.items()) or [(UNASSIGNED, None)]:
            yield f"{name}_{entry.point.space}", entry, row


def _name_contrast(claim: Claim) -> str:
    """Name what a claim says but for its place, in letters, digits and underscores."""
    sides = claim.comparison
    parts = (
        claim.direction,
        claim.measure.pooled_as,
        (sides.group_concept or sides.group) if sides else claim.about,
        (sides.comparator_concept or sides.comparator) if sides else None,
        claim.associate_concept or claim.associate,
    )
    return "_".join(_NO_NAME.sub("_", part).strip("_") for part in parts if part)


def _write_contrast(
    material: Material, study: StudyEntry, facts: Plain, members: Sequence[tuple[PointEntry, ClaimRow | None]]
) -> Plain:
    points = [entry.point for entry, _ in members]
    claims = [row.claim for _, row in members if row]
    about: Plain = dict(facts)
    if sizes := _sample_sizes(study, claims):
        about["sample_sizes"] = sizes
    if claims:
        about |= _describe(material, claims)
    about["quotes"] = list(dict.fromkeys(point.sentence for point in points))
    axes = {axis: [getattr(point, axis) for point in points] for axis in ("x", "y", "z")}
    return {
        "metadata": about,
        "coords": {"space": points[0].space, **axes},
        "text": {"title": study.record.title, "abstract": study.record.abstract},
    }


def _sample_sizes(study: StudyEntry, claims: Sequence[Claim]) -> list[int]:
    sizes = arm_sizes(study.study, claims[0]) if claims else (None, None)
    if None not in sizes:
        return [size for size in sizes if size is not None]
    return [study.study.participants] if study.study.participants else []


def _describe(material: Material, claims: Sequence[Claim]) -> Mapping[str, Any]:
    """Say what a contrast is about; its claims agree in all but the place."""
    claim, sides = claims[0], claims[0].comparison
    said = {
        "direction": claim.direction,
        "measure": material.name(claim.measure.pooled_as),
        "modality": claim.modality,
        "comparison_kind": comparison_kind(claim),
        "group": sides.group if sides else None,
        "comparator": sides.comparator if sides else None,
        "associate": claim.associate,
    }
    ids = list(dict.fromkeys(claim.claim_id for claim in claims))
    return {key: value for key, value in said.items() if value} | {"claim_ids": ids}


def _bibliography(study: StudyEntry) -> Plain:
    record = study.record
    said = {
        "title": record.title,
        "first_author": first_author(study),
        "journal": record.container_title,
        "year": record.year,
        "doi": record.doi,
        "pmid": record.pmid,
    }
    return {key: value for key, value in said.items() if value}
