"""``draftreview snapshot``: bibliographic files, frozen."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import (
    Wishes,
    lines_output_option,
    reading_options,
    retractions_option,
    rule_options,
    show_examples,
)
from assistant.cli.results import check_output, write_result


@click.command(epilog=show_examples("draftreview snapshot pubmed.nbib more.nbib -o search-2026-03.jsonl"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@lines_output_option
@retractions_option
@reading_options
@rule_options
@click.pass_context
def snapshot(
    ctx: click.Context,
    files: tuple[Path, ...],
    output: Path,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Freeze the records of a literature search.

    FILES are exports of databases and reference managers (MEDLINE, PubMed XML, RIS, BibTeX, CSL-JSON,
    EndNote XML, CSV; also compressed by gzip) or earlier snapshots; duplicates are merged. The first line
    of the snapshot holds its date, content hash and counts, each further line a record.
    """
    check_output(output, (*files, *([retractions] if retractions else [])))
    from assistant.cli.reading import open_reading
    from assistant.read import load_snapshot, snapshot_to_text

    frozen, problems = load_snapshot(files, open_reading(pack, overrides, wishes, retractions))
    write_result(output, snapshot_to_text(frozen))
    exit_code = print_problems(problems)
    counts = ", ".join(f"{number:,} {what}" for what, number in frozen.counts.items())
    print_summary(f"{count(len(frozen.records), 'record')} of {frozen.date or 'no date'} ({counts})")
    ctx.exit(exit_code)
