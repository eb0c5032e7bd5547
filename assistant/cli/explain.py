"""``draftreview explain``: why a sentence gives the claims it gives, or none."""

from pathlib import Path

import click

from assistant.cli.options import STDOUT, rule_options, show_examples
from assistant.cli.results import write_result

_SECTIONS = ("title", "background", "methods", "results", "conclusion")


@click.command(
    epilog=show_examples(
        'draftreview explain "A sentence of the results."',
        'draftreview explain --rules my-rules --section conclusion "A sentence of the conclusion."',
    )
)
@click.argument("sentence", nargs=-1, metavar="SENTENCE")
@click.option(
    "--section",
    type=click.Choice(_SECTIONS),
    default="results",
    show_default=True,
    help="Part of the abstract to read it as, unless it begins with a heading of its own.",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object instead of text.")
@rule_options
def explain(sentence: tuple[str, ...], section: str, as_json: bool, pack: str, overrides: Path | None) -> None:
    """Say why a sentence gives the claims it gives, or none.

    Shows what the rules recognise in SENTENCE, which rule fired for each region and what it found; where
    no rule fired, the rules that come nearest and what they lack. Several sentences are explained one by one.
    """
    text = " ".join(sentence).strip()
    if not any(character.isalnum() for character in text):
        raise click.UsageError("there is no sentence to explain; give one in quotation marks")
    from assistant.cli.explanations import explanation_text
    from assistant.cli.pipeline import open_explainer
    from assistant.interchange import to_json
    from assistant.model import Section

    explanations = open_explainer(pack, overrides).explain(text, Section(section))
    if as_json:
        write_result(STDOUT, f"{to_json({'sentences': explanations}, indent=2)}\n")
    else:
        write_result(STDOUT, explanation_text(explanations, Path.cwd()))
