"""``draftreview update``: an edited draft brought up to date with new literature."""

from pathlib import Path

import click

from assistant.cli.messages import print_problems, print_summary
from assistant.cli.options import Wishes, reading_options, retractions_option, rule_options, show_examples
from assistant.cli.results import check_output
from assistant.outputs import check_folder

_PATH = click.Path(path_type=Path)


@click.command(
    epilog=show_examples(
        "draftreview update draft-edited.docx search-2026.nbib -o draft-next.docx",
        "draftreview update draft-edited.docx search.nbib -o draft-next.docx --rules my-rules",
    )
)
@click.argument("edited", type=_PATH)
@click.argument("snapshot", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--output", type=_PATH, required=True, help="The draft to write (.docx); never the edited one.")
@click.option("--style", metavar="NAME_OR_FILE", help="Citation style, if not that of the draft.")
@retractions_option
@reading_options
@rule_options
@click.pass_context
def update(
    ctx: click.Context,
    edited: Path,
    snapshot: tuple[Path, ...],
    output: Path,
    style: str | None,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Bring a draft that you edited up to date.

    EDITED is a Word draft of draftreview, edited in a word processor or not; SNAPSHOT is the whole literature as of
    now, an export of records or a frozen snapshot.

    What you did not touch is changed by tracked changes. What you rewrote stays yours, with the new version in a
    comment beside it; what you deleted stays deleted, and a comment tells if its verdict changed. EDITED itself is
    not changed. What was left to you is listed.
    """
    if output.suffix.lower() != ".docx":
        raise click.BadParameter(f"{output}: an updated draft is a .docx", param_hint="'-o' / '--output'")
    review_path, figures = output.with_suffix(".review.json"), output.with_suffix(".figures")
    for path in (output, review_path):
        check_output(path, (edited, *snapshot, *([retractions] if retractions else [])))
    check_folder(figures)
    from assistant.cli.pipeline import load_rules, load_style, make_document, make_review
    from assistant.cli.redlines import check_basis, report, update_draft
    from assistant.cli.review_files import read_file
    from assistant.interchange import to_json
    from assistant.outputs import write_folder, write_whole
    from assistant.redline import open_draft

    draft = open_draft(str(edited), read_file(edited))
    basis = draft.origin.basis
    chosen = load_style(style or basis.style.rpartition("/")[2])
    rules = load_rules(pack, overrides)
    reviewed = make_review(snapshot, rules, wishes, retractions)
    document = make_document(reviewed, rules, chosen, basis.title)
    merged = update_draft(draft, rules, document)
    write_whole(review_path, to_json(reviewed.review, indent=1) + "\n")
    write_folder(figures, {f"{figure.key}.svg": figure.picture.svg for figure in document.figures()})
    write_whole(output, merged.content)
    exit_code = print_problems(reviewed.problems)
    for line in filter(None, (check_basis(draft.origin, rules), *report(merged))):
        print_summary(line)
    click.echo(str(output))
    ctx.exit(exit_code)
