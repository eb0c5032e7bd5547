"""Evaluating: how far claims agree with what people annotated or checked, and how far two people agree."""

from assistant.evaluate.agreement import Agreement, compare_reviewers
from assistant.evaluate.agreement_text import agreement_to_markdown, agreement_to_text
from assistant.evaluate.annotations import AnnotatedClaim, AnnotatedRecord, parse_annotations
from assistant.evaluate.check_tables import assessment_to_text, faults_to_text
from assistant.evaluate.checks import Assessment, assess_checks
from assistant.evaluate.figures import Score
from assistant.evaluate.levels import Level
from assistant.evaluate.region_words import RegionWords
from assistant.evaluate.scores import Evaluation, Scores, evaluate
from assistant.evaluate.tables import disagreements_to_text, scores_to_text

__all__ = [
    "Agreement",
    "AnnotatedClaim",
    "AnnotatedRecord",
    "Assessment",
    "Evaluation",
    "Level",
    "RegionWords",
    "Score",
    "Scores",
    "agreement_to_markdown",
    "agreement_to_text",
    "assess_checks",
    "assessment_to_text",
    "compare_reviewers",
    "disagreements_to_text",
    "evaluate",
    "faults_to_text",
    "parse_annotations",
    "scores_to_text",
]
