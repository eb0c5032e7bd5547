"""The corrections of a reviewer, joined to the stage that makes the claims which they are about."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from assistant.correct import Corrected, FiledCorrections, Terms, apply_corrections, read_corrections
from assistant.extract import ExtractionRules
from assistant.model import Claim, Record, Section


def open_corrections(path: Path | None) -> FiledCorrections:
    """Read a file of corrections; none, and one that is not there yet, correct nothing.

    Raises
    ------
    RuleFileError
        If the file cannot be used as it stands.
    """
    if path is None:
        return FiledCorrections()
    return read_corrections(path) if path.exists() else FiledCorrections(path=str(path))


def open_terms(rules: ExtractionRules) -> Terms:
    """Give what corrections may name under some rules."""

    @lru_cache(maxsize=1)
    def sections_of(record: Record) -> tuple[tuple[int, Section], ...]:
        return rules.extractor.sections(record)

    def find_section(record: Record, field: str, at: int) -> Section:
        if field == "title":
            return Section.TITLE
        inside = (section for end, section in sections_of(record) if end > at)
        return next(inside, Section.RESULTS)

    namer = rules.namer
    return Terms(rules.concepts, namer.region, namer.measure, namer.contrast, find_section)


def correct_claims(
    claims: Sequence[Claim], records: Sequence[Record], filed: FiledCorrections, rules: ExtractionRules
) -> Corrected:
    """Lay corrections over the claims that the rules make of records."""
    if not filed.corrections.checks and not filed.corrections.studies:
        return Corrected(tuple(claims), {}, ())
    return apply_corrections(claims, records, filed, open_terms(rules))
