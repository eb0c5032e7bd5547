"""Evaluating: how far extracted claims agree with those that a person annotated."""

from assistant.evaluate.annotations import AnnotatedClaim, AnnotatedRecord, parse_annotations
from assistant.evaluate.figures import Score
from assistant.evaluate.levels import Level
from assistant.evaluate.region_words import RegionWords
from assistant.evaluate.scores import Evaluation, Scores, evaluate
from assistant.evaluate.tables import disagreements_to_text, scores_to_text

__all__ = [
    "AnnotatedClaim",
    "AnnotatedRecord",
    "Evaluation",
    "Level",
    "RegionWords",
    "Score",
    "Scores",
    "disagreements_to_text",
    "evaluate",
    "parse_annotations",
    "scores_to_text",
]
