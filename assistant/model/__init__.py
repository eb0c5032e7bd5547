"""The words of the product as data: records, claims, syntheses. Every stage speaks these and no other."""

from assistant.model.changes import Category, Cause, Changes, ClaimChange, Correction, StudyMove, SynthesisChange
from assistant.model.claims import Claim, Comparison, Evidence, Measure, Mention, Region
from assistant.model.corrections import REVIEWER, Check, CheckResult, Corrections, Statement, StudyCorrection
from assistant.model.counts import Count
from assistant.model.extractions import Extraction
from assistant.model.look_alikes import LookAlike
from assistant.model.overviews import Gap, GapField, Reach, Target, TargetFinding, Technique
from assistant.model.points import Point
from assistant.model.proposals import CohortProposal, Overlap
from assistant.model.records import Author, Notice, NoticeKind, Record, Snapshot, Source
from assistant.model.reviews import (
    ClaimRow,
    Decision,
    Outcome,
    Prisma,
    Review,
    RulePack,
    SnapshotFacts,
)
from assistant.model.studies import Arm, MeanAge, Study
from assistant.model.syntheses import LeftOut, Separation, Synthesis, Verdict, Weighing
from assistant.model.terms import (
    NULLS,
    UNDIRECTED,
    ComparisonKind,
    Direction,
    Laterality,
    Section,
    Significance,
    Status,
)

__all__ = [
    "NULLS",
    "REVIEWER",
    "UNDIRECTED",
    "Arm",
    "Author",
    "Category",
    "Cause",
    "Changes",
    "Check",
    "CheckResult",
    "Claim",
    "ClaimChange",
    "ClaimRow",
    "CohortProposal",
    "Comparison",
    "ComparisonKind",
    "Correction",
    "Corrections",
    "Count",
    "Decision",
    "Direction",
    "Evidence",
    "Extraction",
    "Gap",
    "GapField",
    "Laterality",
    "LeftOut",
    "LookAlike",
    "MeanAge",
    "Measure",
    "Mention",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Overlap",
    "Point",
    "Prisma",
    "Reach",
    "Record",
    "Region",
    "Review",
    "RulePack",
    "Section",
    "Separation",
    "Significance",
    "Snapshot",
    "SnapshotFacts",
    "Source",
    "Statement",
    "Status",
    "Study",
    "StudyCorrection",
    "StudyMove",
    "Synthesis",
    "SynthesisChange",
    "Target",
    "TargetFinding",
    "Technique",
    "Verdict",
    "Weighing",
]
