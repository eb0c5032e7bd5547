"""Views of a glass brain: the regions in which several cohorts agree, at the centroids that the rules list for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft.blocks import Figure, Paragraph, Role
from assistant.draft.brain_drawing import Brain, Key, Spot, draw_brain, is_midline
from assistant.draft.brain_outlines import can_view, load_outlines
from assistant.draft.effect_marks import Mark, Size, choose_mark
from assistant.draft.markup import plain
from assistant.draft.material import Material, agreeing, strongest_first, with_verdict
from assistant.draft.outline import StratumOutline
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence
from assistant.draft.synthesis_words import name_measured
from assistant.draft.verdict_tables import name_contrast, name_site
from assistant.model import Claim, Laterality, Region, Synthesis, Verdict

BRAIN = "brain"
MAX_ITEMS = 15
_AT_LEAST_MEDIUM, _AT_LEAST_LARGE = 3, 5  # cohorts
_BOUNDS = {
    Size.SMALL: (2, _AT_LEAST_MEDIUM - 1),
    Size.MEDIUM: (_AT_LEAST_MEDIUM, _AT_LEAST_LARGE - 1),
    Size.LARGE: (_AT_LEAST_LARGE, None),
}
_SIDES = {Laterality.LEFT: (-1,), Laterality.RIGHT: (1,), Laterality.BILATERAL: (-1, 1)}
Centroid = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Site:
    """Where studies that agree found it: a concept and its centroid, on the sides that they state."""

    concept: str
    centroid: Centroid
    sides: frozenset[int]


def view_regions(material: Material) -> tuple[Figure | Paragraph, ...]:
    """View the consensus of each population of the results, if the outlines of a brain are installed.

    Returns
    -------
    Views, and behind each a note on what it lacks, which stands alone where a view would lack all.
    """
    blocks: list[Figure | Paragraph] = []
    for stratum in material.strata(False) if can_view() else ():
        held = (s for s in material.review.syntheses if (s.stratum or "") == stratum.id and s.region)
        agreed = strongest_first(with_verdict(held, Verdict.CONSENSUS))
        view = _view(material, stratum, agreed, first=not any(isinstance(block, Figure) for block in blocks))
        lacking = tuple(dict.fromkeys(name for s in agreed for name in _list_lacking(material, s)))
        blocks += [view] if view else []
        if lacking:
            values = {"population": plain(stratum.title), "places": lacking, "viewed": view is not None}
            blocks.append(Paragraph((Sentence(fill(material.phrases, "brain.lacking", **values)),), Role.NOTE))
    return tuple(blocks)


def _view(material: Material, stratum: StratumOutline, agreed: Sequence[Synthesis], *, first: bool) -> Figure | None:
    sites = {s.id: _list_sites(material, s) for s in agreed}
    located = [s for s in agreed if sites[s.id]]
    if not located:
        return None
    shown = located[:MAX_ITEMS]
    spots = tuple(spot for n, s in enumerate(shown, start=1) for spot in _mark(n, s, sites[s.id]))
    items = tuple(_tell(material, s, sites[s.id]) for s in shown)
    word = material.phrases.word
    brain = Brain(spots, items, tuple(_keys(material, spots)), word("view", "left"), word("view", "right"))
    values = {"population": plain(stratum.title), "unstated": any(not spot.stated for spot in spots)}
    caption = material.phrases.say("caption.brain", **values, items=len(located) - len(shown), first=first)
    alt = plain(material.phrases.say("alt.brain", population=values["population"], rows=items))
    key = "-".join(filter(None, (BRAIN, stratum.id)))
    return Figure(key, caption, alt, lambda: draw_brain(brain, load_outlines()))


def _list_sites(material: Material, synthesis: Synthesis) -> tuple[_Site, ...]:
    """List where the claims of the larger side lie, as they name it; what has no centroid is left out."""
    sides: dict[tuple[str, Centroid], set[int]] = {}
    for region in _list_regions(material, synthesis):
        concept, centroid = _locate(material, region, synthesis)
        if centroid is not None:
            stated = _SIDES[region.laterality] if region.laterality else ()
            sides.setdefault((concept, centroid), set()).update(stated)
    return tuple(_Site(concept, centroid, frozenset(stated)) for (concept, centroid), stated in sides.items())


def _list_lacking(material: Material, synthesis: Synthesis) -> Iterator[str]:
    for region in _list_regions(material, synthesis):
        concept, centroid = _locate(material, region, synthesis)
        if centroid is None:
            yield plain(material.concepts.name(concept))


def _list_regions(material: Material, synthesis: Synthesis) -> Iterator[Region]:
    """Go through what the claims of the larger side name that belongs to the places of a synthesis."""
    for claim in material.claims_of(synthesis):
        if claim.direction is synthesis.majority:
            yield from _ends(material, claim, {synthesis.region or "", synthesis.target or ""})


def _ends(material: Material, claim: Claim, places: set[str]) -> Iterator[Region]:
    for region in filter(None, (claim.region, claim.target)):
        known = (region.id,) if region.id in material.concepts.by_id else region.concepts
        for concept in known:
            if places & set(material.concepts.ancestors(concept)):
                yield replace(region, concept=concept)


def _locate(material: Material, region: Region, synthesis: Synthesis) -> tuple[str, Centroid | None]:
    """Find the concept of a region and its centroid, or the place of its synthesis where only that one has any."""
    known = (region.id, region.concept, synthesis.region)
    listed = [concept for concept in known if concept in material.concepts.by_id and concept]
    for concept in listed:
        centroid = material.concepts.by_id[concept].mni
        if centroid is not None:
            return concept, centroid
    return listed[0], None


def _mark(number: int, synthesis: Synthesis, sites: Iterable[_Site]) -> Iterator[Spot]:
    mark, size = choose_mark([synthesis.majority] if synthesis.majority else []), _choose_size(agreeing(synthesis))
    for site in sites:
        right, front, top = site.centroid
        if is_midline(right):
            yield Spot(number, site.centroid, mark, size, True)
            continue
        for side in sorted(site.sides) or (-1, 1):
            yield Spot(number, (side * right, front, top), mark, size, bool(site.sides))


def _choose_size(cohorts: int) -> Size:
    if cohorts < _AT_LEAST_MEDIUM:
        return Size.SMALL
    return Size.MEDIUM if cohorts < _AT_LEAST_LARGE else Size.LARGE


def _keys(material: Material, spots: Sequence[Spot]) -> Iterator[Key]:
    """Explain the marks that a view holds: what they point to, how large they are, and why some are hollow."""
    say, word = material.phrases.say, material.phrases.word
    marks, sizes = {spot.mark for spot in spots}, {spot.size for spot in spots}
    first = next(mark for mark in Mark if mark in marks)
    for mark in (m for m in Mark if m in marks):
        yield Key(mark, Size.MEDIUM, word("mark", mark))
    for size in (s for s in _BOUNDS if s in sizes):
        least, most = _BOUNDS[size]
        yield Key(first, size, say("brain.size", least=least, most=most))
    if any(not spot.stated for spot in spots):
        yield Key(first, Size.MEDIUM, word("view", "unstated"), hollow=True)


def _tell(material: Material, synthesis: Synthesis, sites: Iterable[_Site]) -> str:
    """Say in words what the marks of a synthesis show."""
    named = filter(None, (name_measured(material, synthesis), name_contrast(material, synthesis)))
    direction = synthesis.majority.value if synthesis.majority else ""
    sites = tuple(sites)
    own = len(sites) == 1 and sites[0].concept == synthesis.region and not synthesis.target
    return material.phrases.say(
        "brain.item",
        place="" if own else name_site(material, synthesis),
        what=material.phrases.join(named, "clause"),
        direction=direction,
        count=agreeing(synthesis),
        sites=tuple(_name_site(material, site) for site in sites),
    )


def _name_site(material: Material, site: _Site) -> str:
    return material.phrases.say("brain.site", name=plain(material.concepts.name(site.concept)), side=_name_sides(site))


def _name_sides(site: _Site) -> str:
    if is_midline(site.centroid[0]) or not site.sides:
        return ""
    return {frozenset({-1}): "left", frozenset({1}): "right"}.get(site.sides, "bilateral")
