"""``draftreview check``: are the rules sound, do their examples hold, and what is in effect."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import pack_option, show_examples


@click.command(epilog=show_examples("draftreview check my-rules", "draftreview check my-rules --show-effective"))
@click.argument("rules", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@click.option(
    "--show-effective",
    is_flag=False,
    flag_value="grouping",
    type=click.Choice(("grouping", "concepts", "claims", "screening")),
    help="Print the rules of a kind (grouping if none is named) as they are in effect, each value with its place.",
)
@pack_option
@click.pass_context
def check(ctx: click.Context, rules: Path | None, show_effective: str | None, pack: str) -> None:
    """Validate the rule files and run their examples.

    FOLDER is your own folder of rules; it is checked together with the pack that it lies over.
    """
    from assistant.cli.effective_rules import print_effective
    from assistant.cli.languages import check_languages
    from assistant.cli.pipeline import load_rules

    loaded = load_rules(pack, rules)
    exit_code = print_problems((*loaded.notes(), *check_languages(loaded), *loaded.problems_in_examples()))
    print_summary(
        f"pack {loaded.pack.facts.id}: {count(len(loaded.concepts.by_id), 'concept')}, "
        f"{count(len(loaded.screening.rules), 'screening rule')}, "
        f"{count(len(loaded.grouping.sections), 'section')}, {count(len(loaded.grouping.strata), 'stratum', 'strata')}"
        f"; {'every example holds' if exit_code == 0 else 'some examples do not hold'}"
    )
    if show_effective:
        click.echo(print_effective(loaded.pack, show_effective), nl=False)
    ctx.exit(exit_code)
