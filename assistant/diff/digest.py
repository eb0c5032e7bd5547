"""Changes in the order in which a person reads them: verdicts that changed, what is new or gone, the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.diff.names import words
from assistant.diff.wording import LABELS, count
from assistant.model import Category, Changes, Correction, SynthesisChange

_ENDS = (Category.NEW, Category.GONE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Changes of syntheses under one heading, never without any."""

    title: str
    changes: tuple[SynthesisChange, ...]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record that differs.

    Attributes
    ----------
    sign
        ``!`` retracted, ``+`` added, ``-`` removed, ``~`` another.
    record_id
        The record.
    what
        What became of it.
    claims
        How many of its claims are new, lost or changed; empty if none is.
    """

    sign: str
    record_id: str
    what: str
    claims: str


@dataclass(frozen=True, slots=True)
class Digest:
    """Changes sorted for a reader; each synthesis stands in one place.

    Attributes
    ----------
    turned
        Verdicts that changed, a chapter a category, the most consequential first.
    joint
        Syntheses of two or more cohorts that are new or gone.
    steady
        Syntheses whose verdict stayed while votes or studies changed, a chapter a category.
    single_new, single_gone
        New and lost findings of single cohorts: record id -> syntheses.
    records
        Records that differ, and those whose claims do.
    """

    turned: tuple[Chapter, ...]
    joint: tuple[Chapter, ...]
    steady: tuple[Chapter, ...]
    single_new: dict[str, tuple[SynthesisChange, ...]]
    single_gone: dict[str, tuple[SynthesisChange, ...]]
    records: tuple[RecordLine, ...]


def digest(changes: Changes) -> Digest:
    """Sort changes for a reader."""
    shared = [change for change in changes.syntheses if change.category not in _ENDS]
    new, gone = (changes.sorted_as(category) for category in _ENDS)
    return Digest(
        turned=tuple(_by_category(change for change in shared if change.turned)),
        joint=tuple(
            _by_category((change for change in (*new, *gone) if change.joint), " syntheses of several cohorts")
        ),
        steady=tuple(_by_category(change for change in shared if not change.turned)),
        single_new=_by_study(change for change in new if not change.joint),
        single_gone=_by_study(change for change in gone if not change.joint),
        records=tuple(_records(changes)),
    )


def _by_category(changes: Iterable[SynthesisChange], of_what: str = "") -> Iterator[Chapter]:
    listed = list(changes)
    for category in Category:
        if found := tuple(change for change in listed if change.category is category):
            yield Chapter(f"{LABELS[category]}{of_what}", found)


def _by_study(changes: Iterable[SynthesisChange]) -> dict[str, tuple[SynthesisChange, ...]]:
    found: dict[str, tuple[SynthesisChange, ...]] = {}
    for change in changes:
        record_id = change.synthesis.cohorts[0][0]
        found[record_id] = (*found.get(record_id, ()), change)
    return found


def _records(changes: Changes) -> Iterator[RecordLine]:
    told = {correction.record_id: ("~", _correction(correction)) for correction in changes.records_corrected}
    told |= dict.fromkeys(changes.records_removed, ("-", "no longer there"))
    told |= dict.fromkeys(changes.records_added, ("+", "new"))
    told |= dict.fromkeys(changes.records_retracted, ("!", "retracted"))
    claims = _claims(changes)
    told |= dict.fromkeys(claims.keys() - told.keys(), ("~", "same record"))
    order = sorted(told, key=lambda record_id: ("!+-~".index(told[record_id][0]), record_id))
    return (RecordLine(told[r][0], r, told[r][1], claims.get(r, "")) for r in order)


def _correction(correction: Correction) -> str:
    formerly = f", formerly {correction.formerly}" if correction.formerly else ""
    return f"corrected ({', '.join(map(words, correction.fields))}){formerly}"


def _claims(changes: Changes) -> dict[str, str]:
    """Count the new, lost and changed claims of each record that has any."""
    sorts = {
        "new": Counter(claim.record_id for claim in changes.claims_added),
        "lost": Counter(claim.record_id for claim in changes.claims_removed),
        "changed": Counter(change.new.record_id for change in changes.claims_changed),
    }
    found = {record_id for numbers in sorts.values() for record_id in numbers}
    return {r: ", ".join(count(n[r], f"{what} claim") for what, n in sorts.items() if n[r]) for r in found}
