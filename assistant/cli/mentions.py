"""``draftreview mentions``: what the concept rules recognise in a text."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary, show_progress
from assistant.cli.options import (
    Wishes,
    lines_output_option,
    reading_options,
    rule_options,
    show_examples,
    texts_argument,
)
from assistant.cli.results import check_output, write_result


@click.command(epilog=show_examples("draftreview mentions search.nbib -o mentions.jsonl"))
@texts_argument
@lines_output_option
@reading_options
@rule_options
@click.pass_context
def mentions(ctx: click.Context, file: Path, output: Path, wishes: Wishes, pack: str, overrides: Path | None) -> None:
    """Write what the rules recognise, a record a line.

    A mention is a span of text that names a region, a measure, a direction, a group and so on.

    FILE is a PubMed export, a snapshot, or JSON lines with an id (pmid or id) and a text; offsets
    count characters of the abstract or text.
    """
    check_output(output, [file])
    from assistant.cli.reading import open_reading
    from assistant.cli.rule_sets import open_extraction
    from assistant.interchange import to_json_lines
    from assistant.read import read_texts

    extraction = open_extraction(pack, overrides)
    records, problems = read_texts(file, open_reading(pack, overrides, wishes))
    with show_progress(records, "Reading abstracts") as shown:
        lines = [{"id": record_id, "mentions": found} for record_id, found in extraction.extractor.mentions(shown)]
    write_result(output, to_json_lines(lines))
    exit_code = print_problems(problems)
    print_summary(f"{count(len(lines), 'record')}, {count(sum(len(line['mentions']) for line in lines), 'mention')}")
    ctx.exit(exit_code)
