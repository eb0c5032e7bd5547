"""The grouping rule language: what a file under ``grouping/`` may say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

import pydantic
from pydantic import AfterValidator

from assistant.errors import Location
from assistant.group.conditions import ClaimWhere, StratumWhere
from assistant.group.overview_rules import CountRule, GapRule, TargetRule, TechniqueRule
from assistant.group.proposal_rules import ProposalRule
from assistant.group.regrouping import MergeRule, Regrouping, SplitRule
from assistant.group.section_examples import SectionExample
from assistant.group.vocabulary import (
    ComparedWord,
    Connectivity,
    ConnectivityWord,
    ExplainerWord,
    KindWord,
    Levels,
    WeightWord,
)
from assistant.located_yaml import Schema
from assistant.pack import Slug

_RECORD_ID = re.compile(r"pmid:[0-9]+|doi:10\.[^\sA-Z]+|title:[0-9a-z]+")


def _record_id(value: str) -> str:
    if not _RECORD_ID.fullmatch(value):
        raise ValueError(f"{value!r} is no record id; write pmid:N, or doi:10... in lower case")
    return value


def _two_or_more(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) < 2:
        raise ValueError("a cohort needs two records or more")
    return values


def _ascending(values: tuple[int, ...]) -> tuple[int, ...]:
    if list(values) != sorted(set(values)):
        raise ValueError("limits of bands must rise from one to the next")
    return values


RecordId = Annotated[str, AfterValidator(_record_id)]
SETTINGS = ("compared_only_for", "not_about", "bands")
Limits = Annotated[tuple[int, ...], AfterValidator(_ascending)]


class StratumRule(Schema):
    """A population that is never pooled with another; a study belongs to the first stratum that takes it.

    Attributes
    ----------
    where
        Its studies; ``None`` in the last stratum, which takes every other study with a stated population.
    context
        Whether it is shown as context only.
    """

    id: Slug
    title: str
    where: StratumWhere | None = None
    context: bool = False


class ConsensusRule(Schema):
    """What a consensus needs.

    Attributes
    ----------
    min_cohorts
        Cohorts that vote in its direction.
    agreement
        Their share of all cohorts that looked.
    """

    min_cohorts: Annotated[int, pydantic.Field(ge=2)] = 2
    agreement: Annotated[float, pydantic.Field(ge=0.5, le=1)] = 0.75


class DiscrepancyRule(Schema):
    """How many cohorts must vote the other way before the sides are said to disagree."""

    min_opposing: Annotated[int, pydantic.Field(ge=1)] = 1


class SectionRule(Schema):
    """A section of the draft: its claims, what makes them comparable, and when they agree.

    Attributes
    ----------
    where
        The claims it takes, unless an earlier section took them.
    compare_on
        The fields that must be stated and agree. ``comparison_kind``, ``contrast`` and ``treatment``
        apply to differences, ``associate`` to associations.
    region_level
        One level, or several tried from narrow to wide: a synthesis at a wider level is made where it
        joins cohorts that no narrower one joined, or where a region is named no more narrowly.
    weigh_by
        What weighs cohorts in the share that agreement is held against; without it each counts alike.
    min_cohorts_told
        Groups of fewer cohorts stand in the tables only.
    explain_by
        Fields tried, in this order, to tell the sides of a discrepancy apart.
    examples
        Claims, and what they come to.
    """

    id: Slug
    title: str
    intro: str = ""
    where: ClaimWhere = ClaimWhere()
    compare_on: tuple[ComparedWord, ...]
    region_level: Levels = ()
    connectivity: ConnectivityWord = Connectivity.BY_NODE
    consensus: ConsensusRule = ConsensusRule()
    discrepancy: DiscrepancyRule = DiscrepancyRule()
    weigh_by: WeightWord | None = None
    min_cohorts_told: Annotated[int, pydantic.Field(ge=1)] = 1
    explain_by: tuple[ExplainerWord, ...] = ()
    examples: tuple[SectionExample, ...] = ()


class CohortRule(Schema):
    """Records that share participants and therefore vote once; ``why`` says how one knows."""

    id: Slug
    records: Annotated[tuple[RecordId, ...], AfterValidator(_two_or_more)]
    why: str


class ContrastRule(Schema):
    """Two sides that are compared, the one that the pack names first.

    Attributes
    ----------
    kind
        The kind of comparison in which they meet.
    group, comparator
        Group concepts of either side; a claim that is worded the other way round is turned. The first
        of each list names the side.
    """

    id: Slug
    kind: KindWord
    group: Annotated[tuple[Slug, ...], pydantic.Field(min_length=1)]
    comparator: Annotated[tuple[Slug, ...], pydantic.Field(min_length=1)]


class ExcludeRule(Schema):
    """Claims that have no vote; ``reason`` stands with them in the draft."""

    id: Slug
    where: ClaimWhere
    reason: Annotated[str, pydantic.Field(min_length=1, max_length=200)]


class ComparedOnlyFor(Schema):
    """Kinds of comparison, or ids of single contrasts, for which a field is compared; elsewhere it is not asked for."""

    contrast: tuple[str, ...] | None = None
    treatment: tuple[str, ...] | None = None


class Bands(Schema):
    """Lower limits of the bands that numbers are sorted into before they may explain a discrepancy."""

    sample_size: Limits = ()
    age: Limits = ()
    year: Limits = ()


class GroupingFile(Schema):
    """Content of one file under ``grouping/``; lists go on from file to file, the last two stand in one file only."""

    strata: tuple[StratumRule, ...] = ()
    sections: tuple[SectionRule, ...] = ()
    cohorts: tuple[CohortRule, ...] = ()
    contrasts: tuple[ContrastRule, ...] = ()
    not_about: tuple[Slug, ...] = ()
    compared_only_for: ComparedOnlyFor | None = None
    bands: Bands | None = None
    counts: tuple[CountRule, ...] = ()
    techniques: tuple[TechniqueRule, ...] = ()
    targets: tuple[TargetRule, ...] = ()
    gaps: tuple[GapRule, ...] = ()
    merges: tuple[MergeRule, ...] = ()
    splits: tuple[SplitRule, ...] = ()
    exclude: tuple[ExcludeRule, ...] = ()
    propose: tuple[ProposalRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The grouping rules of a pack, checked and in the order of the files.

    Attributes
    ----------
    strata, sections, cohorts, contrasts
        The rules; strata and sections in the order of the draft.
    not_about
        Groups that the review does not ask about; what is found in them alone has no vote.
    compared_only_for, bands
        Rules that hold for every section.
    counts, techniques, targets, gaps
        What is told beside the syntheses, in the order of the files.
    exclude
        What has no vote; the first that takes a claim gives the reason.
    regrouping
        Which concepts are merged and split.
    propose
        When two studies are proposed as one cohort; the first condition that they meet is named.
    places
        Key of a list, such as ``sections``, and id of an entry -> where the entry stands.
    """

    strata: tuple[StratumRule, ...]
    sections: tuple[SectionRule, ...]
    cohorts: tuple[CohortRule, ...] = ()
    contrasts: tuple[ContrastRule, ...] = ()
    not_about: frozenset[str] = frozenset()
    compared_only_for: ComparedOnlyFor = field(default_factory=ComparedOnlyFor)
    bands: Bands = field(default_factory=Bands)
    counts: tuple[CountRule, ...] = ()
    techniques: tuple[TechniqueRule, ...] = ()
    targets: tuple[TargetRule, ...] = ()
    gaps: tuple[GapRule, ...] = ()
    exclude: tuple[ExcludeRule, ...] = ()
    regrouping: Regrouping = field(default_factory=Regrouping, compare=False)
    propose: tuple[ProposalRule, ...] = ()
    places: Mapping[tuple[str, str], Location] = field(default_factory=dict, compare=False)
