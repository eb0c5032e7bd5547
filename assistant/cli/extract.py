"""``draftreview extract``: the claims of a snapshot."""

from collections.abc import Sequence
from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import (
    STDOUT,
    Wishes,
    corrections_option,
    extracting_options,
    retractions_option,
    rule_options,
    show_examples,
    snapshot_argument,
)
from assistant.cli.patterns import expand_paths, wants_store
from assistant.cli.results import check_output, open_result


@click.command(
    epilog=show_examples(
        "draftreview extract search.nbib -o claims.jsonl",
        "draftreview extract 'pubmed/*.xml.gz' -o claims/ --jobs 4",
        "draftreview extract 'pubmed/*.xml.gz' -o claims/ --engine dask --scheduler tcp://head:8786",
    )
)
@snapshot_argument
@click.option(
    *("-o", "--output"),
    default=str(STDOUT),
    metavar="PATH",
    show_default=True,
    help="File to write, - for standard output; or a folder, written with a / behind it, for a store.",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "dask"]),
    help="What spreads the files of a store: processes of this machine, or a cluster by dask.distributed.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Scheduler of a cluster that is running, such as tcp://head:8786.")
@corrections_option
@retractions_option
@extracting_options
@rule_options
@click.pass_context
def extract(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    output: str,
    engine: str | None,
    scheduler: str | None,
    corrections: Path | None,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Write what each study claims, one claim a line.

    A claim names region, measure, direction and comparison, and quotes the sentence that states it. With
    --corrections, claims stand as you corrected them, and those that you rejected are left out.

    A folder as output becomes a store, for searches of any size: one Parquet file for each input file, with records,
    studies and claims, from which build drafts what fits --where. Files that are done are passed over when the
    command is run again, and one that cannot be read does not stop the others. SNAPSHOT may be a pattern in quotes.
    """
    files = expand_paths(snapshot)
    if wants_store(ctx, output):
        ctx.exit(_make_store(files, Path(output), engine, scheduler, wishes, pack, overrides))
    ctx.exit(_write_lines(files, Path(output), corrections, retractions, wishes, pack, overrides))


def _make_store(
    files: Sequence[Path],
    store: Path,
    engine: str | None,
    scheduler: str | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> int:
    """Make the parts of a store that are not there yet, and give the exit code."""
    from assistant.cli.reading import open_reading
    from assistant.cli.rule_sets import load_rules
    from assistant.cli.storing import Engine, check_engine, make_store, prepare_store

    chosen = Engine(engine or Engine.PROCESSES)
    check_engine(chosen)
    making = prepare_store(store, load_rules(pack, overrides), open_reading(pack, overrides, wishes))
    report = make_store(making, files, chosen, wishes.jobs, scheduler)
    exit_code = print_problems(report.problems)
    print_summary(report.summarise())
    return exit_code


def _write_lines(
    files: Sequence[Path],
    output: Path,
    corrections: Path | None,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> int:
    """Write claims as they are found, and give the exit code."""
    check_output(output, (*files, *filter(None, [retractions, corrections])))
    from assistant.cli.claim_lines import write_claims
    from assistant.cli.correcting import open_corrections
    from assistant.cli.extracting import extract_records
    from assistant.cli.reading import open_reading
    from assistant.cli.rule_sets import open_extraction
    from assistant.read import open_stream

    filed = open_corrections(corrections)
    rules = open_extraction(pack, overrides)
    with open_stream(files, open_reading(pack, overrides, wishes, retractions)) as records:
        extractions = extract_records(records, rules, jobs=wishes.jobs, cache=wishes.cache)
        with open_result(output) as stream:
            written = write_claims(stream, records, extractions, filed, rules)
        exit_code = print_problems((*records.problems, *written.problems))
        print_summary(f"{count(len(records), 'record')}, {count(written.number, 'claim')}")
    return exit_code
