"""From claims to syntheses: what is screened out, what is comparable, who votes, and what the votes amount to."""

from assistant.group.coverage import note_sections, note_unsorted
from assistant.group.example_runs import run_examples
from assistant.group.loading import load_grouping
from assistant.group.review import build_review
from assistant.group.rules import Grouping
from assistant.group.screening import check_examples
from assistant.group.screening_rules import Screening, load_screening

__all__ = [
    "Grouping",
    "Screening",
    "build_review",
    "check_examples",
    "load_grouping",
    "load_screening",
    "note_sections",
    "note_unsorted",
    "run_examples",
]
