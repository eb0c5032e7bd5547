"""What a file under ``grouping/`` may say of what stands beside the syntheses."""

from typing import Annotated

import pydantic

from assistant.group.conditions import Values
from assistant.group.vocabulary import ComparedWord, Connectivity, ConnectivityWord, Levels
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
