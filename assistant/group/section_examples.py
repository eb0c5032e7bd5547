"""What an example of a section may say: a few claims in short, and the verdict that they come to."""

from typing import Annotated

import pydantic

from assistant.group.vocabulary import DirectionWord, LateralityWord, OutcomeWord
from assistant.located_yaml import Schema
from assistant.pack import Slug

# Fields that name a concept, or a contrast of the pack.
CONCEPT_FIELDS = (
    *("region", "target", "measure", "contrast", "associate"),
    *("treatment", "population", "species", "design"),
)


class ExampleClaim(Schema):
    """A claim of a made-up study; what it leaves out is filled in so that it can be compared.

    Attributes
    ----------
    study
        A name; claims with the same one are of one study.
    region, target, laterality, measure, direction, associate, treatment, population, species, design
        As a claim or study states them. Without population, that of the first stratum that names one and is no context.
    contrast
        Id of the contrast; without it the first one that the section takes, or none for associations.
    n, year
        Participants of the study, and its year.
    """

    study: str
    region: Slug
    target: Slug | None = None
    laterality: LateralityWord | None = None
    measure: Slug
    direction: DirectionWord
    contrast: Slug | None = None
    associate: Slug | None = None
    treatment: Slug | None = None
    population: Slug | None = None
    species: Slug | None = None
    design: Slug | None = None
    n: Annotated[int, pydantic.Field(ge=1)] | None = None
    year: int | None = None


class SectionExample(Schema):
    """Claims, and the verdict of the largest group that the section makes of them; ``none`` if it makes no group."""

    claims: Annotated[tuple[ExampleClaim, ...], pydantic.Field(min_length=1)]
    verdict: OutcomeWord
