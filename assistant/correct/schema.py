"""What ``corrections.yaml`` may hold, and the corrections that it comes to."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, WrapValidator, model_validator

from assistant.batches import cut_into_batches
from assistant.located_yaml import Schema
from assistant.model import (
    Check,
    CheckResult,
    ComparisonKind,
    Corrections,
    Direction,
    Laterality,
    Statement,
    Status,
    StudyCorrection,
)

VERSION = 1
_PART = 1_000
_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]


class StatementEntry(Schema):
    """What a claim says; the fields are those of ``Statement``."""

    region: _Word
    side: Laterality | None = None
    target: _Word | None = None
    target_side: Laterality | None = None
    measure: _Word | None = None
    direction: Direction
    group: _Word | None = None
    comparator: _Word | None = None
    kind: ComparisonKind | None = None
    associate: _Word | None = None
    status: Status | None = None
    about: _Word | None = None
    of_change: bool = False
    further_associates: tuple[_Word, ...] = ()

    def statement(self) -> Statement:
        """Give it as the model has it."""
        return Statement(**{name: getattr(self, name) for name in type(self).model_fields})


class CheckEntry(Schema):
    """A claim that was checked."""

    record: _Word
    check: CheckResult
    quote: _Text
    rule: _Word | None = None
    claim: StatementEntry
    corrected: StatementEntry | None = None
    reason: _Text | None = None

    @model_validator(mode="after")
    def _corrected_where_edited(self) -> Self:
        edited = self.check is CheckResult.EDITED
        if edited and self.corrected is None:
            raise ValueError("an edited claim needs 'corrected', the whole statement as it should be")
        if self.corrected is not None and not edited:
            raise ValueError(f"'corrected' belongs to edited claims, and this one is {self.check.value}")
        return self

    def to_check(self, claim_id: str) -> Check:
        """Give it as the model has it."""
        corrected = self.corrected.statement() if self.corrected else None
        statement = self.claim.statement()
        return Check(claim_id, self.record, self.check, self.quote, statement, corrected, self.rule, self.reason)


class StudyEntry(Schema):
    """A study as a whole."""

    exclude: bool = False
    cohort: _Word | None = None
    reason: _Text | None = None

    @model_validator(mode="after")
    def _decides_something(self) -> Self:
        if not self.exclude and self.cohort is None:
            raise ValueError("nothing is decided; write exclude: true or the name of a cohort, or take the entry out")
        return self

    def to_correction(self, record_id: str) -> StudyCorrection:
        """Give it as the model has it."""
        return StudyCorrection(record_id, self.exclude, self.cohort, self.reason)


def _read_in_parts(entries: Any, read: Callable[[Any], Mapping[str, Any]]) -> Mapping[str, Any]:
    """Read some entries at a time, no further than the first part with faults, since each fault takes memory."""
    if not isinstance(entries, Mapping) or len(entries) <= _PART:
        return read(entries)
    return {key: entry for some in cut_into_batches(entries.items(), _PART) for key, entry in read(dict(some)).items()}


class CorrectionsEntry(Schema):
    """Content of the whole file."""

    version: int = Field(alias="schema")
    reviewer: _Word | None = None
    claims: Annotated[dict[str, CheckEntry], WrapValidator(_read_in_parts)] | None = None
    studies: Annotated[dict[str, StudyEntry], WrapValidator(_read_in_parts)] | None = None

    def to_corrections(self) -> Corrections:
        """Give them as the model has them."""
        checks = {claim_id: entry.to_check(claim_id) for claim_id, entry in (self.claims or {}).items()}
        studies = {record_id: entry.to_correction(record_id) for record_id, entry in (self.studies or {}).items()}
        return Corrections(checks, studies, self.reviewer)


class PatchEntry(Schema):
    """A change of some entries; one that is null is taken away."""

    reviewer: _Word | None = None
    claims: dict[str, CheckEntry | None] | None = None
    studies: dict[str, StudyEntry | None] | None = None
