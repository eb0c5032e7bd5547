"""The stages joined, from files to a review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.cli.correcting import correct_claims, open_corrections
from assistant.cli.extracting import extract_records
from assistant.cli.inputs import read_inputs
from assistant.cli.options import Wishes
from assistant.cli.rule_sets import Rules
from assistant.correct import FiledCorrections, identify_corrections
from assistant.errors import Problem
from assistant.evaluate import AnnotatedRecord, parse_annotations
from assistant.garbage import uncollected
from assistant.group import build_review, note_unsorted
from assistant.model import Claim, Mention, Point, Review, Snapshot, Study
from assistant.read import ReadingOptions
from assistant.read.encoding import inspect_file

_NO_WISHES = Wishes()
_NO_CORRECTIONS = FiledCorrections()


@dataclass(frozen=True, slots=True)
class Gathered:
    """A snapshot with what its abstracts state, which is all that grouping starts from.

    Attributes
    ----------
    snapshot, claims, studies
        The records, what they claim, and the facts of every study with an abstract.
    problems
        Those met in reading.
    corrections
        What a reviewer corrected, to be laid over the claims.
    mentions
        Record id -> what the rules recognise in its abstract, where it was asked for.
    points
        The places that abstracts state in coordinates.
    """

    snapshot: Snapshot
    claims: tuple[Claim, ...]
    studies: tuple[Study, ...]
    problems: tuple[Problem, ...]
    corrections: FiledCorrections = _NO_CORRECTIONS
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review with the snapshot it rests on, and the problems met on the way."""

    review: Review
    snapshot: Snapshot
    problems: tuple[Problem, ...]


def read_annotations(path: Path) -> tuple[tuple[AnnotatedRecord, ...], tuple[Problem, ...]]:
    """Read a file of annotated claims.

    Raises
    ------
    UnreadableInputError
        If the file is missing, empty or without any usable line.
    """
    file = inspect_file(path)
    records, problems = parse_annotations(str(path), file.lines())
    return records, (*file.problems, *problems)


def make_review(
    paths: Sequence[Path],
    rules: Rules,
    wishes: Wishes = _NO_WISHES,
    retractions: Path | None = None,
    corrections: Path | None = None,
) -> Reviewed:
    """Read files and group what their records claim, and what a reviewer made of it.

    Raises
    ------
    UnreadableInputError
        If a file holds no record.
    RuleFileError
        If the corrections cannot be used as they stand.
    """
    return group_claims(gather_claims(paths, rules, wishes, retractions, corrections), rules)


def gather_claims(
    paths: Sequence[Path],
    rules: Rules,
    wishes: Wishes = _NO_WISHES,
    retractions: Path | None = None,
    corrections: Path | None = None,
    *,
    mentions: bool = False,
) -> Gathered:
    """Read files and extract what their records claim, and what is mentioned if wanted.

    Raises
    ------
    UnreadableInputError
        If a file holds no record.
    RuleFileError
        If the corrections cannot be used as they stand.
    """
    filed = open_corrections(corrections)
    options = ReadingOptions(wishes.strict, wishes.columns, rules.duplicates, retractions)
    inputs = read_inputs(paths, rules, options, wishes.where)
    snapshot, problems = inputs.snapshot, inputs.problems
    extracted = extract_records(
        *(snapshot.records, rules.extraction),
        mentions=mentions,
        jobs=wishes.jobs,
        cache=wishes.cache,
        known=inputs.known,
    )
    extractions = tuple(extracted)
    claims = tuple(claim for extraction in extractions for claim in extraction.claims)
    studies = tuple(e.study for e, record in zip(extractions, snapshot.records, strict=True) if record.abstract)
    found = {extraction.record_id: extraction.mentions for extraction in extractions} if mentions else {}
    points = tuple(point for extraction in extractions for point in extraction.points)
    return Gathered(snapshot, claims, studies, problems, filed, found, points)


def group_claims(gathered: Gathered, rules: Rules) -> Reviewed:
    """Group the claims of a snapshot as they stand after corrections."""
    snapshot = gathered.snapshot
    corrected = correct_claims(gathered.claims, snapshot.records, gathered.corrections, rules.extraction)
    sorting = rules.grouping, rules.screening, rules.concepts, rules.identity
    with uncollected():
        review = build_review(snapshot, corrected.claims, gathered.studies, *sorting, corrected.studies)
    review = replace(review, corrections=identify_corrections(gathered.corrections.corrections))
    problems = (*gathered.problems, *corrected.problems, *note_unsorted(review, rules.grouping))
    return Reviewed(review, snapshot, problems)
