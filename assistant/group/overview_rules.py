"""What a file under ``grouping/`` may say of what stands beside the syntheses."""

from typing import Annotated

import pydantic

from assistant.group.conditions import Values
from assistant.group.vocabulary import ComparedWord, Connectivity, ConnectivityWord, GapWord, Levels
from assistant.located_yaml import Schema
from assistant.pack import Slug


class CountRule(Schema):
    """Directions counted over claims that no section compares; printed as numbers, never as a verdict.

    Attributes
    ----------
    sections, modality
        Whose claims are counted, and of which imaging methods.
    strata
        Populations that are counted together, as a warning; without them each is counted by itself.
    compare_on, region_level, connectivity
        What the claims must agree on, as in a section; ``stratum`` is left out where strata are named.
    min_cohorts
        Fewer cohorts are not worth a count, nor are those of one stratum where several are named.
    agreement
        A count with one direction is unresolved if that direction has a smaller share of those that looked.
    """

    id: Slug
    sections: Annotated[tuple[Slug, ...], pydantic.Field(min_length=1)]
    modality: Values | None = None
    strata: tuple[Slug, ...] = ()
    compare_on: tuple[ComparedWord, ...]
    region_level: Levels = ()
    connectivity: ConnectivityWord = Connectivity.BY_NODE
    min_cohorts: Annotated[int, pydantic.Field(ge=2)] = 2
    agreement: Annotated[float, pydantic.Field(ge=0.5, le=1)] = 0.75


class TechniqueRule(Schema):
    """A way to stimulate the brain; ``treatment`` is the concept that a study states which used it."""

    id: Slug
    name: str
    treatment: Slug


class ReachedBy(Schema):
    """A technique at a target: what is known of it there, and which publication says so."""

    technique: Slug
    basis: str
    source: str


class TargetRule(Schema):
    """A region that stimulation can reach.

    Attributes
    ----------
    regions
        Its concepts, the one that names it first; what is part of one counts as well.
    wider
        Levels of the next wider concepts that count, such as ``system``.
    techniques
        How it is reached.
    """

    id: Slug
    regions: Annotated[tuple[Slug, ...], pydantic.Field(min_length=1)]
    wider: Levels = ()
    techniques: Annotated[tuple[ReachedBy, ...], pydantic.Field(min_length=1)]


class GapRule(Schema):
    """Something that studies may lack, asked of each population that is no context.

    Attributes
    ----------
    field
        What is looked at.
    strata
        The populations asked; without them all that are no context.
    values
        The concepts, methods or contrasts asked about; without them all that studies hold.
    at_most
        Records up to which a value is a gap.
    below
        For sample sizes: participants below which a study is small.
    """

    id: Slug
    field: GapWord
    strata: tuple[Slug, ...] = ()
    values: tuple[Slug, ...] = ()
    at_most: Annotated[int, pydantic.Field(ge=0)] = 1
    below: Annotated[int, pydantic.Field(ge=2)] | None = None
