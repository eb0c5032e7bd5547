"""``draftreview extract``: the claims of a snapshot."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import (
    Wishes,
    corrections_option,
    extracting_options,
    lines_output_option,
    retractions_option,
    rule_options,
    show_examples,
    snapshot_argument,
)
from assistant.cli.results import check_output, write_result


@click.command(epilog=show_examples("draftreview extract search.nbib -o claims.jsonl"))
@snapshot_argument
@lines_output_option
@corrections_option
@retractions_option
@extracting_options
@rule_options
@click.pass_context
def extract(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    output: Path,
    corrections: Path | None,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Write what each study claims, one claim a line.

    A claim names region, measure, direction and comparison, and quotes the sentence that states it. With
    --corrections, claims stand as you corrected them, and those that you rejected are left out.
    """
    check_output(output, (*snapshot, *filter(None, [retractions, corrections])))
    from assistant.cli.correcting import correct_claims, open_corrections
    from assistant.cli.extracting import extract_records
    from assistant.cli.reading import open_reading
    from assistant.cli.rule_sets import open_extraction
    from assistant.interchange import to_json_lines
    from assistant.model import CheckResult
    from assistant.read import load_snapshot

    filed = open_corrections(corrections)
    rules = open_extraction(pack, overrides)
    frozen, problems = load_snapshot(snapshot, open_reading(pack, overrides, wishes, retractions))
    extractions = extract_records(frozen.records, rules, jobs=wishes.jobs)
    made = [claim for extraction in extractions for claim in extraction.claims]
    corrected = correct_claims(made, frozen.records, filed, rules)
    claims = [claim for claim in corrected.claims if claim.check is not CheckResult.REJECTED]
    write_result(output, to_json_lines(claims))
    exit_code = print_problems((*problems, *corrected.problems))
    print_summary(f"{count(len(frozen.records), 'record')}, {count(len(claims), 'claim')}")
    ctx.exit(exit_code)
