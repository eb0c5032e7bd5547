"""``draftreview studies``: groups, sizes and design of each study."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import (
    Wishes,
    extracting_options,
    lines_output_option,
    rule_options,
    show_examples,
    texts_argument,
)
from assistant.cli.results import check_output, write_result


@click.command(epilog=show_examples("draftreview studies search.nbib -o studies.jsonl"))
@texts_argument
@lines_output_option
@extracting_options
@rule_options
@click.pass_context
def studies(ctx: click.Context, file: Path, output: Path, wishes: Wishes, pack: str, overrides: Path | None) -> None:
    """Write the facts of each study, one record a line.

    FILE is a PubMed export, a snapshot, or JSON lines with an id (pmid, pmcid or id) and a text.
    What an abstract does not state is null.
    """
    check_output(output, [file])
    from assistant.cli.extracting import extract_records
    from assistant.cli.reading import open_reading
    from assistant.cli.rule_sets import open_extraction
    from assistant.interchange import to_json_lines
    from assistant.read import read_texts

    rules = open_extraction(pack, overrides)
    records, problems = read_texts(file, open_reading(pack, overrides, wishes))
    found = [extraction.study for extraction in extract_records(records, rules, jobs=wishes.jobs, cache=wishes.cache)]
    write_result(output, to_json_lines(found))
    exit_code = print_problems(problems)
    print_summary(f"{count(len(found), 'study', 'studies')}, {sum(bool(s.groups) for s in found):,} with group sizes")
    ctx.exit(exit_code)
