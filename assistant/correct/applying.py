"""Corrections laid over the claims that the rules make."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from assistant.correct.matching import Fate, Match, match_checks, name_records
from assistant.correct.reading import FiledCorrections
from assistant.correct.reports import report_absent, report_match, report_words
from assistant.correct.statements import fill_in, make_claim, restate
from assistant.correct.terms import Terms
from assistant.errors import Problem
from assistant.model import CheckResult, Claim, Record, Statement, StudyCorrection

_LOST = (Fate.TWICE, Fate.NO_QUOTE, Fate.NO_RECORD)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims as they stand after a reviewer's corrections.

    Attributes
    ----------
    claims
        Those of the rules in their order, corrected, with the reviewer's own behind those of the same record. A
        rejected one is among them, and says so.
    studies
        Record id -> what was decided about it, for the records at hand.
    problems
        What could not be applied, and what the rules have changed since.
    """

    claims: tuple[Claim, ...]
    studies: Mapping[str, StudyCorrection]
    problems: tuple[Problem, ...]


def apply_corrections(
    claims: Sequence[Claim], records: Sequence[Record], filed: FiledCorrections, terms: Terms
) -> Corrected:
    """Apply corrections to claims.

    Parameters
    ----------
    claims, records
        What the rules make of the records.
    filed
        The corrections, with their places.
    terms
        What statements may name.

    Returns
    -------
    The claims; one that was checked has the id under which it was checked, even if the rules give it another one now.
    """
    matches = match_checks(filed.corrections.checks.values(), claims, records, terms)
    problems: list[Problem] = []
    taken: dict[str, Claim] = {}
    made: dict[str, list[Claim]] = {}
    for match in matches:
        fault = _find_fault(match, filed, terms)
        problems += [fault] if fault else report_match(match, filed)
        problems += report_words(match.check, filed, terms)
        claim = None if fault else _correct(match, terms)
        if claim and match.claim:
            taken[match.claim.claim_id] = claim
        elif claim:
            made.setdefault(claim.record_id, []).append(claim)
    studies = _place_studies(filed, records)
    absent = [("claims", m.check.claim_id, m.check.record_id) for m in matches if m.fate is Fate.NO_RECORD]
    known = name_records(records)
    absent += [("studies", record, record) for record in sorted(filed.corrections.studies) if record not in known]
    problems += report_absent(absent, filed)
    named = _name_claims(claims, taken, matches)
    return Corrected(tuple(_join(named, taken, made, records)), studies, tuple(problems))


def _wanted(match: Match) -> Statement:
    return match.check.corrected or match.check.statement


def _find_fault(match: Match, filed: FiledCorrections, terms: Terms) -> Problem | None:
    """Say why a statement cannot be used that has to be."""
    check = match.check
    restated = match.fate in (Fate.GONE, Fate.CHANGED) or (check.corrected and match.fate in (Fate.SAME, Fate.MOVED))
    if not restated or check.result is CheckResult.REJECTED:
        return None
    fault = terms.fault(_wanted(match))
    key = "corrected" if check.corrected else "claim"
    return filed.problem("unknown-concept", fault, "claims", check.claim_id, key, "measure") if fault else None


def _correct(match: Match, terms: Terms) -> Claim | None:
    """Give the claim as it stands after its check, ``None`` where the check leaves it alone or it stays gone."""
    check, claim = match.check, match.claim
    rejected = check.result is CheckResult.REJECTED
    if match.fate in _LOST or (rejected and match.fate in (Fate.GONE, Fate.CHANGED)):
        return None
    if claim is None:
        assert match.record and match.passage
        claim = make_claim(check, _wanted(match), match.record, match.passage, terms)
    elif check.corrected:
        claim = claim if match.fate is Fate.MENDED else restate(claim, check.corrected, terms)
    elif match.fate is Fate.CHANGED:
        claim = restate(claim, fill_in(check.statement, claim), terms)
    return replace(claim, claim_id=check.claim_id, check=check.result, check_reason=check.reason)


def _name_claims(
    claims: Sequence[Claim], taken: Mapping[str, Claim], matches: Sequence[Match]
) -> Iterator[tuple[Claim, str]]:
    """Give each claim an id that no other claim and no other check has."""
    owner = {corrected.claim_id: old for old, corrected in taken.items()}
    checked = {match.check.claim_id for match in matches}
    kept = {match.check.claim_id for match in matches if match.claim and match.claim.claim_id == match.check.claim_id}
    used = checked | {claim.claim_id for claim in claims}
    for claim in claims:
        free = claim.claim_id
        # The id may have gone to another claim of the sentence, which says what was checked; they change places.
        while claim.claim_id not in taken and free in owner:
            free = owner[free]
        if claim.claim_id not in taken and free in checked - kept:
            free = _make_id(claim, used)
            used.add(free)
        yield claim, free


def _make_id(claim: Claim, used: Collection[str]) -> str:
    """Hash an id for a claim whose own one stands for what was checked and is not made any more."""
    hashed = (hashlib.sha256(f"{claim.claim_id}\0{number}".encode()).hexdigest() for number in count(1))
    return next(made for digest in hashed if (made := f"c-{digest[:12]}") not in used)


def _join(
    claims: Iterable[tuple[Claim, str]],
    taken: Mapping[str, Claim],
    made: Mapping[str, Sequence[Claim]],
    records: Sequence[Record],
) -> Iterator[Claim]:
    """Put corrected claims in the place of those they were, and the reviewer's own behind the others."""
    of_record: dict[str, list[Claim]] = {}
    for claim, name in claims:
        corrected = taken.get(claim.claim_id) or replace(claim, claim_id=name)
        of_record.setdefault(claim.record_id, []).append(corrected)
    for record in records:
        yield from of_record.get(record.record_id, ())
        yield from made.get(record.record_id, ())


def _place_studies(filed: FiledCorrections, records: Sequence[Record]) -> dict[str, StudyCorrection]:
    """Find the records that were decided about, by any of their ids."""
    known = name_records(records)
    found = ((known.get(record_id), study) for record_id, study in sorted(filed.corrections.studies.items()))
    return {record.record_id: replace(study, record_id=record.record_id) for record, study in found if record}
