"""How far two reviewers agree, by the claims that both of them checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assistant.evaluate.checks import differing_fields
from assistant.evaluate.kappa import Kappa, measure_kappa
from assistant.model import Check, CheckResult, Corrections, Statement, StudyCorrection

RESULTS = (CheckResult.ACCEPTED, CheckResult.EDITED, CheckResult.REJECTED)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """What one of the two did.

    Attributes
    ----------
    name
        As the file says it, or the file itself.
    checked
        Claims accepted, edited and rejected.
    added
        Findings added.
    """

    name: str
    checked: int
    added: int


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How often both, editing the same claim, left a field of its statement the same."""

    same: int
    edited: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim on which the two disagree.

    Attributes
    ----------
    first, second
        What each found.
    fields
        Where both have a statement, as accepted or corrected: the fields in which these differ.
    """

    first: Check
    second: Check
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StudyConflict:
    """A record about which they decided otherwise; ``None`` for no decision of one who checked its claims."""

    record_id: str
    first: StudyCorrection | None
    second: StudyCorrection | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree.

    Attributes
    ----------
    reviewers
        The first and the second.
    both
        Claims that both checked and that said the same to both.
    apart
        Ids of claims that both checked, and that said something else to each, since the rules had changed.
    counts
        What the first found -> what the second found -> claims.
    kappa
        Of these counts; ``None`` if there are none.
    fields
        Field of a statement -> agreement, over the claims that both edited.
    conflicts
        By record and claim id.
    added_by_both
        Findings that both added: same record, sentence and statement.
    added_by_one
        Findings that only one of them added, by record and id.
    studies
        Studies about which they decided otherwise.
    """

    reviewers: tuple[Reviewer, Reviewer]
    both: int
    apart: tuple[str, ...]
    counts: Mapping[CheckResult, Mapping[CheckResult, int]]
    kappa: Kappa | None
    fields: Mapping[str, FieldAgreement]
    conflicts: tuple[Conflict, ...]
    added_by_both: int
    added_by_one: tuple[tuple[Check, ...], tuple[Check, ...]]
    studies: tuple[StudyConflict, ...]


def compare_reviewers(first: Corrections, second: Corrections, names: tuple[str, str]) -> Agreement:
    """Compare what two reviewers found.

    Parameters
    ----------
    first, second
        Their corrections.
    names
        What to call them where they do not say who they are, or both say the same.
    """
    pairs = list(_pair_checks(first, second))
    alike = [(one, other) for one, other in pairs if one.statement == other.statement]
    found = Counter((one.result, other.result) for one, other in alike)
    counts = {one: {other: found[one, other] for other in RESULTS} for one in RESULTS}
    mine, theirs = _added(first), _added(second)
    called = [c.reviewer or name for c, name in zip((first, second), names, strict=True)]
    called = called if called[0] != called[1] else list(names)
    return Agreement(
        reviewers=(_describe(first, called[0]), _describe(second, called[1])),
        both=len(alike),
        apart=tuple(one.claim_id for one, other in pairs if one.statement != other.statement),
        counts=counts,
        kappa=measure_kappa([list(row.values()) for row in counts.values()]) if alike else None,
        fields=_compare_edits(alike),
        conflicts=tuple(_find_conflicts(alike)),
        added_by_both=len(mine.keys() & theirs.keys()),
        added_by_one=(_without(mine, theirs), _without(theirs, mine)),
        studies=tuple(_find_study_conflicts(first, second)),
    )


def stated(check: Check) -> Statement | None:
    """Give what a reviewer takes a claim to say; nothing for a rejected one."""
    return None if check.result is CheckResult.REJECTED else check.corrected or check.statement


def _pair_checks(first: Corrections, second: Corrections) -> Iterator[tuple[Check, Check]]:
    shared = (first.checks[key] for key in first.checks.keys() & second.checks.keys())
    for check in sorted(shared, key=lambda check: (check.record_id, check.claim_id)):
        other = second.checks[check.claim_id]
        if check.result in RESULTS and other.result in RESULTS:
            yield check, other


def _describe(corrections: Corrections, name: str) -> Reviewer:
    added = sum(check.result is CheckResult.ADDED for check in corrections.checks.values())
    return Reviewer(name, len(corrections.checks) - added, added)


def _compare_edits(pairs: Sequence[tuple[Check, Check]]) -> dict[str, FieldAgreement]:
    """Compare field by field what both corrected; fields that neither changed say nothing."""
    edits = [(a, b) for a, b in pairs if a.corrected and b.corrected]
    touched: dict[str, list[bool]] = {}
    for one, other in edits:
        assert one.corrected and other.corrected
        changed = (*differing_fields(one.statement, one.corrected), *differing_fields(one.statement, other.corrected))
        apart = differing_fields(one.corrected, other.corrected)
        for field in dict.fromkeys(changed):
            touched.setdefault(field, []).append(field not in apart)
    return {field: FieldAgreement(sum(same), len(same)) for field, same in sorted(touched.items())}


def _find_conflicts(pairs: Iterable[tuple[Check, Check]]) -> Iterator[Conflict]:
    for one, other in pairs:
        mine, theirs = stated(one), stated(other)
        fields = differing_fields(mine, theirs) if mine and theirs else ()
        if one.result is not other.result or fields:
            yield Conflict(one, other, fields)


def _added(corrections: Corrections) -> dict[tuple[str, str, Statement], Check]:
    """Find added claims by what they say and where."""
    added = (check for check in corrections.checks.values() if check.result is CheckResult.ADDED)
    listed = sorted(added, key=lambda check: (check.record_id, check.claim_id))
    return {(check.record_id, " ".join(check.quote.split()), check.statement): check for check in listed}


def _without(
    mine: Mapping[tuple[str, str, Statement], Check], other: Mapping[tuple[str, str, Statement], Check]
) -> tuple[Check, ...]:
    return tuple(check for key, check in mine.items() if key not in other)


def _find_study_conflicts(first: Corrections, second: Corrections) -> Iterator[StudyConflict]:
    """Compare decisions about studies that both looked at."""
    looked = [{check.record_id for check in c.checks.values()} | c.studies.keys() for c in (first, second)]
    shared = looked[0] & looked[1]
    for record_id in sorted(shared):
        if _decide(first, record_id, shared) != _decide(second, record_id, shared):
            yield StudyConflict(record_id, first.studies.get(record_id), second.studies.get(record_id))


def _decide(corrections: Corrections, record_id: str, shared: AbstractSet[str]) -> tuple[bool, frozenset[str]]:
    """Give what counts of a decision: whether a study is out, and which shared ones its cohort holds, however named."""
    study = corrections.studies.get(record_id)
    if study is None:
        return False, frozenset()
    partners = (r for r, s in corrections.studies.items() if s.cohort and s.cohort == study.cohort)
    return study.excluded, frozenset(partners) & (shared - {record_id})
