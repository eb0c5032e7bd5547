"""What is to be told of the agreement of two reviewers, apart from how it is written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.evaluate.agreement import RESULTS, Agreement, Conflict, StudyConflict, stated
from assistant.evaluate.check_tables import write_interval
from assistant.evaluate.figures import DIGITS
from assistant.model import Check, Statement, StudyCorrection

_NO_DECISION = "no decision"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stand together."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row names the columns."""

    rows: tuple[Sequence[object], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list, with what is to be said of it."""

    head: str
    lines: tuple[str, ...]


Describe = Callable[[Statement], str]
Block = Heading | Lines | Grid | Entry


def report_agreement(agreement: Agreement, describe: Describe) -> Iterator[Block]:
    """Go through what is to be told: figures, tables, then each conflict with its quote.

    Parameters
    ----------
    agreement
        What to tell of.
    describe
        Sums a statement up.
    """
    first, second = (reviewer.name for reviewer in agreement.reviewers)
    yield Lines(tuple(_count(agreement)))
    if agreement.kappa:
        yield Grid(((f"{first} \\ {second}", *RESULTS), *_cross(agreement)))
    if agreement.fields:
        yield Heading("Fields that both corrected")
        counts = ((field, found.edited, found.same) for field, found in agreement.fields.items())
        yield Grid((("field", "claims", "corrected alike"), *counts))
    yield from _list(
        "Conflicts", [_tell_conflict(conflict, first, second, describe) for conflict in agreement.conflicts]
    )
    added = zip((first, second), agreement.added_by_one, strict=True)
    yield from _list(
        "Findings that one alone added", [_tell_added(check, name, describe) for name, own in added for check in own]
    )
    yield from _list("Studies decided otherwise", [_tell_study(study, first, second) for study in agreement.studies])


def _count(agreement: Agreement) -> Iterator[str]:
    for reviewer in agreement.reviewers:
        yield f"{reviewer.name}: claims checked {reviewer.checked:,}, added {reviewer.added:,}"
    yield f"checked by both: {agreement.both:,}; in conflict: {len(agreement.conflicts):,}"
    if agreement.apart:
        apart = len(agreement.apart)
        yield f"left out: {apart:,} that said something else to each of them, as the rules had changed"
    yield f"added by both: {agreement.added_by_both:,}"
    kappa = agreement.kappa
    if kappa is None:
        return
    yield f"agreement {kappa.observed:.{DIGITS}f}, expected by chance {kappa.expected:.{DIGITS}f}"
    if kappa.value is None or kappa.interval is None:
        yield "Cohen's kappa is not defined, as both gave one and the same answer to all"
    else:
        yield f"Cohen's kappa {kappa.value:.{DIGITS}f}, 95 % interval {write_interval(kappa.interval)}"


def _cross(agreement: Agreement) -> Iterator[Sequence[object]]:
    for result, row in agreement.counts.items():
        yield result.value, *row.values()


def _list(title: str, entries: Sequence[Entry]) -> Iterator[Block]:
    if entries:
        yield Heading(title)
        yield from entries


def _tell_conflict(conflict: Conflict, first: str, second: str, describe: Describe) -> Entry:
    one, other = conflict.first, conflict.second
    head = f"{one.claim_id}, {one.record_id}{f', by {one.rule}' if one.rule else ''}"
    fields = (f"they differ in {', '.join(conflict.fields)}",) if conflict.fields else ()
    answers = (_tell_check(check, name, describe) for check, name in ((one, first), (other, second)))
    return Entry(head, (f'"{one.quote}"', f"read as: {describe(one.statement)}", *answers, *fields))


def _tell_check(check: Check, name: str, describe: Describe) -> str:
    statement = stated(check)
    said = f", as {describe(statement)}" if check.corrected and statement else ""
    return f"{name}: {check.result}{said}{f' ({check.reason})' if check.reason else ''}"


def _tell_added(check: Check, name: str, describe: Describe) -> Entry:
    reason = (f"({check.reason})",) if check.reason else ()
    told = f"{name}: {describe(check.statement)}"
    return Entry(f"{check.claim_id}, {check.record_id}", (f'"{check.quote}"', told, *reason))


def _tell_study(study: StudyConflict, first: str, second: str) -> Entry:
    decided = ((first, study.first), (second, study.second))
    return Entry(study.record_id, tuple(f"{name}: {_tell_decision(one)}" for name, one in decided))


def _tell_decision(study: StudyCorrection | None) -> str:
    if study is None:
        return _NO_DECISION
    parts = ["left out" if study.excluded else "", f"in cohort {study.cohort}" if study.cohort else ""]
    return f"{', '.join(filter(None, parts))}{f' ({study.reason})' if study.reason else ''}"
