"""Two states of a review, read or made, and what differs between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.cli import pipeline
from assistant.cli.options import Wishes
from assistant.cli.pipeline import Rules
from assistant.cli.review_files import is_review, name_study, read_review
from assistant.diff import Names, describe, to_json_text, to_markdown, to_page
from assistant.errors import Problem
from assistant.model import Changes, Review
from assistant.pack import data_folder

TEMPLATE = "changes.html"


@dataclass(frozen=True, slots=True)
class State:
    """A review to compare.

    Attributes
    ----------
    review
        The review.
    studies
        Record id -> how to name the study, as far as the records are at hand.
    problems
        Those met in reading.
    """

    review: Review
    studies: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def open_state(path: Path, rules: Rules | None, wishes: Wishes) -> State:
    """Read a review state, or make the review of a file of records, for which rules are needed.

    Raises
    ------
    UnreadableInputError
        If there is nothing to read.
    """
    if rules is None or is_review(path):
        return State(read_review(path))
    reviewed = pipeline.make_review([path], rules, wishes)
    studies = {record.record_id: name_study(record) for record in reviewed.snapshot.records}
    return State(reviewed.review, studies, reviewed.problems)


def write_changes(changes: Changes, names: Names, suffix: str) -> str:
    """Write changes as the suffix of a file asks, as text for a terminal if there is none."""
    if suffix == ".html":
        return to_page(changes, names, data_folder("templates") / TEMPLATE)
    return {".md": to_markdown, ".json": to_json_text}.get(suffix, describe)(changes, names)
