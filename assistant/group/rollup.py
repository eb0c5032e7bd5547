"""Claims that may be compared, gathered region by region, from the narrowest level to wider ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.concepts import Concepts
from assistant.group.findings import Finding, Key
from assistant.group.places import Place, Site
from assistant.group.rules import SectionRule
from assistant.group.vocabulary import RegionLevel


@dataclass(frozen=True, slots=True)
class Member:
    """A finding in a group, with the place for which it stands there."""

    finding: Finding
    place: Place


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that a section makes comparable.

    Attributes
    ----------
    section, key
        The rule, and the values compared on.
    level, region, target
        Where; ``None`` where the section does not compare regions, ``target`` also where one region
        is compared.
    members
        In the order of the claims.
    beside
        Findings of records without a vote that are reported next to it.
    reporting
        Ids of the records that state anything for this place, in narrower groups too.
    compared
        Ids of all records that made the comparison, wherever they looked.
    """

    section: SectionRule
    key: Key
    level: RegionLevel | None
    region: str | None
    target: str | None
    members: tuple[Member, ...]
    beside: tuple[Member, ...] = ()
    reporting: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()

    @property
    def site(self) -> Site:
        """Region and target."""
        return self.region, self.target


def gather_groups(findings: Iterable[Finding], cohort_of: Mapping[str, str], concepts: Concepts) -> tuple[Group, ...]:
    """Gather comparable findings.

    Regions roll up to a wider level only where that joins cohorts that no narrower group has joined;
    elsewhere a wider group holds the findings alone that name their region no more narrowly.

    Parameters
    ----------
    findings
        Sorted claims; those without a key are passed over. What stands beside the votes joins groups and makes none.
    cohort_of
        Record id -> cohort.
    concepts
        The regions and what they are part of.

    Returns
    -------
    The groups, key by key in the order in which their first claims come.
    """
    by_key: dict[Key, list[Finding]] = {}
    for finding in findings:
        if finding.key is not None:
            by_key.setdefault(finding.key, []).append(finding)
    return tuple(
        group for key, alike in by_key.items() for group in _climb(_levels(key, alike, concepts), cohort_of, concepts)
    )


def _levels(key: Key, findings: Sequence[Finding], concepts: Concepts) -> Iterator[Group]:
    """Gather the members at every site of every level, narrow sites before those they are part of."""
    section = next(finding.section for finding in findings if finding.section is not None)
    compared = frozenset(finding.record.record_id for finding in findings if not finding.beside)
    for level in section.region_level or (None,):
        beside = _at_sites(level, (finding for finding in findings if finding.beside))
        found = _at_sites(level, (finding for finding in findings if not finding.beside))
        for site in sorted(found, key=lambda site: -sum(len(_widen(name, concepts)) for name in site)):
            members = found[site]
            reporting = frozenset(member.finding.record.record_id for member in members)
            yield Group(section, key, level, *site, members, beside.get(site, ()), reporting, compared)


def _at_sites(level: RegionLevel | None, findings: Iterable[Finding]) -> dict[Site, tuple[Member, ...]]:
    """Sort findings by their sites at one level, each claim once at a site."""
    found: dict[Site, dict[str, Member]] = {}
    for member in (Member(finding, place) for finding in findings for place in finding.places):
        if level is RegionLevel.AS_WRITTEN and member.place.home[0] is not level:
            continue
        for site in dict(member.place.sites).get(level, ()):
            found.setdefault(site, {}).setdefault(member.finding.claim.claim_id, member)
    return {site: tuple(members.values()) for site, members in found.items()}


def _climb(groups: Iterable[Group], cohort_of: Mapping[str, str], concepts: Concepts) -> Iterator[Group]:
    """Keep the groups that join cohorts, and of the others the members that stand at no narrower site."""
    made: dict[str, list[Group]] = {}
    for rolled_up in groups:
        claims = [member.finding.claim.claim_id for member in rolled_up.members]
        narrower = [g for claim_id in claims for g in made.get(claim_id, ()) if _is_within(g, rolled_up, concepts)]
        cohorts = _cohorts(rolled_up, cohort_of)
        joins = len(cohorts) > 1 and not any(cohorts <= _cohorts(group, cohort_of) for group in narrower)
        group = rolled_up if joins else _named_here(rolled_up)
        if group.members:
            for member in group.members:
                made.setdefault(member.finding.claim.claim_id, []).append(group)
            yield group


def _named_here(group: Group) -> Group:
    """Keep the members whose regions are named no more narrowly; the others stand at a narrower site already."""
    here = (group.level, group.site)
    return replace(group, members=tuple(member for member in group.members if member.place.home == here))


def _is_within(narrow: Group, wide: Group, concepts: Concepts) -> bool:
    if narrow.level is RegionLevel.AS_WRITTEN:
        return True
    first, second = (_widen(name, concepts) for name in narrow.site)
    straight = wide.region in first and (wide.target is None or wide.target in second)
    return straight or (wide.region in second and wide.target in first)


def _widen(name: str | None, concepts: Concepts) -> tuple[str, ...]:
    return concepts.ancestors(name) if name else ()


def _cohorts(group: Group, cohort_of: Mapping[str, str]) -> frozenset[str]:
    return frozenset(cohort_of[member.finding.claim.record_id] for member in group.members)
