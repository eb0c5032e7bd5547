"""Corrections as plain entries, and as the YAML text of ``corrections.yaml``."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from assistant.correct.schema import VERSION, StatementEntry
from assistant.model import Check, Corrections, Statement, StudyCorrection

Entry = Mapping[str, Any]
_FIELDS = tuple(StatementEntry.model_fields)
_DEFAULTS = {f.name: f.default for f in fields(Statement)}
# What JSON leaves as it is and YAML takes for a line end, refuses, or drops; astral letters need no escape in either.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def write_corrections(corrections: Corrections) -> str:
    """Write corrections as YAML: sorted by id, a line a field, the same text for the same corrections."""
    return "".join(f"{line}\n" for line in _lines(corrections))


def identify_corrections(corrections: Corrections) -> str:
    """Give a hash of what was decided, empty if nothing was; it is the same whoever decided it."""
    entry = corrections_entry(replace(corrections, reviewer=None))
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest() if entry else ""


def corrections_entry(corrections: Corrections) -> dict[str, Any]:
    """Give corrections as a file says them, without what is not stated."""
    entry = {
        "reviewer": corrections.reviewer,
        "claims": {claim_id: check_entry(check) for claim_id, check in sorted(corrections.checks.items())},
        "studies": {record_id: study_entry(study) for record_id, study in sorted(corrections.studies.items())},
    }
    return {key: value for key, value in entry.items() if value}


def statement_entry(statement: Statement) -> dict[str, Any]:
    """Give a statement as its entry says it, without the fields that are not stated."""
    values = ((name, getattr(statement, name)) for name in _FIELDS)
    return {name: value for name, value in values if value != _DEFAULTS[name]}


def check_entry(check: Check) -> dict[str, Any]:
    """Give a check as its entry says it."""
    entry = {
        "record": check.record_id,
        "check": check.result,
        "quote": check.quote,
        "rule": check.rule,
        "claim": statement_entry(check.statement),
        "corrected": statement_entry(check.corrected) if check.corrected else None,
        "reason": check.reason,
    }
    return {key: value for key, value in entry.items() if value is not None}


def study_entry(study: StudyCorrection) -> dict[str, Any]:
    """Give what was decided about a study as its entry says it."""
    entry = {"exclude": study.excluded or None, "cohort": study.cohort, "reason": study.reason}
    return {key: value for key, value in entry.items() if value is not None}


def _lines(corrections: Corrections) -> Iterator[str]:
    yield f"schema: {VERSION}"
    if corrections.reviewer:
        yield f"reviewer: {_quote(corrections.reviewer)}"
    if corrections.checks:
        yield "claims:"
    for claim_id, check in sorted(corrections.checks.items()):
        yield f"  {claim_id}:"
        yield from (f"    {key}: {_value(value)}" for key, value in check_entry(check).items())
    if corrections.studies:
        yield "studies:"
    for record_id, study in sorted(corrections.studies.items()):
        yield f"  {_quote(record_id)}: {_value(study_entry(study))}"


def _value(value: Any) -> str:
    """Write a value on one line; words of a closed list stand bare, all other text in quotes."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_value(item)}' for key, item in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _quote(str(value))


def _quote(text: str) -> str:
    """Write a text in double quotes, as JSON and YAML both read it."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
