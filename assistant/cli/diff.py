"""``draftreview diff``: what the new literature changes."""

from pathlib import Path

import click

from assistant.cli.messages import print_problems
from assistant.cli.options import STDOUT, Wishes, reading_options, rule_options, show_examples
from assistant.cli.results import check_output, write_result
from assistant.cli.review_files import is_review

SUFFIXES = (".md", ".html", ".json")


@click.command(
    epilog=show_examples(
        "draftreview diff search-2025.nbib search-2026.nbib",
        "draftreview diff search-2025.nbib search-2026.nbib -o changes.html",
        "draftreview diff draft-2025.review.json draft-2026.review.json --exit-code",
    )
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=STDOUT,
    help="File to write: .md, .html or .json by suffix; without it, text on standard output.",
)
@click.option("--exit-code", "tell", is_flag=True, help="Exit with 1 if a verdict changed.")
@reading_options
@rule_options
@click.pass_context
def diff(
    ctx: click.Context,
    old: Path,
    new: Path,
    output: Path,
    tell: bool,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Show what the new literature changes.

    Told are verdicts that changed and what each change means, syntheses that are new or gone, and the records and
    claims that differ, each with the studies that caused it.

    OLD and NEW are PubMed exports, frozen snapshots, or the *.review.json files beside two drafts.
    The exit code is 0 whether something changed or not, unless --exit-code asks for it.
    """
    _check_suffix(output)
    check_output(output, (old, new))
    from assistant.cli import pipeline
    from assistant.cli.comparing import open_state, write_changes
    from assistant.concepts import load_concepts
    from assistant.diff import Names, compare
    from assistant.pack import open_pack

    rules = None if is_review(old) and is_review(new) else pipeline.load_rules(pack, overrides)
    concepts = rules.concepts if rules else load_concepts(open_pack(pack, overrides))
    before, after = (open_state(path, rules, wishes) for path in (old, new))
    exit_code = max(print_problems(state.problems) for state in (before, after))
    changes = compare(before.review, after.review)
    names = Names(concepts.name, {**before.studies, **after.studies})
    write_result(output, write_changes(changes, names, output.suffix.lower()))
    if output != STDOUT:
        click.echo(str(output))
    ctx.exit(max(exit_code, int(tell and bool(changes.verdicts))))


def _check_suffix(output: Path) -> None:
    if output != STDOUT and output.suffix.lower() not in SUFFIXES:
        message = f"{output}: changes are not written as {output.suffix or 'a file without a suffix'}; "
        raise click.BadParameter(f"{message}choose .md, .html or .json", param_hint="'-o' / '--output'")
