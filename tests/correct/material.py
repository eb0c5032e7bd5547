"""Invented claims and records, and the words that corrections of them may name."""

from collections.abc import Sequence
from pathlib import Path

from assistant.concepts import ConceptFile, Concepts
from assistant.correct import Terms
from assistant.errors import Problem
from assistant.located_yaml import check_nodes
from assistant.model import (
    Check,
    CheckResult,
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
    Statement,
    Status,
)
from assistant.yaml_nodes import parse_nodes

SENTENCE = "Patients showed decreased FA in the left fornix compared with controls."
OTHER = "FA of the cingulum was increased."
ABSTRACT = f"RESULTS: {SENTENCE} {OTHER}"
RECORD = Record("pmid:1", "An invented study.", ABSTRACT, pmid="1", doi="10.1/x")
_FILES = """
- label: region
  description: Invented.
  concepts: [{id: fornix, name: fornix}, {id: cingulum, name: cingulum bundle, synonyms: [cingulum]}]
- label: measure
  description: Invented.
  concepts:
    - {id: FA, name: fractional anisotropy, modality: diffusion, synonyms: [anisotropy]}
    - {id: MD, name: mean diffusivity, modality: diffusion}
    - {id: AD, name: axial diffusivity, modality: diffusion}
    - {id: cross-section, name: cross-section, modality: diffusion}
    - {id: fibre-cross-section, name: fibre cross-section, modality: diffusion}
- label: group
  description: Invented.
  concepts:
    - {id: patients, name: patients}
    - {id: healthy-controls, name: healthy controls, synonyms: [controls]}
- label: associate
  description: Invented.
  concepts: [{id: pain-intensity, name: pain intensity, synonyms: [VAS]}]
"""


def make_concepts() -> Concepts:
    root = parse_nodes(_FILES, "concepts.yaml")
    assert root is not None
    return Concepts(tuple(check_nodes(Path("concepts.yaml"), node, ConceptFile) for node in root.value))


def make_terms() -> Terms:
    """Give terms with a namer of regions that knows the tail of a name, as the real one does."""
    concepts = make_concepts()

    def name_region(words: str) -> Region:
        side = next((Laterality(word) for word in words.split() if word in ("left", "right")), None)
        plain = " ".join(word for word in words.lower().split() if word not in ("left", "right"))
        listed = {c.name: c.id for c in concepts.labelled("region")}
        nearest = listed.get(plain) or next((i for name, i in listed.items() if plain.endswith(name)), None)
        if plain in listed:
            return Region(plain, listed[plain], plain, side, nearest)
        return Region(words, plain.replace(" ", "-"), words, side, nearest)

    return Terms(
        concepts,
        name_region,
        lambda concept: Measure(concept or "unstated", "", concept),
        lambda group, comparator: ComparisonKind.PATIENTS_VS_CONTROLS if group and comparator else ComparisonKind.OTHER,
        lambda record, field, at: Section.TITLE if field == "title" else Section.RESULTS,
    )


def make_claim(
    claim_id: str = "c-000000000001",
    region: str = "fornix",
    direction: Direction = Direction.DECREASE,
    measure: str = "FA",
    sentence: str = SENTENCE,
    record: Record = RECORD,
    side: Laterality | None = Laterality.LEFT,
    **others: object,
) -> Claim:
    start = record.abstract.index(sentence)
    evidence = Evidence(
        "abstract", sentence, start, start + len(sentence), Section.RESULTS, region, None, ("decrease-in",)
    )
    fields: dict[str, object] = {
        "status": Status.ASSERTED,
        "target": None,
        "modality": "diffusion",
        "significance": None,
        "comparison": Comparison(
            "Patients", "controls", ComparisonKind.PATIENTS_VS_CONTROLS, "patients", "healthy-controls"
        ),
        "associate": None,
        "associate_concept": None,
        **others,
    }
    return Claim(
        claim_id=claim_id,
        record_id=record.record_id,
        region=Region(region, region, region, side, region),
        measure=Measure(measure, measure, measure),
        direction=direction,
        rule="decrease-in",
        evidence=(evidence,),
        **fields,  # type: ignore[arg-type]
    )


def make_statement(**changes: object) -> Statement:
    fields: dict[str, object] = {
        "region": "fornix",
        "side": Laterality.LEFT,
        "measure": "FA",
        "direction": Direction.DECREASE,
        "group": "patients",
        "comparator": "healthy-controls",
        "kind": ComparisonKind.PATIENTS_VS_CONTROLS,
        **changes,
    }
    return Statement(**fields)  # type: ignore[arg-type]


def make_check(
    result: CheckResult = CheckResult.ACCEPTED,
    claim_id: str = "c-000000000001",
    quote: str = SENTENCE,
    statement: Statement | None = None,
    corrected: Statement | None = None,
    record_id: str = "pmid:1",
    reason: str | None = None,
) -> Check:
    rule = None if result is CheckResult.ADDED else "decrease-in"
    return Check(claim_id, record_id, result, quote, statement or make_statement(), corrected, rule, reason)


def codes_of(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]
