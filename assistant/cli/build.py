"""``draftreview build``: the draft as Word, Markdown, HTML or JSON, and the review it rests on."""

from collections.abc import Iterable
from pathlib import Path

import click

from assistant.cli.options import (
    DEFAULT_STYLE,
    TITLE,
    Wishes,
    reading_options,
    retractions_option,
    rule_options,
    show_examples,
    snapshot_argument,
)
from assistant.cli.results import check_output
from assistant.outputs import check_folder

SUFFIXES = (".docx", ".md", ".html", ".json")
_FOR_ONE_FORMAT = {
    "--zotero": (".docx", "only a .docx draft has fields"),
    "--comments": (".docx", "only a .docx draft has comments"),
    "--template": (".docx", "only a .docx draft has a template"),
    "--pandoc": (".md", "pandoc reads the .md draft"),
}


@click.command(
    epilog=show_examples(
        'draftreview build search.nbib -o draft.docx --title "Update of March 2026"',
        "draftreview build search.nbib -o draft.md --rules my-rules --watch",
        "draftreview build search.nbib -o draft.html --style apa",
        "draftreview build search.nbib -o draft.docx --comments",
        "draftreview build search-2026.nbib -o draft.docx --since search-2025.nbib",
    )
)
@snapshot_argument
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    required=True,
    help="The draft to write: .docx, .md, .html or .json by suffix.",
)
@click.option("--title", default=TITLE, show_default=True, help="Title of the draft.")
@click.option(
    "--style",
    default=DEFAULT_STYLE,
    show_default=True,
    metavar="NAME_OR_FILE",
    help="Citation style: a name such as apa or nature, or a .csl file.",
)
@click.option("--zotero", is_flag=True, help="Write citations and references as fields of Zotero (.docx only).")
@click.option(
    "--pandoc",
    is_flag=True,
    help="Cite by keys, with references and style in files beside the draft (.md only).",
)
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE", help="Your Word file to fill (.docx only)."
)
@click.option(
    "--comments", is_flag=True, help="Quote the evidence of each paragraph of findings in a comment (.docx only)."
)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="OLD",
    help="Tell what is new since OLD: an earlier file of records, or the *.review.json of an earlier draft.",
)
@click.option("--watch", is_flag=True, help="Build again whenever a rule or a file of records changes; Ctrl-C ends it.")
@retractions_option
@reading_options
@rule_options
@click.pass_context
def build(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    output: Path,
    title: str,
    style: str,
    zotero: bool,
    pandoc: bool,
    template: Path | None,
    comments: bool,
    since: Path | None,
    watch: bool,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Write a draft of the review.

    SNAPSHOT is an export of records or a frozen snapshot; several are merged. Beside draft.docx stands
    draft.review.json with every record, claim and synthesis that the draft rests on, and in draft.figures/ every
    figure as SVG. With --since, a section after the summary tells what changed.
    """
    _check_suffix(output)
    asked = ctx.get_parameter_source("template") is click.core.ParameterSource.COMMANDLINE
    wanted = {"--zotero": zotero, "--comments": comments, "--template": asked, "--pandoc": pandoc}
    _check_options(output, (option for option, given in wanted.items() if given))
    from assistant.cli.drafts import DraftOrder
    from assistant.cli.pipeline import load_rules, load_style
    from assistant.cli.watching import build_once, keep_building, watch_files

    beside = output.with_suffix(".review.json"), output.with_suffix(".figures")
    order = DraftOrder(
        *(snapshot, output, *beside, title, load_style(style), zotero, pandoc, template, comments),
        retractions=retractions,
        since=since,
        wishes=wishes,
    )
    for path in order.outputs:
        check_output(path, (*snapshot, order.style.path, *filter(None, [template, retractions, since])))
    check_folder(order.figures)
    rules = load_rules(pack, overrides)
    built, exit_code = build_once(order, rules)
    if watch:
        keep_building(order, pack, overrides, built, watch_files(order, rules))
    ctx.exit(exit_code)


def _check_options(output: Path, options: Iterable[str]) -> None:
    """Refuse options for what the format of the output does not have."""
    for option in options:
        suffix, reason = _FOR_ONE_FORMAT[option]
        if output.suffix.lower() != suffix:
            raise click.BadParameter(f"{reason}; leave {option} out", param_hint=f"'{option}'")


def _check_suffix(output: Path) -> None:
    if output.suffix.lower() not in SUFFIXES:
        message = f"{output}: a draft is {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}; choose one of these suffixes"
        raise click.BadParameter(message, param_hint="'-o' / '--output'")
