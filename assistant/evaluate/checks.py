"""How right each claim rule is, by the claims that a reviewer checked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from assistant.evaluate.figures import divide, rounded
from assistant.intervals import wilson_interval
from assistant.model import Check, CheckResult, Corrections, Statement

NO_RULE = "no rule named"


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """What a reviewer found of the claims of a rule.

    Attributes
    ----------
    checked
        Number of claims checked: those accepted, edited and rejected.
    accepted, edited, rejected
        How many of them each.
    precision
        Share of the claims checked that was accepted.
    interval
        95 % interval of that share (Wilson 1927).
    """

    checked: int
    accepted: int
    edited: int
    rejected: int
    precision: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a reviewer's checks say of the rules.

    Attributes
    ----------
    all
        Over all rules; ``None`` if nothing was checked.
    rules
        Claim rule -> the same; those with most checks first.
    fields
        Field of a statement -> number of edited claims in which it was corrected; those with most first.
    added
        Findings that the rules missed and the reviewer added.
    recall_at_most
        Share of the findings known to be there that the rules had right. Findings that nobody added would make it
        smaller. ``None`` if none is known.
    """

    all: CheckedRule | None
    rules: Mapping[str, CheckedRule]
    fields: Mapping[str, int]
    added: int
    recall_at_most: float | None


def assess_checks(corrections: Corrections) -> Assessment:
    """Count what a reviewer's checks say of each rule."""
    judged = [check for check in corrections.checks.values() if check.result is not CheckResult.ADDED]
    by_rule: dict[str, list[Check]] = {}
    for check in judged:
        by_rule.setdefault(check.rule or NO_RULE, []).append(check)
    order = sorted(by_rule, key=lambda rule: (-len(by_rule[rule]), rule))
    edits = Counter(field for check in judged for field in changed_fields(check))
    added = len(corrections.checks) - len(judged)
    whole = _count(judged) if judged else None
    there = whole.accepted + whole.edited + added if whole else added
    return Assessment(
        all=whole,
        rules={rule: _count(by_rule[rule]) for rule in order},
        fields=dict(sorted(edits.items(), key=lambda item: (-item[1], item[0]))),
        added=added,
        recall_at_most=rounded(divide(whole.accepted if whole else 0, there)) if there else None,
    )


def changed_fields(check: Check) -> tuple[str, ...]:
    """Name the fields of a statement that a check corrected."""
    return differing_fields(check.statement, check.corrected) if check.corrected else ()


def differing_fields(one: Statement, other: Statement) -> tuple[str, ...]:
    """Name the fields in which two statements differ."""
    return tuple(field.name for field in fields(Statement) if getattr(one, field.name) != getattr(other, field.name))


def _count(checks: Iterable[Check]) -> CheckedRule:
    found = Counter(check.result for check in checks)
    total, accepted = found.total(), found[CheckResult.ACCEPTED]
    low, high = wilson_interval(accepted, total)
    return CheckedRule(
        checked=total,
        accepted=accepted,
        edited=found[CheckResult.EDITED],
        rejected=found[CheckResult.REJECTED],
        precision=rounded(divide(accepted, total)),
        interval=(rounded(low), rounded(high)),
    )
