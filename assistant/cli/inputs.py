"""What a command reads: files of records, and stores of claims that were extracted before."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.cli.rule_sets import Rules
from assistant.cli.storing import identify_extraction, identify_strata
from assistant.concepts import Concepts
from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.model import Extraction, Snapshot
from assistant.read import ReadingOptions, join_readings, load_snapshot, read_all
from assistant.read.entries import Entry, Reading
from assistant.scale import identify
from assistant.scale.conditions import Condition, ConditionError, parse_condition
from assistant.scale.parts import PartFacts
from assistant.scale.rows import StoredRecord
from assistant.scale.selection import Store, is_store, open_store


@dataclass(frozen=True, slots=True)
class Inputs:
    """A snapshot, and what is known of its records.

    Attributes
    ----------
    snapshot, problems
        As ``load_snapshot`` gives them.
    known
        Identity of a text -> what was extracted from it by the same rules.
    """

    snapshot: Snapshot
    problems: tuple[Problem, ...]
    known: Mapping[bytes, Extraction] = field(default_factory=dict)


@dataclass(slots=True)
class _Gathering:
    """What comes together from stores and files."""

    readings: list[Reading] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    known: dict[bytes, Extraction] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


def read_inputs(paths: Sequence[Path], rules: Rules, options: ReadingOptions, where: Sequence[str] = ()) -> Inputs:
    """Read files and stores as one snapshot.

    Parameters
    ----------
    paths
        Files of records, and folders that are stores.
    rules
        The rules; what was extracted by others is extracted anew.
    options
        How files are read.
    where
        Conditions ``field=value[,value]`` that the records of stores have to fit.

    Raises
    ------
    ConditionError
        If a condition cannot be used, or there are conditions and no store.
    UnreadableInputError
        As from ``load_snapshot``; or if nothing fits.
    """
    conditions = [parse_condition(text) for text in where]
    files = [path for path in paths if not is_store(path)]
    if conditions and files:
        message = f"--where selects from a store, and {files[0]} is none; make one with draftreview extract -o FOLDER/"
        raise ConditionError(message)
    if len(files) == len(paths):
        return Inputs(*load_snapshot(paths, options))
    gathering = _Gathering(read_all(files, options.columns, list), list(files))
    for store in (open_store(path) for path in paths if is_store(path)):
        _check_strata(store, conditions, rules)
        _take_store(gathering, store, conditions, rules)
    if conditions and not any(len(reading.entries) for reading in gathering.readings):
        raise UnreadableInputError([_tell_nothing(open_store(paths[0]), conditions)])
    snapshot, problems = join_readings(gathering.readings, gathering.paths, options)
    told = tuple(map(str, conditions))
    snapshot = replace(snapshot, left_out=dict(sorted(gathering.left_out.items())), conditions=told)
    return Inputs(snapshot, (*problems, *gathering.problems), gathering.known)


def _take_store(gathering: _Gathering, store: Store, conditions: Sequence[Condition], rules: Rules) -> None:
    current, stale = identify_extraction(rules.extraction), 0
    for facts, rows in store.select(conditions, _widener(rules.concepts)):
        is_whole = len(rows) == facts.rows
        gathering.readings.append(_to_reading(facts, rows, is_whole))
        gathering.paths.append(Path(facts.path))
        if facts.making.rules == current:
            gathering.known |= {identify(row.record): row.extraction for row in rows}
        else:
            stale += len(rows)
        _count_left_out(gathering.left_out, facts, rows)
    if stale:
        message = (
            f"{stale:,} of the records were extracted by other rules than these, and are extracted anew here; "
            "run draftreview extract again to renew the store"
        )
        gathering.problems.append(Problem(Location(str(store.folder)), "other-rules", message, Severity.NOTE))


def _to_reading(facts: PartFacts, rows: Sequence[StoredRecord], is_whole: bool) -> Reading:
    entries = [Entry(row.record, row.location) for row in rows]
    return Reading(entries, facts.reported, facts.date, facts.problems, facts.frozen if is_whole else None)


def _count_left_out(left_out: dict[str, int], facts: PartFacts, rows: Sequence[StoredRecord]) -> None:
    """Count what does not fit by format."""
    chosen = Counter(row.record.format for row in rows)
    for form, number in facts.formats.items():
        if rest := number - chosen[form]:
            left_out[form] = left_out.get(form, 0) + rest


def _widener(concepts: Concepts) -> Callable[[str], Iterable[str]]:
    """Take a value for all concepts that are part of it."""

    def widen(value: str) -> Iterable[str]:
        parts = (concept for concept in concepts.by_id if value in concepts.ancestors(concept))
        return (value, *(parts if value in concepts.by_id else ()))

    return widen


def _check_strata(store: Store, conditions: Sequence[Condition], rules: Rules) -> None:
    """Refuse to select by strata of other rules."""
    if not any(condition.field == "stratum" for condition in conditions):
        return
    current = identify_strata(rules)
    if any(facts.making.grouping != current for _, facts in store.parts):
        message = "the strata of this store were sorted by other rules; run draftreview extract again, or select by"
        raise ConditionError(f"{store.folder}: {message} population")


def _tell_nothing(store: Store, conditions: Sequence[Condition]) -> Problem:
    told = " ".join(f"--where {condition}" for condition in conditions)
    first = conditions[0].field
    values = ", ".join(store.list_values(first)) or "none"
    message = f"nothing fits {told}; the most frequent values of {first} are: {values}"
    return Problem(Location(str(store.folder)), "no-record", message)
