"""A small pack and short ways to write records, claims and studies."""

from itertools import count
from pathlib import Path
from typing import Any

from assistant.model import (
    Claim,
    Comparison,
    ComparisonKind,
    Direction,
    Evidence,
    Laterality,
    Measure,
    Record,
    Region,
    Section,
    Snapshot,
    Status,
    Study,
)
from assistant.pack import Pack, open_pack

CONCEPTS = {
    "regions": """
label: region
description: places
concepts:
  - {id: north, name: North, level: lobe}
  - {id: south, name: South, level: lobe}
  - {id: oak, name: Oak, level: region, part_of: [north, ring]}
  - {id: elm, name: Elm, level: region, part_of: [north]}
  - {id: ash, name: Ash, level: region, part_of: [south]}
  - {id: acorn, name: Acorn, level: area, part_of: [oak]}
  - {id: birch, name: Birch, level: region, part_of: [ash]}
  - {id: ring, name: Ring, level: system}
""",
    "measures": """
label: measure
description: what is measured
concepts:
  - {id: height, name: height, modality: tape}
  - {id: girth, name: girth, modality: tape}
  - {id: old_girth, name: old girth, modality: tape, part_of: [girth]}
  - {id: link, name: link, modality: radio, paired: true}
""",
    "groups": """
label: group
description: sides
concepts:
  - {id: grown, name: grown}
  - {id: watered, name: watered, part_of: [grown]}
  - {id: pruned, name: pruned}
  - {id: wild, name: wild}
  - {id: trees, name: trees, general: true}
  - {id: after, name: after}
  - {id: before, name: before}
""",
    "populations": """
label: population
description: who
concepts:
  - {id: orchard, name: orchard}
  - {id: apple-orchard, name: apples, part_of: [orchard]}
  - {id: pear-orchard, name: pears, part_of: [orchard]}
  - {id: park, name: park}
  - {id: desert, name: desert}
""",
    "species": "label: species\ndescription: sort\nconcepts: [{id: moss, name: moss}]\n",
    "designs": """
label: design
description: how
concepts:
  - {id: survey, name: survey}
  - {id: overview, name: overview, kind: pooling}
""",
    "treatments": """
label: treatment
description: what is done
concepts:
  - {id: water, name: water}
  - {id: light, name: light}
""",
    "associates": "label: associate\ndescription: other variable\nconcepts: [{id: age, name: age}]\n",
}

RULES = """
strata:
  - {id: mosses, title: Mosses, where: {species: [moss]}, context: true}
  - {id: orchards, title: Orchards, where: {population: [orchard]}}
  - {id: parks, title: Parks, where: {population: [park]}}
  - {id: rest, title: Elsewhere, context: true}
contrasts:
  - {id: pruned-vs-wild, kind: patients-vs-controls, group: [pruned], comparator: [wild]}
  - {id: grown-vs-wild, kind: patients-vs-controls, group: [grown], comparator: [wild]}
  - {id: grown-vs-pruned, kind: patients-vs-patients, group: [grown], comparator: [pruned]}
  - {id: after-vs-before, kind: post-vs-pre, group: [after], comparator: [before]}
compared_only_for:
  contrast: [patients-vs-controls, patients-vs-patients]
  treatment: [post-vs-pre]
bands: {sample_size: [20, 40], year: [2010, 2020]}
sections:
  - id: size
    title: Size
    where: {measure: [height, girth], direction_kind: [difference]}
    compare_on: [stratum, comparison_kind, contrast, treatment, measure, region]
    region_level: [region, lobe, as-written]
    explain_by: [laterality, subregion, population, sample_size, year]
  - id: links
    title: Links
    where: {measure: [link], direction_kind: [difference]}
    compare_on: [stratum, comparison_kind, contrast, treatment, measure, region]
    region_level: [region, lobe, system]
    explain_by: [target]
  - id: relations
    title: Relations
    where: {direction_kind: [association]}
    compare_on: [stratum, associate, measure, region]
    region_level: region
"""

SCREENING = """
description: For tests.
rules:
  - {id: retracted, decision: excluded, reason: retracted, where: {retracted: true}}
  - {id: mosses, decision: excluded, reason: moss, where: {species: [moss]}, unless: {title_words: [people]}}
  - {id: overviews, decision: background, reason: review, beside: true, where: {design: [overview]}}
"""

WITHOUT_COHORTS: tuple[tuple[str, ...], ...] = ()
_numbers = count(1)

VERSUS_WILD = Comparison("grown", "wild", ComparisonKind.PATIENTS_VS_CONTROLS, "grown", "wild")


def write_pack(folder: Path, **grouping: str) -> Pack:
    """Write the small pack with the grouping files given, else with the rules above."""
    kinds = {"concepts": CONCEPTS, "grouping": grouping or {"rules": RULES}, "screening": {"rules": SCREENING}}
    for kind, files in kinds.items():
        (folder / kind).mkdir(parents=True)
        for name, text in files.items():
            (folder / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "pack.yaml").write_text("id: small\ntitle: Small\ndescription: For tests\nversion: 1\n", encoding="utf-8")
    return open_pack(str(folder))


def make_region(name: str, laterality: Laterality | None = None, listed: bool = True) -> Region:
    return Region(name, name, name, laterality, name if listed else None)


def make_claim(record: str, region: str | Region, direction: str, **changes: Any) -> Claim:
    """Make an asserted claim on height, of grown versus wild, unless told otherwise."""
    place = make_region(region) if isinstance(region, str) else region
    kind = Direction(direction)
    fields: dict[str, Any] = {
        "claim_id": f"c{next(_numbers)}",
        "record_id": record,
        "status": Status.ASSERTED,
        "region": place,
        "target": None,
        "measure": Measure("height", "height", "height"),
        "modality": "tape",
        "direction": kind,
        "significance": None,
        "comparison": VERSUS_WILD,
        "associate": None,
        "associate_concept": None,
        "rule": "test",
        "evidence": (Evidence("abstract", "A sentence.", 0, 11, Section.RESULTS, place.text, None, ("test",)),),
    }
    return Claim(**(fields | changes))


def make_study(record: str, **changes: Any) -> Study:
    return Study(**({"record_id": record, "population": "orchard"} | changes))


def make_snapshot(*records: Record | str) -> Snapshot:
    made = (r if isinstance(r, Record) else Record(r, f"Title of {r}", "An abstract.", year="2015") for r in records)
    return Snapshot(tuple(sorted(made, key=lambda r: r.record_id)), "2025-01-01", "0" * 64, {"kept": len(records)})
