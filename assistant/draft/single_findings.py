"""Paragraphs on findings that rest on one study each."""

from collections.abc import Iterable, Sequence

from assistant.draft.aggregation import RELATED, Finding, Part
from assistant.draft.blocks import Paragraph
from assistant.draft.group_names import tell_sides
from assistant.draft.markup import cite, parse, plain
from assistant.draft.material import Material
from assistant.draft.part_words import MAX_PLACES, say_located, say_part
from assistant.draft.related_findings import Told, write_related
from assistant.draft.sentences import Sentence
from assistant.draft.wording import (
    is_over_time,
    list_places,
    name_treatment,
    print_sizes,
)
from assistant.model import Comparison, ComparisonKind, Direction

MAX_SENTENCES = 6
_NULL = (Direction.NO_DIFFERENCE, Direction.NO_ASSOCIATION)


def write_singles(material: Material, findings: Iterable[Finding]) -> tuple[Paragraph, ...]:
    """Write findings of single studies: directed ones, those without comparator, without direction, and nulls."""
    sorts: dict[str, list[Finding]] = {"singles": [], "no_comparator": [], "altered": [], "nulls": []}
    for finding in findings:
        sorts[_sort(finding)].append(finding)
    paragraphs: list[Paragraph] = []
    for sort, group in sorts.items():
        group.sort(key=lambda f: f.parts[0].measures[0])
        told = _tell(material, group)
        for start in range(0, len(told), MAX_SENTENCES):
            lead = material.phrases.say(f"lead.{sort}") if start == 0 else ""
            paragraphs.append(_paragraph(told[start : start + MAX_SENTENCES], lead))
    return tuple(paragraphs)


def _tell(material: Material, findings: Sequence[Finding]) -> list[Told]:
    """Tell findings in their order, associations behind the others, as several of them share a sentence."""
    compared = [finding for finding in findings if not _is_related(finding)]
    told = [Told(tuple(write_finding(material, f, index)), (f,)) for index, f in enumerate(compared)]
    return [*told, *write_related(material, filter(_is_related, findings))]


def _is_related(finding: Finding) -> bool:
    return finding.parts[0].direction in RELATED


def _sort(finding: Finding) -> str:
    directions = {part.direction for part in finding.parts}
    if directions <= set(_NULL):
        return "nulls"
    if directions == {Direction.ALTERED}:
        return "altered"
    return "no_comparator" if finding.comparison is None and not directions & set(RELATED) else "singles"


def _paragraph(told: Sequence[Told], lead: str) -> Paragraph:
    sentences = [Sentence(parse(lead))] if lead else []
    sentences += [sentence for one in told for sentence in one.sentences]
    findings = (finding for one in told for finding in one.findings)
    ids = dict.fromkeys(synthesis_id for finding in findings for synthesis_id in finding.synthesis_ids)
    return Paragraph(tuple(sentences), synthesis_ids=tuple(ids))


def write_finding(material: Material, finding: Finding, index: int) -> list[Sentence]:
    """Write one finding in one sentence, or in several if it names many places."""
    sentences: list[Sentence] = []
    for number, parts in enumerate(_portions(material, finding.parts)):
        text = _sentence(material, finding, parts, index, again=number > 0)
        ids = tuple(claim_id for part in parts for claim_id in part.claim_ids)
        sentences.append(Sentence(parse(text), ids))
    return sentences


def _portions(material: Material, parts: Sequence[Part]) -> list[list[Part]]:
    """Cut the parts of a finding where a sentence would name too many places or mix sorts of statement."""
    portions: list[list[Part]] = []
    room = 0
    for part in parts:
        size = len(list_places(material, part.claims))
        alone = part.direction is Direction.ALTERED or part.direction in _NULL
        if not portions or size > room or alone:
            portions.append([])
            room = MAX_PLACES
        portions[-1].append(part)
        room -= size
    return portions


def _sentence(material: Material, finding: Finding, parts: Sequence[Part], index: int, *, again: bool) -> str:
    first, citation = parts[0], cite([finding.record_id])
    if first.direction in (Direction.ALTERED, Direction.NO_DIFFERENCE):
        return _undirected(material, finding, first, citation)
    say = material.phrases.say
    comparison = finding.comparison
    kind = comparison.kind if comparison else None
    over_time = is_over_time(kind)
    told = tuple(say_part(material, part, "part.time" if over_time else "part") for part in parts)
    if comparison is None:
        return say("single.no_comparator", parts=told, cite=citation)
    if again and not over_time:
        return say("single.same", parts=told, cite=citation)
    if over_time:
        treatment = name_treatment(material, finding.treatment)
        return say("single.time.found" if index % 2 else "single.time", parts=told, treatment=treatment, cite=citation)
    if kind is ComparisonKind.TASK_VS_BASELINE:
        return say("single.task", parts=told, cite=citation)
    pattern = "single.found" if index % 2 else "single.compared"
    sides = tell_sides(material, comparison)
    values = _sides(material, finding.record_id, comparison, sides)
    return say(pattern if sides else "single.worded", parts=told, cite=citation, **values)


def _undirected(material: Material, finding: Finding, part: Part, citation: str) -> str:
    sort = "altered" if part.direction is Direction.ALTERED else "null"
    located = say_located(material, part)
    if finding.comparison is None or is_over_time(finding.comparison.kind):
        ending = "open" if finding.comparison is None else "time"
        return material.phrases.say(f"single.{sort}.{ending}", located=located, cite=citation)
    sides = tell_sides(material, finding.comparison)
    values = _sides(material, finding.record_id, finding.comparison, sides)
    pattern = f"single.{sort}" if sides else f"single.{sort}.worded"
    return material.phrases.say(pattern, located=located, cite=citation, **values)


def _sides(
    material: Material, record_id: str, comparison: Comparison, named: tuple[str, str] | None
) -> dict[str, object]:
    """Give the sides of a comparison, as worded where they have no names, and how many took part in each."""
    group, comparator = named or (plain(comparison.group), plain(comparison.comparator))
    return {"group": group, "comparator": comparator, "sizes": print_sizes(material, record_id, comparison)}
