"""Saved changes, laid over the corrections that there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError

from assistant.correct.ids import find_faults_of_id, find_faults_of_record
from assistant.correct.schema import PatchEntry
from assistant.errors import Location, Problem, UnreadableInputError
from assistant.model import Check, Corrections, StudyCorrection

_PLACE = Location("the change to be saved")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Patch:
    """A change of corrections.

    Attributes
    ----------
    checks, studies
        Id -> its entry as it is from now on; ``None`` takes it away.
    reviewer
        Who checks from now on; ``None`` leaves it as it is.
    """

    checks: Mapping[str, Check | None] = field(default_factory=dict)
    studies: Mapping[str, StudyCorrection | None] = field(default_factory=dict)
    reviewer: str | None = None


def read_patch(text: str | bytes) -> Patch:
    """Read a change from JSON; its entries are those of ``corrections.yaml``.

    Raises
    ------
    UnreadableInputError
        With all that is wrong with it; nothing of such a change may be used.
    """
    try:
        content = PatchEntry.model_validate_json(text)
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, e['loc'])) or 'JSON'}: {e['msg']}" for e in error.errors())
        raise UnreadableInputError(Problem(_PLACE, "bad-value", fault) for fault in faults) from None
    checks = {key: entry.to_check(key) if entry else None for key, entry in (content.claims or {}).items()}
    studies = {key: entry.to_correction(key) if entry else None for key, entry in (content.studies or {}).items()}
    problems = [Problem(_PLACE, "bad-value", fault) for fault in _find_faults(checks, studies)]
    if problems:
        raise UnreadableInputError(problems)
    return Patch(checks, studies, content.reviewer)


def lay_over(corrections: Corrections, patch: Patch) -> Corrections:
    """Give the corrections with a change made to them."""
    return Corrections(
        _changed(corrections.checks, patch.checks),
        _changed(corrections.studies, patch.studies),
        patch.reviewer or corrections.reviewer,
    )


def _changed(entries: Mapping[str, V], changes: Mapping[str, V | None]) -> dict[str, V]:
    return {key: value for key, value in {**entries, **changes}.items() if value is not None}


def _find_faults(checks: Mapping[str, Check | None], studies: Mapping[str, StudyCorrection | None]) -> Iterator[str]:
    for claim_id, check in checks.items():
        if check is not None:
            yield from find_faults_of_id(claim_id, check.result)
            yield from find_faults_of_record(check.record_id)
    for record_id in studies:
        yield from find_faults_of_record(record_id)
