"""An invented review for the tests of drafting: no study, person or finding in it is real."""

from collections.abc import Sequence
from pathlib import Path

from assistant.draft import Outline, SectionOutline, StratumOutline
from assistant.model import (
    Arm,
    Author,
    Claim,
    ClaimRow,
    Comparison,
    ComparisonKind,
    Direction,
    Evidence,
    Laterality,
    LeftOut,
    Measure,
    Outcome,
    Prisma,
    Record,
    Region,
    Review,
    RulePack,
    Section,
    Separation,
    Snapshot,
    SnapshotFacts,
    Status,
    Study,
    Synthesis,
    Verdict,
)
from assistant.pack import Pack, open_pack

CONCEPTS = """
label: any
description: Invented names for tests.
concepts:
  - {id: volume, name: grey matter volume, modality: structural-mri}
  - {id: thickness, name: cortical thickness, modality: structural-mri}
  - {id: coupling, name: functional connectivity, modality: resting-state-fmri, paired: true}
  - {id: flow, name: fALFF, modality: resting-state-fmri}
  - {id: patients, name: patients}
  - {id: controls, name: healthy controls}
  - {id: insula, name: insula, level: region}
  - {id: thalamus, name: thalamus, level: region}
  - {id: pole, name: temporal pole, level: region}
  - {id: cuneus, name: cuneus, level: region}
  - {id: duration, name: pain duration}
  - {id: chemo, name: chemotherapy}
  - {id: lung, name: lung cancer}
  - {id: breast, name: breast cancer}
"""
OUTLINE = Outline(
    (
        SectionOutline("structure", "Grey matter structure", "Volume and thickness.", 2, 0.75),
        SectionOutline("links", "Connectivity", "", 2, 0.75),
        SectionOutline("relations", "Associations with symptoms", "", 2, 0.75),
        SectionOutline("therapy", "Effects of treatment", "", 2, 0.75),
    ),
    (StratumOutline("pain", "Pain in cancer", False), StratumOutline("other", "No cancer", True)),
)
PAIR = Comparison("patients with pain", "healthy controls", ComparisonKind.PATIENTS_VS_CONTROLS, "patients", "controls")
TERSE = Comparison("BMP+", "HC", ComparisonKind.PATIENTS_VS_CONTROLS, "patients", "controls")
OVER_TIME = Comparison("after", "before", ComparisonKind.POST_VS_PRE)
LEFT, RIGHT, BOTH = Laterality.LEFT, Laterality.RIGHT, Laterality.BILATERAL
LOWER, HIGHER = Direction.DECREASE, Direction.INCREASE


def write_pack(folder: Path, concepts: str = CONCEPTS) -> Pack:
    """Write a pack of nothing but concepts beside what the folder holds."""
    (folder / "pack.yaml").write_text('id: invented\ntitle: T\nversion: "1"\ndescription: D\n', encoding="utf-8")
    (folder / "concepts").mkdir()
    (folder / "concepts" / "all.yaml").write_text(concepts, encoding="utf-8")
    return open_pack(str(folder))


def make_record(number: int, family: str, title: str = "", **fields: object) -> Record:
    facts: dict[str, object] = {
        "authors": (Author(family, "Ann Bea"), Author("Doe", "J")),
        "container_title": "J Invented Res",
        "year": str(2010 + number),
        "volume": "3",
        "issue": "2",
        "page": "10-19",
        "doi": f"10.1234/inv.{number}",
        "pmid": str(number),
    }
    return Record(f"pmid:{number}", title or f"Invented study {number} of A & B <c>", **(facts | fields))  # type: ignore[arg-type]


RECORDS = tuple(
    make_record(number, family)
    for number, family in enumerate(
        ("Abel", "Baker", "Costa", "Duval", "Evans", "Fabre", "Gallo", "Haddad", "Iwata", "Jensen"), start=1
    )
)


def region(name: str, side: Laterality | None = None) -> Region:
    return Region(name, name.replace(" ", "-"), name, side, name)


def claim(
    key: str,
    record: int,
    where: Region,
    measure: str,
    direction: Direction,
    comparison: Comparison | None = PAIR,
    target: Region | None = None,
    associate: str | None = None,
    status: Status = Status.ASSERTED,
) -> Claim:
    sentence = f"Invented sentence {key}: {where.text} & <more> [sic]."
    modality = "structural-mri" if measure in ("volume", "thickness") else "resting-state-fmri"
    evidence = Evidence("abstract", sentence, 0, len(sentence), Section.RESULTS, where.text, None, ("made-up",))
    return Claim(
        *(f"{key}-0123456789", f"pmid:{record}", status, where, target, Measure(measure), modality, direction, None),
        *(comparison, associate, None, "made-up-rule", (evidence,)),
    )


CLAIMS = {
    c.claim_id.split("-")[0]: c
    for c in (
        claim("a1", 1, region("insula", LEFT), "volume", LOWER),
        claim("a2", 2, region("insula", RIGHT), "volume", LOWER, TERSE),
        claim("b1", 1, region("thalamus"), "coupling", LOWER),
        claim("b3", 3, region("thalamus"), "coupling", HIGHER, target=region("insula")),
        claim("c4", 4, region("thalamus"), "coupling", Direction.POSITIVE, None, associate="duration of pain"),
        claim("c5", 5, region("thalamus"), "coupling", Direction.NO_ASSOCIATION, None, associate="VAS"),
        claim("d1", 1, region("cuneus"), "volume", Direction.NO_DIFFERENCE),
        claim("d2", 2, region("cuneus"), "volume", Direction.NO_DIFFERENCE),
        claim("e3", 3, region("temporal pole", BOTH), "volume", LOWER),
        claim("e3b", 3, region("lobule VI", LEFT), "volume", LOWER),
        claim("e3c", 3, region("temporal pole", BOTH), "thickness", LOWER),
        claim("e3d", 3, region("lobule VI", LEFT), "thickness", LOWER),
        claim("e3e", 3, region("cuneus", RIGHT), "volume", HIGHER),
        claim("f4", 4, region("insula", RIGHT), "thickness", Direction.ALTERED),
        claim("g6", 6, region("cuneus"), "flow", LOWER, OVER_TIME),
        claim("h7", 7, region("insula"), "volume", HIGHER),
        claim("h8", 8, region("insula"), "volume", HIGHER),
        claim("i5", 5, region("cuneus"), "volume", LOWER, None),
        claim("j5", 5, region("insula"), "volume", LOWER, status=Status.HEDGED),
        claim("k6", 6, region("thalamus", LEFT), "coupling", Direction.NEGATIVE, None, associate="anxiety"),
        claim("l4", 4, region("thalamus"), "thickness", Direction.NO_DIFFERENCE),
        claim("m9", 9, region("pole"), "volume", LOWER),
    )
}


def synthesis(
    key: str, section: str, verdict: Verdict, claims: Sequence[str], region_id: str, measure: str, **fields: object
) -> Synthesis:
    """Make a synthesis with the votes that its claims say; one cohort a record."""
    by_direction: dict[Direction, tuple[str, ...]] = {}
    for name in claims:
        one = CLAIMS[name]
        ids = {*by_direction.get(one.direction, ()), one.record_id}
        by_direction[one.direction] = tuple(sorted(ids))
    records = sorted({CLAIMS[name].record_id for name in claims})
    votes = {direction: len(ids) for direction, ids in by_direction.items()}
    facts: dict[str, object] = {
        **dict.fromkeys(("treatment", "associate", "target", "sign_test_p", "interval", "majority")),
        **{"stratum": "pain", "comparison_kind": "patients-vs-controls", "level": "region", "fragile": False},
        **{"group": "patients", "comparator": "controls"},
    }
    facts |= fields
    return Synthesis(
        id=f"s{key}0123456789abcdef",
        section=section,
        measure=measure,
        region=region_id,
        by_direction=by_direction,
        cohorts=tuple((record_id,) for record_id in records),
        claim_ids=tuple(CLAIMS[name].claim_id for name in claims),
        verdict=verdict,
        votes=votes,
        **facts,  # type: ignore[arg-type]
    )


_RELATED = {"comparison_kind": None, "group": None, "comparator": None, "associate": "duration"}
_ALONE = tuple(LeftOut((f"pmid:{n}",), Verdict.SINGLE) for n in (1, 2))
_TWO = {"fragile": True, "left_out": _ALONE, "sign_test_p": 0.5, "interval": (0.342, 1.0)}
SYNTHESES = (
    synthesis("a", "structure", Verdict.CONSENSUS, ["a1", "a2"], "insula", "volume", majority=LOWER, **_TWO),
    synthesis("d", "structure", Verdict.NULL, ["d1", "d2"], "cuneus", "volume"),
    synthesis("e1", "structure", Verdict.SINGLE, ["e3", "e3b"], "pole", "volume", majority=LOWER),
    synthesis("e2", "structure", Verdict.SINGLE, ["e3c", "e3d"], "pole", "thickness", majority=LOWER),
    synthesis("e3", "structure", Verdict.SINGLE, ["e3e"], "cuneus", "volume", majority=HIGHER),
    synthesis("f", "structure", Verdict.SINGLE, ["f4"], "insula", "thickness"),
    synthesis("l", "structure", Verdict.NULL, ["l4"], "thalamus", "thickness"),
    synthesis(
        *("b", "links", Verdict.DISCREPANCY, ["b1", "b3"], "thalamus", "coupling"),
        **{"sign_test_p": 1.0, "interval": (0.095, 0.905)},
        separated_by=(Separation("population", {"decrease": ("lung",), "increase": ("breast",)}, True),),
    ),
    synthesis(
        *("c", "relations", Verdict.UNRESOLVED, ["c4", "c5"], "thalamus", "coupling"),
        **{**_RELATED, "majority": Direction.POSITIVE, "sign_test_p": 1.0, "interval": (0.2, 1.0)},
    ),
    synthesis("k", "relations", Verdict.SINGLE, ["k6"], "thalamus", "coupling", **_RELATED),
    synthesis(
        *("g", "therapy", Verdict.SINGLE, ["g6"], "cuneus", "flow"),
        **{"comparison_kind": "post-vs-pre", "treatment": "chemo", "group": None, "comparator": None},
    ),
    synthesis("h", "structure", Verdict.CONSENSUS, ["h7", "h8"], "insula", "volume", majority=HIGHER, stratum="other"),
)
STUDIES = (
    Study("pmid:1", (Arm("with pain", "patients", 45, 0, 2), Arm("controls", "controls", 44, 5, 7)), None, "lung"),
    Study("pmid:3", (Arm("with pain", "patients", 12, 0, 2), Arm("controls", "controls", 11, 5, 7)), 23, "breast"),
)


def make_review() -> Review:
    why_not = {"i5": "no comparator", "j5": "hedged", "f4": "no direction", "m9": "region unknown"}
    rows = tuple(ClaimRow(one, key not in why_not, why_not.get(key)) for key, one in sorted(CLAIMS.items()))
    outcomes = tuple(Outcome(record.record_id, record.pmid != "10", None) for record in RECORDS[:-1])
    unused = Outcome("pmid:10", False, "no-finding")
    facts = SnapshotFacts("ab" * 32, "2026-03-01", {"read": 12, "merged": 1, "reported": 1, "kept": 10})
    flow = Prisma({"medline": 11}, 1, 1, 10, {}, {}, 10, {"no-finding": 1}, 9)
    return Review(facts, RulePack("invented", "cd" * 32), (*outcomes, unused), STUDIES, rows, SYNTHESES, prisma=flow)


def make_snapshot() -> Snapshot:
    return Snapshot(RECORDS, "2026-03-01", "ab" * 32, {"read": 12, "merged": 1, "reported": 1, "kept": 10})
