"""``draftreview build``: the Word or Markdown draft, and the review it rests on."""

from pathlib import Path

import click

from assistant.cli.messages import count, print_problems, print_summary
from assistant.cli.options import (
    Wishes,
    reading_options,
    retractions_option,
    rule_options,
    show_examples,
    snapshot_argument,
)
from assistant.cli.results import check_output
from assistant.model import Review, Verdict
from assistant.outputs import write_whole

SUFFIXES = (".docx", ".md")


@click.command(epilog=show_examples('draftreview build search.nbib -o draft.docx --title "Update of March 2026"'))
@snapshot_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The draft to write: .docx or .md by suffix."
)
@click.option("--title", default="Literature review update", show_default=True, help="Title of the draft.")
@retractions_option
@reading_options
@rule_options
@click.pass_context
def build(
    ctx: click.Context,
    snapshot: tuple[Path, ...],
    output: Path,
    title: str,
    retractions: Path | None,
    wishes: Wishes,
    pack: str,
    overrides: Path | None,
) -> None:
    """Write a draft of the review.

    SNAPSHOT is an export of records or a frozen snapshot; several are merged. Beside draft.docx stands
    draft.review.json with every record, claim and synthesis that the draft rests on.
    """
    _check_suffix(output)
    review_path = output.with_suffix(".review.json")
    for path in (output, review_path):
        check_output(path, (*snapshot, *([retractions] if retractions else [])))
    from assistant.cli.pipeline import load_rules, make_document, make_review, to_word
    from assistant.draft import to_markdown
    from assistant.interchange import to_json

    rules = load_rules(pack, overrides)
    reviewed = make_review(snapshot, rules, wishes, retractions)
    document = make_document(reviewed, rules, title)
    draft = to_word(document) if output.suffix.lower() == ".docx" else to_markdown(document)
    write_whole(review_path, to_json(reviewed.review, indent=1) + "\n")
    write_whole(output, draft)
    exit_code = print_problems(reviewed.problems)
    print_summary(summarise(reviewed.review))
    click.echo(str(output))
    ctx.exit(exit_code)


def summarise(review: Review) -> str:
    """Count records, claims and verdicts on one line."""
    used = sum(outcome.used for outcome in review.records)
    found = [s.verdict for s in review.syntheses]
    verdicts = (f"{found.count(v)} {v}" for v in Verdict if v in found)
    return (
        f"{count(len(review.records), 'record')}, {used:,} used; {count(len(review.claims), 'claim')}; "
        f"{count(len(found), 'synthesis', 'syntheses')} ({', '.join(verdicts) or 'none'})"
    )


def _check_suffix(output: Path) -> None:
    if output.suffix.lower() not in SUFFIXES:
        message = f"{output}: a draft is {' or '.join(SUFFIXES)}; choose one of these suffixes"
        raise click.BadParameter(message, param_hint="'-o' / '--output'")
