"""Corrections as tests of the rules, on the records that they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.cli.correcting import open_corrections, open_terms
from assistant.cli.extracting import extract_records
from assistant.cli.review_files import read_review
from assistant.cli.rule_sets import Rules
from assistant.correct import Regressions, find_regressions, match_checks, name_records
from assistant.errors import Problem
from assistant.model import CheckResult
from assistant.read import ReadingOptions, load_snapshot

_TOLD = {
    CheckResult.ACCEPTED: "accepted claims still found",
    CheckResult.REJECTED: "rejected ones no longer made",
    CheckResult.EDITED: "edited ones read as corrected",
    CheckResult.ADDED: "added ones found",
}


@dataclass(frozen=True, slots=True)
class CorrectionTests:
    """What came of testing rules by corrections.

    Attributes
    ----------
    problems
        Each at the line of its correction.
    summary
        Counts on one line, empty if nothing was checked.
    """

    problems: tuple[Problem, ...] = ()
    summary: str = ""


def run_correction_tests(
    corrections: Path | None, records: Sequence[Path], rules: Rules, since: Path | None, *, mended: bool
) -> CorrectionTests:
    """Test rules by the claims that a reviewer checked.

    Parameters
    ----------
    corrections
        The file of corrections.
    records
        Files with the records that they are about; others in them are not read any further.
    rules
        The rules to test.
    since
        Review state from before the last edits of the rules.
    mended
        Whether rejected and edited claims that the rules still make as they were are problems.

    Raises
    ------
    RuleFileError
        If the corrections cannot be used as they stand.
    UnreadableInputError
        If a file of records holds none, or the review state cannot be read.
    """
    filed = open_corrections(corrections)
    checks = filed.corrections.checks
    if not checks:
        return CorrectionTests()
    if not records:
        return CorrectionTests(summary="corrections are not tested, as no records are named; name them with --on")
    snapshot, _ = load_snapshot(records, ReadingOptions(duplicates=rules.duplicates))
    known = name_records(snapshot.records)
    wanted = {known[check.record_id].record_id for check in checks.values() if check.record_id in known}
    checked = [record for record in snapshot.records if record.record_id in wanted]
    claims = [claim for extraction in extract_records(checked, rules.extraction) for claim in extraction.claims]
    matches = match_checks(checks.values(), claims, checked, open_terms(rules.extraction))
    earlier = read_review(since) if since else None
    found = find_regressions(matches, filed, earlier=earlier, mended=mended)
    return CorrectionTests(found.problems, _sum_up(found))


def _sum_up(found: Regressions) -> str:
    counts = [
        f"{tally.answered:,} of {tally.tested:,} {told}"
        for result, told in _TOLD.items()
        if (tally := found.tallies.get(result))
    ]
    untested = f"; {found.untested:,} not tested, as their sentences are not at hand" if found.untested else ""
    return f"corrections: {', '.join(counts) or 'none tested'}{untested}"
