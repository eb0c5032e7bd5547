"""What a reviewer's checks say of the rules, as text that a person reads."""

from collections.abc import Iterator, Sequence

from assistant.evaluate.alignment import align
from assistant.evaluate.checks import Assessment, CheckedRule
from assistant.evaluate.figures import DIGITS

_ALL = "all rules"


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
    recall = f"recall at most {assessment.recall_at_most:.{DIGITS}f}" if assessment.recall_at_most is not None else ""
    return f"{_count_added(assessment)}; {recall}, as findings that nobody added are not counted"


def _count_added(assessment: Assessment) -> str:
    return f"findings missed {assessment.added:,} or more (added by the reviewer)"
