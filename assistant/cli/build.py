"""``draftreview build``: the draft as Word, Markdown, HTML or JSON, and the review it rests on."""

from pathlib import Path

import click

from assistant.cli.draft_files import check_format
from assistant.cli.options import (
    checking_options,
    language_option,
    retractions_option,
    rule_options,
    selecting_options,
    show_examples,
    snapshot_argument,
)


@click.command(
    epilog=show_examples(
        'draftreview build search.nbib -o draft.docx --title "Update of March 2026"',
        "draftreview build search.nbib -o draft.md --rules my-rules --watch",
        "draftreview build search.nbib -o draft.html --style apa",
        "draftreview build search.nbib -o draft.docx --lang zh",
        "draftreview build search.nbib -o draft.docx --comments",
        "draftreview build search-2026.nbib -o draft.docx --since search-2025.nbib",
        "draftreview build search.nbib -o draft.docx --corrections corrections.yaml --mark-unchecked",
    )
)
@snapshot_argument
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    required=True,
    help="The draft to write: .docx, .md, .html or .json by suffix.",
)
@click.option("--title", help="Title of the draft; without it, that of the language.")
@click.option(
    "--style",
    metavar="NAME_OR_FILE",
    help="Citation style: a name such as apa or nature, or a .csl file; without it, that of the language (vancouver "
    "in English, GB/T 7714 in Chinese).",
)
@language_option
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
@click.option("--watch", is_flag=True, help="Build again whenever a file that it is made of changes; Ctrl-C ends it.")
@checking_options
@retractions_option
@selecting_options
@rule_options
@click.pass_context
def build(ctx: click.Context, /, **_: object) -> None:
    """Write a draft of the review.

    SNAPSHOT is an export of records or a frozen snapshot; several are merged. Beside draft.docx stands
    draft.review.json with every record, claim and synthesis that the draft rests on, and in draft.figures/ every
    figure as SVG. With --since, a section after the summary tells what changed.
    """
    check_format(ctx)
    from assistant.cli.plans import make_plan, make_plan_again
    from assistant.cli.rule_sets import load_rules
    from assistant.cli.watching import build_once, keep_building

    plan = make_plan(ctx)
    built, exit_code = build_once(plan, load_rules(plan.pack, plan.overrides, plan.order.language))
    if ctx.params["watch"]:
        keep_building(built, lambda: make_plan_again(ctx))
    ctx.exit(exit_code)
