"""``draftreview update``: an edited draft brought up to date with new literature."""

from pathlib import Path

import click

from assistant.cli.draft_files import DraftFiles
from assistant.cli.options import (
    Checking,
    Wishes,
    checking_options,
    extracting_options,
    retractions_option,
    rule_options,
    show_examples,
    snapshot_argument,
)

_PATH = click.Path(path_type=Path)


@click.command(
    epilog=show_examples(
        "draftreview update draft-edited.docx search-2026.nbib -o draft-next.docx",
        "draftreview update draft-edited.docx search-2026.nbib -o draft-next.docx --since draft.review.json",
    )
)
@click.argument("edited", type=_PATH)
@snapshot_argument
@click.option("-o", "--output", type=_PATH, required=True, help="The draft to write (.docx); never the edited one.")
@click.option("--style", metavar="NAME_OR_FILE", help="Citation style, if not that of the draft.")
@click.option("--lang", "language", metavar="LANGUAGE", help="Language, if not that of the draft.")
@click.option(
    "--since",
    type=_PATH,
    metavar="OLD",
    help="Tell what is new since OLD, the *.review.json beside the draft or its records: in a section and in comments.",
)
@checking_options
@retractions_option
@extracting_options
@rule_options
@click.pass_context
def update(
    ctx: click.Context,
    edited: Path,
    snapshot: tuple[Path, ...],
    output: Path,
    style: str | None,
    language: str | None,
    since: Path | None,
    checking: Checking,
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
    files = DraftFiles(output)
    files.check((edited, *snapshot, *filter(None, [retractions, since, checking.corrections])))
    from assistant.cli.rule_sets import load_rules
    from assistant.cli.updating import UpdateOrder, open_edited, write_update

    draft = open_edited(edited)
    rules = load_rules(pack, overrides, language or draft.origin.basis.language)
    order = UpdateOrder(snapshot, files, style, since, retractions, wishes, checking)
    ctx.exit(write_update(order, draft, rules))
