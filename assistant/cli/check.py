"""``draftreview check``: are the rules sound, do their examples and your corrections hold, and what is in effect."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import corrections_option, pack_option, show_examples

_PATH: type[Path] = Path
_FILE = click.Path(path_type=_PATH)


@click.command(
    epilog=show_examples(
        "draftreview check my-rules",
        "draftreview check my-rules --show-effective",
        "draftreview check my-rules --corrections corrections.yaml --on search.nbib",
    )
)
@click.argument("rules", required=False, type=_FILE, metavar="[FOLDER]")
@click.option(
    "--show-effective",
    is_flag=False,
    flag_value="grouping",
    type=click.Choice(("grouping", "concepts", "claims", "screening")),
    help="Print the rules of a kind (grouping if none is named) as they are in effect, each value with its place.",
)
@corrections_option
@click.option(
    "--on",
    type=_FILE,
    multiple=True,
    metavar="SNAPSHOT",
    help="Records that the corrections are about; may be repeated.",
)
@click.option(
    "--since",
    type=_FILE,
    metavar="REVIEW",
    help="The *.review.json of a draft before your edits: tells rejected claims that were gone and are back.",
)
@click.option("--mended", is_flag=True, help="Fail as well if a rule still makes a claim that you rejected or edited.")
@pack_option
@click.pass_context
def check(
    ctx: click.Context,
    rules: Path | None,
    show_effective: str | None,
    corrections: Path | None,
    on: tuple[Path, ...],
    since: Path | None,
    mended: bool,
    pack: str,
) -> None:
    """Validate the rule files, run their examples, and test them by your corrections.

    FOLDER is your own folder of rules; it is checked together with the pack that it lies over.

    With corrections, a claim that you accepted must still be made, and one that you rejected must not come back.
    """
    _check_wishes(ctx, corrections, on, mended)
    from assistant.cli.correction_tests import run_correction_tests
    from assistant.cli.effective_rules import print_effective
    from assistant.cli.languages import check_languages
    from assistant.cli.rule_sets import load_rules

    loaded = load_rules(pack, rules)
    exit_code = print_problems((*loaded.notes(), *check_languages(loaded), *loaded.problems_in_examples()))
    print_summary(
        f"pack {loaded.pack.facts.id}: {count(len(loaded.concepts.by_id), 'concept')}, "
        f"{count(len(loaded.screening.rules), 'screening rule')}, "
        f"{count(len(loaded.grouping.sections), 'section')}, {count(len(loaded.grouping.strata), 'stratum', 'strata')}"
        f"; {'every example holds' if exit_code == 0 else 'some examples do not hold'}"
    )
    tests = run_correction_tests(corrections, on, loaded, since, mended=mended)
    exit_code = max(exit_code, print_problems(tests.problems))
    if tests.summary:
        print_summary(tests.summary)
    if show_effective:
        click.echo(print_effective(loaded.pack, show_effective), nl=False)
    ctx.exit(exit_code)


def _check_wishes(ctx: click.Context, corrections: Path | None, on: tuple[Path, ...], mended: bool) -> None:
    """Refuse options that would have nothing to do."""
    line = click.core.ParameterSource.COMMANDLINE
    if corrections and not on and ctx.get_parameter_source("corrections") is line:
        raise click.BadParameter(
            "name the records that they are about as well, with --on", param_hint="'--corrections'"
        )
    asked = {f"--{name}" for name in ("on", "since", "mended") if ctx.get_parameter_source(name) is line}
    if asked and not corrections:
        raise click.BadParameter("goes with --corrections", param_hint=f"'{min(asked)}'")
