"""Where in the brain a claim is compared: its regions at each level, and which end of a connection."""

from dataclasses import dataclass, replace
from itertools import product

from assistant.concepts import Concepts
from assistant.group.rules import SectionRule
from assistant.group.vocabulary import Compared, Connectivity, RegionLevel
from assistant.model import Claim, Region

Site = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A region, or a pair of regions, at every level that a section compares on.

    Attributes
    ----------
    region
        The region of the claim that is compared.
    other
        Its other end, if it has one; named so whether or not it is compared as well.
    sites
        Level -> ids at that level, the nearest first: a region, or a region and a target in alphabetical
        order. Levels at which the region has no place are left out; the single level is ``None`` where
        the section does not compare regions.
    """

    region: Region
    other: Region | None
    sites: tuple[tuple[RegionLevel | None, tuple[Site, ...]], ...]

    @property
    def home(self) -> tuple[RegionLevel | None, Site]:
        """The narrowest level and site that the region has."""
        level, sites = self.sites[0]
        return level, sites[0]


def find_places(claim: Claim, section: SectionRule, concepts: Concepts) -> tuple[Place, ...]:
    """Find where a claim is compared.

    Parameters
    ----------
    claim
        A claim about a region or a connection.
    section
        Its levels, and how connections are compared.
    concepts
        The regions and what they are part of.

    Returns
    -------
    One place for each concept of the region, and of the target where a connection is compared by node; of pairs
    one for each combination. None where no end has a place at any level.
    """
    if Compared.REGION not in section.compare_on:
        return (Place(claim.region, claim.target, ((None, ((None, None),)),)),)
    target = claim.target
    if target is not None and section.connectivity is Connectivity.BY_PAIR:
        ends = product(_each(claim.region), _each(target))
        pairs = [pair for pair in ends if pair[0].concept != pair[1].concept] or [(claim.region, target)]
        found = [_pair_place(*pair, section, concepts) for pair in pairs]
    else:
        found = [_node_place(region, target, section, concepts) for region in _each(claim.region)]
        found += [_node_place(end, claim.region, section, concepts) for end in _each(target)] if target else []
    return tuple(place for place in found if place.sites)


def _each(region: Region) -> tuple[Region, ...]:
    """Take apart a region that joins several: one for each concept, all of the same name."""
    if not region.further_concepts:
        return (region,)
    return tuple(replace(region, concept=concept, further_concepts=()) for concept in region.concepts)


def _node_place(region: Region, other: Region | None, section: SectionRule, concepts: Concepts) -> Place:
    levels = ((level, _at_level(region, level, concepts)) for level in section.region_level)
    return Place(
        region, other, tuple((level, tuple((name, None) for name in names)) for level, names in levels if names)
    )


def _pair_place(region: Region, target: Region, section: SectionRule, concepts: Concepts) -> Place:
    sites = []
    for level in section.region_level:
        ends = (_at_level(region, level, concepts), _at_level(target, level, concepts))
        pairs = tuple(dict.fromkeys((min(a, b), max(a, b)) for a in ends[0] for b in ends[1]))
        if pairs:
            sites.append((level, pairs))
    return Place(region, target, tuple(sites))


def _at_level(region: Region, level: RegionLevel, concepts: Concepts) -> tuple[str, ...]:
    if level.concept_level is None:
        return (region.id,)
    return concepts.at_level(region.concept, level.concept_level) if region.concept else ()
