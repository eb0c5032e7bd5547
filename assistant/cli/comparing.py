"""Two states of a review, read or made, and what differs between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.cli import pipeline, rule_sets
from assistant.cli.options import Wishes
from assistant.cli.review_files import is_review, name_studies, read_review
from assistant.cli.rule_sets import Rules
from assistant.concepts import Concepts, load_concepts
from assistant.diff import Names, compare, describe, to_json_text, to_markdown, to_page
from assistant.errors import Problem
from assistant.model import Changes, Review
from assistant.pack import data_folder, open_pack

TEMPLATE = "changes.html"


@dataclass(frozen=True, slots=True)
class Side:
    """A file to compare, with the user's rules, table of retractions and corrections for it, if any."""

    path: Path
    overrides: Path | None = None
    retractions: Path | None = None
    corrections: Path | None = None


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


def compare_sides(old: Side, new: Side, pack: str, wishes: Wishes) -> tuple[Changes, Names, tuple[Problem, ...]]:
    """Read or make two reviews, and find what differs between them.

    Returns
    -------
    The changes, how to print what they speak of, and the problems met in reading.

    Raises
    ------
    RuleFileError
        If the rules of a side cannot be used.
    UnreadableInputError
        If there is nothing to read.
    """
    rules = {
        side.overrides: rule_sets.load_rules(pack, side.overrides) for side in (new, old) if not is_review(side.path)
    }
    concepts = [found.concepts for found in rules.values()] or [load_concepts(open_pack(pack, new.overrides))]
    before, after = (open_state(side, rules.get(side.overrides), wishes) for side in (old, new))
    names = Names(_namer(concepts), {**before.studies, **after.studies})
    return compare(before.review, after.review), names, (*before.problems, *after.problems)


def open_state(side: Side, rules: Rules | None, wishes: Wishes) -> State:
    """Read a review state, or make the review of a file of records, for which rules are needed.

    Raises
    ------
    UnreadableInputError
        If there is nothing to read.
    """
    if rules is None or is_review(side.path):
        return State(read_review(side.path))
    reviewed = pipeline.make_review([side.path], rules, wishes, side.retractions, side.corrections)
    return State(reviewed.review, name_studies(reviewed.snapshot.records), reviewed.problems)


def write_changes(changes: Changes, names: Names, suffix: str) -> str:
    """Write changes as the suffix of a file asks, as text for a terminal if there is none."""
    if suffix == ".html":
        return to_page(changes, names, data_folder("templates") / TEMPLATE)
    return {".md": to_markdown, ".json": to_json_text}.get(suffix, describe)(changes, names)


def _namer(concepts: Sequence[Concepts]) -> Callable[[str], str]:
    """Name a concept as the first rules do that list it."""

    def name(concept_id: str) -> str:
        return next((found for found in concepts if concept_id in found.by_id), concepts[0]).name(concept_id)

    return name
