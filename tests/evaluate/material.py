"""Claims of both sides in a few words."""

from assistant.errors import Location
from assistant.evaluate import AnnotatedClaim, AnnotatedRecord, RegionWords
from assistant.model import Claim, Direction, Evidence, Laterality, Measure, Region, Section, Status

WORDS = RegionWords(
    {Laterality.LEFT: ["left"], Laterality.RIGHT: ["right"], Laterality.BILATERAL: ["bilateral", "bilaterally"]},
    {"gyri": "gyrus", "cortices": "cortex"},
)


def annotated(
    region: str, direction: str = "decrease", target: str | None = None, side: str | None = None
) -> AnnotatedClaim:
    laterality = Laterality(side) if side else None
    return AnnotatedClaim(f"Something about the {region}.", region, Direction(direction), "FA", target, laterality)


def record(record_id: str, *claims: AnnotatedClaim) -> AnnotatedRecord:
    return AnnotatedRecord(record_id, claims, Location("gold.jsonl", 1))


def extracted(
    region: str,
    direction: str = "decrease",
    target: str | None = None,
    side: str | None = None,
    measure: str = "FA",
    rule: str = "a-rule",
    record_id: str = "pmid:1",
    status: Status = Status.ASSERTED,
    written: str | None = None,
) -> Claim:
    sentence = f"Read of the {region}."
    evidence = Evidence("abstract", sentence, 0, len(sentence), Section.RESULTS, written or region, target, (rule,))
    return Claim(
        claim_id=f"{record_id}-{region}-{direction}",
        record_id=record_id,
        status=status,
        region=Region(region, region, region, Laterality(side) if side else None),
        target=Region(target, target, target) if target else None,
        measure=Measure(measure),
        modality=None,
        direction=Direction(direction),
        significance=None,
        comparison=None,
        associate=None,
        associate_concept=None,
        rule=rule,
        evidence=(evidence,),
    )
