"""``draftreview diff``: what the new literature changes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.messages import print_problems, print_summary
from assistant.cli.options import (
    LANGUAGE,
    STDOUT,
    Wishes,
    corrections_option,
    extracting_options,
    retractions_option,
    rule_options,
    show_examples,
)
from assistant.cli.results import check_output, write_result
from assistant.cli.review_files import is_review

if TYPE_CHECKING:
    from assistant.cli.comparing import Side

SUFFIXES = (".docx", ".md", ".html", ".json")
_PATH = click.Path(path_type=Path)


@click.command(
    epilog=show_examples(
        "draftreview diff search-2025.nbib search-2026.nbib",
        "draftreview diff search-2025.nbib search-2026.nbib -o changes.html",
        "draftreview diff search-2025.nbib search-2026.nbib -o changes.docx",
        "draftreview diff draft-2025.review.json draft-2026.review.json --exit-code",
        "draftreview diff search.nbib search.nbib --rules-new my-rules",
    )
)
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@click.option(
    "-o",
    "--output",
    type=_PATH,
    default=STDOUT,
    help="File to write: .docx, .md, .html or .json by suffix; without it, text on standard output.",
)
@click.option("--exit-code", "tell", is_flag=True, help="Exit with 1 if a verdict changed.")
@click.option("--rules-old", type=_PATH, metavar="FOLDER", help="Your rules for OLD, instead of those of --rules.")
@click.option("--rules-new", type=_PATH, metavar="FOLDER", help="Your rules for NEW, instead of those of --rules.")
@click.option("--title", help="Title of the drafts that a .docx compares.")
@click.option("--style", metavar="NAME_OR_FILE", help="Citation style of the drafts that a .docx compares.")
@click.option("--lang", "language", metavar="LANGUAGE", help="Language of the drafts that a .docx compares.")
@corrections_option
@retractions_option
@extracting_options
@rule_options
@click.pass_context
def diff(
    ctx: click.Context,
    old: Path,
    new: Path,
    output: Path,
    tell: bool,
    rules_old: Path | None,
    rules_new: Path | None,
    title: str | None,
    style: str | None,
    language: str | None,
    corrections: Path | None,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Show what the new literature changes.

    Told are verdicts that changed and what each change means, syntheses that are new or gone, and the records and
    claims that differ, each with the studies that caused it.

    OLD and NEW are PubMed exports, frozen snapshots, or the *.review.json files beside two drafts. The same file
    twice, with --rules-new, shows what a change of the rules does. --retractions is held against NEW alone;
    --corrections are laid over the claims of both, as far as they are files of records.

    A .docx is the draft of OLD in which all that the draft of NEW has otherwise is a tracked change; comments name the
    causes.

    The exit code is 0 whether something changed or not, unless --exit-code asks for it.
    """
    _check_suffix(output)
    drafted = output.suffix.lower() == ".docx"
    for path, given, option in (
        (old, rules_old, "--rules-old"),
        (new, rules_new, "--rules-new"),
        (new, retractions, "--retractions"),
        (old, drafted, "--output"),
        (new, drafted, "--output"),
    ):
        _check_records(path, given, option)
    look = title, style, language
    if not drafted and any(look):
        raise click.BadParameter("only a .docx has drafts to compare", param_hint="'--title' / '--style' / '--lang'")
    asked = ctx.get_parameter_source("corrections") is click.core.ParameterSource.COMMANDLINE
    _check_records(old, asked and is_review(new), "--corrections")
    check_output(output, (old, new, *filter(None, [retractions, corrections])))
    from assistant.cli.comparing import Side, compare_sides, write_changes

    sides = (
        Side(old, rules_old or overrides, corrections=corrections),
        Side(new, rules_new or overrides, retractions, corrections),
    )
    if drafted:
        ctx.exit(_write_redline(sides, output, look, pack, wishes, tell=tell))
    changes, names, problems = compare_sides(*sides, pack, wishes)
    exit_code = print_problems(problems)
    write_result(output, write_changes(changes, names, output.suffix.lower()))
    if output != STDOUT:
        click.echo(str(output))
    ctx.exit(max(exit_code, int(tell and bool(changes.verdicts))))


def _write_redline(
    sides: "tuple[Side, Side]",
    output: Path,
    look: tuple[str | None, str | None, str | None],
    pack: str,
    wishes: Wishes,
    *,
    tell: bool,
) -> int:
    from assistant.cli.redlines import RedlineOrder, compare_drafts, report
    from assistant.outputs import write_whole

    title, style, language = look
    order = RedlineOrder(*sides, pack, wishes, title, style, language or LANGUAGE)
    merged, changes, problems = compare_drafts(order)
    write_whole(output, merged.content)
    exit_code = print_problems(problems)
    for line in report(merged):
        print_summary(line)
    click.echo(str(output))
    return max(exit_code, int(tell and bool(changes.verdicts)))


def _check_suffix(output: Path) -> None:
    if output != STDOUT and output.suffix.lower() not in SUFFIXES:
        message = f"{output}: changes are not written as {output.suffix or 'a file without a suffix'}; "
        raise click.BadParameter(f"{message}choose .docx, .md, .html or .json", param_hint="'-o' / '--output'")


def _check_records(path: Path, given: Path | bool | None, option: str) -> None:
    if given and is_review(path):
        message = f"{path} is a review state, which is made and stays as it is; give the records that it was made of"
        raise click.BadParameter(message, param_hint=f"'{option}'")
