"""``draftreview init``: the folder of a new review."""

import json
from pathlib import Path

import click

from assistant.cli.messages import print_summary
from assistant.cli.options import language_option, show_examples
from assistant.cli.review_folder import FILE
from assistant.outputs import write_whole

_FOLDERS = ("rules", "snapshots")
_TEMPLATE = "template.docx"
_TEXT = """\
# A review that draftreview keeps up to date. Commands that run here or below take from this file what their line
# does not say. Paths are relative to it.

title = {title}
lang = {language}                        # language of the drafts: a file under phrases/ of the rules
style = {style}  # of citations: a name such as apa, or a .csl file
template = "template.docx"         # of Word drafts: edit it in Word, its {{{{ draft }}}} marks where the draft goes
pack = "neuroimaging"              # the rules: a name, or a folder with a pack.yaml
rules = "rules"                    # your own rules, which lie over those of the pack
snapshots = ["snapshots/*"]        # exports of your search; all are merged
output = "draft.docx"              # what "draftreview build" writes: .docx, .md, .html or .json
corrections = "corrections.yaml"   # what you correct; the file comes with the first correction
# retractions = "retractions.csv"  # of the Retraction Watch database
"""


@click.command(epilog=show_examples('draftreview init my-review --title "My review: an update"'))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", help="Title of the drafts; without it, that of the language.")
@language_option
def init(folder: Path, title: str | None, language: str) -> None:
    """Start a review in a folder.

    DIR gets a draftreview.toml that says what the review is made of, a folder for your rules and one for the
    exports of your search, and a Word template to edit. What it holds already stays.
    """
    path = folder / FILE
    if path.exists():
        raise _refuse(path, "a review stands there already; edit the file")
    from assistant.cli.languages import copy_template, open_phrases

    phrases = open_phrases(language)
    for place in (folder, *(folder / name for name in _FOLDERS)):
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _refuse(place, error.strerror or str(error)) from None
    template = folder / _TEMPLATE
    if not template.exists():
        write_whole(template, copy_template(language))
    values = title or phrases.title, language, phrases.style
    write_whole(path, _TEXT.format(**dict(zip(("title", "language", "style"), map(_quote, values), strict=True))))
    print_summary(f"Put the export of your search into {folder / 'snapshots'}, then run there: draftreview build")
    click.echo(str(path))


def _refuse(path: Path, why: str) -> click.BadParameter:
    return click.BadParameter(f"{path}: {why}, or name another folder", param_hint="DIR")


def _quote(text: str) -> str:
    """Write a text as TOML does, whose strings are those of JSON but for one letter."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
