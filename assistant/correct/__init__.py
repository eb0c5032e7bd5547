"""Corrections of a reviewer: read, written, changed, and laid over what the rules make of the records."""

from assistant.correct.applying import Corrected, apply_corrections
from assistant.correct.matching import Fate, Match, match_checks, name_records
from assistant.correct.patches import Patch, lay_over, read_patch
from assistant.correct.reading import MAX_BYTES, FiledCorrections, check_bounds, parse_corrections, read_corrections
from assistant.correct.regressions import Regressions, find_regressions
from assistant.correct.statements import describe, state_claim
from assistant.correct.terms import Terms
from assistant.correct.writing import (
    check_entry,
    corrections_entry,
    identify_corrections,
    statement_entry,
    study_entry,
    write_corrections,
)

__all__ = [
    "MAX_BYTES",
    "Corrected",
    "Fate",
    "FiledCorrections",
    "Match",
    "Patch",
    "Regressions",
    "Terms",
    "apply_corrections",
    "check_bounds",
    "check_entry",
    "corrections_entry",
    "describe",
    "find_regressions",
    "identify_corrections",
    "lay_over",
    "match_checks",
    "name_records",
    "parse_corrections",
    "read_corrections",
    "read_patch",
    "state_claim",
    "statement_entry",
    "study_entry",
    "write_corrections",
]
