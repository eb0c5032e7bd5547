"""``draftreview agreement``: how far two reviewers agree."""

from pathlib import Path

import click

from assistant.cli.options import STDOUT, show_examples
from assistant.cli.results import check_output, write_result

SUFFIXES = (".md", ".json")
_PATH: type[Path] = Path
_FILE = click.Path(path_type=_PATH)


@click.command(
    epilog=show_examples(
        "draftreview agreement jane.yaml john.yaml", "draftreview agreement jane.yaml john.yaml -o agreement.md"
    )
)
@click.argument("first", metavar="A.yaml", type=_FILE)
@click.argument("second", metavar="B.yaml", type=_FILE)
@click.option(
    "-o",
    "--output",
    type=_FILE,
    default=STDOUT,
    help="File to write: .md or .json by suffix; without it, text on standard output.",
)
def agreement(first: Path, second: Path, output: Path) -> None:
    """Compare the corrections of two reviewers.

    Counts the claims that both checked, and says how far their answers (accepted, edited, rejected) agree: Cohen's
    kappa with its 95 % interval, fields that both corrected, and a list of conflicts with their quotes.
    """
    if output != STDOUT and output.suffix.lower() not in SUFFIXES:
        message = f"{output}: an agreement is {' or '.join(SUFFIXES)}; choose one of these suffixes"
        raise click.BadParameter(message, param_hint="'-o' / '--output'")
    check_output(output, (first, second))
    from assistant.correct import describe, read_corrections
    from assistant.evaluate import agreement_to_markdown, agreement_to_text, compare_reviewers
    from assistant.interchange import to_json

    one, other = (read_corrections(path).corrections for path in (first, second))
    found = compare_reviewers(one, other, _name(first, second))
    match output.suffix.lower():
        case ".md":
            text = agreement_to_markdown(found, describe)
        case ".json":
            text = to_json(found, indent=1) + "\n"
        case _:
            text = agreement_to_text(found, describe)
    write_result(output, text)


def _name(first: Path, second: Path) -> tuple[str, str]:
    """Call reviewers after their files, by as much of the paths as tells them apart."""
    return (first.stem, second.stem) if first.stem != second.stem else (str(first), str(second))
