"""``draftreview browse``: one page that shows the evidence, for checking what the rules read."""

from pathlib import Path

import click

from assistant.cli.options import (
    TITLE,
    Wishes,
    corrections_option,
    retractions_option,
    rule_options,
    selecting_options,
    show_examples,
    snapshot_argument,
)
from assistant.cli.results import check_output

SUFFIXES = (".html", ".htm")


@click.command(
    epilog=show_examples(
        "draftreview browse search.nbib -o evidence.html",
        'draftreview browse search.nbib --title "Update of March 2026" -o evidence.html',
        "draftreview browse search.nbib --corrections corrections.yaml -o evidence.html",
    )
)
@snapshot_argument
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    default=Path("evidence.html"),
    show_default=True,
    help="The page to write.",
)
@click.option("--title", default=TITLE, show_default=True, help="Title of the page.")
@corrections_option
@retractions_option
@selecting_options
@rule_options
@click.pass_context
def browse(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    output: Path,
    title: str,
    corrections: Path | None,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Write a page to look through and check the evidence.

    The page is one file for any browser: every synthesis with its votes, every claim with the sentence that states
    it, every abstract with what the rules recognised in it. It filters, searches and sorts, and needs no network, so
    that it can be sent by mail. Claims can be accepted, rejected, edited and added on it, and exported as
    corrections.yaml; --corrections goes on from there.
    """
    if output.suffix.lower() not in SUFFIXES:
        message = f"{output}: the page is HTML; give it the suffix .html"
        raise click.BadParameter(message, param_hint="'-o' / '--output'")
    check_output(output, (*snapshot, *filter(None, [retractions, corrections])))
    from assistant.cli.drafts import summarise
    from assistant.cli.evidence import gather_evidence, write_evidence
    from assistant.cli.messages import print_problems, print_summary
    from assistant.cli.rule_sets import load_rules
    from assistant.outputs import write_whole

    rules = load_rules(pack, overrides)
    evidence = gather_evidence(snapshot, rules, wishes, retractions, corrections)
    write_whole(output, write_evidence(evidence, rules, title))
    exit_code = print_problems(evidence.reviewed.problems)
    print_summary(summarise(evidence.reviewed.review))
    click.echo(str(output))
    ctx.exit(exit_code)
