"""Where in the brain a claim is compared: its regions at each level, and which end of a connection."""

from dataclasses import dataclass

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
    One place, or one for each end of a connection that is compared by node; none where no end has a
    place at any level.
    """
    if Compared.REGION not in section.compare_on:
        return (Place(claim.region, claim.target, ((None, ((None, None),)),)),)
    target = claim.target
    if target is not None and section.connectivity is Connectivity.BY_PAIR:
        found = [_pair_place(claim.region, target, section, concepts)]
    elif target is not None:
        found = [
            _node_place(claim.region, target, section, concepts),
            _node_place(target, claim.region, section, concepts),
        ]
    else:
        found = [_node_place(claim.region, None, section, concepts)]
    return tuple(place for place in found if place.sites)


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
