"""What a reviewer's checks say of the rules, as text that a person reads."""

from collections.abc import Callable, Iterator, Sequence

from assistant.evaluate.alignment import align
from assistant.evaluate.checks import NO_RULE, Assessment, CheckedRule
from assistant.evaluate.figures import DIGITS
from assistant.model import Check, CheckResult, Corrections, Statement

_ALL = "all rules"
_FAULTS = (CheckResult.REJECTED, CheckResult.EDITED)


def assessment_to_text(assessment: Assessment) -> str:
    """Write aligned tables under a line of counts, and what is known of recall below."""
    whole = assessment.all
    if whole is None:
        return f"no claim checked, {_count_added(assessment)}\n"
    head = (
        f"claims checked {whole.checked:,}: accepted {whole.accepted:,}, edited {whole.edited:,}, "
        f"rejected {whole.rejected:,}"
    )
    parts = [head, align(_rules(assessment, whole))]
    parts += [align(_fields(assessment))] if assessment.fields else []
    return "\n\n".join([*parts, _recall(assessment)]) + "\n"


def faults_to_text(corrections: Corrections, most: int, describe: Callable[[Statement], str]) -> str:
    """List claims that were rejected or edited, with their sentences.

    Parameters
    ----------
    corrections
        What to list from; by rule, record and claim id.
    most
        Number of claims to show.
    describe
        Sums a statement up.
    """
    faults = (check for check in corrections.checks.values() if check.result in _FAULTS)
    listed = sorted(faults, key=lambda check: (check.rule or "", check.record_id, check.claim_id))
    return "".join(f"\n{_describe_fault(check, describe)}\n" for check in listed[:most])


def write_interval(interval: tuple[float, float]) -> str:
    """Write the limits of an interval."""
    low, high = interval
    return f"{low:.{DIGITS}f} to {high:.{DIGITS}f}"


def _rules(assessment: Assessment, whole: CheckedRule) -> Iterator[Sequence[object]]:
    yield "claim rule", "checked", "accepted", "edited", "rejected", "precision", "95 % interval"
    for rule, found in (*assessment.rules.items(), (_ALL, whole)):
        counts = found.checked, found.accepted, found.edited, found.rejected
        yield rule, *counts, found.precision, write_interval(found.interval)


def _fields(assessment: Assessment) -> Iterator[Sequence[object]]:
    yield "field corrected", "claims"
    yield from assessment.fields.items()


def _recall(assessment: Assessment) -> str:
    """Say how many findings are known to be missed; nobody knows of those that nobody added."""
    counted = _count_added(assessment)
    if assessment.recall_at_most is None:
        return counted
    recall = f"recall at most {assessment.recall_at_most:.{DIGITS}f}"
    return f"{counted}; {recall}, as findings that nobody added are not counted"


def _count_added(assessment: Assessment) -> str:
    return f"findings missed {assessment.added:,} or more (added by the reviewer)"


def _describe_fault(check: Check, describe: Callable[[Statement], str]) -> str:
    said = [
        check.result.value,
        check.record_id,
        check.claim_id,
        f"by {check.rule or NO_RULE}",
        describe(check.statement),
    ]
    said += [f"corrected to {describe(check.corrected)}"] if check.corrected else []
    said += [check.reason] if check.reason else []
    return f"{' | '.join(said)}\n    {check.quote}"
