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
from assistant.cli.results import check_output, open_result


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
    from assistant.cli.claim_lines import write_claims
    from assistant.cli.correcting import open_corrections
    from assistant.cli.extracting import extract_records
    from assistant.cli.reading import open_reading
    from assistant.cli.rule_sets import open_extraction
    from assistant.read import open_stream

    filed = open_corrections(corrections)
    rules = open_extraction(pack, overrides)
    with open_stream(snapshot, open_reading(pack, overrides, wishes, retractions)) as records:
        extractions = extract_records(records, rules, jobs=wishes.jobs, cache=wishes.cache)
        with open_result(output) as stream:
            written = write_claims(stream, records, extractions, filed, rules)
        exit_code = print_problems((*records.problems, *written.problems))
        print_summary(f"{count(len(records), 'record')}, {count(written.number, 'claim')}")
    ctx.exit(exit_code)
