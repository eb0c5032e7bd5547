"""The closed lists of words that claims are stated in."""

from enum import StrEnum


class Direction(StrEnum):
    """Direction of effect; the last four are for associations."""

    INCREASE = "increase"
    DECREASE = "decrease"
    ALTERED = "altered"
    NO_DIFFERENCE = "no_difference"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    ASSOCIATION = "association"
    NO_ASSOCIATION = "no_association"


NULLS = frozenset({Direction.NO_DIFFERENCE, Direction.NO_ASSOCIATION})
UNDIRECTED = frozenset({Direction.ALTERED, Direction.ASSOCIATION})


class Status(StrEnum):
    """How far the authors stand behind a statement."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    BACKGROUND = "background"


class Laterality(StrEnum):
    """Side of the brain, only where it is stated."""

    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral"


class Significance(StrEnum):
    """Statistical significance as worded; never a substitute for the direction."""

    SIGNIFICANT = "significant"
    NOT_SIGNIFICANT = "not_significant"
    TREND = "trend"


class Section(StrEnum):
    """Part of an abstract that a sentence belongs to."""

    TITLE = "title"
    BACKGROUND = "background"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSION = "conclusion"


class ComparisonKind(StrEnum):
    """What sort of contrast a comparison is."""

    PATIENTS_VS_CONTROLS = "patients-vs-controls"
    PATIENTS_VS_PATIENTS = "patients-vs-patients"
    POST_VS_PRE = "post-vs-pre"
    TREATMENT_VS_CONTROL = "treatment-vs-control"
    TASK_VS_BASELINE = "task-vs-baseline"
    OTHER = "other"
