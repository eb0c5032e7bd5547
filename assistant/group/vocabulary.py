"""The closed vocabularies of the grouping rule language, each refusing a word with the nearest one it knows."""

from enum import StrEnum
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

from assistant.concepts import Level
from assistant.located_yaml import did_you_mean
from assistant.model import ComparisonKind, Decision, Direction, GapField, Laterality, Verdict

E = TypeVar("E", bound=StrEnum)


class DirectionKind(StrEnum):
    """Whether a direction tells two groups apart or ties a measure to another variable; the two never pool."""

    DIFFERENCE = "difference"
    ASSOCIATION = "association"


class Compared(StrEnum):
    """A field on which claims must agree before they are compared."""

    STRATUM = "stratum"
    COMPARISON_KIND = "comparison_kind"
    CONTRAST = "contrast"
    TREATMENT = "treatment"
    MEASURE = "measure"
    MODALITY = "modality"
    REGION = "region"
    ASSOCIATE = "associate"
    CHANGE = "change"


class Explainer(StrEnum):
    """A field that may tell the two sides of a discrepancy apart."""

    LATERALITY = "laterality"
    SUBREGION = "subregion"
    TARGET = "target"
    COMPARISON = "comparison"
    POPULATION = "population"
    SPECIES = "species"
    MEASURE = "measure"
    MODALITY = "modality"
    TREATMENT = "treatment"
    DESIGN = "design"
    SAMPLE_SIZE = "sample_size"
    AGE = "age"
    YEAR = "year"


class RegionLevel(StrEnum):
    """How far regions roll up; ``as-written`` takes the words of the abstract and needs no concept."""

    AS_WRITTEN = "as-written"
    AREA = "area"
    REGION = "region"
    LOBE = "lobe"
    SYSTEM = "system"

    @property
    def concept_level(self) -> Level | None:
        """The level of the region concepts, ``None`` for regions as written."""
        return None if self is RegionLevel.AS_WRITTEN else Level(self.value)


class Leading(StrEnum):
    """A place in the list of authors that one person may hold in two studies."""

    FIRST = "first"
    LAST = "last"


class Alike(StrEnum):
    """A fact of two studies that must be known of both, and agree, before they are proposed as one cohort."""

    STRATUM = "stratum"
    POPULATION = "population"
    SIZES = "sizes"


class Outcome(StrEnum):
    """What an example comes to: a verdict, or no group at all."""

    CONSENSUS = Verdict.CONSENSUS.value
    DISCREPANCY = Verdict.DISCREPANCY.value
    UNRESOLVED = Verdict.UNRESOLVED.value
    SINGLE = Verdict.SINGLE.value
    NULL = Verdict.NULL.value
    NONE = "none"


class Weight(StrEnum):
    """What cohorts may be weighed by where their agreement is asked for."""

    SAMPLE_SIZE = "sample_size"


class Connectivity(StrEnum):
    """How a claim about two regions is compared.

    ``by-node``: it joins the group of each of its ends. ``by-pair``: it is compared by both ends
    where both are stated, else by the one that is.
    """

    BY_NODE = "by-node"
    BY_PAIR = "by-pair"


def _known_word(kind: type[E], value: Any) -> E:
    """Turn a word into a member of its vocabulary, suggesting the nearest one if it is none."""
    words = [member.value for member in kind]
    if value not in words:
        raise ValueError(f"{value!r} is not known here; {did_you_mean(str(value), words)}")
    return kind(value)


ComparedWord = Annotated[Compared, BeforeValidator(partial(_known_word, Compared))]
ExplainerWord = Annotated[Explainer, BeforeValidator(partial(_known_word, Explainer))]
LeadingWord = Annotated[Leading, BeforeValidator(partial(_known_word, Leading))]
AlikeWord = Annotated[Alike, BeforeValidator(partial(_known_word, Alike))]
LevelWord = Annotated[RegionLevel, BeforeValidator(partial(_known_word, RegionLevel))]
ConceptLevelWord = Annotated[Level, BeforeValidator(partial(_known_word, Level))]
ConnectivityWord = Annotated[Connectivity, BeforeValidator(partial(_known_word, Connectivity))]
DirectionWord = Annotated[Direction, BeforeValidator(partial(_known_word, Direction))]
LateralityWord = Annotated[Laterality, BeforeValidator(partial(_known_word, Laterality))]
OutcomeWord = Annotated[Outcome, BeforeValidator(partial(_known_word, Outcome))]
DecisionWord = Annotated[Decision, BeforeValidator(partial(_known_word, Decision))]
GapWord = Annotated[GapField, BeforeValidator(partial(_known_word, GapField))]
WeightWord = Annotated[Weight, BeforeValidator(partial(_known_word, Weight))]
KindWord = Annotated[ComparisonKind, BeforeValidator(partial(_known_word, ComparisonKind))]
Levels = Annotated[
    tuple[LevelWord, ...],
    BeforeValidator(
        lambda value: [value] if isinstance(value, str) else value,
        json_schema_input_type=LevelWord | tuple[LevelWord, ...],
    ),
]
