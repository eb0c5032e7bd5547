"""Words for what claims name: measures, places, groups, sizes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.draft.markup import plain
from assistant.draft.material import Material
from assistant.model import Claim, Comparison, ComparisonKind, Laterality, Region, Study, Synthesis

# How grouping writes the band that a number falls into.
_BAND = re.compile(r"up to (?P<most>\d+)|from (?P<least>\d+)|(?P<low>\d+)-(?P<high>\d+)")


def name_measure(material: Material, measure: str | None) -> str:
    """Give the printed name of a measure."""
    return plain(material.concepts.name(measure)) if measure else ""


def is_paired(material: Material, measure: str | None) -> bool:
    """Tell whether one value of a measure belongs to two places."""
    concept = material.concepts.by_id.get(measure or "")
    return concept is not None and concept.paired


def name_place(material: Material, name: str, side: Laterality | None = None) -> str:
    """Name a place with its article and, where stated, its side."""
    name = material.phrases.spell(plain(name))
    article = material.phrases.takes_article(name)
    return material.phrases.say("place", name=name, side=side.value if side else "", article=article)


def name_region(material: Material, region: Region) -> str:
    """Name the region of a claim as its abstract does, abbreviations written out."""
    return name_place(material, label_region(material, region), region.laterality)


def label_region(material: Material, region: Region) -> str:
    """Give the bare name of a region: as its abstract words it, or by its concept where words are quoted."""
    words, known = plain(region.label or region.text), material.concepts.by_id
    if not material.phrases.quotes:
        return words
    if region.id in known:
        return plain(known[region.id].name)
    if names := [plain(known[concept].name) for concept in region.concepts if concept in known]:
        return material.phrases.say("worded", name="/".join(names), words=words)
    return material.phrases.say("quoted", words=words)


def list_places(material: Material, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Name the places of claims in their order, each once; the partners of one region stand together."""
    regions: dict[str, tuple[Region, list[Region]]] = {}
    for region, target in _join_sides(claims):
        key = name_region(material, region) + ("" if target is None else "\0")
        _, targets = regions.setdefault(key, (region, []))
        if target is not None and target not in targets:
            targets.append(target)
    return tuple(_name_with_targets(material, region, targets) for region, targets in regions.values())


def _name_with_targets(material: Material, region: Region, targets: Sequence[Region]) -> str:
    place = name_region(material, region)
    if not targets:
        return place
    names = dict.fromkeys(name_region(material, target) for target in targets)
    return material.phrases.say("pair", place=place, targets=tuple(names))


def _join_sides(claims: Iterable[Claim]) -> list[tuple[Region, Region | None]]:
    """Make one place of a region that a finding names on the left and the right, or on both sides and without one."""
    pairs = [(claim.region, claim.target) for claim in claims]
    sides: dict[str, set[Laterality | None]] = {}
    for region, target in pairs:
        if target is None:
            sides.setdefault(region.label, set()).add(region.laterality)
    both = {label for label, found in sides.items() if {Laterality.LEFT, Laterality.RIGHT} <= found}
    joined: list[tuple[Region, Region | None]] = []
    for region, target in pairs:
        if target is None and region.laterality is None and Laterality.BILATERAL in sides[region.label]:
            continue
        if target is None and region.label in both and region.laterality is not None:
            region = replace(region, laterality=Laterality.BILATERAL)
        joined.append((region, target))
    return joined


def name_foreign(material: Material, words: str, concept: str | None) -> str:
    """Name what an abstract words by its concept, with words that say more; in quotation marks without one."""
    known = material.listed.by_id.get(concept or "")
    if known is None:
        return quote_words(material, words)
    name, words = plain(material.concepts.name(known.id)), plain(words)
    if set(words.casefold().split()) <= set(known.name.casefold().split()):
        return name
    return material.phrases.say("worded", name=name, words=words)


def quote_words(material: Material, words: str) -> str:
    """Give words of an abstract as sentences take them, in quotation marks if these are in another language."""
    words = plain(words)
    return material.phrases.say("quoted", words=words) if material.phrases.quotes else words


def gather_by_side(material: Material, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Name many places shortly: those of one side together; connections stay one by one."""
    if any(claim.target is not None for claim in claims):
        return list_places(material, claims)
    sides: dict[str, dict[str, None]] = {"": {}, "left": {}, "right": {}, "bilateral": {}}
    for region, _ in _join_sides(claims):
        side = region.laterality.value if region.laterality else ""
        sides[side].setdefault(name_place(material, label_region(material, region)))
    return tuple(
        material.phrases.say("places.side", places=tuple(names), side=side, several=sum(map(bool, sides.values())) > 1)
        for side, names in sides.items()
        if names
    )


def print_sizes(material: Material, record_id: str, comparison: Comparison | None) -> str:
    """Print the sizes of both sides where each is stated for one group only."""
    study = material.studies.get(record_id)
    if study is None or comparison is None or comparison.group_concept == comparison.comparator_concept:
        return ""
    sizes = [_arm_size(study, role) for role in (comparison.group_concept, comparison.comparator_concept)]
    if None in sizes:
        return ""
    return material.phrases.say("sizes", group=sizes[0], comparator=sizes[1])


def _arm_size(study: Study, role: str | None) -> int | None:
    sizes = [arm.n for arm in study.groups if arm.role == role and role is not None]
    return sizes[0] if len(sizes) == 1 else None


def count_people(synthesis: Synthesis) -> int | None:
    """Add up the participants of all cohorts that vote, ``None`` unless every size is known."""
    known = synthesis.participants.keys() >= synthesis.votes.keys() and not synthesis.mixed
    return sum(synthesis.participants.values()) if known else None


def name_treatment(material: Material, treatment: str | None) -> str:
    """Give the printed name of a treatment, empty if none is stated."""
    return plain(material.concepts.name(treatment)) if treatment else ""


def is_over_time(kind: str | None) -> bool:
    """Tell whether a comparison is one of later with earlier."""
    return kind == ComparisonKind.POST_VS_PRE


def name_value(material: Material, value: str) -> str:
    """Name a value of a field; a comparison is written as two groups."""
    names = [_name_part(material, part) for part in value.split(" vs ")]
    if len(names) == 2:
        return material.phrases.say("cell.versus", group=names[0], comparator=names[1])
    return names[0]


def _name_part(material: Material, part: str) -> str:
    if band := _BAND.fullmatch(part):
        least, most = band["least"] or band["low"] or "", band["most"] or band["high"] or ""
        return material.phrases.say("band", least=least, most=most)
    if part in material.concepts.by_id:
        return plain(material.concepts.name(part))
    word = plain(material.phrases.word("value", part))
    named = material.phrases.knows("value", part) or any(map(str.isdigit, part))
    return word if named else quote_words(material, word)
