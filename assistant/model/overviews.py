"""What stands beside the syntheses of a review: regions that stimulation can reach, and gaps in what was studied."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.model.syntheses import Verdict


class Reach(StrEnum):
    """How the place of a synthesis lies to a target."""

    SAME = "same"
    PART = "part"
    WIDER = "wider"


@dataclass(frozen=True, slots=True)
class Technique:
    """A way to stimulate a target, with what is known of it.

    Attributes
    ----------
    id, name
        As the rules name it.
    treatment
        Concept that a study states which used it.
    basis, source
        What is known of it at this target, and where that stands.
    """

    id: str
    name: str
    treatment: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class TargetFinding:
    """A synthesis at a target.

    Attributes
    ----------
    synthesis
        Its id.
    verdict
        ``consensus``, which makes the target a candidate, or ``discrepancy``, which speaks against it.
    reach
        How its place lies to the target.
    """

    synthesis: str
    verdict: Verdict
    reach: Reach


@dataclass(frozen=True, slots=True)
class Target:
    """A region that can be stimulated, with what the syntheses say of it.

    Attributes
    ----------
    id, region
        Name of the rule, and the concept that names the target.
    techniques
        How it can be reached.
    findings
        Consensus and discrepancy at this place, in the order of the draft.
    tested
        Records that used one of the techniques, wherever they aimed.
    """

    id: str
    region: str
    techniques: tuple[Technique, ...]
    findings: tuple[TargetFinding, ...]
    tested: tuple[str, ...]

    @property
    def is_candidate(self) -> bool:
        """Whether a consensus supports it."""
        return any(finding.verdict is Verdict.CONSENSUS for finding in self.findings)


class GapField(StrEnum):
    """What a gap is a gap in."""

    MEASURE = "measure"
    MODALITY = "modality"
    REGION = "region"
    POPULATION = "population"
    DESIGN = "design"
    TREATMENT = "treatment"
    CONTRAST = "contrast"
    ASSOCIATE = "associate"
    SAMPLE_SIZE = "sample_size"
    REPLICATION = "replication"
    SEPARATION = "separation"


@dataclass(frozen=True, slots=True)
class Gap:
    """What few or no studies looked at, as counted.

    Attributes
    ----------
    rule
        Id of the rule of the grouping file.
    stratum
        The population it is about; empty for what concerns the populations themselves.
    field
        What is missing.
    of
        How many were looked through: studies; for replication measures, for separation discrepancies.
    looked_for
        How many values were asked about; zero for what has no values.
    values
        Value -> the records that hold it, only those at or under the threshold. For sample sizes, the small studies;
        for replication, measures that no two cohorts share; for separation, ids of syntheses.
    unstated
        Records of which the field is not known.
    threshold
        Records up to which a value is a gap; for sample sizes participants below which a study is small.
    """

    rule: str
    stratum: str
    field: GapField
    of: int
    looked_for: int
    values: Mapping[str, tuple[str, ...]]
    unstated: tuple[str, ...]
    threshold: int
